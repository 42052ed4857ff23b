import { toView, type BookView } from '../book/view.ts'
import type { Database } from '../db/database.ts'
import { readBook } from '../db/read-book.ts'

/** A book as its owner sees it now, or null. */
export async function showBook(db: Database, user_id: string, id: string): Promise<BookView | null> {
  const found = await readBook(db.query.bind(db), user_id, id)
  return found && toView(found.book, found.steps)
}
