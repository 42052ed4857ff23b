import { finalStatuses, type BookStatus } from '../book/states.ts'
import type { Query } from './database.ts'
import { lockBooks } from './lock-books.ts'

const statement = `
with gone as (delete from storymill.books where id = $1 and user_id = $2 and status = any ($3::text[]) returning id),
calls as (
  delete from storymill.step_calls c using storymill.steps s, gone where s.book_id = gone.id and c.step_id = s.id
),
steps as (delete from storymill.steps s using gone where s.book_id = gone.id),
events as (delete from storymill.book_events e using gone where e.book_id = gone.id),
blobs as (delete from storymill.blobs b using gone where b.book_id = gone.id)
delete from storymill.idempotency i using gone where i.book_id = gone.id`

/**
 * Deletes a final book and every row of it. Answers the book's state before (nothing is deleted if that is not final),
 * or null if this user has no such book. Must run in a transaction.
 */
export async function deleteBook(query: Query, user_id: string, id: string): Promise<BookStatus | null> {
  await lockBooks(query, [id])
  const [book] = await query<{ status: BookStatus }>(
    'select status from storymill.books where id = $1 and user_id = $2',
    [id, user_id],
  )
  if (!book) return null
  await query(statement, [id, user_id, finalStatuses])
  return book.status
}
