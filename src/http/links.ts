import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { LinkAsked } from '../actions/make-link.ts'
import type { OpenedLink } from '../actions/open-link.ts'
import { BookFile, type Width } from '../book/files.ts'
import { LinkQuery, longestLink_s, type Link } from '../book/link.ts'
import { bytes, PageOf } from './assets.ts'
import { Id, problemAnswer } from './books.ts'
import { PictureQuery, sendFile, widthOf } from './files.ts'
import { needs, userOf } from './gate.ts'
import type { HttpParts } from './server.ts'

export type LinkParts = {
  make(user: string, id: string, ask: LinkAsked): Promise<{ query: LinkQuery; expires_at: string }>
  open(place: Pick<Link, 'book_id' | 'file'>, query: unknown): Promise<OpenedLink>
}

const Asked = z.strictObject({
  file: BookFile,
  expires_s: z.int().min(1).max(longestLink_s).default(300).describe('Seconds; at most 900.'),
  revision: z.int().min(1).max(1_000_000).optional().describe('As of this one; else the newest at the time.'),
  download: z.boolean().default(false).describe('Whether a browser saves the file instead of showing it.'),
})
const Made = z.strictObject({
  url: z.string().describe('A path below the address of the service. Whoever has it needs no key.'),
  expires_at: z.string().describe('ISO 8601, UTC.'),
})

/** Links to one file of a book that need no key and end by themselves. */
export function linkRoutes(plain: FastifyInstance, parts: HttpParts): void {
  makeRoute(plain, parts)
  openRoutes(plain, parts)
}

function makeRoute(plain: FastifyInstance, { links }: HttpParts): void {
  plain.withTypeProvider<ZodTypeProvider>().post(
    '/v1/books/:id/links',
    {
      config: needs('books:read'),
      schema: {
        summary: 'A link to a file of a book that needs no key, for up to 15 minutes',
        params: Id,
        body: Asked,
        response: { 200: Made, 404: problemAnswer, 422: problemAnswer },
      },
    },
    async (request) => {
      const { file, expires_s, download, revision = null } = request.body
      const disposition = download ? ('attachment' as const) : ('inline' as const)
      const { id } = request.params
      const made = await links.make(userOf(request), id, { file, expires_s, revision, disposition })
      return {
        url: `/v1/files/${id}/${file}?${new URLSearchParams(made.query).toString()}`,
        expires_at: made.expires_at,
      }
    },
  )
}

// What is not right in it makes the link wrong, not the request; so whoever reads the link checks it whole.
const Sent = z.looseObject({}).describe('As the link was made.')
// Not in the signature: who may see a picture may see it small.
const SentPicture = Sent.extend(PictureQuery.shape)

// A link that was changed, and one that was good until a while ago.
const linked = (type: string) => ({ ...bytes(type), 403: problemAnswer, 410: problemAnswer })

const sendLinked =
  (parts: HttpParts) =>
  async (
    request: FastifyRequest,
    reply: FastifyReply,
    { id, file, query, width }: { id: string; file: string; query: unknown; width?: Width | undefined },
  ) => {
    const opened = await parts.links.open({ book_id: id, file }, query)
    const name = `${file.replaceAll('/', '-').replace('.pdf', '')}-${id}`
    const { user, step, revision, disposition } = opened
    const found = await parts.readBytes(user, id, step, { revision: revision ?? undefined, width })
    return await sendFile(request, reply, found, { name, disposition })
  }

// Nobody is asked for a key: the signature is the permission.
function openRoutes(plain: FastifyInstance, parts: HttpParts): void {
  const server = plain.withTypeProvider<ZodTypeProvider>()
  const open = sendLinked(parts)
  server.get(
    '/v1/files/:id/book.pdf',
    {
      config: needs('nothing'),
      schema: {
        summary: 'The PDF, by a link',
        params: Id,
        querystring: Sent,
        response: linked('application/pdf'),
      },
    },
    (request, reply) => open(request, reply, { ...request.params, file: 'book.pdf', query: request.query }),
  )
  const picture = { querystring: SentPicture, response: linked('image/*') }
  server.get(
    '/v1/files/:id/cover',
    { config: needs('nothing'), schema: { summary: 'The cover picture, by a link', params: Id, ...picture } },
    (request, reply) => {
      const { w, ...query } = request.query
      return open(request, reply, { ...request.params, file: 'cover', query, width: widthOf({ w }) })
    },
  )
  server.get(
    '/v1/files/:id/pages/:n/picture',
    {
      config: needs('nothing'),
      schema: { summary: "A page's picture, by a link", params: PageOf, ...picture },
    },
    (request, reply) => {
      const { w, ...query } = request.query
      const { id, n } = request.params
      return open(request, reply, { id, file: `pages/${n}/picture`, query, width: widthOf({ w }) })
    },
  )
}
