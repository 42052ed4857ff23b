import type { Database } from '../db/database.ts'
import { releaseLimits as release } from '../db/limits.ts'
import { recordAct, type Act } from '../db/record-act.ts'

/** Ends the quarantines, pauses and learnt limits of a group, or of all (null). Answers how many there were. */
export async function releaseLimits(
  db: Database,
  who: Pick<Act, 'by' | 'via'>,
  group: string | null,
): Promise<number> {
  return await db.transaction(async (query) => {
    const released = await release(query, group)
    await recordAct(query, { ...who, action: 'limits.release', target: group, detail: { released } })
    return released
  })
}
