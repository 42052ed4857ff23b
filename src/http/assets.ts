import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mostPages } from '../book/order.ts'
import { Problem } from '../errors.ts'
import { Id } from './books.ts'
import type { HttpParts } from './server.ts'
import { userOf } from './user.ts'

const PageOf = Id.extend({ n: z.coerce.number().int().min(1).max(mostPages) })

/** The bytes: pictures, cover, PDF. 404 `not_ready` until they are there. */
export function assetRoutes(plain: FastifyInstance, parts: HttpParts): void {
  const server = plain.withTypeProvider<ZodTypeProvider>()
  const send = async (reply: FastifyReply, id: string, step: string, tag: string | undefined) => {
    const found = await parts.readBytes(userOf(), id, step)
    if (!found) throw new Problem('not_found')
    if (found === 'not ready') throw new Problem('not_ready')
    const etag = `"${found.sha256}"`
    reply.header('etag', etag).header('cache-control', 'private, no-cache')
    if (tag === etag) return await reply.code(304).send()
    return await reply.type(found.media_type).send(Buffer.from(found.bytes))
  }
  server.get(
    '/v1/books/:id/book.pdf',
    { schema: { summary: 'The PDF', params: Id } },
    ({ params, headers }, reply) =>
      send(
        reply.header('content-disposition', `inline; filename="book-${params.id}.pdf"`),
        params.id,
        'pdf',
        headers['if-none-match'],
      ),
  )
  server.get(
    '/v1/books/:id/cover',
    { schema: { summary: 'The cover picture', params: Id } },
    ({ params, headers }, reply) => send(reply, params.id, 'cover', headers['if-none-match']),
  )
  server.get(
    '/v1/books/:id/pages/:n/picture',
    { schema: { summary: "A page's picture", params: PageOf } },
    ({ params, headers }, reply) => send(reply, params.id, `picture:${params.n}`, headers['if-none-match']),
  )
}
