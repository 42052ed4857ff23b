import { drainWorker } from '../actions/drain-worker.ts'
import { pauseQueue, unpauseQueue } from '../actions/pause-queue.ts'
import { showQueues } from '../actions/show-queues.ts'
import type { Parts } from '../app.ts'
import { readWorkers } from '../db/read-workers.ts'
import { Problem } from '../errors.ts'
import type { MachineParts } from '../http/machines.ts'

// As many listeners as there are hear of it.
const everybody = 500
// A bell for nothing does no harm.
const anyQueue = 'text'

/** What the API needs to show workers and queues, and to hold and send away. */
export function machineParts({ db, queue, ring }: Pick<Parts, 'db' | 'queue' | 'ring'>): MachineParts {
  const who = (by: string) => ({ by, via: 'http' as const })
  return {
    workers: () => readWorkers(db.query.bind(db)),
    drain: (by, id) => drainWorker(db, who(by), id),
    queues: async () =>
      await Promise.all(
        (await showQueues(db)).map(async (one) => ({ ...one, messages: await queue.depth(one.queue) })),
      ),
    broker: () => ({ name: queue.name, ...queue.state() }),
    pause: (by, name, because) => pauseQueue(db, who(by), name, because),
    resume: async (by, name) => {
      const resumed = await unpauseQueue(db, who(by), name)
      if (resumed) ring(name, everybody)
      return resumed ?? { paused_ms: 0, extended: 0 }
    },
  }
}

/**
 * Why this process cannot do its work; null: it can. A broker that is away only makes books slower; one that has refused our
 * credentials and never took them is set up wrongly here, and more traffic would not mend it.
 */
export async function whyNotReady({ db, queue }: Pick<Parts, 'db' | 'queue'>): Promise<Problem | null> {
  const answers = await db.query('select 1').then(
    () => true,
    () => false,
  )
  if (!answers) return new Problem('database_unavailable', { retry_after_s: 2 })
  const { refused, accepted } = queue.state()
  if (!refused || accepted) return null
  // Who is not ready gets no work, and without work rings no more: it would never notice that it is let in by now.
  queue.ring(anyQueue, 1).catch(() => {})
  return new Problem('queue_refused', { retry_after_s: 30 })
}
