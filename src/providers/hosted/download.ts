import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { Agent, fetch } from 'undici'

const mostBytes = 40 * 1024 * 1024
const mostRedirects = 3

const inside = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, prefix, 'ipv6')

const isInside = (address: string): boolean => inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Asking again would not help. */
export class Refused extends Error {
  readonly code = 'picture_refused'
}
const refused = (host: string) =>
  new Refused(`A picture at ${host} is not fetched: that address is not public.`)

// The addresses that are checked are those that are connected to, so a name cannot change in between.
const publicOnly: LookupFunction = (host, options, callback) =>
  lookup(host, { ...options, all: true }, (error, found) => {
    const [first] = found ?? []
    if (error || !first) return callback(error ?? new Error(`${host} has no address`), '')
    if (found.some(({ address }) => isInside(address))) return callback(refused(host), '')
    return options.all ? callback(null, found) : callback(null, first.address, first.family)
  })

let publicAgent: Agent | undefined
const agent = () => (publicAgent ??= new Agent({ connect: { lookup: publicOnly, timeout: 10_000 } }))

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
  refuseInside(url)
  return await fetch(url, { redirect: 'manual', signal, dispatcher: agent() }).catch((error: unknown) => {
    throw error instanceof Error && error.cause instanceof Refused ? error.cause : error
  })
}

function refuseInside(url: string): void {
  const { protocol, hostname } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol !== 'https:' || hostname === 'localhost' || (isIP(host) !== 0 && isInside(host)))
    throw refused(hostname)
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
