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
