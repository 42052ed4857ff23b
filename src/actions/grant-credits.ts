import { mostCredits } from '../book/credits.ts'
import type { Database } from '../db/database.ts'
import { giveCredits, liftLimit, lockCredits } from '../db/grant-credits.ts'
import { recordAct } from '../db/record-act.ts'
import { Problem } from '../errors.ts'

export type Grant = { name: string; credits: number | 'no limit'; by: string }

/** Gives a user credits, takes some of those that are left, or takes the limit away. On record, with who did it. */
export async function grantCredits(db: Database, { name, credits, by }: Grant): Promise<void> {
  await db.transaction(async (query) => {
    const left = await lockCredits(query, name)
    if (left === undefined) throw new Problem('bad_request', { detail: `there is no user "${name}"` })
    const act = { by, via: 'command', action: 'users.credit', target: name, detail: { credits } } as const
    if (credits === 'no limit') {
      await liftLimit(query, { user_id: name, granted_by: by })
      return await recordAct(query, act)
    }
    const total = (left ?? 0) + credits
    if (total < 0)
      throw new Problem('bad_request', {
        detail:
          left === null
            ? `"${name}" has no limit: there is nothing to take ${-credits} credits from`
            : `"${name}" has ${left} credits: ${-credits} cannot be taken`,
      })
    if (total > mostCredits)
      throw new Problem('bad_request', { detail: `a user cannot have more than ${mostCredits} credits` })
    await giveCredits(query, { user_id: name, credits, granted_by: by })
    await recordAct(query, act)
  })
}
