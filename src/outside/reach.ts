import { lookup } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { kindOf } from './addresses.ts'

export type Address = { address: string; family: number }
export type Resolve = (host: string) => Promise<Address[]>

/** How far calls to addresses that others gave us may go. */
export type Reach = {
  protocols: readonly string[]
  /** Null: any. */
  ports: readonly number[] | null
  /** Names that mean this machine or its network are refused. */
  names: boolean
  mayReach(address: string): boolean
  resolve: Resolve
}

/** By the system, as everything else here is resolved: a thread of a small pool waits for the answer. */
export const bySystem: Resolve = async (host) =>
  await new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found)))
  })

/** By the name servers alone. A name whose server never answers holds up nobody else: names are given by strangers. */
export const byNameServers: Resolve = async (host) => {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 })
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  const found = (answer: PromiseSettledResult<string[]>, family: number) =>
    answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : []
  const all = [...found(four, 4), ...found(six, 6)]
  if (all.length === 0 && four.status === 'rejected') throw four.reason
  return all
}

/** Only the public web: https, on its own port unless others are named. */
export const publicWeb = (ports: readonly number[] = [443], resolve: Resolve = byNameServers): Reach => ({
  protocols: ['https:'],
  ports,
  names: false,
  mayReach: (address) => kindOf(address) === 'public',
  resolve,
})

/** Also this machine and private networks, on any port, with http: for trials, and for receivers of one's own. */
export const ownNetworkToo: Reach = {
  protocols: ['https:', 'http:'],
  ports: null,
  names: true,
  mayReach: (address) => kindOf(address) !== 'neither',
  resolve: bySystem,
}

const ownNames = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|home\.arpa)$/
const defaultPorts: Record<string, number> = { 'https:': 443, 'http:': 80 }

/** Why an address is not called, as the end of a sentence about it; null if it may be. Its name is not resolved for this. */
export function refusal(text: string, reach: Reach): string | null {
  const url = URL.parse(text)
  if (!url) return 'is not a URL'
  if (!reach.protocols.includes(url.protocol)) return `must begin with ${reach.protocols.join('// or ')}//`
  if (url.username !== '' || url.password !== '') return 'must hold no user name or password'
  const port = url.port === '' ? (defaultPorts[url.protocol] ?? 0) : Number(url.port)
  if (reach.ports && !reach.ports.includes(port)) return `must use port ${reach.ports.join(' or ')}`
  return refusalOfHost(url.hostname, reach)
}

function refusalOfHost(hostname: string, reach: Reach): string | null {
  // The parser has made every way to write an IPv4 address (hex, octal, one number, fewer parts) into the common one.
  const host = hostname.replace(/^\[|\]$|\.+$/g, '')
  if (host === '') return 'must name a host'
  if (isIP(host) !== 0) return reach.mayReach(host) ? null : 'must be a public address'
  // A name without a dot is one of the local network, or a search domain's.
  const inside = ownNames.test(host) || !host.includes('.')
  return inside && !reach.names ? 'must be a public address' : null
}
