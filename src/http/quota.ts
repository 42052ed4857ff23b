import type { FastifyInstance } from 'fastify'
import type { Caller } from '../book/caller.ts'
import { Problem } from '../errors.ts'

/** What became of a request of a user who may make `most` a minute. */
export type Taken = {
  taken: boolean
  most: number
  left: number
  /** Seconds until at least one more may come. */
  more_in_s: number
}

/** Counts a request; null: nobody counts those of this caller. */
export type TakeRequest = (caller: Caller) => Taken | null

/** Requests a minute, by user. Says in headers what is left, in the words of draft-ietf-httpapi-ratelimit-headers-11. */
export function countRequests(server: FastifyInstance, take: TakeRequest): void {
  server.addHook('onRequest', async (request, reply) => {
    const counted = request.caller && take(request.caller)
    if (!counted) return
    const { most, left, more_in_s } = counted
    reply.header('ratelimit-policy', `"requests";q=${most};w=60`)
    reply.header('ratelimit', `"requests";r=${left};t=${more_in_s}`)
    refuseUncounted(counted)
  })
}

/** Throws for a request that is one too many. */
export function refuseUncounted(counted: Taken | null): void {
  if (counted === null || counted.taken) return
  const { most, more_in_s } = counted
  const detail = `${most} requests a minute are allowed; the next may come in ${more_in_s} s.`
  throw new Problem('too_many_requests', { detail, retry_after_s: more_in_s })
}
