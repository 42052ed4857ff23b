import type { LookupFunction } from 'node:net'
import { callbackify } from 'node:util'
import { Agent, buildConnector } from 'undici'
import type { Address, Reach } from './reach.ts'

/** The address is not one that may be called. */
export class NotPublic extends Error {
  readonly code = 'not_public'
  constructor(host: string) {
    super(`${host} is not a public address`)
    this.name = 'NotPublic'
  }
}

/**
 * Connections that go only where `reach` allows. Of a name all addresses are checked, and what is connected to is one of
 * those that were, so that a name cannot change in between; where a socket ended up is looked at once more, because no
 * name is asked for when the host is an address. Without kept connections (`keep: false`) each request is checked anew.
 */
export function guardedAgent(reach: Reach, { keep = true, connect_ms = 10_000 } = {}): Agent {
  const ask = callbackify((host: string) => checked(host, reach))
  const lookup: LookupFunction = (host, options, callback) =>
    ask(host, (error, found) => {
      const [first] = found ?? []
      if (error || !first) return callback(error ?? new Error(`${host} has no address`), '')
      return options.all ? callback(null, found) : callback(null, first.address, first.family)
    })
  const connector = buildConnector({ lookup, timeout: connect_ms, allowH2: false })
  return new Agent({
    ...(keep ? {} : { pipelining: 0 }),
    allowH2: false,
    // Only the caller's signal ends the wait for an answer.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (options, callback) => {
      connector(options, (error, socket) => {
        if (error) return callback(error, null)
        if (reach.mayReach(socket.remoteAddress ?? '')) return callback(null, socket)
        socket.destroy()
        return callback(new NotPublic(options.hostname), null)
      })
    },
  })
}

async function checked(host: string, reach: Reach): Promise<Address[]> {
  const found = await reach.resolve(host)
  if (!found.every(({ address }) => reach.mayReach(address))) throw new NotPublic(host)
  return found
}
