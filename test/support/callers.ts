import { randomBytes } from 'node:crypto'
import { addKey } from '../../src/actions/add-key.ts'
import { addUser } from '../../src/actions/add-user.ts'
import type { Role, Scope } from '../../src/book/caller.ts'
import type { Tier } from '../../src/book/tiers.ts'
import type { Database } from '../../src/db/database.ts'

export type TestKey = { id: string; key: string; headers: { authorization: string } }

const who = { by: 'test', via: 'command' } as const
let names = 0

/** A user of a test, whom no quota and no lack of credits stops. */
export async function person(
  db: Database,
  name: string,
  role: Role = 'user',
  tier: Tier = 'internal',
): Promise<string> {
  await addUser(db, { name, tier, role, credits: null, by: who.by })
  return name
}

/** A key of a user; `headers` are for a request. */
export async function keyOf(
  db: Database,
  user: string,
  scopes: Scope[] = ['books:read', 'books:write'],
): Promise<TestKey> {
  const name = `key-${(names += 1)}`
  const { id, key } = await addKey(db, randomBytes, who, { user, name, scopes, expires_s: null })
  return { id, key, headers: { authorization: `Bearer ${key}` } }
}

/** Lets a key expire now. */
export async function expire(db: Database, id: string): Promise<void> {
  await db.query('update storymill.api_keys set expires_at = storymill.now() where id = $1', [id])
}
