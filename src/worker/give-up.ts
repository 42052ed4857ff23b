import type { Claim } from '../book/step.ts'
import { claimUnserved } from '../db/claim.ts'
import type { StepsOf } from '../db/permits.ts'
import type { Database } from '../db/database.ts'
import { failBook } from '../db/fail-book.ts'
import type { Dark } from '../limits/ask.ts'
import type { Pipeline } from '../pipeline/contract.ts'
import { nobodyServes } from './outcome.ts'
import { persistently } from './turns.ts'

export type GivenUp = { steps: StepsOf; dark: Dark; wait_ms: number }

/**
 * Fails the books whose steps have waited long enough for somebody who can serve them, with the reason that was first.
 * Answers the books it failed.
 */
export async function giveUp(
  db: Database,
  worker_id: string,
  pipelines: ReadonlyMap<string, Pipeline>,
  { steps, dark, wait_ms }: GivenUp,
): Promise<string[]> {
  if (dark.since_ms < wait_ms) return []
  const ask = {
    worker_id,
    token: crypto.randomUUID(),
    steps,
    dark_ms: dark.since_ms,
    wait_ms,
  }
  const claims = await claimUnserved(db.query.bind(db), ask)
  const failed: string[] = []
  // One after the other: two steps of one book fail it once.
  for (const claim of claims) {
    const ending = endingOf(claim)
    if (ending) await persistently(() => db.transaction((query) => failBook(query, ending)))
    failed.push(claim.book_id)
  }
  return failed

  function endingOf(claim: Claim) {
    const kind = pipelines.get(claim.pipeline)?.kinds[claim.kind]
    return kind && nobodyServes(claim, kind, dark)
  }
}
