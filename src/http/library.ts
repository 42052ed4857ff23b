import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Library, LibraryAsked } from '../actions/list-library.ts'
import { Card, Counts, looksAt, shows } from '../book/card.ts'
import { isId } from '../book/ids.ts'
import { needs, userOf } from './gate.ts'
import type { HttpParts } from './server.ts'

export type ListLibrary = (user: string, ask: LibraryAsked) => Promise<Library>

const Asked = z.strictObject({
  q: z
    .string()
    .max(100)
    // The database has no text with it.
    .refine((text) => !text.includes('\0'), 'cannot have this character')
    .default('')
    .describe('Part of a title or an idea, in any case.'),
  show: z
    .enum(shows)
    .default('all')
    .describe('`making`: not final; `ready`: complete; `attention`: partial, failed or cancelled.'),
  cursor: z.string().refine(isId, 'is not a cursor of ours').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

const Listed = z.object({
  items: z.array(Card),
  next_cursor: z
    .string()
    .nullable()
    .describe(
      `A search goes through ${looksAt} books in one call: it may find few and still go on from here.`,
    ),
  counts: Counts,
})

export function libraryRoute(server: FastifyInstance, { listLibrary }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/library',
    {
      config: needs('books:read'),
      schema: {
        summary: 'Your books as cards, newest first, without the texts of their pages',
        querystring: Asked,
        response: { 200: Listed },
      },
    },
    async (request) => {
      const { q, show, cursor, limit } = request.query
      return await listLibrary(userOf(request), { q: q.trim(), show, before: cursor ?? null, limit })
    },
  )
}
