import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { thingKinds, type BookFilter, type ListedBook, type Thing } from '../book/book-list.ts'
import { isId } from '../book/ids.ts'
import { bookStatuses, type BookStatus } from '../book/states.ts'
import { isReadable } from '../book/text.ts'
import { needs } from './gate.ts'
import type { HttpParts } from './server.ts'
import { Word } from './steps.ts'

/** What the routes that find something need. */
export type FindParts = {
  books(
    filter: BookFilter,
    page: { before: string | null; limit: number },
  ): Promise<{ items: ListedBook[]; last: string | null }>
  anything(q: string): Promise<Thing[]>
}

const Book = z.object({
  id: z.string(),
  user: z.string(),
  title: z.string().nullable(),
  idea: z.string().describe('Its first 120 characters.'),
  status: z.enum(bookStatuses as [BookStatus, ...BookStatus[]]),
  progress_percent: z.int(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  created_at: z.string(),
  completed_at: z.string().nullable(),
  took_s: z.number().nullable().describe('From the order, or the last mend, to the end.'),
  usd: z.number().describe('Paid, or held for calls whose cost nobody knows yet.'),
})

const Found = z.object({
  kind: z.enum(thingKinds),
  id: z.string().describe('Of a user, an error or a limit group, its name.'),
  title: z.string(),
  says: z.string(),
  book_id: z.string().nullable(),
})

const Text = z.string().min(1).max(200).refine(isReadable, 'has letters that nothing here can have')

/** Anybody's books, and anything by a piece of its name. */
export function findRoutes(server: FastifyInstance, parts: HttpParts): void {
  booksRoute(server, parts)
  searchRoute(server, parts)
}

function booksRoute(server: FastifyInstance, { find }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/books',
    {
      config: needs('admin'),
      schema: {
        summary: "Everybody's books, newest first",
        querystring: z.strictObject({
          q: Text.optional().describe('Part of the title or the idea, in any case.'),
          user: Word,
          status: z.enum(bookStatuses as [BookStatus, ...BookStatus[]]).optional(),
          error: Word,
          cursor: z.string().refine(isId, 'is not a cursor of ours').optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.object({
            items: z.array(Book),
            next_cursor: z
              .string()
              .nullable()
              .describe('With `q` also on a page that is not full: it was looked for in 50 000 books.'),
          }),
        },
      },
    },
    async (request) => {
      const { q, user, status, error, cursor, limit } = request.query
      const filter = { q: q ?? null, user: user ?? null, status: status ?? null, error: error ?? null }
      const found = await find.books(filter, { before: cursor ?? null, limit: limit + 1 })
      const items = found.items.slice(0, limit)
      const full = found.items.length > limit
      return { items, next_cursor: full ? (items.at(-1)?.id ?? null) : found.last }
    },
  )
}

function searchRoute(server: FastifyInstance, { find }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/search',
    {
      config: needs('admin'),
      schema: {
        summary: 'Books, steps, workers, users, errors and limit groups by a piece of their name',
        querystring: z.strictObject({
          q: Text.describe(
            'An id or its first six characters or more, the name of a worker, user or limit group, an error code, a part of a title.',
          ),
        }),
        response: { 200: z.object({ items: z.array(Found) }) },
      },
    },
    async (request) => ({ items: await find.anything(request.query.q) }),
  )
}
