import type { Parts } from '../app.ts'
import { buildRingServer } from '../http/ring.ts'
import { whyNotReady } from './machine-parts.ts'

const closing_ms = 2_000

/**
 * A server for the bells of a broker that sends them as requests, for a process without the API. Made before the worker, so
 * that it is closed after it: what the worker still does is answered. The answer opens it.
 */
export async function prepareRing(parts: Parts): Promise<() => Promise<void>> {
  const { config, roles, log, queue, stack } = parts
  if (!queue.push || !roles.worker || roles.api) return async () => {}
  const server = await buildRingServer({
    ring: queue.push,
    whyNotReady: () => whyNotReady(parts),
    // Free slots say how much a worker can take. A process that was kept from running looks as if it could not keep up, and
    // would go on to look like that, as each bell it refuses leaves it without time again.
    wall: { ...config.http, trust_proxy: config.trust_proxy, overload: () => null },
    log,
  })
  stack.push(async () => {
    const late = setTimeout(() => server.server.closeAllConnections(), closing_ms)
    await server.close().finally(() => clearTimeout(late))
  })
  return async () => {
    const url = await server.listen({ host: config.host, port: roles.port ?? config.port })
    log.info({ url }, 'bells come in here')
  }
}
