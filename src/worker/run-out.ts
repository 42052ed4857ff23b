import type { Pending } from './pending.ts'
import type { Running } from './running.ts'

const leaving_ms = 5_000

/** What a worker still has in its hands. `settle` starts committing what waits for it; `unsettled`: how much does. */
export type Hands = {
  running: Running
  flights: Pending
  chores: Pending
  settle(): void
  unsettled(): number
}

/**
 * Lets what runs in a worker that takes nothing more finish for so long, then makes it give back the rest, and waits until all
 * of it is committed.
 */
export async function runOut(
  { running, flights, chores, settle, unsettled }: Hands,
  grace_ms: number,
): Promise<void> {
  await Promise.all([flights.over(), chores.over()])
  await running.overWithin(grace_ms)
  running.abortAll(new Error('the worker is leaving'))
  // Whatever does not even stop when told to is left to the lease.
  await running.overWithin(leaving_ms)
  await chores.over()
  // With the database away this cannot end; what is kept on disk is found by the next worker.
  const end = performance.now() + leaving_ms
  while ((flights.size > 0 || unsettled() > 0) && performance.now() < end) {
    settle()
    await flights.over()
  }
}
