import type { Parts } from '../app.ts'
import { deploymentId } from '../db/deployment.ts'
import type { Queue } from '../queue/contract.ts'
import { openQueues } from '../queue/registry.ts'
import type { Reconciler } from '../worker/reconcile.ts'

/** The doorbell of the configuration. */
export async function openDoorbell({
  config,
  db,
  listening,
  log,
  reconciler,
}: Pick<Parts, 'config' | 'db' | 'listening' | 'log'> & { reconciler: Reconciler }): Promise<Queue> {
  return await openQueues(config.queue, {
    deployment: await deploymentId(db.query.bind(db)),
    listeners: (queue) => reconciler.listeners(queue),
    postgres: {
      notify: async (channel, payload) =>
        void (await db.query('select pg_notify($1, $2)', [channel, payload])),
      listen: (channel, onNews) => listening.on(channel, onNews),
    },
    onChange: ({ well, says }) =>
      well
        ? log.info('the doorbell is well')
        : log.warn(`the doorbell is away, books are only slower: ${says}`),
  })
}
