import { call, type Answer } from '../../api/call.ts'
import { PageTitle } from '../../shell/page-title.tsx'
import { words } from '../../words.ts'
import { useHand } from '../list/hand.ts'
import { ListFilters } from '../list/list-filters.tsx'
import { ListNews } from '../list/list-news.tsx'
import { ListTable } from '../list/list-table.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { useFilters } from '../list/use-filters.ts'
import { useLiveRows } from '../list/use-live-rows.ts'
import { count } from '../numbers.ts'
import { stepColumns, type Step } from './step-columns.tsx'

const { steps: says } = words.ops
const names = ['state', 'queue', 'kind', 'reason', 'book', 'user'] as const
const filters = [
  { name: 'state', label: says.state, of: says.states },
  { name: 'queue', label: says.queue, of: says.queues },
  { name: 'reason', label: says.reason, of: words.ops.overview.reasons },
  { name: 'book', label: says.book },
  { name: 'user', label: says.user },
]
const idOf = ({ id }: Step) => id
const nameOf = ({ key, title }: Step) => `${key}, ${title ?? ''}`

type Query = NonNullable<Parameters<typeof call<'GET /v1/admin/steps'>>[1]['query']>

/** What runs, what is in line, what sleeps, and why. */
export default function StepsPage() {
  const hand = useHand()
  const [values, change] = useFilters(names)
  const query = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as Query
  const list = useLiveRows<Step, Answer<'GET /v1/admin/steps'>>({
    key: ['ops-steps', values],
    ask: async (cursor, signal) =>
      await call('GET /v1/admin/steps', {
        query: { ...query, limit: 200, ...(cursor !== undefined && { cursor }) },
        ...(signal && { signal }),
      }),
    id: idOf,
    hand,
  })
  const total = list.first?.total
  return (
    <main id="main" className="ops-list">
      <div className="ops-page-head">
        <PageTitle tab={says.title}>{says.title}</PageTitle>
        {total && (
          <span className="muted">{says.total(count(total.count, total.more ? total.count : Infinity))}</span>
        )}
      </div>
      <div className="ops-bar">
        <ListFilters label={says.filters} filters={filters} values={values} onChange={change} />
        <ListNews at={list.at} news={list.news} onShow={list.showNews} />
      </div>
      {list.error && <p className="ops-bad ops-note">{`${words.ops.list.failed} ${list.error.message}`}</p>}
      {list.first && list.rows.length === 0 ? (
        <p className="card ops-empty">{says.none}</p>
      ) : (
        <ListTable
          label={says.label}
          columns={stepColumns}
          rows={list.rows}
          id={idOf}
          name={nameOf}
          hand={hand}
          gone={list.gone}
          total={total && !total.more ? total.count + 1 : -1}
          tall
        />
      )}
      <MoreRows more={list.more} />
    </main>
  )
}
