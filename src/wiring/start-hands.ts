import { availableParallelism, hostname } from 'node:os'
import type { Parts, Roles } from '../app.ts'
import { allQueues, isQueue } from '../book/machines.ts'
import { webhookQueue } from '../book/webhook.ts'
import type { Database } from '../db/database.ts'
import { readyQueues } from '../db/reap.ts'
import { wakeDeliveries } from '../db/webhooks/reap.ts'
import { workersChannel } from '../db/workers.ts'
import { Problem } from '../errors.ts'
import { liveChannel } from '../live/hub.ts'
import type { Listener, Queue } from '../queue/contract.ts'
import { Merger } from '../queue/merger.ts'
import { WakeUps } from '../queue/wake-ups.ts'
import { version } from '../version.ts'
import type { Courier } from '../worker/courier.ts'
import type { WorkerOptions } from '../worker/options.ts'
import { forOthers } from '../worker/shares.ts'
import { startWorker } from '../worker/start-worker.ts'
import type { Worker } from '../worker/worker.ts'
import { Hands } from './hands.ts'
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

/** The lanes this process works in: those of steps, and that of webhooks. */
function lanesOf(roles: Roles): string[] {
  const names = roles.queues ?? [...allQueues]
  const unknown = names.filter((name) => !isQueue(name))
  if (unknown.length === 0) return names
  throw new Problem('configuration', {
    detail: `Unknown queue ${unknown.join(', ')}; there are ${allQueues.join(', ')}.`,
  })
}

/** Starts the worker of this process. `onRetire`: it has done what it was to do, or was sent away, and so may the process. */
export async function startHands(parts: Parts, onRetire: () => void): Promise<void> {
  const { config, roles, log, db, listening, queue, trouble, stack } = parts
  const names = lanesOf(roles)
  const most = (name: string) =>
    roles.concurrency ??
    (config.concurrency as Record<string, number | undefined>)[name] ??
    slotsOf(parts.models)[name] ??
    1
  const live = new Merger(async () => void (await db.query('select pg_notify($1, $2)', [liveChannel, ''])))
  stack.push(async () => live.close())
  const hands = new Hands()
  const wakeUps = new WakeUps(queue)
  const worker = await startWorker(
    { ...parts, version },
    roles.name ?? `${hostname()}:${process.pid}`,
    optionsOf(parts, { names, most, hands, live, wakeUps }, onRetire),
  )
  hands.worker = worker
  stack.push(async () => {
    await hands.stop(config.drain_ms)
    await passOn(db, queue)
  })
  const rest = (after_ms: number) => wakeUps.after(webhookQueue, after_ms)
  if (names.includes(webhookQueue)) hands.courier = startCourier(parts, worker.id, most(webhookQueue), rest)
  for (const name of names) {
    const listener = name === webhookQueue ? hands.courier : worker
    if (listener) hands.stops.push(await queue.listen(name, listenerOf(listener, name)))
  }
  await listening.on(workersChannel, () => void worker.heed().catch(trouble))
  log.info({ worker: worker.id, queues: names }, 'the worker is ready')
}

/** What a worker leaves behind is for others, who may be asleep. */
async function passOn(db: Database, queue: Queue): Promise<void> {
  const query = db.query.bind(db)
  const left = await readyQueues(query)
  if (await wakeDeliveries(query)) left.set(webhookQueue, 1)
  await Promise.allSettled([...left].map(([name, n]) => queue.ring(name, n)))
}

const listenerOf = (one: Worker | Courier, name: string): Listener => ({
  free: () => one.free(name),
  onRing: () => one.hear(name),
  busy: () => one.busy(),
})

type Arms = { names: string[]; most(name: string): number; hands: Hands; live: Merger; wakeUps: WakeUps }

function optionsOf(
  { roles, log, ring, trouble }: Parts,
  { names, most, hands, live, wakeUps }: Arms,
  onRetire: () => void,
): WorkerOptions {
  const steps = names.filter((name) => name !== webhookQueue)
  const onGone = () => {
    log.info('the worker has left')
    // An API beside it goes on.
    if (!roles.api) onRetire()
  }
  return {
    slots: new Map(steps.map((name) => [name, most(name)])),
    also: {
      queues: names.filter((name) => name === webhookQueue),
      lanes: () => (hands.courier ? { [webhookQueue]: hands.courier.lane() } : {}),
    },
    max_steps: roles.max_steps,
    onRetire,
    onLeave: () =>
      void hands
        .drain(() => log.info('the worker was told to leave: what runs is finished first'), onGone)
        .catch(trouble),
    onCommit: ({ freed, alone }) => {
      live.call('live').catch(trouble)
      for (const [name, n] of forOthers(freed, steps, alone)) ring(name, n)
    },
    onRest: (name, after_ms) => wakeUps.after(name, after_ms),
    onMore: (queues) => queues.forEach((name) => ring(name)),
    onTrouble: trouble,
  }
}
