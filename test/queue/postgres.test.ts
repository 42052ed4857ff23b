import { afterAll } from 'vitest'
import { Database } from '../../src/db/database.ts'
import { Listening } from '../../src/db/listen.ts'
import { openQueue } from '../../src/queue/registry.ts'
import { queueSuite } from '../contracts/queue.ts'
import { testDatabase } from '../support/postgres.ts'

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

queueSuite('postgres', async () => {
  const test = await testDatabase()
  const db = new Database({ url: test.url })
  const notify = async (channel: string, payload: string) =>
    void (await db.query('select pg_notify($1, $2)', [channel, payload]))
  closing.push(async () => {
    await db.close()
    await test.drop()
  })
  return {
    open: async (deployment = 'default') => {
      const listening = new Listening(test.url)
      closing.push(async () => await listening.close())
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
