import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mostPages } from '../book/order.ts'
import { Id, problemAnswer } from './books.ts'
import { isKept } from './etag.ts'
import { openThere, PictureQuery, stream, tagOf, there, widthOf } from './files.ts'
import { needs, userOf } from './gate.ts'
import type { HttpParts } from './server.ts'

export const PageOf = Id.extend({ n: z.coerce.number().int().min(1).max(mostPages) })

const AsOf = z.object({
  r: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('As of this revision; one that has ended is cached for a year.'),
})
const PictureAsOf = AsOf.extend(PictureQuery.shape)
const year_s = 31_536_000

/** How bytes are described. */
export const bytes = (type: string) => ({
  200: { description: 'The bytes', content: { [type]: { schema: z.string() } } },
  304: z.null(),
  404: problemAnswer,
})

const documents = {
  pdf: { summary: 'The PDF', params: Id, querystring: AsOf, response: bytes('application/pdf') },
  cover: { summary: 'The cover picture', params: Id, querystring: PictureAsOf, response: bytes('image/*') },
  picture: {
    summary: "A page's picture",
    params: PageOf,
    querystring: PictureAsOf,
    response: bytes('image/*'),
  },
}

type Asked = FastifyRequest<{ Params: { id: string }; Querystring: z.infer<typeof PictureAsOf> }>

/** The bytes: pictures, cover, PDF. 404 `not_ready` until they are there. */
export function assetRoutes(plain: FastifyInstance, parts: HttpParts): void {
  const server = plain.withTypeProvider<ZodTypeProvider>()
  const send = async (request: Asked, reply: FastifyReply, step: string) => {
    const { r: revision, ...query } = request.query
    const ask = { revision, width: widthOf(query) }
    const found = there(await parts.readBytes(userOf(request), request.params.id, step, ask))
    const cached = found.settled ? `private, max-age=${year_s}, immutable` : 'private, no-cache'
    const said = (etag: string) => ({ etag, 'cache-control': cached })
    if (isKept(request, tagOf(found)))
      return await reply
        .code(304)
        .headers(said(tagOf(found)))
        .send()
    const file = await openThere(found)
    return await stream(request, reply.headers(said(tagOf(file))).type(file.media_type), file)
  }
  server.get(
    '/v1/books/:id/book.pdf',
    { config: needs('books:read'), schema: documents.pdf },
    (request, reply) => {
      const name = `inline; filename="book-${request.params.id}.pdf"`
      return send(request, reply.header('content-disposition', name), 'pdf')
    },
  )
  server.get(
    '/v1/books/:id/cover',
    { config: needs('books:read'), schema: documents.cover },
    (request, reply) => send(request, reply, 'cover'),
  )
  server.get(
    '/v1/books/:id/pages/:n/picture',
    { config: needs('books:read'), schema: documents.picture },
    (request, reply) => send(request, reply, `picture:${request.params.n}`),
  )
}
