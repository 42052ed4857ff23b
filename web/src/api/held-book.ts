import type { Book } from './call.ts'

/** What an event of a book's stream says of it; a `snapshot` is the whole book. */
export type Told = Pick<
  Book,
  'version' | 'revision' | 'status' | 'progress_percent' | 'current_step' | 'steps_completed' | 'total_steps'
> & { pages?: { number: number; part?: 'text' | 'picture'; status?: Book['cover_status'] }[] }

export type Held = {
  book: Book | null
  /** Of the newest event that was heard; older ones are not listened to. */
  version: number
  /** Events told of texts or pictures that this book does not have yet: it should be fetched. */
  behind: boolean
}

export const nothing: Held = { book: null, version: -1, behind: false }

/** A book as it was answered or as a snapshot has it. An answer that was overtaken by events changes nothing. */
export function take(held: Held, book: Book, reset = false): Held {
  if (!reset && book.version < held.version) return held
  if (!reset && held.book && JSON.stringify(book) === JSON.stringify(held.book))
    return held.behind ? { ...held, behind: false } : held
  return { book, version: book.version, behind: false }
}

/** What an event changes at once: where the book stands. Texts and addresses come with the book. */
export function hear(held: Held, told: Told): Held {
  if (!held.book || told.version <= held.version) return held
  const { version, revision, status, progress_percent, current_step, steps_completed, total_steps } = told
  const stands = { version, revision, status, progress_percent, current_step, steps_completed, total_steps }
  return { book: { ...held.book, ...stands }, version, behind: true }
}

export const isFinal = ({ status }: Pick<Book, 'status'>): boolean =>
  status === 'complete' || status === 'partial' || status === 'failed' || status === 'cancelled'
