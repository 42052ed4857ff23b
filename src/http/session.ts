import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Me } from '../actions/show-me.ts'
import type { Session } from '../actions/sign-in.ts'
import { roles, scopes, type Caller } from '../book/caller.ts'
import { tierNames } from '../book/tiers.ts'
import { Problem } from '../errors.ts'
import { problemAnswer } from './books.ts'
import { sessionCookie, sessionToken } from './credentials.ts'
import { callerOf, needs } from './gate.ts'
import type { HttpParts } from './server.ts'

export type SessionParts = {
  /** Null: the key does not work. */
  signIn(key: string): Promise<Session | null>
  signOut(token: string): Promise<void>
  me(caller: Caller): Promise<Me | null>
}

const Seen = z.object({
  user: z.string(),
  tier: z.enum(tierNames),
  role: z.enum(roles),
  credits: z.int().nullable().describe('What can still be spent; null: no limit.'),
  scopes: z.array(z.enum(scopes)),
  via: z.enum(['open', 'key', 'session']).describe('`open`: this service asks nobody for a key.'),
})

/** For the pages: EventSource and pictures cannot send a key, so a browser trades it for a cookie. */
export function sessionRoutes(plain: FastifyInstance, { sessions }: HttpParts): void {
  const server = plain.withTypeProvider<ZodTypeProvider>()
  server.post(
    '/v1/session',
    {
      config: needs('nothing'),
      schema: {
        summary: 'Sign a browser in: a cookie for a key',
        body: z.strictObject({ key: z.string() }),
        response: { 204: z.null(), 401: problemAnswer, 422: problemAnswer },
      },
    },
    async (request, reply) => {
      const session = await sessions.signIn(request.body.key.trim())
      if (!session)
        throw new Problem('unauthorized', { detail: "That key doesn't work. Check it was copied whole." })
      return await reply.code(204).header('set-cookie', sessionCookie(request, session)).send(null)
    },
  )
  server.delete(
    '/v1/session',
    { config: needs('nothing'), schema: { summary: 'Sign a browser out', response: { 204: z.null() } } },
    async (request, reply) => {
      const token = sessionToken(request.headers)
      if (token !== null) await sessions.signOut(token)
      return await reply.code(204).header('set-cookie', sessionCookie(request, null)).send(null)
    },
  )
  server.get(
    '/v1/me',
    { config: needs('anyone known'), schema: { summary: 'Who asks', response: { 200: Seen } } },
    async (request) => {
      const me = await sessions.me(callerOf(request))
      if (!me) throw new Problem('not_found')
      return me
    },
  )
}
