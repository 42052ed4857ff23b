import { Database, type DatabaseUrls } from '../../../src/db/database.ts'
import { Listening } from '../../../src/db/listen.ts'
import type { Queue } from '../../../src/queue/contract.ts'
import { openQueue } from '../../../src/queue/registry.ts'
import type { Hanging, QueueUnderTest } from '../../contracts/queue-under-test.ts'
import { privatePostgres } from '../postgres.ts'

/** The `postgres` doorbell on a server of its own. */
export async function postgresUnderTest(): Promise<QueueUnderTest> {
  const server = await privatePostgres()
  const places = new URL(server.url.replace('@/', '@here/'))
  const socket = `${places.searchParams.get('host')}/.s.PGSQL.${places.searchParams.get('port')}`
  const over = (port: number | undefined) =>
    port === undefined
      ? server.url
      : `postgres://${places.username}:${places.password}@127.0.0.1:${port}${places.pathname}`
  const injector = new Database({ url: server.url }, 5)
  return {
    open: async (hanging) => await openBell({ url: over(hanging.port) }, hanging),
    inject: async ({ deployment }, _queue, text) =>
      void (await injector.query('select pg_notify($1, $2)', [`storymill:${deployment}`, text])),
    at: { path: socket },
    own: {
      kill: async () => await server.signal('SIGKILL'),
      start: async () => await server.restart(),
      freeze: () => void server.signal('SIGSTOP'),
      thaw: () => void server.signal('SIGCONT'),
      wipe: async () => {},
    },
    cannot: {
      depth: 'NOTIFY keeps nothing, so there is nothing to count',
      prefixes: 'every deployment has a database of its own',
      wiped: 'it keeps nothing that could be deleted',
      refused: 'it is the database itself; without it there is no service at all',
    },
    stop: async () => {
      await injector.close()
      await server.stop()
    },
  }
}

/** The doorbell as a process hangs it: rings through the pool, LISTEN past it if there is a way. */
export async function openBell(urls: DatabaseUrls, { deployment }: Hanging): Promise<Queue> {
  const db = new Database(urls, 5)
  const listening = new Listening(urls.direct ?? urls.url)
  const queue = await openQueue({
    url: new URL('postgres:'),
    deployment,
    listeners: () => 4,
    postgres: {
      notify: async (channel, payload) =>
        void (await db.query('select pg_notify($1, $2)', [channel, payload])),
      listen: async (channel, onNews) => await listening.on(channel, onNews),
    },
  })
  const close = queue.close.bind(queue)
  let closed: Promise<void> | null = null
  const closeAll = async () => {
    await close()
    await listening.close()
    await db.close()
  }
  queue.close = () => (closed ??= closeAll())
  return queue
}
