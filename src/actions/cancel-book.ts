import { isFinal } from '../book/states.ts'
import type { Book } from '../book/view.ts'
import { cancelBook as cancel } from '../db/cancel.ts'
import type { Database } from '../db/database.ts'
import { Problem } from '../errors.ts'
import { showBook } from './show-book.ts'

/** Stops a book that is being made. What is finished stays; no paid call starts after this. */
export async function cancelBook(db: Database, user_id: string, id: string): Promise<Book> {
  const before = await db.transaction((query) => cancel(query, user_id, id))
  if (before === null) throw new Problem('not_found')
  if (isFinal(before)) throw new Problem('state_conflict', { detail: `The book is ${before} already.` })
  const book = await showBook(db, user_id, id)
  if (!book) throw new Problem('not_found')
  return book
}
