import type { Database } from '../db/database.ts'
import { deploymentId } from '../db/deployment.ts'
import type { Queue } from '../queue/contract.ts'
import { openQueue } from '../queue/registry.ts'
import type { Examined } from './doctor.ts'

/** Rings each doorbell once, for a queue that workers listen to anyway: to hear one bell too many does no harm. */
export async function doorbells(db: Database, urls: readonly URL[]): Promise<Examined[]> {
  const deployment = await deploymentId(db.query.bind(db)).catch(() => 'doctor')
  return await Promise.all(urls.map(async (url) => await doorbell(db, url, deployment)))
}

async function doorbell(db: Database, url: URL, deployment: string): Promise<Examined> {
  const postgres = {
    notify: async (channel: string, payload: string) =>
      void (await db.query('select pg_notify($1, $2)', [channel, payload])),
    listen: async () => () => {},
  }
  try {
    const queue = await openQueue({ url, deployment, listeners: () => 1, postgres })
    const examined = await rung(queue)
    await queue.close()
    return examined
  } catch (error) {
    return { what: 'queue', well: false, says: (error as Error).message }
  }
}

/** How it stands is told by its state, which has no secrets. */
async function rung(queue: Queue): Promise<Examined> {
  const reached = await queue.ring('text', 1).then(
    () => true,
    () => false,
  )
  const { says } = queue.state()
  return { what: 'queue', well: reached, says: reached ? `${queue.name} ${says}` : `${queue.name}: ${says}` }
}
