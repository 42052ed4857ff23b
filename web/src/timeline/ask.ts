import { useQuery } from '@tanstack/react-query'
import { call, Refusal } from '../api/call.ts'

const every_ms = 2_000
const most_ms = 30_000
export const finalStatuses: readonly string[] = ['complete', 'partial', 'failed', 'cancelled']

/** While the book is made, every two seconds; more seldom while nothing answers; not at all once it is final. */
export const useBookTold = (id: string) =>
  useQuery({
    queryKey: ['timeline', id, 'book'],
    queryFn: ({ signal }) => call('GET /v1/admin/books/{id}', { params: { id }, signal }),
    refetchInterval: ({ state }) => intervalOf(state.data?.book.status, state.fetchFailureCount, state.error),
  })

/** `status`: of the book as it was last told. Once more after it became final: the last steps ended with it. */
export const useTimeline = (id: string, status: string | undefined) =>
  useQuery({
    queryKey: ['timeline', id, 'steps', status !== undefined && finalStatuses.includes(status)],
    queryFn: ({ signal }) => call('GET /v1/admin/books/{id}/timeline', { params: { id }, signal }),
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => intervalOf(status, state.fetchFailureCount, state.error),
  })

function intervalOf(status: string | undefined, failures: number, error: unknown): number | false {
  if (error instanceof Refusal && error.status >= 400 && error.status < 500) return false
  if (status !== undefined && finalStatuses.includes(status)) return false
  return Math.min(every_ms * 2 ** failures, most_ms)
}
