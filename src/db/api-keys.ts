import type { Role, Scope } from '../book/caller.ts'
import type { Tier } from '../book/tiers.ts'
import type { Query } from './database.ts'
import { keyLives } from './ended-access.ts'

export type KeyRow = {
  id: string
  user: string
  name: string
  scopes: Scope[]
  state: 'living' | 'expired' | 'revoked'
  created_by: string
  created_at: Date
  expires_at: Date | null
  revoked_at: Date | null
}

const keyColumns = `k.id, k.user_id as user, k.name, k.scopes, k.created_by, k.created_at, k.expires_at, k.revoked_at,
  case when k.revoked_at is not null then 'revoked' when ${keyLives} then 'living' else 'expired' end as state`

/** Every key, or those of a user, newest first. Their hashes leave the database only to be compared. */
export async function listKeys(query: Query, user: string | null): Promise<KeyRow[]> {
  return await query<KeyRow>(
    `select ${keyColumns} from storymill.api_keys k
     where $1::text is null or k.user_id = $1 order by k.user_id, k.created_at desc, k.id`,
    [user],
  )
}

/** How many keys of this name a user can use now. */
export async function countLivingKeys(query: Query, user: string, name: string): Promise<number> {
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from storymill.api_keys k where k.user_id = $1 and k.name = $2 and ${keyLives}`,
    [user, name],
  )
  return row?.n ?? 0
}

export type NewKeyRow = {
  id: string
  hash: Buffer
  user: string
  name: string
  scopes: readonly Scope[]
  expires_s: number | null
  created_by: string
}

export async function insertKey(query: Query, key: NewKeyRow): Promise<KeyRow> {
  const [row] = await query<KeyRow>(
    `insert into storymill.api_keys as k (id, hash, user_id, name, scopes, expires_at, created_by)
     values ($1, $2, $3, $4, $5, storymill.now() + $6 * interval '1 second', $7) returning ${keyColumns}`,
    [key.id, key.hash, key.user, key.name, key.scopes, key.expires_s, key.created_by],
  )
  if (!row) throw new Error('an insert answers its row')
  return row
}

/** Ends a key and the sessions that stand on it. Null if there is none of that id, or it was revoked before. */
export async function revokeKey(query: Query, id: string): Promise<KeyRow | null> {
  const [row] = await query<KeyRow>(
    `with ended as (delete from storymill.sessions where key_id = $1)
     update storymill.api_keys k set revoked_at = storymill.now() where k.id = $1 and k.revoked_at is null
     returning ${keyColumns}`,
    [id],
  )
  return row ?? null
}

/** What a key or session stands for. `left_ms`: until it expires; null: never. */
export type FoundAccess = {
  hash: Buffer
  key_id: string
  user: string
  tier: Tier
  role: Role
  scopes: Scope[]
  left_ms: number | null
}

const accessColumns = `k.id as key_id, u.id as user, u.tier, u.role, k.scopes`
const left = (until: string) => `(extract(epoch from ${until} - storymill.now()) * 1000)::float8 as left_ms`

/** A key that can be used now. */
export async function findKey(query: Query, id: string): Promise<FoundAccess | null> {
  const [row] = await query<FoundAccess>(
    `select k.hash, ${accessColumns}, ${left('k.expires_at')}
     from storymill.api_keys k join storymill.users u on u.id = k.user_id where k.id = $1 and ${keyLives}`,
    [id],
  )
  return row ?? null
}

/** A session that can be used now: it and its key live. */
export async function findSession(query: Query, id: string): Promise<FoundAccess | null> {
  const [row] = await query<FoundAccess>(
    `select s.hash, ${accessColumns}, ${left('s.expires_at')}
     from storymill.sessions s join storymill.api_keys k on k.id = s.key_id join storymill.users u on u.id = k.user_id
     where s.id = $1 and s.expires_at > storymill.now() and ${keyLives}`,
    [id],
  )
  return row ?? null
}
