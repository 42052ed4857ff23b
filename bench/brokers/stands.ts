import type { Database } from '../../src/db/database.ts'
import type { Queue } from '../../src/queue/contract.ts'
import { somewhere, type QueueUnderTest } from '../../test/contracts/queue-under-test.ts'
import { cloudTasksUnderTest } from '../../test/support/services/cloud-tasks.ts'
import { openBell } from '../../test/support/services/postgres-bell.ts'
import { findPgbouncer, startPgbouncer } from '../../test/support/services/pgbouncer.ts'
import { rabbitmqUnderTest } from '../../test/support/services/rabbitmq-bell.ts'
import { redisUnderTest } from '../../test/support/services/redis-bell.ts'
import { sqsUnderTest } from '../../test/support/services/sqs-bell.ts'

/** A broker to be measured. `database`: through which the engine goes. */
export type Stand = { database: string; open(): Promise<Queue>; stop(): Promise<void> }

type Start = (db: Database) => Promise<Stand | null>

/** Opens what the suite of the doorbell opens for a driver; null where there is no server for it. */
const ofSuite =
  (setup: () => Promise<QueueUnderTest | null>): Start =>
  async (db) => {
    const under = await setup()
    const place = somewhere()
    return under && { database: db.urls.url, open: () => under.open(place), stop: () => under.stop() }
  }

/** The first is what the others are compared with. */
export const stands: Record<string, Start> = {
  postgres: async ({ urls }) => {
    const place = somewhere()
    return { database: urls.url, open: () => openBell(urls, place), stop: async () => {} }
  },
  'postgres through pgbouncer': async ({ urls }) => {
    const found = await findPgbouncer()
    if (!found) return null
    const pooler = await startPgbouncer(found, urls.url, { pool_size: 20 })
    const [place, way] = [somewhere(), { url: pooler.url, direct: urls.url }]
    return { database: pooler.url, open: () => openBell(way, place), stop: () => pooler.stop() }
  },
  redis: ofSuite(redisUnderTest),
  rabbitmq: ofSuite(() => rabbitmqUnderTest()),
  'sqs (an emulator)': ofSuite(sqsUnderTest),
  'cloudtasks (a fake)': ofSuite(cloudTasksUnderTest),
}
