import type { BookStatus } from './states.ts'

/** Which books are meant; what is null does not matter. */
export type BookFilter = {
  q: string | null
  user: string | null
  status: BookStatus | null
  error: string | null
}

/** A book as operators find it. Times are ISO 8601. */
export type ListedBook = {
  id: string
  user: string
  title: string | null
  idea: string
  status: BookStatus
  progress_percent: number
  error: { code: string; message: string } | null
  created_at: string
  completed_at: string | null
  took_s: number | null
  usd: number
}

/** A text is looked for in so many of the newest books that are meant otherwise. */
export const mostLookedAt = 50_000

export const thingKinds = ['book', 'step', 'worker', 'user', 'error', 'limit_group'] as const
/** Something that was found, whatever it is. `id`: how its page or list names it. */
export type Thing = {
  kind: (typeof thingKinds)[number]
  id: string
  title: string
  says: string
  book_id: string | null
}
