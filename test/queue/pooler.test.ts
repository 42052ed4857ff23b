import { afterAll, it } from 'vitest'
import { Database } from '../../src/db/database.ts'
import { Listening } from '../../src/db/listen.ts'
import { openQueue } from '../../src/queue/registry.ts'
import { queueSuite } from '../contracts/queue.ts'
import { testDatabase } from '../support/postgres.ts'
import { findPgbouncer, startPgbouncer } from '../support/services/pgbouncer.ts'

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

const found = await findPgbouncer()
it.skipIf(found)('there is no pgbouncer', () => {})
// Rings go through the pooler, LISTEN past it.
if (found)
  queueSuite('postgres (through pgbouncer)', async () => {
    const test = await testDatabase()
    closing.push(() => test.drop())
    const pooler = await startPgbouncer(found, test.url, { pool_size: 2 })
    closing.push(() => pooler.stop())
    const db = new Database({ url: pooler.url, direct: test.url })
    closing.push(() => db.close())
    const notify = async (channel: string, payload: string) =>
      void (await db.query('select pg_notify($1, $2)', [channel, payload]))
    return {
      open: async (deployment = 'default') => {
        const listening = new Listening(test.url)
        closing.push(() => listening.close())
        const postgres = {
          notify,
          listen: async (channel: string, onNews: (payload: string | null) => void) =>
            await listening.on(channel, onNews),
        }
        return await openQueue({ url: new URL('postgres:'), deployment, listeners: () => 4, postgres })
      },
      inject: async (text) => await notify('storymill:default', text),
      cut: async () =>
        void (await db.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )),
    }
  })
