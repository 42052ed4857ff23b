import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Edit, Redo } from '../actions/redo-part.ts'
import { mostPages } from '../book/order.ts'
import { PageHistory } from '../book/page-history.ts'
import { RevisionView } from '../book/revision.ts'
import { Book } from '../book/view.ts'
import { Problem } from '../errors.ts'
import { Id, problemAnswer } from './books.ts'
import { needs, userOf } from './gate.ts'
import type { HttpParts } from './server.ts'

type Whose = { user_id: string; id: string }

/** What a person can do with a finished book. Each opens its next revision, or is refused and changes nothing. */
export type MendingParts = {
  redo(whose: Whose, page: number, wish: Redo): Promise<Book>
  edit(whose: Whose, page: number, edit: Edit): Promise<Book>
  restore(whose: Whose, revision: number): Promise<Book>
  revisions(user: string, id: string): Promise<RevisionView[] | null>
  history(user: string, id: string, page: number): Promise<PageHistory | null>
}

const Page = Id.extend({ n: z.coerce.number().int().min(0).max(mostPages) })
const Revision = Id.extend({ r: z.coerce.number().int().min(1).max(1_000_000) })
const Revisions = z.object({ items: z.array(RevisionView), next_cursor: z.null() })

const answers = {
  202: Book,
  402: problemAnswer,
  404: problemAnswer,
  409: problemAnswer,
  422: problemAnswer,
}

export function mendingRoutes(plain: FastifyInstance, { mending }: HttpParts): void {
  const server = plain.withTypeProvider<ZodTypeProvider>()
  const write = { config: needs('books:write') }
  server.post(
    '/v1/books/:id/pages/:n/redo',
    {
      ...write,
      schema: { summary: 'Make a text or picture again', params: Page, body: Redo, response: answers },
    },
    async (request, reply) => {
      const { id, n } = request.params
      return reply.code(202).send(await mending.redo({ user_id: userOf(request), id }, n, request.body))
    },
  )
  server.put(
    '/v1/books/:id/pages/:n/text',
    {
      ...write,
      schema: { summary: 'Put your own words on a page', params: Page, body: Edit, response: answers },
    },
    async (request, reply) => {
      const { id, n } = request.params
      return reply.code(202).send(await mending.edit({ user_id: userOf(request), id }, n, request.body))
    },
  )
  server.post(
    '/v1/books/:id/revisions/:r/restore',
    { ...write, schema: { summary: 'Bring an earlier revision back', params: Revision, response: answers } },
    async (request, reply) => {
      const { id, r } = request.params
      return reply.code(202).send(await mending.restore({ user_id: userOf(request), id }, r))
    },
  )
  revisionsRoute(plain, mending)
  historyRoute(plain, mending)
}

function revisionsRoute(server: FastifyInstance, mending: MendingParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/books/:id/revisions',
    {
      config: needs('books:read'),
      schema: {
        summary: 'The revisions of a book, newest first',
        params: Id,
        response: { 200: Revisions, 404: problemAnswer },
      },
    },
    async (request) => {
      const items = await mending.revisions(userOf(request), request.params.id)
      if (!items) throw new Problem('not_found')
      return { items, next_cursor: null }
    },
  )
}

function historyRoute(server: FastifyInstance, mending: MendingParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/books/:id/pages/:n/history',
    {
      config: needs('books:read'),
      schema: {
        summary: 'What a page has looked like, newest first, and what changing it costs; page 0 is the cover',
        params: Page,
        response: { 200: PageHistory, 404: problemAnswer },
      },
    },
    async (request) => {
      const { id, n } = request.params
      const found = await mending.history(userOf(request), id, n)
      if (!found) throw new Problem('not_found')
      return found
    },
  )
}
