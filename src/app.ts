import { availableParallelism, hostname } from 'node:os'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { Listening } from './db/listen.ts'
import { migrate } from './db/migrate.ts'
import { releaseLimits } from './db/limits.ts'
import { openSigningKeys, type SigningKeys } from './db/signing-secrets.ts'
import { Problem } from './errors.ts'
import { armFromText } from './failpoint.ts'
import type { Files } from './files/contract.ts'
import { diskFiles } from './files/drivers/disk.ts'
import { ownHome } from './home.ts'
import { liveChannel } from './live/hub.ts'
import { openOwnDatabase } from './open-database.ts'
import { openDoor } from './open-door.ts'
import { openModels, type OpenModels } from './open-models.ts'
import { startWatch } from './start-watch.ts'
import { webhookQueue } from './book/webhook.ts'
import { queues, type Pipeline } from './pipeline/contract.ts'
import type { Queue } from './queue/contract.ts'
import { postgresQueue } from './queue/drivers/postgres.ts'
import { Merger } from './queue/merger.ts'
import { Reconciler } from './worker/reconcile.ts'
import { startCourier } from './webhook-parts.ts'
import { startWorker } from './worker/start-worker.ts'
import type { Worker } from './worker/worker.ts'

export type Roles = {
  api: boolean
  worker: boolean
  queues?: string[] | undefined
  concurrency?: number | undefined
  max_steps?: number | undefined
  /** 0: any free port. */
  port?: number | undefined
  /** Nobody else uses the database: what was learnt of keys by an earlier run is tried afresh. */
  alone?: boolean
}

export type App = {
  url: string | null
  /** Resolves when the worker has done `max_steps` and wants to be replaced. */
  retired: Promise<void>
  /** Resolves when the embedded database has ended by itself: nothing works any more. */
  broken: Promise<void>
  stop(): Promise<void>
}

/** What has been started, to be stopped in the opposite order. */
export type Stack = (() => Promise<void>)[]

/** Wires every part by hand: reading this is reading the system. */
export async function startApp(config: Config, roles: Roles, log: Logger): Promise<App> {
  const stack: Stack = []
  try {
    return await wire(config, roles, log, stack)
  } catch (error) {
    await unwind(stack, log)
    throw error
  }
}

async function wire(config: Config, roles: Roles, log: Logger, stack: Stack): Promise<App> {
  armFromText(config.failpoints)
  const opened = await openModels(config)
  const home = config.database ? null : await ownHome(config.home)
  if (home) stack.push(home.release)
  const { db, embedded_url, gone, close } = await openOwnDatabase(config, log)
  stack.push(close)
  log.info({ added: await migrate(db) }, 'the schema is up to date')
  if (roles.alone) await releaseLimits(db.query.bind(db), null)
  const files = diskFiles(config.files)
  const listening = new Listening(db.urls.direct ?? db.urls.url)
  stack.push(() => listening.close())
  const queue = doorbell(db, listening)
  stack.push(() => queue.close())
  const trouble = (error: unknown) => log.error({ err: error }, 'trouble')
  const ring = (name: string) => void queue.ring(name, 1).catch(trouble)
  await reconcile(new Reconciler(db, ring, trouble), stack)
  const parts: Parts = {
    config,
    roles,
    log,
    db,
    files,
    listening,
    queue,
    ring,
    trouble,
    signing: await openSigningKeys(db, config.secrets),
    ...opened,
    pipelines: new Map([[opened.pipeline.id, opened.pipeline]]),
    stack,
  }
  startWatch(parts)
  const retired = Promise.withResolvers<void>()
  if (roles.worker) await startHands(parts, () => retired.resolve())
  const url = roles.api ? await openDoor(parts) : null
  await home?.tell({ pid: process.pid, url, database_url: embedded_url })
  return { url, retired: retired.promise, broken: gone, stop: async () => await unwind(stack, log) }
}

async function reconcile(reconciler: Reconciler, stack: Stack): Promise<void> {
  await reconciler.start()
  stack.push(() => reconciler.stop())
}

export type Parts = OpenModels & {
  config: Config
  roles: Roles
  log: Logger
  db: Database
  files: Files
  listening: Listening
  queue: Queue
  ring(queue: string): void
  trouble(error: unknown): void
  /** What links and webhooks are signed with. */
  signing: SigningKeys
  pipelines: ReadonlyMap<string, Pipeline>
  stack: Stack
}

function doorbell(db: Database, listening: Listening): Queue {
  return postgresQueue(
    {
      notify: async (channel, payload) =>
        void (await db.query('select pg_notify($1, $2)', [channel, payload])),
      listen: (channel, onNews) => listening.on(channel, onNews),
      close: async () => {},
    },
    'default',
  )
}

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

async function startHands(parts: Parts, onRetire: () => void) {
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
        for (const name of freed.keys()) if (!alone || name === webhookQueue) ring(name)
      },
      onTrouble: trouble,
    },
  )
  stack.push(() => worker.stop(config.drain_ms))
  if (names.includes(webhookQueue)) {
    const courier = startCourier(parts, worker.id, most(webhookQueue))
    // Before the worker signs off: what is under way is its own until then.
    stack.push(() => courier.stop(Math.min(config.drain_ms, courierGrace_ms)))
    await queue.listen(webhookQueue, { free: () => courier.free(), onRing: () => courier.wake() })
  }
  for (const name of steps)
    await queue.listen(name, { free: () => worker.free(name), onRing: () => worker.wake() })
  log.info({ worker: worker.id, queues: names }, 'the worker is ready')
}

async function unwind(stack: Stack, log: Logger): Promise<void> {
  for (let stop = stack.pop(); stop; stop = stack.pop())
    await stop().catch((error: unknown) => log.error({ err: error }, 'could not stop a part cleanly'))
}
