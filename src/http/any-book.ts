import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Book } from '../book/view.ts'
import { Problem } from '../errors.ts'
import { Id, problemAnswer } from './books.ts'
import { callerOf, needs } from './gate.ts'
import type { HttpParts } from './server.ts'
import { Timeline } from './timeline-form.ts'

const AnyBook = z.object({
  book: Book,
  user: z.string(),
  waited_s: z.number().describe('While it was to be made and no step of it was at work.'),
  worked_s: z.number().describe('While at least one step of it was at work.'),
  usd: z.number().describe('Paid, or held for calls whose cost nobody knows yet.'),
  wasted_usd: z.number().describe('Of it, for tries that failed, were refused, or whose answer nobody used.'),
  why: z.string().nullable().describe('Why it is as it is, for a person; null: there is nothing to say.'),
})

/** What the routes about anybody's book need. */
export type AnyBookParts = {
  show(id: string): Promise<z.infer<typeof AnyBook> | null>
  timeline(id: string, problems: boolean): Promise<object | null>
  resume(by: string, id: string): Promise<Book>
  cancel(by: string, id: string): Promise<Book>
}

/** A book of whoever it is, for operators. */
export function anyBookRoutes(server: FastifyInstance, parts: HttpParts): void {
  showRoute(server, parts)
  timelineRoute(server, parts)
  mendRoutes(server, parts)
}

function showRoute(server: FastifyInstance, { anyBook }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/books/:id',
    {
      config: needs('admin'),
      schema: {
        summary: "Anybody's book, what it took, and why it is as it is",
        params: Id,
        response: { 200: AnyBook, 404: problemAnswer },
      },
    },
    async (request) => {
      const found = await anyBook.show(request.params.id)
      if (!found) throw new Problem('not_found')
      return found
    },
  )
}

function timelineRoute(server: FastifyInstance, { anyBook }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/books/:id/timeline',
    {
      config: needs('admin'),
      schema: {
        summary: 'What each step of a book did when, and why it waited',
        params: Id,
        querystring: z.strictObject({
          problems: z
            .enum(['true', 'false'])
            .default('false')
            .describe('Only steps that died, had a try that failed, or wait now.'),
        }),
        response: { 200: Timeline, 404: problemAnswer },
      },
    },
    async (request) => {
      const told = await anyBook.timeline(request.params.id, request.query.problems === 'true')
      if (!told) throw new Problem('not_found')
      return told as z.infer<typeof Timeline>
    },
  )
}

function mendRoutes(server: FastifyInstance, { anyBook }: HttpParts): void {
  for (const verb of ['resume', 'cancel'] as const) {
    server.withTypeProvider<ZodTypeProvider>().post(
      `/v1/admin/books/:id/${verb}`,
      {
        config: needs('admin'),
        schema: {
          summary: `${verb} anybody's book, as its owner would`,
          params: Id,
          response: { 202: Book, 402: problemAnswer, 404: problemAnswer, 409: problemAnswer },
        },
      },
      async (request, reply) =>
        reply.code(202).send(await anyBook[verb](callerOf(request).user, request.params.id)),
    )
  }
}
