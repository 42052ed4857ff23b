import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../errors.ts'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The name it is called by is this machine's own, or none was said. */
export const onLoopback = ({ host }: IncomingHttpHeaders): boolean =>
  host === undefined || loopback.test(host)

/** Whether a browser sent this for a page of ours; a program says nothing of where it comes from. */
export function fromOwnSite(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers
  const site = headers['sec-fetch-site'] ?? 'none'
  if (site !== 'same-origin' && site !== 'none') return false
  // Behind a proxy that speaks https for us only the name is the same.
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}

/**
 * Without authentication the browser is the only wall between another site and this service. A name that is not the
 * loopback's was pointed at us from outside (DNS rebinding), and a write that a page of another site sends is not the
 * user's.
 */
export function keepToOwnSite(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ headers, method }) => {
    if (headers.host !== undefined && !loopback.test(headers.host)) throw new Problem('foreign_site')
    if (reading.has(method)) return
    const site = headers['sec-fetch-site']
    const foreign = site !== undefined && site !== 'same-origin' && site !== 'none'
    const { origin } = headers
    if (foreign || (origin !== undefined && origin !== `http://${headers.host}`))
      throw new Problem('foreign_site')
  })
}
