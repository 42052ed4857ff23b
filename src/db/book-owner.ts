import type { Query } from './database.ts'

/** Whose book it is, and the database's time (Unix, seconds): for links, which name neither user nor clock. */
export async function bookOwner(
  query: Query,
  id: string,
): Promise<{ user_id: string; now_s: number } | null> {
  const [row] = await query<{ user_id: string; now_s: number }>(
    `select user_id, extract(epoch from storymill.now())::float8 as now_s from storymill.books where id = $1`,
    [id],
  )
  return row ?? null
}

/** Whether a book is still there. Waits for whoever deletes it just now, and for no longer than that. */
export async function isBookThere(query: Query, id: string): Promise<boolean> {
  return (await query('select id from storymill.books where id = $1 for key share', [id])).length > 0
}
