import type { Query } from './database.ts'

/** The NOTIFY channel that says "a key or a session has ended"; it says no more. */
export const accessChannel = 'storymill_access'

/** SQL: the key `k` may be used now. */
export const keyLives = 'k.revoked_at is null and (k.expires_at is null or k.expires_at > storymill.now())'

/** Which of these keys and sessions may no longer be used: ended, expired, or gone. */
export async function endedAccess(
  query: Query,
  keys: string[],
  sessions: string[],
): Promise<{ keys: Set<string>; sessions: Set<string> }> {
  const rows = await query<{ what: 'key' | 'session'; id: string }>(
    `select 'key' as what, held.id from unnest($1::text[]) held (id)
     where not exists (select from storymill.api_keys k where k.id = held.id and ${keyLives})
     union all
     select 'session', held.id from unnest($2::text[]) held (id)
     where not exists (select from storymill.sessions s where s.id = held.id and s.expires_at > storymill.now())`,
    [keys, sessions],
  )
  const of = (what: string) => new Set(rows.filter((row) => row.what === what).map((row) => row.id))
  return { keys: of('key'), sessions: of('session') }
}

/** Tells every node that something has ended; heard when the transaction commits. */
export async function tellEnded(query: Query): Promise<void> {
  await query('select pg_notify($1, $2)', [accessChannel, ''])
}
