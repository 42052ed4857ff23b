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
import { bookColumns, nameOfBook, type OpsBook } from './book-columns.tsx'

const { books: says } = words.ops
const names = ['q', 'user', 'status', 'error'] as const
const filters = [
  { name: 'q', label: says.words },
  { name: 'status', label: says.status, of: says.statuses },
  { name: 'user', label: says.user },
  { name: 'error', label: says.error },
]
const idOf = ({ id }: OpsBook) => id

type Query = NonNullable<Parameters<typeof call<'GET /v1/admin/books'>>[1]['query']>

/** Everybody's books, newest first: whose book is this, and how did it end? */
export default function BooksPage() {
  const hand = useHand()
  const [values, change] = useFilters(names)
  const query = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as Query
  const list = useLiveRows<OpsBook, Answer<'GET /v1/admin/books'>>({
    key: ['ops-books', values],
    ask: async (cursor, signal) =>
      await call('GET /v1/admin/books', {
        query: { ...query, limit: 100, ...(cursor !== undefined && { cursor }) },
        ...(signal && { signal }),
      }),
    id: idOf,
    hand,
  })
  return (
    <main id="main" className="ops-list">
      <div className="ops-page-head">
        <PageTitle tab={says.title}>{says.title}</PageTitle>
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
          columns={bookColumns}
          rows={list.rows}
          id={idOf}
          name={nameOfBook}
          hand={hand}
          gone={list.gone}
          tall
        />
      )}
      <MoreRows more={list.more} />
    </main>
  )
}
