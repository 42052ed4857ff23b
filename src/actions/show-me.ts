import type { Caller, Role, Scope } from '../book/caller.ts'
import type { Tier } from '../book/tiers.ts'
import type { Database } from '../db/database.ts'
import { readUser } from '../db/users.ts'

/** Who asks, as they see themselves. `credits`: what can still be spent; null: no limit. */
export type Me = {
  user: string
  tier: Tier
  role: Role
  credits: number | null
  scopes: Scope[]
  via: Caller['via']
}

export async function showMe(db: Database, { user, scopes, via }: Caller): Promise<Me | null> {
  const found = await readUser(db.query.bind(db), user)
  return found && { user, ...found, scopes: [...scopes], via }
}
