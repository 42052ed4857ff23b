import type { Query } from './database.ts'

export type FoundBlob = { key: string; sha256: string; media_type: string }

/** `settled`: what was asked for cannot become another any more. */
export type FoundBytes = { blob: FoundBlob | null; settled: boolean }

/**
 * What the newest finished row of a step made, or the newest as of a revision. `blob` is null until there is something; the
 * answer is null if this user has no such book, or it no such revision.
 */
export async function findBlob(
  query: Query,
  user_id: string,
  id: string,
  step: string,
  revision: number | null = null,
): Promise<FoundBytes | null> {
  const [row] = await query<FoundBytes>(
    `select (select jsonb_build_object('key', bl.key, 'sha256', bl.sha256, 'media_type', bl.media_type)
       from (select coalesce(copy_of, id) as id from storymill.steps
         where book_id = b.id and key = $3 and state = 'done' and revision <= coalesce($4, revision)
         order by revision desc limit 1) s join storymill.blobs bl on bl.step_id = s.id) as blob,
       $4 is not null and (b.completed_at is not null or b.revision > $4) as settled
     from storymill.books b where b.id = $2 and b.user_id = $1 and ($4::int is null or $4 <= b.revision)`,
    [user_id, id, step, revision],
  )
  return row ?? null
}
