import { availableParallelism, hostname } from 'node:os'
import type { Logger } from 'pino'
import { cancelBook } from './actions/cancel-book.ts'
import { checkOrder } from './actions/check-order.ts'
import { deleteBook } from './actions/delete-book.ts'
import { orderBook } from './actions/order-book.ts'
import { quoteBook } from './actions/quote-book.ts'
import { resumeBook } from './actions/resume-book.ts'
import { showLimits } from './actions/show-limits.ts'
import { showBook } from './actions/show-book.ts'
import { newId } from './book/ids.ts'
import { styles } from './book/styles.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { Listening } from './db/listen.ts'
import { migrate } from './db/migrate.ts'
import { releaseLimits } from './db/limits.ts'
import { findBlob } from './db/find-blob.ts'
import { listBooks } from './db/list-books.ts'
import { oldestEvent } from './db/read-events.ts'
import { readTimeline } from './db/read-timeline.ts'
import { Problem } from './errors.ts'
import { armFromText } from './failpoint.ts'
import type { Files } from './files/contract.ts'
import { diskFiles } from './files/drivers/disk.ts'
import { ownHome } from './home.ts'
import { buildServer } from './http/server.ts'
import { Hub, liveChannel } from './live/hub.ts'
import { openOwnDatabase } from './open-database.ts'
import { kindsOf, limitSettings, openModels, type OpenModels } from './open-models.ts'
import { quoteParts } from './quote-parts.ts'
import { queues, type Pipeline } from './pipeline/contract.ts'
import { drawSample } from './providers/demo/demo-image.ts'
import type { Queue } from './queue/contract.ts'
import { postgresQueue } from './queue/drivers/postgres.ts'
import { Merger } from './queue/merger.ts'
import { Reconciler } from './worker/reconcile.ts'
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
type Stack = (() => Promise<void>)[]

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
  const reconciler = new Reconciler(db, ring, trouble)
  await reconciler.start()
  stack.push(() => reconciler.stop())
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
    ...opened,
    pipelines: new Map([[opened.pipeline.id, opened.pipeline]]),
    stack,
  }
  const retired = Promise.withResolvers<void>()
  if (roles.worker) await startHands(parts, () => retired.resolve())
  const url = roles.api ? await openDoor(parts) : null
  await home?.tell({ pid: process.pid, url, database_url: embedded_url })
  return { url, retired: retired.promise, broken: gone, stop: async () => await unwind(stack, log) }
}

type Parts = OpenModels & {
  config: Config
  roles: Roles
  log: Logger
  db: Database
  files: Files
  listening: Listening
  queue: Queue
  ring(queue: string): void
  trouble(error: unknown): void
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
})

async function startHands(
  { config, roles, log, db, files, queue, ring, trouble, pipelines, models, paid, stack }: Parts,
  onRetire: () => void,
) {
  const names = roles.queues ?? [...queues]
  const unknown = names.filter((name) => !queues.some((known) => known === name))
  if (unknown.length > 0)
    throw new Problem('configuration', {
      detail: `Unknown queue ${unknown.join(', ')}; there are ${queues.join(', ')}.`,
    })
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
      slots: new Map(names.map((name) => [name, most(name)])),
      max_steps: roles.max_steps,
      onRetire,
      onCommit: ({ freed, alone }) => {
        live.call('live').catch(trouble)
        if (!alone) for (const name of freed.keys()) ring(name)
      },
      onTrouble: trouble,
    },
  )
  stack.push(() => worker.stop(config.drain_ms))
  for (const name of names)
    await queue.listen(name, { free: () => worker.free(name), onRing: () => worker.wake() })
  log.info({ worker: worker.id, queues: names }, 'the worker is ready')
}

async function openDoor(parts: Parts): Promise<string> {
  const { config, roles, log, db, files, listening, ring, pipeline, pipelines, stack } = parts
  const query = db.query.bind(db)
  const hub = new Hub(db)
  stack.push(() => hub.close())
  await listening.on(liveChannel, () => hub.news())
  const times = { deadline_ms: config.book_deadline_ms, newId, ring }
  const tell = async <T>(done: Promise<T>): Promise<T> => {
    const result = await done
    await query('select pg_notify($1, $2)', [liveChannel, '']).catch(parts.trouble)
    return result
  }
  const server = await buildServer({
    checkOrder: (body) => checkOrder(body, parts.languages),
    orderBook: orderBook({ db, pipeline, prices: config.credits, random: Math.random, ...times }),
    showBook: (user, id) => showBook(db, user, id),
    listBooks: (user, ask) => listBooks(query, user, ask),
    cancelBook: (user, id) => tell(cancelBook(db, user, id)),
    resumeBook: (user, id) => tell(resumeBook({ db, pipelines, ...times }, user, id)),
    deleteBook: (user, id) => deleteBook(db, (prefix) => files.remove(prefix), user, id),
    timeline: (user, id) => readTimeline(query, user, id),
    oldestEvent: (id) => oldestEvent(query, id),
    readBytes: bytesOf(db, files),
    styleSample: styleSamples(),
    quote: (order) => quoteBook(quoteParts(config, db, parts), order),
    showLimits: () => showLimits(db, limitSettings(config), kindsOf(config)),
    releaseLimits: (group) => releaseLimits(query, group),
    ready: async () =>
      await query('select 1').then(
        () => true,
        () => false,
      ),
    hub,
    log,
  })
  stack.push(() => server.close())
  return await server.listen({ host: config.host, port: roles.port ?? config.port })
}

/** The newest bytes of a step; `not ready` until there are some, null if this user has no such book. */
const bytesOf = (db: Database, files: Files) => async (user: string, id: string, step: string) => {
  const found = await findBlob(db.query.bind(db), user, id, step)
  const bytes = found?.blob && (await files.get(found.blob.key))
  if (!found?.blob || !bytes) return found && ('not ready' as const)
  return { bytes, media_type: found.blob.media_type, sha256: found.blob.sha256 }
}

/** Draws each sample once, when it is first asked for. */
function styleSamples(): (id: string) => Promise<Uint8Array | null> {
  const drawn = new Map<string, Promise<Uint8Array>>()
  return async (id) => {
    const style = styles.find((one) => one.id === id)
    if (!style) return null
    const sample = drawn.get(id) ?? drawSample(style.id).then((picture) => picture.bytes)
    drawn.set(id, sample)
    return await sample
  }
}

async function unwind(stack: Stack, log: Logger): Promise<void> {
  for (let stop = stack.pop(); stop; stop = stack.pop())
    await stop().catch((error: unknown) => log.error({ err: error }, 'could not stop a part cleanly'))
}
