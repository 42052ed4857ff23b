import type { Book } from '../book/view.ts'
import { isFinal } from '../book/states.ts'
import { bookSeconds, usdOf, wastedOf } from '../book/timeline-sums.ts'
import { whyOf } from '../book/why.ts'
import type { Database } from '../db/database.ts'
import { showBook } from './show-book.ts'
import { tellBook } from './show-timeline.ts'

/** A book as an operator sees it, whoever's it is. */
export type AnyBook = {
  book: Book
  user: string
  waited_s: number
  worked_s: number
  usd: number
  wasted_usd: number
  why: string | null
}

/** Null: there is no such book. */
export async function showAnyBook(db: Database, id: string): Promise<AnyBook | null> {
  const told = await tellBook(db, id)
  const book = told && (await showBook(db, told.history.user_id, id))
  if (!book) return null
  const { history, steps } = told
  const spans = steps.flatMap((one) => one.spans)
  return {
    book,
    user: history.user_id,
    ...bookSeconds(spans, history.now),
    usd: round(usdOf(history.calls)),
    wasted_usd: round(wastedOf(history.calls)),
    why: whyOf({ status: book.status, final: isFinal(book.status), error: book.error }, steps),
  }
}

const round = (usd: number) => Math.round(usd * 1e6) / 1e6
