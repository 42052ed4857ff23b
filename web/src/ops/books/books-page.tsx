import { call, type Answer } from '../../api/call.ts'
import { words } from '../../words.ts'
import { FilteredList, given } from '../list/filtered-list.tsx'
import { useHand } from '../list/hand.ts'
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
  const filtered = useFilters(names)
  const [values] = filtered
  const query = given(values) as Query
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
    <FilteredList
      {...{ says, filters, filtered, list, hand }}
      columns={bookColumns}
      id={idOf}
      name={nameOfBook}
    />
  )
}
