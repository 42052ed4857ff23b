import { useMemo } from 'react'
import { Link } from 'wouter'
import { call } from '../../api/call.ts'
import { useHand } from '../../ops/list/hand.ts'
import { ListNews } from '../../ops/list/list-news.tsx'
import { ListTable, type Column } from '../../ops/list/list-table.tsx'
import { useSelection } from '../../ops/list/selection.ts'
import { useLiveRows } from '../../ops/list/use-live-rows.ts'
import { opensRow } from '../../ops/list/focus-row.ts'
import { clock, count, moment } from '../../ops/numbers.ts'
import { words } from '../../words.ts'
import { masked, mostCauses, setOfGroups, type DeadFilter, type Group } from './dead-set.ts'
import { Empty } from './empty.tsx'
import { SetBar } from './set-bar.tsx'
import { useSeen } from './use-seen.ts'

const say = words.care.dead
const idOf = ({ cause }: Group) => cause
const errorOf = ({ code, class: kind }: Group) => code ?? kind ?? '?'

/** One error, one row: what steps died of. `open`: the address of an error's own letters. */
export function GroupsList({ filter, open }: { filter: DeadFilter; open: (cause: string) => string }) {
  const hand = useHand()
  const selection = useSelection()
  const list = useLiveRows<Group, Groups>({
    key: ['dead', 'groups', filter],
    ask: async (_cursor, signal) =>
      await call('GET /v1/admin/dead/groups', { query: filter, ...(signal && { signal }) }),
    id: idOf,
    hand,
    selected: selection.ids.size,
  })
  const seen = useSeen(selection.ids, { as_of: list.first?.as_of ?? '', rows: list.rows })
  const columns = useMemo(() => columnsOf(open), [open])
  const chosen = seen.rows.filter(({ cause }) => selection.has(cause))
  const { first, rows, error } = list
  if (!first || rows.length === 0)
    return <Empty loading={!first} error={error} filtered={Object.keys(filter).length > 0} />
  const set = setOfGroups(chosen, filter, seen.as_of)
  return (
    <div className="ops-list">
      <div className="ops-bar">
        <span className="muted">
          {say.sum(count(first.grouped, Infinity), count(first.total.n) + (first.total.more ? '+' : ''))}
        </span>
        <ListNews at={list.at} news={list.news} onShow={list.showNews} />
      </div>
      <ListTable
        label={say.table}
        columns={columns}
        rows={rows}
        id={idOf}
        name={(row) => say.group(row.letters, errorOf(row))}
        hand={hand}
        selection={selection}
        gone={list.gone}
        tall
      />
      {chosen.length > 0 && (
        <SetBar
          set={set}
          says={say.chosen.groups(count(set.letters, Infinity), chosen.length, clock(seen.as_of, true))}
          refused={chosen.length > mostCauses ? say.tooMany : null}
          onClear={() => selection.set([])}
        />
      )}
    </div>
  )
}

type Groups = Awaited<ReturnType<typeof call<'GET /v1/admin/dead/groups'>>>

function columnsOf(open: (cause: string) => string): Column<Group>[] {
  const { columns } = say
  return [
    { key: 'letters', name: columns.letters, end: true, cell: ({ letters }) => count(letters) },
    { key: 'queue', name: columns.queue, cell: ({ queue }) => queue },
    {
      key: 'error',
      name: columns.error,
      wide: true,
      cell: (row) => (
        <>
          <Link className={opensRow} href={open(row.cause)}>
            {errorOf(row)}
          </Link>
          <span className="muted ops-care-message">{masked(row.message)}</span>
        </>
      ),
    },
    { key: 'first', name: columns.first, end: true, cell: ({ first_at }) => moment(first_at) },
    { key: 'last', name: columns.last, end: true, cell: ({ last_at }) => moment(last_at) },
    { key: 'books', name: columns.books, end: true, cell: ({ books }) => count(books) },
  ]
}
