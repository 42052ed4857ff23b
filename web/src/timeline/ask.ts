import { useQuery } from '@tanstack/react-query'
import { call, Refusal, type Book } from '../api/call.ts'
import type { Timeline } from './told.ts'

export type BookTold = {
  book: Book
  user: string
  waited_s: number
  worked_s: number
  usd: number
  wasted_usd: number
  why: string | null
}

// Named here until the API's document has them.
const ask = call as unknown as <T>(name: string, asked: object) => Promise<T>

const every_ms = 2_000
const most_ms = 30_000
const ends = ['complete', 'partial', 'failed', 'cancelled']

/** While the book is made, every two seconds; more seldom while nothing answers; not at all once it is final. */
export const useBookTold = (id: string) =>
  useQuery({
    queryKey: ['timeline', id, 'book'],
    queryFn: ({ signal }) => ask<BookTold>('GET /v1/admin/books/{id}', { params: { id }, signal }),
    refetchInterval: ({ state }) => intervalOf(state.data?.book.status, state.fetchFailureCount, state.error),
  })

export const useTimeline = (id: string, status: string | undefined) =>
  useQuery({
    queryKey: ['timeline', id, 'steps'],
    queryFn: ({ signal }) => ask<Timeline>('GET /v1/admin/books/{id}/timeline', { params: { id }, signal }),
    refetchInterval: ({ state }) => intervalOf(status, state.fetchFailureCount, state.error),
  })

export const act = async (id: string, what: 'resume' | 'cancel'): Promise<unknown> =>
  await ask(`POST /v1/admin/books/{id}/${what}`, { params: { id } })

function intervalOf(status: string | undefined, failures: number, error: unknown): number | false {
  if (error instanceof Refusal && error.status >= 400 && error.status < 500) return false
  if (status !== undefined && ends.includes(status)) return false
  return Math.min(every_ms * 2 ** failures, most_ms)
}
