import { toView, type Book } from '../book/view.ts'
import type { Database } from '../db/database.ts'
import { readBook } from '../db/read-book.ts'

/** A book as its owner sees it now, or null. */
export async function showBook(db: Database, user_id: string, id: string): Promise<Book | null> {
  const rows = await readBook(db.query.bind(db), user_id, id)
  return rows && toView(rows)
}
