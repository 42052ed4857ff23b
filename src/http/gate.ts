import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller, Scope } from '../book/caller.ts'
import { Problem } from '../errors.ts'
import { headersOf } from './credentials.ts'

/** What a route asks of its caller: a scope, any caller at all, or nothing. */
export type Needs = Scope | 'anyone known' | 'nothing'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
  interface FastifyContextConfig {
    needs?: Needs
  }
}

/** For a route's options: who may call it. */
export const needs = (what: Needs): { needs: Needs } => ({ needs: what })

/** Who asks, by their key or session; null if nobody we know. */
export type Identify = (headers: IncomingHttpHeaders) => Promise<Caller | null>

/**
 * Nobody passes a route that does not say whom it is for: such a route stops the start. Whose book it is, the statements
 * ask themselves; a stranger's is not there.
 */
export function keepGate(server: FastifyInstance, identify: Identify): void {
  server.decorateRequest('caller', null)
  server.addHook('onRoute', ({ method, url, config }) => {
    if (config?.needs === undefined && !url.startsWith('/docs'))
      throw new Error(`${String(method)} ${url} does not say who may call it`)
  })
  server.addHook('onRequest', async (request) => {
    const wanted = request.routeOptions.config.needs ?? 'nothing'
    if (wanted === 'nothing') return
    request.caller = await identify(headersOf(request.raw))
    if (!request.caller) throw new Problem('unauthorized')
    if (wanted !== 'anyone known' && !request.caller.scopes.has(wanted))
      throw new Problem('forbidden', { detail: `This needs the scope ${wanted}.` })
  })
}

/** Who asks, on a route that needs somebody. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error(`${request.url} is open to nobody in particular`)
  return request.caller
}

/** Whose books are asked for. */
export const userOf = (request: FastifyRequest): string => callerOf(request).user
