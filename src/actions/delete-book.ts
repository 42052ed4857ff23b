import { isFinal } from '../book/states.ts'
import type { Database } from '../db/database.ts'
import { deleteBook as remove } from '../db/delete-book.ts'
import { Problem } from '../errors.ts'

/** Removes a final book: its rows first, then its files through `removeFiles(prefix)`. */
export async function deleteBook(
  db: Database,
  removeFiles: (prefix: string) => Promise<void>,
  user_id: string,
  id: string,
): Promise<void> {
  const before = await db.transaction((query) => remove(query, user_id, id))
  if (before === null) throw new Problem('not_found')
  if (!isFinal(before))
    throw new Problem('state_conflict', { detail: 'The book is still being made; cancel it first.' })
  await removeFiles(`books/${id}/`)
}
