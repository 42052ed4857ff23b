import type { Role } from '../book/caller.ts'
import { tiers, type Tier } from '../book/tiers.ts'
import type { Database } from '../db/database.ts'
import { giveCredits } from '../db/grant-credits.ts'
import { recordAct } from '../db/record-act.ts'
import { addUser as add } from '../db/users.ts'
import { Problem } from '../errors.ts'

export type NewUser = { name: string; tier: Tier; role?: Role; credits: number | null; by: string }

/** Adds a user, with so many credits or without a limit. */
export async function addUser(
  db: Database,
  { name, tier, role = 'user', credits, by }: NewUser,
): Promise<void> {
  if (!/^[A-Za-z0-9][\w.@-]{0,63}$/.test(name))
    throw new Problem('bad_request', {
      detail: `a user's name is 1–64 letters, digits and . _ @ -, not "${name}"`,
    })
  await db.transaction(async (query) => {
    const added = await add(query, { id: name, tier, role, weight: tiers[tier].weight })
    if (!added) throw new Problem('bad_request', { detail: `there is a user "${name}" already` })
    if (credits !== null) await giveCredits(query, { user_id: name, credits, granted_by: by })
    const detail = { tier, role, credits: credits ?? 'no limit' }
    await recordAct(query, { by, via: 'command', action: 'users.add', target: name, detail })
  })
}
