import type { Database } from '../db/database.ts'
import { sumHour, takeSpendingTurn } from '../db/sum-spending.ts'

/** The sums of money are at most so old. */
export const spendingEvery_ms = 60_000
const soon_ms = 250

/**
 * Keeps what is summed by hour up with the ledger, if it is time and no other process does: hours that may still change, and
 * the next of those before the sums began. Answers how long to pause.
 */
export async function keepSpending(db: Database, every_ms = spendingEvery_ms): Promise<number> {
  return await db.transaction(async (query) => {
    const turn = await takeSpendingTurn(query, every_ms)
    if (!turn) return every_ms
    for (const hour of turn.changing) await sumHour(query, hour)
    if (turn.before !== null) await sumHour(query, turn.before)
    return turn.more ? soon_ms : every_ms
  })
}
