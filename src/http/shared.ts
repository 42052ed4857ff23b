import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Width } from '../book/files.ts'
import { mostPages } from '../book/order.ts'
import { SharedBook, sharedView } from '../book/share.ts'
import { Problem } from '../errors.ts'
import { bytes } from './assets.ts'
import { problemAnswer } from './books.ts'
import { PictureQuery, sendFile, widthOf } from './files.ts'
import { needs } from './gate.ts'
import type { HttpParts } from './server.ts'
import { goneSharedPage, sharedPage, sharedPagePolicy } from './shared-page.ts'

const Secret = z.object({ secret: z.string() })
const PageOf = Secret.extend({ n: z.coerce.number().int().min(1).max(mostPages) })

/** What strangers with a secret see. Each call asks anew whether the share still stands. */
export function sharedRoutes(server: FastifyInstance, parts: HttpParts): void {
  bookRoute(server, parts)
  fileRoutes(server, parts)
  pageRoute(server, parts)
}

const show = async ({ shares, showBook }: HttpParts, secret: string): Promise<SharedBook> => {
  const { user_id, book_id } = await shares.open(secret)
  const book = await showBook(user_id, book_id)
  if (!book) throw new Problem('not_found')
  return sharedView(book, `/v1/shared/${secret}`)
}

// The secret is in the address: no other site is told it, no search engine keeps it.
const quiet = { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' }

function bookRoute(server: FastifyInstance, parts: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/shared/:secret',
    {
      config: needs('nothing'),
      schema: {
        summary: 'A shared book: title, pages and files',
        params: Secret,
        response: { 200: SharedBook, 404: problemAnswer },
      },
    },
    async (request, reply) => {
      reply.headers(quiet)
      return await show(parts, request.params.secret)
    },
  )
}

const sendShared =
  (parts: HttpParts) =>
  async (
    request: FastifyRequest,
    reply: FastifyReply,
    secret: string,
    { step, name, width }: { step: string; name: string; width?: Width | undefined },
  ) => {
    reply.headers(quiet)
    const { user_id, book_id } = await parts.shares.open(secret)
    const found = await parts.readBytes(user_id, book_id, step, { width })
    return await sendFile(request, reply, found, { name, disposition: 'inline' })
  }

function fileRoutes(plain: FastifyInstance, parts: HttpParts): void {
  const server = plain.withTypeProvider<ZodTypeProvider>()
  const send = sendShared(parts)
  const picture = { querystring: PictureQuery, response: bytes('image/*') }
  server.get(
    '/v1/shared/:secret/book.pdf',
    {
      config: needs('nothing'),
      schema: { summary: 'The PDF of a shared book', params: Secret, response: bytes('application/pdf') },
    },
    (request, reply) => send(request, reply, request.params.secret, { step: 'pdf', name: 'book' }),
  )
  server.get(
    '/v1/shared/:secret/cover',
    {
      config: needs('nothing'),
      schema: { summary: 'The cover of a shared book', params: Secret, ...picture },
    },
    (request, reply) => {
      const width = widthOf(request.query)
      return send(request, reply, request.params.secret, { step: 'cover', name: 'cover', width })
    },
  )
  server.get(
    '/v1/shared/:secret/pages/:n/picture',
    {
      config: needs('nothing'),
      schema: { summary: 'A picture of a shared book', params: PageOf, ...picture },
    },
    (request, reply) => {
      const { secret, n } = request.params
      const width = widthOf(request.query)
      return send(request, reply, secret, { step: `picture:${n}`, name: `page-${n}`, width })
    },
  )
}

function pageRoute(server: FastifyInstance, parts: HttpParts): void {
  server.get<{ Params: { secret: string } }>(
    '/s/:secret',
    { config: needs('nothing'), schema: { hide: true } },
    async (request, reply) => {
      reply
        .headers({ ...quiet, 'content-security-policy': sharedPagePolicy })
        .type('text/html; charset=utf-8')
      const book = await show(parts, request.params.secret).catch((error: unknown) => {
        if (error instanceof Problem && error.code === 'not_found') return null
        throw error
      })
      return book ? sharedPage(book) : reply.code(404).send(goneSharedPage)
    },
  )
}
