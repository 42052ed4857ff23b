import { allQueues, type QueueView } from '../book/machines.ts'
import { webhookQueue } from '../book/webhook.ts'
import type { Database } from '../db/database.ts'
import { listPauses } from '../db/pauses.ts'
import { deliveryDepth, queuePaces, stepDepths } from '../db/read-queues.ts'

const queuesOfSteps = allQueues.filter((queue) => queue !== webhookQueue)

/** Every queue: how much is in it, how long it has waited, how fast it goes, who takes from it, and whether it is paused. */
export async function showQueues(db: Database): Promise<QueueView[]> {
  const query = db.query.bind(db)
  const depths = [...(await stepDepths(query, queuesOfSteps)), await deliveryDepth(query)]
  const [paces, pauses] = [await queuePaces(query), await listPauses(query)]
  return allQueues.map((queue) => {
    const { ready = 0, running = 0, sleeping = 0, dead = 0, oldest_wait_s = 0 } = of(depths, queue) ?? {}
    const { listeners = 0, done = 0, failed = 0 } = of(paces, queue) ?? {}
    const pause = of(pauses, queue)
    return {
      queue,
      ready,
      running,
      sleeping,
      dead,
      oldest_wait_s: Math.round(oldest_wait_s * 10) / 10,
      done_per_minute: done,
      failed_per_minute: failed,
      listeners,
      paused: pause ? { since: pause.since, by: pause.by, because: pause.because } : null,
    }
  })
}

const of = <T extends { queue: string }>(all: T[], queue: string) => all.find((one) => one.queue === queue)
