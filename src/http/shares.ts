import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isId } from '../book/ids.ts'
import { Share, ShareAsked } from '../book/share.ts'
import { Problem } from '../errors.ts'
import { Id, problemAnswer } from './books.ts'
import { needs, userOf } from './gate.ts'
import type { HttpParts } from './server.ts'

export type ShareParts = {
  add(user: string, id: string, ask: ShareAsked): Promise<Share & { secret: string }>
  /** Newest first, after the share `before`; null if the user has no such book. */
  list(user: string, id: string, ask: { before: string | null; limit: number }): Promise<Share[] | null>
  end(user: string, id: string, share: string): Promise<void>
  /** The book a secret shows; a `not_found` problem if none. */
  open(secret: string): Promise<{ book_id: string; user_id: string }>
}

const Added = Share.extend({
  secret: z.string().describe('Shown this once.'),
  url: z.string().describe('The page to read the book on, a path below the address of the service.'),
  api_url: z.string().describe('The same for programs.'),
})
const Listed = z.object({ items: z.array(Share), next_cursor: z.string().nullable() })
const Listing = z.strictObject({
  cursor: z.string().refine(isId, 'is not a cursor of ours').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
const OneShare = Id.extend({ share: z.string().refine(isId) })

/** Whom a book is shown to, as its owner manages it. */
export function shareRoutes(server: FastifyInstance, parts: HttpParts): void {
  addRoute(server, parts)
  listRoute(server, parts)
  endRoute(server, parts)
}

function addRoute(server: FastifyInstance, { shares }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/v1/books/:id/shares',
    {
      config: needs('books:write'),
      schema: {
        summary: 'Show a finished book to whoever has a secret, until it is taken back',
        params: Id,
        body: ShareAsked,
        response: { 201: Added, 404: problemAnswer, 409: problemAnswer, 422: problemAnswer },
      },
    },
    async (request, reply) => {
      const share = await shares.add(userOf(request), request.params.id, request.body)
      const { secret } = share
      return reply.code(201).send({ ...share, url: `/s/${secret}`, api_url: `/v1/shared/${secret}` })
    },
  )
}

function listRoute(server: FastifyInstance, { shares }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/books/:id/shares',
    {
      config: needs('books:read'),
      schema: {
        summary: 'The shares of a book, newest first, without their secrets',
        params: Id,
        querystring: Listing,
        response: { 200: Listed, 404: problemAnswer },
      },
    },
    async (request) => {
      const { cursor, limit } = request.query
      const ask = { before: cursor ?? null, limit: limit + 1 }
      const found = await shares.list(userOf(request), request.params.id, ask)
      if (!found) throw new Problem('not_found')
      const items = found.slice(0, limit)
      return { items, next_cursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  )
}

function endRoute(server: FastifyInstance, { shares }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().delete(
    '/v1/books/:id/shares/:share',
    {
      config: needs('books:write'),
      schema: {
        summary: 'Take a share back, at once',
        params: OneShare,
        response: { 204: z.null(), 404: problemAnswer },
      },
    },
    async (request, reply) => {
      await shares.end(userOf(request), request.params.id, request.params.share)
      return reply.code(204).send(null)
    },
  )
}
