import { availableParallelism, hostname } from 'node:os'
import type { Parts, Roles } from '../app.ts'
import { webhookQueue } from '../book/webhook.ts'
import type { Database } from '../db/database.ts'
import { readyQueues } from '../db/reap.ts'
import { wakeDeliveries } from '../db/webhooks/reap.ts'
import { Problem } from '../errors.ts'
import { liveChannel } from '../live/hub.ts'
import { queues } from '../pipeline/contract.ts'
import type { Queue } from '../queue/contract.ts'
import { Merger } from '../queue/merger.ts'
import { WakeUps } from '../queue/wake-ups.ts'
import type { WorkerOptions } from '../worker/options.ts'
import { startWorker } from '../worker/start-worker.ts'
import type { Worker } from '../worker/worker.ts'
import type { OpenModels } from './open-models.ts'
import { startCourier } from './webhook-parts.ts'

// The demo's drawing is work for this machine's cores, and more at once would only wait inside its time limit; a hosted model
// is waited for, and how many calls there are at once is for its limits to say.
const cores = availableParallelism()
const slotsOf = ({ text, image }: OpenModels['models']): Record<string, number> => ({
  text: text.metered ? 100 : 32,
  images: image.metered ? 100 : cores + 1,
  generation: Math.max(1, cores - 1),
  [webhookQueue]: 32,
})

const courierGrace_ms = 3_000

/** The lanes this process works in: those of steps, and that of webhooks. */
function lanesOf(roles: Roles): string[] {
  const known = [...queues, webhookQueue]
  const names = roles.queues ?? known
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length === 0) return names
  throw new Problem('configuration', {
    detail: `Unknown queue ${unknown.join(', ')}; there are ${known.join(', ')}.`,
  })
}

/** Starts the worker of this process. */
export async function startHands(parts: Parts, onRetire: () => void): Promise<void> {
  const { config, roles, log, db, queue, models, stack } = parts
  const names = lanesOf(roles)
  const steps = names.filter((name) => name !== webhookQueue)
  const most = (name: string) =>
    roles.concurrency ??
    (config.concurrency as Record<string, number | undefined>)[name] ??
    slotsOf(models)[name] ??
    1
  const wakeUps = new WakeUps(queue)
  const worker: Worker = await startWorker(parts, `${hostname()}:${process.pid}`, {
    slots: new Map(steps.map((name) => [name, most(name)])),
    also: names.filter((name) => name === webhookQueue),
    max_steps: roles.max_steps,
    onRetire,
    onRest: (name, after_ms) => wakeUps.after(name, after_ms),
    ...tellers(parts),
  })
  stack.push(async () => {
    await worker.stop(config.drain_ms)
    await passOn(db, queue)
  })
  if (names.includes(webhookQueue)) await startCarrying(parts, worker.id, most(webhookQueue), wakeUps)
  for (const name of steps) {
    const stop = await queue.listen(name, {
      free: () => worker.free(name),
      onRing: () => worker.hear(name),
      busy: () => worker.busy(),
    })
    stack.push(stop)
  }
  log.info({ worker: worker.id, queues: names }, 'the worker is ready')
}

/** Whom a worker tells what. */
function tellers({ db, ring, trouble, stack }: Parts): Partial<WorkerOptions> {
  const live = new Merger(async () => void (await db.query('select pg_notify($1, $2)', [liveChannel, ''])))
  stack.push(async () => live.close())
  return {
    onCommit: ({ freed, alone }) => {
      live.call('live').catch(trouble)
      // Alone, the worker knows of its own steps; webhooks are another's.
      for (const [name, n] of freed) if (!alone || name === webhookQueue) ring(name, n)
    },
    onMore: (queues) => queues.forEach((name) => ring(name)),
    onTrouble: trouble,
  }
}

/** What a worker leaves behind is for others, who may be asleep. */
async function passOn(db: Database, queue: Queue): Promise<void> {
  const query = db.query.bind(db)
  const left = await readyQueues(query)
  if (await wakeDeliveries(query)) left.set(webhookQueue, 1)
  await Promise.allSettled([...left].map(([name, n]) => queue.ring(name, n)))
}

async function startCarrying(
  parts: Parts,
  worker_id: string,
  slots: number,
  wakeUps: WakeUps,
): Promise<void> {
  const { config, queue, stack } = parts
  const courier = startCourier(parts, worker_id, slots, (after_ms) => wakeUps.after(webhookQueue, after_ms))
  // Before the worker signs off: what is under way is its own until then.
  stack.push(() => courier.stop(Math.min(config.drain_ms, courierGrace_ms)))
  const stop = await queue.listen(webhookQueue, {
    free: () => courier.free(),
    onRing: () => courier.hear(),
    busy: () => courier.busy(),
  })
  stack.push(stop)
}
