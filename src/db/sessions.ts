import type { Query } from './database.ts'

/** No session is older. Seconds. */
export const longestSession_s = 30 * 24 * 3_600
/** A key has no more sessions at once; the oldest makes room. */
export const mostSessions = 50

/** Opens a session on a key, for 30 days or until the key expires. Answers for how long, in seconds. */
export async function insertSession(
  query: Query,
  session: { id: string; hash: Buffer; key_id: string },
): Promise<number> {
  const [row] = await query<{ seconds: number }>(
    `insert into storymill.sessions (id, hash, key_id, expires_at)
     select $1, $2, k.id, least(storymill.now() + $4 * interval '1 second', k.expires_at)
     from storymill.api_keys k where k.id = $3
     returning extract(epoch from expires_at - created_at)::int as seconds`,
    [session.id, session.hash, session.key_id, longestSession_s],
  )
  return row?.seconds ?? 0
}

/** Removes what has expired, whosever it is, and what a key has too many of. */
export async function sweepSessions(query: Query, key_id: string): Promise<void> {
  await query(
    `delete from storymill.sessions where id in (
       (select id from storymill.sessions where expires_at <= storymill.now() limit 1000)
       union all
       (select id from storymill.sessions where key_id = $1 order by created_at desc, id offset ${mostSessions}))`,
    [key_id],
  )
}

/** Ends a session, if it is the one of that hash. Answers whether there was one. */
export async function deleteSession(query: Query, id: string, hash: Buffer): Promise<boolean> {
  const rows = await query('delete from storymill.sessions where id = $1 and hash = $2 returning id', [
    id,
    hash,
  ])
  return rows.length > 0
}
