import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isId } from '../book/ids.ts'
import { Order } from '../book/order.ts'
import { bookStatuses, isFinal } from '../book/states.ts'
import { Book, toView } from '../book/view.ts'
import { Problem } from '../errors.ts'
import { isKept } from './etag.ts'
import { needs, userOf } from './gate.ts'
import type { HttpParts } from './server.ts'

export const Id = z.object({ id: z.string().refine(isId) })
export const problemAnswer = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('What is wrong with which field.'),
  })
  .describe('RFC 9457 problem')

const Listed = z.object({ items: z.array(Book), next_cursor: z.string().nullable() })
const Listing = z.strictObject({
  status: z.enum(bookStatuses).optional(),
  cursor: z.string().refine(isId, 'is not a cursor of ours').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

const retryAfterSeconds = 2

export function bookRoutes(server: FastifyInstance, parts: HttpParts): void {
  orderRoute(server, parts)
  listRoute(server, parts)
  showRoute(server, parts)
  mendRoutes(server, parts)
  deleteRoute(server, parts)
  timelineRoute(server, parts)
}

function listRoute(server: FastifyInstance, parts: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/books',
    {
      config: needs('books:read'),
      schema: { summary: 'List books, newest first', querystring: Listing, response: { 200: Listed } },
    },
    async (request) => {
      const { status, cursor, limit } = request.query
      const ask = { status: status ?? null, before: cursor ?? null, limit: limit + 1 }
      const rows = await parts.listBooks(userOf(request), ask)
      const items = rows.slice(0, limit).map(toView)
      return { items, next_cursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  )
}

function showRoute(server: FastifyInstance, parts: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/books/:id',
    {
      config: needs('books:read'),
      schema: {
        summary: 'A book as it stands',
        params: Id,
        response: { 200: Book, 304: z.null(), 404: problemAnswer },
      },
    },
    async (request, reply) => {
      const book = await parts.showBook(userOf(request), request.params.id)
      if (!book) throw new Problem('not_found')
      const etag = `"${createHash('sha256').update(JSON.stringify(book)).digest('base64url')}"`
      reply.header('etag', etag).header('cache-control', 'private, no-cache')
      if (!isFinal(book.status)) reply.header('retry-after', retryAfterSeconds)
      if (isKept(request, etag)) return reply.code(304).send(null)
      return book
    },
  )
}

function mendRoutes(server: FastifyInstance, parts: HttpParts): void {
  for (const [verb, action] of [
    ['cancel', parts.cancelBook],
    ['resume', parts.resumeBook],
  ] as const) {
    server.withTypeProvider<ZodTypeProvider>().post(
      `/v1/books/:id/${verb}`,
      {
        config: needs('books:write'),
        schema: {
          summary: `${verb} a book`,
          params: Id,
          response: {
            202: Book,
            402: problemAnswer,
            404: problemAnswer,
            409: problemAnswer,
          },
        },
      },
      async (request, reply) => reply.code(202).send(await action(userOf(request), request.params.id)),
    )
  }
}

function deleteRoute(server: FastifyInstance, parts: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().delete(
    '/v1/books/:id',
    {
      config: needs('books:write'),
      schema: {
        summary: 'Delete a final book',
        params: Id,
        response: { 204: z.null(), 404: problemAnswer, 409: problemAnswer },
      },
    },
    async (request, reply) => {
      await parts.deleteBook(userOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}

function timelineRoute(server: FastifyInstance, parts: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/books/:id/timeline',
    {
      config: needs('books:read'),
      schema: {
        summary: 'Steps, attempts and calls',
        params: Id,
        response: { 200: z.object({ steps: z.array(z.looseObject({})) }) },
      },
    },
    async (request) => {
      const steps = await parts.timeline(userOf(request), request.params.id)
      if (!steps) throw new Problem('not_found')
      return { steps: steps as Record<string, unknown>[] }
    },
  )
}

function orderRoute(plain: FastifyInstance, parts: HttpParts): void {
  plain.withTypeProvider<ZodTypeProvider>().post(
    '/v1/books',
    {
      config: needs('books:write'),
      schema: {
        summary: 'Order a book',
        body: Order,
        headers: z.looseObject({ 'idempotency-key': z.string().optional() }),
        response: {
          200: Book,
          202: Book,
          402: problemAnswer,
          409: problemAnswer,
          422: problemAnswer,
        },
      },
      // Checked by the action itself, which also names scripts and languages it cannot print.
      validatorCompiler: () => (value) => ({ value }),
    },
    async (request, reply) => {
      if (request.body === undefined || request.body === null) throw new Problem('invalid_json')
      const order = parts.checkOrder(request.body)
      const answer = await parts.orderBook(userOf(request), order, idempotencyKey(request.raw.rawHeaders))
      if (answer.replayed) reply.header('idempotent-replayed', 'true')
      return reply.code(answer.status).header('location', `/v1/books/${answer.book.id}`).send(answer.book)
    },
  )
}

/** The key as sent, with or without the quotes of a structured header; one header only. */
function idempotencyKey(rawHeaders: string[]): string | null {
  const values = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'idempotency-key',
  )
  if (values.length === 0) return null
  const key = (values[0] ?? '').replace(/^"(.*)"$/, '$1')
  if (values.length > 1 || !/^[\x21-\x7e]{1,255}$/.test(key)) throw new Problem('invalid_idempotency_key')
  return key
}
