import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { call, type Answer } from '../../api/call.ts'
import { useHand } from '../../ops/list/hand.ts'
import { opensRow } from '../../ops/list/focus-row.ts'
import { ListNews } from '../../ops/list/list-news.tsx'
import { ListTable, type Column } from '../../ops/list/list-table.tsx'
import { useSelection, type Selection } from '../../ops/list/selection.ts'
import { useLiveRows } from '../../ops/list/use-live-rows.ts'
import { clock, count, moment } from '../../ops/numbers.ts'
import { words } from '../../words.ts'
import { masked, setOfError, setOfLetters, type DeadFilter, type Letter } from './dead-set.ts'
import { Empty } from './empty.tsx'
import { LetterPanel } from './letter-panel.tsx'
import { SetBar } from './set-bar.tsx'
import { useSeen } from './use-seen.ts'

const say = words.care.dead
const idOf = ({ id }: Letter) => id
type Letters = Answer<'GET /v1/admin/dead'>

type Props = {
  filter: DeadFilter
  /** Whose details stand in the panel. */
  shown: string
  onShow: (id: string) => void
}

/** The letters of one error, newest first. */
export function LettersList({ filter, shown, onShow }: Props) {
  const hand = useHand()
  const selection = useSelection()
  const [whole, setWhole] = useState(false)
  const list = useLiveRows<Letter, Letters>({
    key: ['dead', 'letters', filter],
    ask: async (cursor, signal) =>
      await call('GET /v1/admin/dead', {
        query: { ...filter, limit: 50, ...(cursor !== undefined && { cursor }) },
        ...(signal && { signal }),
      }),
    id: idOf,
    hand,
    selected: selection.ids.size,
  })
  const seen = useSeen(selection.ids, { as_of: list.first?.as_of ?? '', total: list.first?.total ?? null })
  const columns = useMemo(() => columnsOf(onShow), [onShow])
  const { first, rows, error } = list
  if (!first || rows.length === 0) return <Empty loading={!first} error={error} filtered />
  const total = seen.total ?? { n: rows.length, more: false }
  const text = count(total.n) + (total.more ? '+' : '')
  const ids = rows.map(idOf).filter((id) => selection.has(id))
  const all = whole && ids.length === rows.length
  const set = all ? setOfError(filter, total, seen.as_of, ids[0] ?? '') : setOfLetters(ids, seen.as_of)
  const says = all
    ? say.chosen.whole(text, clock(seen.as_of, true))
    : say.chosen.letters(ids.length, clock(seen.as_of, true))
  const offers = !all && ids.length === rows.length && (total.more || total.n > rows.length)
  return (
    <div className={shown ? 'ops-list with-panel' : 'ops-list'}>
      <div className="ops-care-column">
        <div className="ops-bar">
          <span className="muted">{text}</span>
          {offers && (
            <button className="button quiet ops-care-offer" onClick={() => setWhole(true)}>
              {say.wholeOffer(ids.length, text)}
            </button>
          )}
          <ListNews at={list.at} news={list.news} onShow={list.showNews} />
        </div>
        <Table {...{ list, columns, selection, hand, shown, total: total.n }} />
        {ids.length > 0 && <SetBar set={set} says={says} refused={null} onClear={() => selection.set([])} />}
      </div>
      {shown && <LetterPanel key={shown} id={shown} onClose={() => onShow('')} />}
    </div>
  )
}

type TableProps = {
  list: ReturnType<typeof useLiveRows<Letter, Letters>>
  columns: Column<Letter>[]
  selection: Selection
  hand: ReturnType<typeof useHand>
  shown: string
  total: number
}

function Table({ list, columns, selection, hand, shown, total }: TableProps) {
  const { more } = list
  return (
    <>
      <ListTable
        label={say.letters}
        columns={columns}
        rows={list.rows}
        id={idOf}
        name={({ key, died_at }) => `${key}, ${moment(died_at)}`}
        hand={hand}
        selection={selection}
        opened={shown}
        gone={list.gone}
        total={total + 1}
        tall
      />
      {more && (
        <div className="ops-more">
          <button className="button" onClick={() => void more()}>
            {words.ops.list.more}
          </button>
        </div>
      )}
    </>
  )
}

function columnsOf(show: (id: string) => void): Column<Letter>[] {
  const { columns } = say
  return [
    {
      key: 'step',
      name: columns.step,
      cell: ({ id, key }) => (
        <button className={opensRow} onClick={() => show(id)}>
          {key}
        </button>
      ),
    },
    { key: 'died', name: columns.died, end: true, cell: ({ died_at }) => moment(died_at) },
    {
      key: 'book',
      name: columns.book,
      cell: ({ book_id }) =>
        book_id ? (
          <Link href={`/ops/books/${book_id}`} className="ops-care-id">
            {book_id.slice(0, 13)}
          </Link>
        ) : (
          <span className="muted">{say.noBook}</span>
        ),
    },
    { key: 'user', name: columns.user, cell: ({ user }) => user },
    {
      key: 'message',
      name: columns.message,
      wide: true,
      cell: ({ message, because }) => (
        <span className="muted">{masked([message, because].filter(Boolean).join(' – '))}</span>
      ),
    },
    { key: 'tries', name: columns.tries, end: true, cell: ({ attempts }) => attempts },
  ]
}
