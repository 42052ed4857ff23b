import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { StepPage } from '../actions/list-steps.ts'
import { isId } from '../book/ids.ts'
import { listedStates, placeOf, type StepFilter, type StepPlace } from '../book/step-list.ts'
import { waitReasons } from '../book/step.ts'
import { isReadable } from '../book/text.ts'
import { holdReasons } from '../book/timeline.ts'
import { needs } from './gate.ts'
import type { HttpParts } from './server.ts'

export type ListSteps = (
  filter: StepFilter,
  page: { after: StepPlace | null; limit: number },
) => Promise<StepPage>

const reasons = [...waitReasons, ...holdReasons] as const
const Step = z.object({
  id: z.string(),
  book_id: z.string(),
  title: z.string().nullable(),
  user: z.string(),
  key: z.string(),
  kind: z.string(),
  page: z.int(),
  queue: z.string(),
  state: z.enum(listedStates),
  attempt: z.int().describe('How often it was taken up.'),
  reason: z
    .enum(reasons)
    .nullable()
    .describe('What it waits for; of a ready step, what its whole queue waits for.'),
  until: z.string().nullable(),
  code: z.string().nullable().describe('Of its last failed try.'),
  message: z.string().nullable(),
  worker: z.string().nullable(),
  since: z
    .string()
    .nullable()
    .describe('In this state since then; of a ready step that slept before, since its last try ended.'),
})

/** A short text of a filter. */
export const Word = z
  .string()
  .min(1)
  .max(100)
  .refine(isReadable, 'has letters that nothing here can have')
  .optional()

/** Counted to a point. */
export const Total = z
  .object({ count: z.int(), more: z.boolean() })
  .describe('`more`: they were counted up to `count` only.')

const Listing = z.strictObject({
  state: z.enum(listedStates).optional(),
  queue: Word,
  kind: Word,
  reason: z.enum(reasons).optional(),
  book: z.string().refine(isId, 'is not an id').optional(),
  user: Word,
  cursor: z
    .string()
    .max(200)
    .refine((text) => placeOf(text) !== null, 'is not a cursor of ours')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Steps that are not over, and dead ones. */
export function stepRoutes(server: FastifyInstance, { listSteps }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/steps',
    {
      config: needs('admin'),
      schema: {
        summary:
          'Steps that run (the longest first), are ready (in line), sleep (the next first), died (the newest first)',
        querystring: Listing,
        response: {
          200: z.object({
            items: z.array(Step),
            next_cursor: z.string().nullable(),
            total: Total.nullable().describe('Only with the first page.'),
          }),
        },
      },
    },
    async (request) => {
      const { cursor, limit, state, queue, kind, reason, book, user } = request.query
      const filter = {
        state: state ?? null,
        queue: queue ?? null,
        kind: kind ?? null,
        reason: reason ?? null,
        book: book ?? null,
        user: user ?? null,
      }
      const after = cursor === undefined ? null : placeOf(cursor)
      const { items, next_cursor, total } = await listSteps(filter, { after, limit })
      return { items, next_cursor, total: total && { count: total.n, more: total.more } }
    },
  )
}
