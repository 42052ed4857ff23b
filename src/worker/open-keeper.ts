import type { GivenUp } from './give-up.ts'
import { meteredLanes } from './metered.ts'
import { PermitKeeper } from './permit-keeper.ts'
import type { Surroundings } from './run-step.ts'
import type { Till } from './till.ts'

/** What a keeper needs of its worker. `onUnserved`: of steps nobody can serve, those that have waited long enough may go. */
export type KeepersWorker = {
  later(ms: number, work: () => Promise<void>): void
  onPermits(): void
  onWait(queue: string, ms: number): void
  onUnserved(unserved: GivenUp): void
  onTrouble(error: unknown): void
}

/** The keeper of permits of a worker that pays. */
export const openKeeper = (
  { models, pipelines }: Surroundings,
  till: Till,
  worker: KeepersWorker,
): PermitKeeper =>
  new PermitKeeper({
    lanes: meteredLanes(models, pipelines.values()),
    pipelines: [...pipelines.keys()],
    desk: till.desk,
    later: (ms, work) => worker.later(ms, work),
    onPermits: () => worker.onPermits(),
    onWait: (queue, ms) => worker.onWait(queue, ms),
    onDark: (unserved) => worker.onUnserved({ ...unserved, wait_ms: till.provider_wait_ms }),
    onTrouble: (error) => worker.onTrouble(error),
  })
