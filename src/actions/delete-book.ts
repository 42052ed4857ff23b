import { isFinal } from '../book/states.ts'
import type { Database } from '../db/database.ts'
import { deleteBook as remove } from '../db/delete-book.ts'
import { Problem } from '../errors.ts'

/**
 * Removes a final book, its rows and its files, these through `removeFiles(prefix)`. If the files cannot be removed, the rows
 * stay, so that it can be asked for again.
 */
export async function deleteBook(
  db: Database,
  removeFiles: (prefix: string) => Promise<void>,
  user_id: string,
  id: string,
): Promise<void> {
  const before = await db.transaction(async (query) => {
    const status = await remove(query, user_id, id)
    if (status !== null && isFinal(status)) await removeFiles(`books/${id}/`)
    return status
  })
  if (before === null) throw new Problem('not_found')
  if (!isFinal(before))
    throw new Problem('state_conflict', { detail: 'The book is still being made; cancel it first.' })
}
