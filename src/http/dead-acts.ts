import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DeadEdit } from '../actions/check-edit.ts'
import {
  DeadFilter,
  deadVerbs,
  mostActedOn,
  partStates,
  type DeadAction,
  type DeadPreview,
  type DeadProgress,
  type DeadVerb,
} from '../book/dead-letter.ts'
import { isId } from '../book/ids.ts'
import { Id, problemAnswer } from './books.ts'
import { callerOf, needs } from './gate.ts'
import type { HttpParts } from './server.ts'

/** What the routes that do something about dead letters need. `by`: who asks. */
export type DeadActParts = {
  retry(by: string, id: string, edit: DeadEdit): Promise<Retried>
  discard(by: string, id: string): Promise<void>
  preview(by: string, wanted: { filter: DeadFilter; ids: string[] | null }): Promise<DeadPreview>
  act(by: string, decision: { preview: string; action: DeadVerb; confirm: number }): Promise<DeadProgress>
  stop(by: string, id: string): Promise<DeadProgress>
  action(id: string): Promise<DeadProgress>
  actions(ask: { before: string | null; limit: number }): Promise<DeadAction[]>
}
type Retried = z.infer<typeof Retried>

const AnId = z.string().refine(isId, 'is not an id')
const Retried = z.object({
  id: z.string(),
  book_id: z.string().nullable(),
  revision: z.int().nullable(),
  status: z.string().describe('Of the book, or of the delivery.'),
})

const Action = z.object({
  id: z.string(),
  by: z.string(),
  via: z.string(),
  filter: DeadFilter.extend({ ids: z.array(z.string()).optional() }),
  as_of: z.string().describe('When the set was frozen.'),
  letters: z.int(),
  books: z.int(),
  more: z.boolean().describe(`More matched than one action takes, which are ${mostActedOn}.`),
  does: z.enum(deadVerbs).nullable(),
  state: z
    .enum(['preview', 'canary', 'going', 'done', 'stopped'])
    .describe('canary: the first few books go, the others wait for their ends.'),
  acted_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  because: z.string().nullable().describe('Why it stopped before its end.'),
})
const Preview = Action.extend({
  users: z.int(),
  credits: z.int().describe('What a retry would hold of the owners, at most.'),
  groups: z.array(
    z.object({
      cause: z.string(),
      kind: z.string(),
      code: z.string().nullable(),
      message: z.string(),
      books: z.int(),
    }),
  ),
})
const Progress = Action.extend({
  parts: z
    .partialRecord(z.enum(partStates), z.int())
    .describe('Books and deliveries by what became of them.'),
  troubles: z
    .array(
      z.object({
        book_id: z.string().nullable(),
        user: z.string(),
        state: z.enum(partStates),
        because: z.string().nullable(),
        letter: z.string(),
      }),
    )
    .describe('The last 20 that did not end well.'),
})

/** Doing something about dead letters: one, or a set that was looked at first. */
export function deadActRoutes(server: FastifyInstance, parts: HttpParts): void {
  oneRoutes(server, parts)
  previewRoute(server, parts)
  actRoute(server, parts)
  listRoute(server, parts)
  progressRoutes(server, parts)
}

function oneRoutes(plain: FastifyInstance, { deadActs }: HttpParts): void {
  const server = plain.withTypeProvider<ZodTypeProvider>()
  const refused = { 402: problemAnswer, 404: problemAnswer, 409: problemAnswer, 422: problemAnswer }
  server.post(
    '/v1/admin/dead/:id/retry',
    {
      config: needs('admin'),
      schema: {
        summary: 'Make a dead step again, with another text or a note if wished: resumes its book',
        params: Id,
        body: DeadEdit.nullish(),
        response: { 202: Retried, ...refused },
      },
    },
    async (request, reply) =>
      reply
        .code(202)
        .send(await deadActs.retry(callerOf(request).user, request.params.id, request.body ?? {})),
  )
  server.post(
    '/v1/admin/dead/:id/discard',
    {
      config: needs('admin'),
      schema: {
        summary: 'Take a dead letter off the list; it stays in the history of its book',
        params: Id,
        response: { 204: z.null(), ...refused },
      },
    },
    async (request, reply) => {
      await deadActs.discard(callerOf(request).user, request.params.id)
      return reply.code(204).send(null)
    },
  )
}

function previewRoute(server: FastifyInstance, { deadActs }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/v1/admin/dead/preview',
    {
      config: needs('admin'),
      schema: {
        summary: 'Freeze a set of dead letters to act on, and see what that would mean',
        body: z.union([
          z.strictObject({ filter: DeadFilter }),
          z.strictObject({ ids: z.array(AnId).min(1).max(1_000) }),
        ]),
        response: { 200: Preview, 422: problemAnswer },
      },
    },
    async (request) => {
      const { body } = request
      const wanted = 'ids' in body ? { filter: {}, ids: body.ids } : { filter: body.filter, ids: null }
      return await deadActs.preview(callerOf(request).user, wanted)
    },
  )
}

function actRoute(server: FastifyInstance, { deadActs }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/v1/admin/dead/act',
    {
      config: needs('admin'),
      schema: {
        summary: 'Retry or discard exactly the letters of a preview',
        body: z.strictObject({
          preview: AnId,
          action: z.enum(deadVerbs),
          confirm: z.int().min(0).describe('How many letters the preview has.'),
        }),
        response: { 202: Progress, 404: problemAnswer, 409: problemAnswer, 422: problemAnswer },
      },
    },
    async (request, reply) => reply.code(202).send(await deadActs.act(callerOf(request).user, request.body)),
  )
}

const Listing = z.strictObject({
  cursor: AnId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

function listRoute(server: FastifyInstance, { deadActs }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/dead/actions',
    {
      config: needs('admin'),
      schema: {
        summary: 'What was done about many dead letters at once, newest first',
        querystring: Listing,
        response: { 200: z.object({ items: z.array(Action), next_cursor: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { cursor, limit } = request.query
      const found = await deadActs.actions({ before: cursor ?? null, limit: limit + 1 })
      const items = found.slice(0, limit)
      return { items, next_cursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  )
}

function progressRoutes(plain: FastifyInstance, { deadActs }: HttpParts): void {
  const server = plain.withTypeProvider<ZodTypeProvider>()
  server.get(
    '/v1/admin/dead/actions/:id',
    {
      config: needs('admin'),
      schema: {
        summary: 'How far an action is',
        params: Id,
        response: { 200: Progress, 404: problemAnswer },
      },
    },
    async (request) => await deadActs.action(request.params.id),
  )
  server.post(
    '/v1/admin/dead/actions/:id/stop',
    {
      config: needs('admin'),
      schema: {
        summary: 'Begin nothing more of an action; what it began goes on',
        params: Id,
        response: { 200: Progress, 404: problemAnswer, 409: problemAnswer },
      },
    },
    async (request) => await deadActs.stop(callerOf(request).user, request.params.id),
  )
}
