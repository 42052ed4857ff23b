import { call, type Answer } from '../../api/call.ts'
import { words } from '../../words.ts'
import { FilteredList, given } from '../list/filtered-list.tsx'
import { useHand } from '../list/hand.ts'
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
  const filtered = useFilters(names)
  const [values] = filtered
  const query = given(values) as Query
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
    <FilteredList
      {...{ says, filters, filtered, list, hand }}
      beside={
        total && (
          <span className="muted">{says.total(count(total.count, total.more ? total.count : Infinity))}</span>
        )
      }
      columns={stepColumns}
      id={idOf}
      name={nameOf}
      total={total && !total.more ? total.count + 1 : -1}
    />
  )
}
