import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import { credentialOf, headersOf } from './credentials.ts'

const window_ms = 60_000
// Some megabytes at most; who floods us with addresses only makes us forget the oldest.
const remembered = 10_000

/**
 * Keys and sessions that do not work cost a look into the database, so an address may try so many a minute. Those that were
 * seen to work are let in all the same: behind one proxy or office, nobody can lock the others out.
 */
export class Attempts {
  readonly #most: number
  readonly #now: () => number
  readonly #failed = new Map<string, { count: number; until: number }>()
  readonly #good = new Set<string>()

  /** `most` in a minute; null: any number. `now`: milliseconds. */
  constructor(most: number | null, now: () => number = () => performance.now()) {
    this.#most = most ?? Infinity
    this.#now = now
  }

  /** Seconds this address has to wait before it may try this; 0: none. */
  wait(address: string, shown: string | null): number {
    const failed = this.#failed.get(network(address))
    if (!failed || failed.count < this.#most || failed.until <= this.#now()) return 0
    if (shown !== null && this.#good.has(digest(shown))) return 0
    return Math.ceil((failed.until - this.#now()) / 1_000)
  }

  failed(address: string): void {
    const key = network(address)
    const before = this.#failed.get(key)
    const going = before !== undefined && before.until > this.#now()
    this.#failed.delete(key)
    this.#failed.set(key, {
      count: going ? before.count + 1 : 1,
      until: going ? before.until : this.#now() + window_ms,
    })
    forgetOldest(this.#failed)
  }

  worked(shown: string): void {
    const key = digest(shown)
    this.#good.delete(key)
    this.#good.add(key)
    forgetOldest(this.#good)
  }

  /** What is remembered: addresses and credentials. */
  get size(): number {
    return this.#failed.size + this.#good.size
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64')

function forgetOldest(all: Map<string, unknown> | Set<string>): void {
  const [oldest] = all.size > remembered ? all.keys() : []
  if (oldest !== undefined) all.delete(oldest)
}

/** Who has an IPv6 address has 2^64 of them. */
function network(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length
  return [...groups, ...Array<string>(Math.max(0, missing)).fill('0')].slice(0, 4).join(':')
}

/** Throws unless there are no seconds to wait. */
export function refuseTries(seconds: number): void {
  if (seconds === 0) return
  const detail = `Too many keys that do not work came from this address; try again in ${seconds} s.`
  throw new Problem('too_many_requests', { detail, retry_after_s: seconds })
}

const signIn = '/v1/session'

export function limitAttempts(server: FastifyInstance, attempts: Attempts): void {
  const shownBy = (request: FastifyRequest) => credentialOf(headersOf(request.raw))?.text ?? null
  const tries = ({ routeOptions, method }: FastifyRequest) =>
    (routeOptions.config.needs ?? 'nothing') !== 'nothing' ||
    (method === 'POST' && routeOptions.url === signIn)
  server.addHook('onRequest', async (request) => {
    const shown = shownBy(request)
    if (!tries(request) || (shown === null && request.routeOptions.url !== signIn)) return
    refuseTries(attempts.wait(request.ip, shown))
  })
  server.addHook('onResponse', async (request, reply) => {
    const shown = shownBy(request)
    if (reply.statusCode === 401 && (shown !== null || request.routeOptions.url === signIn))
      attempts.failed(request.ip)
    else if (request.caller && shown !== null) attempts.worked(shown)
  })
}
