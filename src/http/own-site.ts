import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import { isLoopback, sessionToken } from './credentials.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a browser sent this for a page of ours; a program says nothing of where it comes from. */
export function fromOwnSite(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers
  const site = headers['sec-fetch-site'] ?? 'none'
  if (site !== 'same-origin' && site !== 'none') return false
  // Behind a proxy that speaks https for us only the name is the same.
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}

/**
 * A write that a page of another site sends is not the user's. Without authentication the browser is the only wall between
 * that site and this service, so a name that is not the loopback's, pointed at us from outside (DNS rebinding), is refused
 * too. With it, a name gives nobody anything: a key is sent on purpose, and a cookie by a page of ours, which says so.
 */
export function keepToOwnSite(
  server: FastifyInstance,
  auth: 'off' | 'keys',
  invited: readonly string[],
): void {
  server.addHook('onRequest', async (request) => {
    const { headers, method } = request
    if (auth === 'off' && headers.host !== undefined && !isLoopback(headers.host))
      throw new Problem('foreign_site')
    if (reading.has(method)) return
    if (auth === 'keys' && headers.authorization !== undefined) return
    const { origin } = headers
    const site = headers['sec-fetch-site']
    const foreign = site !== undefined && site !== 'same-origin' && site !== 'none'
    // Pages that were let in by name, as long as they bring no cookie of ours.
    if (origin !== undefined && invited.includes(origin) && sessionToken(headers) === null) return
    const missing = origin === undefined && auth === 'keys' && sessionToken(headers) !== null
    if (foreign || missing || (origin !== undefined && !isOwn(origin, request)))
      throw new Problem('foreign_site')
  })
}

/** A proxy in front may speak https where we speak http; if it is trusted to say so, http is no longer ours. */
const isOwn = (origin: string, { protocol, host }: FastifyRequest) =>
  origin === `https://${host}` || (protocol === 'http' && origin === `http://${host}`)
