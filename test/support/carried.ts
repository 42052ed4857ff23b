import { Database } from '../../src/db/database.ts'
import { Listening } from '../../src/db/listen.ts'
import type { Queue } from '../../src/queue/contract.ts'
import { openQueue } from '../../src/queue/registry.ts'

/** The doorbell as one more process of a deployment hangs it, in this process. */
export async function openCarried(queue_url: string, database_url: string): Promise<Queue> {
  const db = new Database({ url: database_url }, 2)
  const listening = new Listening(database_url)
  const queue = await openQueue({
    url: new URL(queue_url),
    deployment: 'ranks',
    listeners: () => 2,
    postgres: {
      notify: async (channel, payload) =>
        void (await db.query('select pg_notify($1, $2)', [channel, payload])),
      listen: async (channel, onNews) => await listening.on(channel, onNews),
    },
  })
  const close = queue.close.bind(queue)
  queue.close = async () => {
    await close()
    await listening.close()
    await db.close()
  }
  return queue
}
