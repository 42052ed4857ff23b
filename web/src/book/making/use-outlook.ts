import { useQuery } from '@tanstack/react-query'
import { call, type Answer, type Book } from '../../api/call.ts'
import { isFinal } from '../../api/held-book.ts'

export type Outlook = Answer<'GET /v1/books/{id}/outlook'>

const every_ms = 4_000

/** What is left of a book that is being made, and what of it waits; asked for only while somebody looks. */
export function useOutlook(book: Book): Outlook | null {
  const making = !isFinal(book)
  const { data } = useQuery({
    queryKey: ['outlook', book.id, book.revision],
    queryFn: ({ signal }) => call('GET /v1/books/{id}/outlook', { params: { id: book.id }, signal }),
    enabled: making,
    refetchInterval: every_ms,
    retry: false,
  })
  return (making && data) || null
}

/** When an order like this one was to be ready at the latest, by what the service quotes; null for what has no quote. */
export function useQuotedEnd(book: Book): number | null {
  const { data } = useQuery({
    queryKey: ['quoted', book.id],
    queryFn: async ({ signal }) => {
      const { idea, page_count, age_group, style, language } = book
      const body = { idea, pages: page_count, age_group, style, language }
      return await call('POST /v1/quote', { body, signal })
    },
    enabled: !isFinal(book) && book.revision === 1,
    staleTime: Infinity,
    retry: false,
  })
  return data ? Date.parse(book.created_at) + data.time_s.high * 1000 : null
}
