import type { Config } from '../../src/config.ts'
import type { Database, Query } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import type { SigningKeys } from '../../src/db/signing-secrets.ts'
import { queueEvent } from '../../src/db/webhooks/queue.ts'
import { readDelivery, type Delivery } from '../../src/db/webhooks/read.ts'
import { signOn } from '../../src/db/workers.ts'
import { ownNetworkToo } from '../../src/outside/reach.ts'
import { Courier, type CourierParts } from '../../src/worker/courier.ts'
import { processStart, thisHost } from '../../src/worker/identity.ts'
import { eventually, startEngine, type Engine } from './engine.ts'
import { startReceiver, type Received, type Receiver } from './receiver.ts'

/** What a service is set to whose receivers are on this machine and whose waits are short. */
export const trialWebhooks = (more: Partial<Config['webhooks']> = {}): Config['webhooks'] => ({
  allow_private: true,
  ports: [443],
  timeout_ms: 2_000,
  waits_ms: [20, 20, 20],
  per_host: 8,
  keep_days: 30,
  ...more,
})

/** One key for each purpose, so that a test can tell who signed. */
export const plainKeys: SigningKeys = (purpose) => [Buffer.from(purpose.padEnd(32, '.'))]

/** A courier and the row of its worker, which lives as long as this process. */
export async function startCourier(db: Database, more: Partial<CourierParts> = {}): Promise<Courier> {
  const worker_id = more.worker_id ?? (await aWorker(db))
  const courier = new Courier({
    db,
    worker_id,
    slots: 16,
    per_host: 8,
    reach: ownNetworkToo,
    signing: plainKeys,
    timeout_ms: 2_000,
    waits_ms: [20, 20, 20],
    keep_days: 30,
    random: () => 0.5,
    onTrouble: (error) => console.error(error),
    ...more,
  })
  courier.start()
  return courier
}

/** Signs a worker on, in this process's name unless another is given. */
export async function aWorker(db: Database, pid = process.pid): Promise<string> {
  await migrate(db)
  const id = crypto.randomUUID()
  await signOn(db.query.bind(db), {
    id,
    name: 'courier',
    host: await thisHost(),
    pid,
    process_start: (await processStart(pid)) ?? '',
    queues: ['webhooks'],
    pipelines: [],
    version: '',
    lanes: {},
  })
  return id
}

/** An event for `url`, that is about no book. */
export async function anEvent(
  db: Database,
  url: string,
  user_id = 'local',
  tries_once = false,
): Promise<Delivery> {
  const payload = JSON.stringify({ type: 'trial', data: { n: Math.random() } })
  return await queueEvent(db.query.bind(db), { user_id, type: 'trial', url, payload, tries_once })
}

export type Planned = number | 'hang' | { status: number; headers: Record<string, string> }

/** A database, a receiver that answers each path as planned (then with 204), and couriers between them. */
export type Trial = {
  engine: Engine
  receiver: Receiver
  db: Database
  query: Query
  plan(path: string, ...answers: Planned[]): void
  /** An event for a path of the receiver. */
  event(path: string, ...answers: Planned[]): Promise<Delivery>
  courier(more?: Partial<CourierParts>): Promise<Courier>
  read(id: string): Promise<Whole>
  until(id: string, state: Delivery['state']): Promise<Whole>
  got(path: string): Received[]
  /** How each attempt of a delivery ended. */
  classes(id: string): Promise<(string | null)[]>
  /** Stops the couriers and forgets every delivery. */
  clear(): Promise<void>
  close(): Promise<void>
}
type Whole = NonNullable<Awaited<ReturnType<typeof readDelivery>>>

export async function startTrial(): Promise<Trial> {
  const engine = await startEngine()
  const { db } = engine
  const query: Query = db.query.bind(db)
  const answers = new Map<string, Planned[]>()
  const couriers: Courier[] = []
  const receiver = await startReceiver(({ path }, reply) => {
    const next = answers.get(path)?.shift() ?? 204
    if (next === 'hang') return
    if (typeof next === 'number') reply.writeHead(next).end()
    else reply.writeHead(next.status, next.headers).end()
  })
  const read = async (id: string) => {
    const found = await readDelivery(query, 'local', id)
    if (!found) throw new Error(`delivery ${id} is gone`)
    return found
  }
  return {
    engine,
    receiver,
    db,
    query,
    read,
    plan: (path, ...planned) => void answers.set(path, planned),
    event: async (path, ...planned) => {
      answers.set(path, planned)
      return await anEvent(db, `${receiver.url}${path}`)
    },
    courier: async (more = {}) => {
      const one = await startCourier(db, more)
      couriers.push(one)
      return one
    },
    until: async (id, state) => {
      await eventually(async () => (await read(id)).state === state, 8_000, `${id} to be ${state}`)
      return await read(id)
    },
    got: (path) => receiver.got.filter((one) => one.path === path),
    classes: async (id) => (await read(id)).attempts.map((one) => one.class),
    clear: async () => {
      await Promise.all(couriers.splice(0).map((one) => one.stop(2_000)))
      for (const table of ['attempts', 'deliveries', 'disabled'])
        await query(`delete from storymill.webhook_${table}`)
      answers.clear()
    },
    close: async () => {
      await Promise.all(couriers.splice(0).map((one) => one.stop(100)))
      await engine.close()
      await receiver.stop()
    },
  }
}
