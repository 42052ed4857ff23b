import type { Query } from './database.ts'

export type FoundBlob = { key: string; sha256: string; media_type: string }

/**
 * What the newest finished row of a step made. `blob` is null until there is something; the answer is null if this user
 * has no such book.
 */
export async function findBlob(
  query: Query,
  user_id: string,
  id: string,
  step: string,
): Promise<{ blob: FoundBlob | null } | null> {
  const [row] = await query<{ blob: FoundBlob | null }>(
    `select (select jsonb_build_object('key', bl.key, 'sha256', bl.sha256, 'media_type', bl.media_type)
       from storymill.steps s join storymill.blobs bl on bl.step_id = s.id
       where s.book_id = b.id and s.key = $3 and s.state = 'done' order by s.revision desc limit 1) as blob
     from storymill.books b where b.id = $2 and b.user_id = $1`,
    [user_id, id, step],
  )
  return row ?? null
}
