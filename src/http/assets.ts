import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mostPages } from '../book/order.ts'
import { Problem } from '../errors.ts'
import { Id, problemAnswer } from './books.ts'
import { needs, userOf } from './gate.ts'
import type { HttpParts } from './server.ts'

export const PageOf = Id.extend({ n: z.coerce.number().int().min(1).max(mostPages) })

const bytes = (type: string) => ({
  200: { description: 'The bytes', content: { [type]: { schema: z.string() } } },
  304: z.null(),
  404: problemAnswer,
})

const documents = {
  pdf: { summary: 'The PDF', params: Id, response: bytes('application/pdf') },
  cover: { summary: 'The cover picture', params: Id, response: bytes('image/*') },
  picture: { summary: "A page's picture", params: PageOf, response: bytes('image/*') },
}

/** The bytes: pictures, cover, PDF. 404 `not_ready` until they are there. */
export function assetRoutes(plain: FastifyInstance, parts: HttpParts): void {
  const server = plain.withTypeProvider<ZodTypeProvider>()
  const send = async (request: FastifyRequest, reply: FastifyReply, id: string, step: string) => {
    const found = await parts.readBytes(userOf(request), id, step)
    if (!found) throw new Problem('not_found')
    if (found === 'not ready') throw new Problem('not_ready')
    const etag = `"${found.sha256}"`
    reply.header('etag', etag).header('cache-control', 'private, no-cache')
    if (request.headers['if-none-match'] === etag) return await reply.code(304).send()
    return await reply.type(found.media_type).send(Buffer.from(found.bytes))
  }
  server.get(
    '/v1/books/:id/book.pdf',
    { config: needs('books:read'), schema: documents.pdf },
    (request, reply) => {
      const { id } = request.params
      return send(
        request,
        reply.header('content-disposition', `inline; filename="book-${id}.pdf"`),
        id,
        'pdf',
      )
    },
  )
  server.get(
    '/v1/books/:id/cover',
    { config: needs('books:read'), schema: documents.cover },
    (request, reply) => send(request, reply, request.params.id, 'cover'),
  )
  server.get(
    '/v1/books/:id/pages/:n/picture',
    { config: needs('books:read'), schema: documents.picture },
    (request, reply) => send(request, reply, request.params.id, `picture:${request.params.n}`),
  )
}
