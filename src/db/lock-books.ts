import type { Query, Row } from './database.ts'

/**
 * Locks books until the end of the transaction, always as its own statement and always in the order of their ids: so two
 * transactions never wait for each other in a circle, and the next statement sees what the lock's last holder wrote.
 */
export async function lockBooks(query: Query, ids: string[]): Promise<void> {
  await query<Row>(
    'select from storymill.books where id = any ($1::uuid[]) order by id for update',
    [[...new Set(ids)]],
    'lock-books',
  )
}

/** The same for a person's one book: nobody holds up a book of somebody else. */
export async function lockOwnBook(query: Query, user_id: string, id: string): Promise<void> {
  await query<Row>('select from storymill.books where id = $1 and user_id = $2 for update', [id, user_id])
}
