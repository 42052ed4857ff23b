import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DeadFilter, type Count, type DeadGroup, type DeadLetter } from '../book/dead-letter.ts'
import { isId } from '../book/ids.ts'
import { Problem } from '../errors.ts'
import { Id, problemAnswer } from './books.ts'
import { needs } from './gate.ts'
import type { HttpParts } from './server.ts'

/** What the routes about dead letters need. */
export type DeadParts = {
  list(filter: DeadFilter, page: { after: Place | null; limit: number }): Promise<(DeadLetter & Place)[]>
  count(filter: DeadFilter): Promise<Count>
  /** Now, as the database has it. */
  asOf(): Promise<string>
  groups(filter: DeadFilter): Promise<DeadGroup[]>
  /** `whole`: with all of what it holds, however large. */
  show(id: string, whole: boolean): Promise<object | null>
}
type Payload = { payload: string | null; payload_bytes: number }
type Place = { micros: string; id: string }

export const Letter = z.object({
  id: z.string(),
  kind: z.string(),
  queue: z.string(),
  key: z.string(),
  page: z.int(),
  revision: z.int(),
  book_id: z.string().nullable(),
  book_status: z.string().nullable(),
  user: z.string(),
  cause: z.string().describe('Same for all that died of the same; see the groups.'),
  class: z.string().nullable(),
  code: z.string().nullable(),
  message: z.string().nullable(),
  because: z.string().nullable(),
  attempts: z.int(),
  died_at: z.string(),
})

export const Group = z.object({
  cause: z.string(),
  kind: z.string(),
  queue: z.string(),
  class: z.string().nullable(),
  code: z.string().nullable(),
  message: z.string().describe('With # for numbers and ids.'),
  letters: z.int(),
  books: z.int(),
  first_at: z.string(),
  last_at: z.string(),
  example: z.string().describe('The newest of them.'),
})

const Counted = z
  .object({ n: z.int(), more: z.boolean() })
  .describe('`more`: they were counted up to `n` only.')

const as_of = z.string().describe('As `until` of a preview: what died since then stays out of it.')

// Microseconds, because milliseconds would lose letters that died together.
const cursorForm = /^(\d{1,17})_([0-9a-f-]{36})$/
const Listing = DeadFilter.extend({
  cursor: z.string().regex(cursorForm, 'is not a cursor of ours').optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** The list of what died: looked at here, acted on in `dead-acts.ts`. */
export function deadRoutes(server: FastifyInstance, parts: HttpParts): void {
  listRoute(server, parts)
  groupsRoute(server, parts)
  showRoute(server, parts)
}

function listRoute(server: FastifyInstance, { dead }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/dead',
    {
      config: needs('admin'),
      schema: {
        summary: 'Dead letters, newest first',
        querystring: Listing,
        response: {
          200: z.object({
            items: z.array(Letter),
            next_cursor: z.string().nullable(),
            total: Counted.nullable().describe('Only with the first page.'),
            as_of,
          }),
        },
      },
    },
    async (request) => {
      const { cursor, limit, ...filter } = request.query
      const [, micros = '', id = ''] = cursorForm.exec(cursor ?? '') ?? []
      const after = cursor !== undefined && isId(id) ? { micros, id } : null
      const as_of = await dead.asOf()
      const found = await dead.list(filter, { after, limit: limit + 1 })
      const last = found.length > limit ? found[limit - 1] : undefined
      const items = found.slice(0, limit)
      const total = after ? null : await dead.count(filter)
      return { items, next_cursor: last ? `${last.micros}_${last.id}` : null, total, as_of }
    },
  )
}

function groupsRoute(server: FastifyInstance, { dead }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/dead/groups',
    {
      config: needs('admin'),
      schema: {
        summary: 'The newest 1 000 dead letters by what they died of',
        querystring: DeadFilter,
        response: {
          200: z.object({
            items: z.array(Group),
            next_cursor: z.null(),
            grouped: z.int(),
            total: Counted,
            as_of,
          }),
        },
      },
    },
    async (request) => {
      const as_of = await dead.asOf()
      const [items, total] = [await dead.groups(request.query), await dead.count(request.query)]
      const grouped = items.reduce((sum, one) => sum + one.letters, 0)
      return { items, next_cursor: null, grouped, total, as_of }
    },
  )
}

function showRoute(server: FastifyInstance, { dead }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/dead/:id',
    {
      config: needs('admin'),
      schema: {
        summary: 'A dead letter with its attempts and its book',
        params: Id,
        querystring: z.strictObject({
          whole: z.enum(['true', 'false']).default('false').describe('The whole payload, however large.'),
        }),
        response: {
          200: z.looseObject({
            payload: z
              .string()
              .nullable()
              .describe(
                'What it was made from and its last answer, or what it was to bring: its first 2 048 characters.',
              ),
            payload_bytes: z.int().describe('Of the whole.'),
          }),
          404: problemAnswer,
        },
      },
    },
    async (request) => {
      const letter = await dead.show(request.params.id, request.query.whole === 'true')
      if (!letter) throw new Problem('not_found')
      return letter as Payload & Record<string, unknown>
    },
  )
}
