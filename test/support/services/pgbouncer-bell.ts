import { Database } from '../../../src/db/database.ts'
import type { QueueUnderTest } from '../../contracts/queue-under-test.ts'
import { testDatabase } from '../postgres.ts'
import { findPgbouncer, startPgbouncer } from './pgbouncer.ts'
import { openBell } from './postgres-bell.ts'

/** The `postgres` doorbell through a pgbouncer in transaction mode: what is broken is the pooler. */
export async function pgbouncerUnderTest(): Promise<QueueUnderTest | null> {
  const found = await findPgbouncer()
  if (!found) return null
  const test = await testDatabase()
  const pooler = await startPgbouncer(found, test.url, { pool_size: 2 })
  const injector = new Database({ url: pooler.url }, 5)
  const over = (port: number) => pooler.url.replace(/:\d+\//, `:${port}/`)
  const others = pooler.own ? {} : { killed: 'it is not ours', frozen: 'it is not ours' }
  return {
    open: async (hanging) => {
      const url = hanging.port === undefined ? pooler.url : over(hanging.port)
      return await openBell({ url, direct: test.url }, hanging)
    },
    inject: async ({ deployment }, _queue, text) =>
      void (await injector.query('select pg_notify($1, $2)', [`storymill:${deployment}`, text])),
    at: { port: Number(new URL(pooler.url).port) },
    own: pooler.own && { ...pooler.own, wipe: async () => {} },
    cannot: {
      depth: 'NOTIFY keeps nothing, so there is nothing to count',
      prefixes: 'every deployment has a database of its own',
      wiped: 'it keeps nothing that could be deleted',
      refused: 'it is the database itself; without it there is no service at all',
      ...others,
    },
    stop: async () => {
      await injector.close()
      await pooler.stop()
      await test.drop()
    },
  }
}
