import type { Answer } from '../../api/call.ts'
import { words } from '../../words.ts'
import type { Column } from '../list/list-table.tsx'
import { useNow } from '../list/list-news.tsx'
import { ago, count, duration } from '../numbers.ts'
import { Judged } from '../queues/queue-columns.tsx'
import { levelOf, thresholds } from '../thresholds.ts'

export type Worker = Answer<'GET /v1/admin/workers'>['items'][number]

const { workers: says } = words.ops
const pill = { running: 'good', draining: 'watch', stopped: '', lost: 'bad' } as const
/** How often a worker says that it lives. */
const beat_s = 3

export function workerColumns(
  open: (worker: Worker) => void,
  drain: (worker: Worker) => void,
): Column<Worker>[] {
  const { columns } = says
  return [
    {
      key: 'name',
      name: columns.name,
      wide: true,
      cell: (worker) => (
        <button className="ops-opens-row" onClick={() => open(worker)}>
          {worker.name}
        </button>
      ),
    },
    { key: 'state', name: columns.state, cell: ({ state }) => <WorkerState state={state} /> },
    { key: 'seen', name: columns.seen, end: true, cell: (worker) => <Seen worker={worker} /> },
    {
      key: 'running',
      name: columns.running,
      end: true,
      cell: ({ queues }) => `${count(sumOf(queues, 'running'))}/${count(sumOf(queues, 'slots'))}`,
    },
    {
      key: 'oldest',
      name: columns.oldest,
      end: true,
      cell: ({ doing }) => <Oldest since={doing[0]?.since} />,
    },
    { key: 'done', name: columns.done, end: true, cell: ({ queues }) => count(sumOf(queues, 'done')) },
    { key: 'failed', name: columns.failed, end: true, cell: ({ queues }) => count(sumOf(queues, 'failed')) },
    { key: 'version', name: columns.version, cell: ({ version }) => version || '–' },
    {
      key: 'act',
      name: <span className="hidden-but-read">{columns.act}</span>,
      end: true,
      cell: (worker) =>
        worker.state === 'running' && (
          <button className="button" aria-label={says.drainName(worker.name)} onClick={() => drain(worker)}>
            {says.drainIt}
          </button>
        ),
    },
  ]
}

export const WorkerState = ({ state }: Pick<Worker, 'state'>) => (
  <span className={`pill ${pill[state]}`}>{says.states[state]}</span>
)

function Seen({ worker: { state, seen_at } }: { worker: Worker }) {
  const age_s = (useNow() - Date.parse(seen_at)) / 1000
  const text = says.ago(ago(age_s))
  if (state === 'stopped') return text
  return <Judged text={text} level={levelOf(age_s / beat_s, thresholds.unseen_beats)} />
}

export function Oldest({ since }: { since: string | undefined }) {
  const now = useNow()
  return since === undefined ? '–' : duration(Math.floor((now - Date.parse(since)) / 1000))
}

export const sumOf = (queues: Worker['queues'], what: 'running' | 'slots' | 'done' | 'failed'): number =>
  queues.reduce((sum, queue) => sum + queue[what], 0)
