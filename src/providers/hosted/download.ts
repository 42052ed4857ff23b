import { type Agent, fetch } from 'undici'
import { guardedAgent, NotPublic } from '../../outside/guarded-agent.ts'
import { bySystem, publicWeb, refusal } from '../../outside/reach.ts'

const mostBytes = 40 * 1024 * 1024
const mostRedirects = 3

/** Asking again would not help. */
export class Refused extends Error {
  readonly code = 'picture_refused'
}
const refused = (host: string) =>
  new Refused(`A picture at ${host} is not fetched: that address is not public.`)

// Providers are known, so their names are looked up as everything else is.
const reach = publicWeb([443], bySystem)
let publicAgent: Agent | undefined
const agent = () => (publicAgent ??= guardedAgent(reach))

/** A provider on this machine may point anywhere, every other one to itself. */
function isOwn(url: string, endpoint: string): boolean {
  const { hostname, origin } = new URL(endpoint)
  const loopback = hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
  return loopback || new URL(url).origin === origin
}

/**
 * The bytes of a result, fetched at once, because such addresses do not live long and are not ours to keep. A provider cannot
 * make us ask our own network: only public https is fetched, unless the provider (`endpoint`) is part of that network itself.
 */
export async function download(url: string, endpoint: string, signal: AbortSignal): Promise<Uint8Array> {
  if (url.startsWith('data:')) return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
  let next = url
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await asked(next, isOwn(next, endpoint), signal)
    const moved = response.status >= 300 && response.status < 400 && response.headers.get('location')
    if (!moved) {
      if (!response.ok || !response.body)
        throw new Error(`The picture's address answered ${response.status}.`)
      return await collected(response.body)
    }
    await response.body?.cancel()
    next = new URL(moved, next).href
  }
  throw new Error(`The picture's address moved more than ${mostRedirects} times.`)
}

async function asked(url: string, own: boolean, signal: AbortSignal) {
  if (own) return await fetch(url, { redirect: 'manual', signal })
  const { hostname } = new URL(url)
  if (refusal(url, reach) !== null) throw refused(hostname)
  return await fetch(url, { redirect: 'manual', signal, dispatcher: agent() }).catch((error: unknown) => {
    throw error instanceof Error && error.cause instanceof NotPublic ? refused(hostname) : error
  })
}

async function collected(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > mostBytes) throw new Refused(`The picture is longer than ${mostBytes} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
