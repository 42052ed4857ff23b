import { availableParallelism, hostname } from 'node:os'
import type { Parts, Roles } from '../app.ts'
import { webhookQueue } from '../book/webhook.ts'
import { Problem } from '../errors.ts'
import { liveChannel } from '../live/hub.ts'
import { queues } from '../pipeline/contract.ts'
import { Merger } from '../queue/merger.ts'
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
  const { config, roles, log, db, files, queue, ring, trouble, pipelines, models, paid, stack } = parts
  const names = lanesOf(roles)
  const steps = names.filter((name) => name !== webhookQueue)
  const most = (name: string) =>
    roles.concurrency ??
    (config.concurrency as Record<string, number | undefined>)[name] ??
    slotsOf(models)[name] ??
    1
  const live = new Merger(async () => void (await db.query('select pg_notify($1, $2)', [liveChannel, ''])))
  stack.push(async () => live.close())
  const worker: Worker = await startWorker(
    { db, files, models, pipelines, paid },
    `${hostname()}:${process.pid}`,
    {
      slots: new Map(steps.map((name) => [name, most(name)])),
      also: names.filter((name) => name === webhookQueue),
      max_steps: roles.max_steps,
      onRetire,
      onCommit: ({ freed, alone }) => {
        live.call('live').catch(trouble)
        // Alone, the worker knows of its own steps; webhooks are another's.
        for (const [name, n] of freed) if (!alone || name === webhookQueue) ring(name, n)
      },
      onMore: (queues) => queues.forEach((name) => ring(name)),
      onTrouble: trouble,
    },
  )
  stack.push(() => worker.stop(config.drain_ms))
  if (names.includes(webhookQueue)) await startCarrying(parts, worker.id, most(webhookQueue))
  for (const name of steps)
    await queue.listen(name, {
      free: () => worker.free(name),
      onRing: () => worker.hear(name),
      busy: () => worker.busy(),
    })
  log.info({ worker: worker.id, queues: names }, 'the worker is ready')
}

async function startCarrying(parts: Parts, worker_id: string, slots: number): Promise<void> {
  const { config, queue, stack } = parts
  const courier = startCourier(parts, worker_id, slots)
  // Before the worker signs off: what is under way is its own until then.
  stack.push(() => courier.stop(Math.min(config.drain_ms, courierGrace_ms)))
  await queue.listen(webhookQueue, {
    free: () => courier.free(),
    onRing: () => courier.hear(),
    busy: () => courier.busy(),
  })
}
