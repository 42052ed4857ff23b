import type { Config } from '../../src/config.ts'
import type { Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import type { SigningKeys } from '../../src/db/signing-secrets.ts'
import { queueEvent } from '../../src/db/webhooks/queue.ts'
import type { Delivery } from '../../src/db/webhooks/read.ts'
import { signOn } from '../../src/db/workers.ts'
import { ownNetworkToo } from '../../src/outside/reach.ts'
import { Courier, type CourierParts } from '../../src/worker/courier.ts'
import { processStart, thisHost } from '../../src/worker/identity.ts'

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
