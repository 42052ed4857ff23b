import { useState } from 'react'
import { call, type Answer } from '../../api/call.ts'
import { PageTitle } from '../../shell/page-title.tsx'
import { words } from '../../words.ts'
import { useHand } from '../list/hand.ts'
import { ListNews } from '../list/list-news.tsx'
import { ListTable } from '../list/list-table.tsx'
import { useFilters } from '../list/use-filters.ts'
import { useLiveRows } from '../list/use-live-rows.ts'
import { DrainDialog } from './drain-dialog.tsx'
import { workerColumns, type Worker } from './worker-columns.tsx'
import { WorkerPanel } from './worker-panel.tsx'
import './workers.css'

const { workers: says } = words.ops
const idOf = ({ id }: Worker) => id

/** Who is alive and takes work. */
export default function WorkersPage() {
  const hand = useHand()
  const [{ open: opened }, change] = useFilters(['open'])
  const [draining, drain] = useState<Worker | null>(null)
  const { rows, gone, news, at, first, showNews } = useLiveRows<Worker, Answer<'GET /v1/admin/workers'>>({
    key: ['ops-workers'],
    ask: async (_, signal) => await call('GET /v1/admin/workers', signal ? { signal } : {}),
    id: idOf,
    hand,
  })
  const shown = rows.find(({ id }) => id === opened)
  return (
    <main id="main" className={shown ? 'ops-list with-panel' : 'ops-list'}>
      <div className="ops-list-main">
        <div className="ops-page-head">
          <PageTitle tab={says.title}>{says.title}</PageTitle>
          <ListNews at={at} news={news} onShow={showNews} />
        </div>
        {first && !rows.some(isAlive) && (
          <p className="ops-alarm bad ops-none-alive">
            {says.none} <code>{says.run}</code>
          </p>
        )}
        {rows.length > 0 && (
          <ListTable
            label={says.label}
            columns={workerColumns((worker) => change({ open: worker.id }), drain)}
            rows={rows}
            id={idOf}
            name={({ name }) => name}
            hand={hand}
            opened={shown ? opened : null}
            gone={gone}
          />
        )}
      </div>
      {shown && (
        <WorkerPanel worker={shown} onClose={() => change({ open: '' })} onDrain={() => drain(shown)} />
      )}
      {draining && <DrainDialog worker={draining} onClose={() => drain(null)} />}
    </main>
  )
}

const isAlive = ({ state }: Worker) => state === 'running' || state === 'draining'
