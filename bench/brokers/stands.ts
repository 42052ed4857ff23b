import type { Database } from '../../src/db/database.ts'
import type { Queue } from '../../src/queue/contract.ts'
import { somewhere, type QueueUnderTest } from '../../test/contracts/queue-under-test.ts'
import { openBell } from '../../test/support/services/postgres-bell.ts'
import { findPgbouncer, startPgbouncer } from '../../test/support/services/pgbouncer.ts'

/** A broker to be measured. `database`: through which the engine goes. */
export type Stand = { database: string; open(): Promise<Queue>; stop(): Promise<void> }

type Start = (db: Database) => Promise<Stand | null>

/** Opens what the suite of the doorbell opens for a driver; null where there is no such driver, or no server for it. */
const ofSuite =
  (file: string, name: string): Start =>
  async (db) => {
    const path = new URL(`../../test/support/services/${file}`, import.meta.url).href
    const module = (await import(path).catch(() => ({}))) as Record<string, Setup | undefined>
    const under = await module[name]?.()
    if (!under) return null
    const place = somewhere()
    return { database: db.urls.url, open: () => under.open(place), stop: () => under.stop() }
  }
type Setup = () => Promise<QueueUnderTest | null>

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
  redis: ofSuite('redis-bell.ts', 'redisUnderTest'),
  rabbitmq: ofSuite('rabbitmq-bell.ts', 'rabbitmqUnderTest'),
  'sqs (an emulator)': ofSuite('sqs-bell.ts', 'sqsUnderTest'),
  'cloudtasks (a fake)': ofSuite('cloud-tasks.ts', 'cloudTasksUnderTest'),
}
