import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import type { Listening } from './db/listen.ts'
import { migrate } from './db/migrate.ts'
import { releaseLimits } from './db/limits.ts'
import { openSigningKeys, type SigningKeys } from './db/signing-secrets.ts'
import { armFromText } from './failpoint.ts'
import type { Files } from './files/contract.ts'
import { openFiles } from './files/registry.ts'
import { ownHome } from './home.ts'
import { openOwnDatabase } from './wiring/open-database.ts'
import { openDoor } from './wiring/open-door.ts'
import { openDoorbell } from './wiring/open-doorbell.ts'
import { prepareRing } from './wiring/open-ring.ts'
import { openListening } from './wiring/open-listening.ts'
import { openModels, type OpenModels } from './wiring/open-models.ts'
import { startHands } from './wiring/start-hands.ts'
import { startWatch } from './wiring/start-watch.ts'
import type { Queue } from './queue/contract.ts'
import { Reconciler } from './worker/reconcile.ts'

export type Roles = {
  api: boolean
  worker: boolean
  /** What its worker is called; else host:pid. */
  name?: string | undefined
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
  /** Resolves when the worker has done `max_steps` and wants to be replaced, or, without an API beside it, was sent away. */
  retired: Promise<void>
  /** Resolves when the embedded database has ended by itself: nothing works any more. */
  broken: Promise<void>
  stop(): Promise<void>
}

/** What has been started, to be stopped in the opposite order. */
export type Stack = (() => Promise<void>)[]

/** Wires every part by hand: reading this is reading the system. `open`: whose hands make the books, for a test of the rest. */
export async function startApp(config: Config, roles: Roles, log: Logger, open = openModels): Promise<App> {
  const stack: Stack = []
  try {
    return await wire({ config, roles, log, stack }, await open(config))
  } catch (error) {
    await unwind(stack, log)
    throw error
  }
}

async function wire(given: Given, opened: OpenModels): Promise<App> {
  const { config, roles, log, stack } = given
  armFromText(config.failpoints)
  const files = await openFiles(config.files)
  const home = config.database ? null : await ownHome(config.home)
  if (home) stack.push(home.release)
  const { db, embedded_url, gone, close } = await openOwnDatabase(config, log)
  stack.push(close)
  log.info({ added: await migrate(db) }, 'the schema is up to date')
  if (roles.alone) await releaseLimits(db.query.bind(db), null)
  const listening = openListening({ db, log, stack })
  const trouble = (error: unknown) => log.error({ err: error }, 'trouble')
  // What went wrong with a ring is told by the state of the doorbell, once; a lost ring costs seconds.
  const ring = (name: string, count = 1) => void queue.ring(name, count).catch(() => {})
  const reconciler = new Reconciler(db, ring, trouble)
  const queue = await openDoorbell({ config, db, listening, log, reconciler })
  stack.push(() => queue.close())
  await reconcile(reconciler, stack)
  const parts: Parts = {
    ...given,
    db,
    files,
    listening,
    queue,
    ring,
    reconciling: () => reconciler.busy(),
    trouble,
    signing: await openSigningKeys(db, config.secrets),
    ...opened,
  }
  const { url, retired } = await begin(parts)
  await home?.tell({ pid: process.pid, url, database_url: embedded_url })
  return { url, retired, broken: gone, stop: async () => await unwind(stack, log) }
}

/** What this process is for. */
async function begin(parts: Parts): Promise<Pick<App, 'url' | 'retired'>> {
  startWatch(parts)
  const { promise: retired, resolve: retire } = Promise.withResolvers<void>()
  const openRing = await prepareRing(parts)
  if (parts.roles.worker) await startHands(parts, retire)
  const url = parts.roles.api ? await openDoor(parts) : null
  await openRing()
  return { url, retired }
}

async function reconcile(reconciler: Reconciler, stack: Stack): Promise<void> {
  await reconciler.start()
  stack.push(() => reconciler.stop())
}

type Given = { config: Config; roles: Roles; log: Logger; stack: Stack }

export type Parts = OpenModels &
  Given & {
    db: Database
    files: Files
    listening: Listening
    queue: Queue
    /** Steps of a queue may be ready: so many, or some. */
    ring(queue: string, count?: number): void
    /** Resolves when the reconciler's round that is under way has rung; null: there is none. */
    reconciling(): Promise<void> | null
    trouble(error: unknown): void
    /** What links and webhooks are signed with. */
    signing: SigningKeys
  }

async function unwind(stack: Stack, log: Logger): Promise<void> {
  for (let stop = stack.pop(); stop; stop = stack.pop())
    await stop().catch((error: unknown) => log.error({ err: error }, 'could not stop a part cleanly'))
}
