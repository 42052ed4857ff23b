import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Spendings } from '../actions/show-spending.ts'
import { needs } from './gate.ts'
import type { HttpParts } from './server.ts'

const ranges = ['24h', '7d', '30d'] as const
export type ShowSpending = (range: (typeof ranges)[number]) => Promise<Spendings>

const Usd = z.number().describe('US dollars.')
const Money = z.object({
  summed_at: z.string().nullable().describe('The sums are as of then; null: not summed yet.'),
  hours: z.array(
    z.object({
      at: z.string().describe('The hour it begins.'),
      usd: Usd,
      wasted_usd: Usd,
      credits: z.number().describe('Charged to users.'),
    }),
  ),
  by_step: z.array(z.object({ kind: z.string(), usd: Usd, calls: z.int() })),
  by_model: z.array(z.object({ model: z.string(), usd: Usd, calls: z.int() })),
  per_book: z
    .object({ p50_usd: Usd.nullable(), p95_usd: Usd.nullable(), books: z.int() })
    .describe('Of books that ended and cost anything, cancelled ones aside; within 2.5 %.'),
  wasted_usd: Usd.describe('For tries that failed, were refused, or whose answer nobody used.'),
  wasted_share: z.number().nullable().describe('0 to 1; null: nothing was spent.'),
  usd: Usd,
  credits: z.number(),
  today: z.object({
    usd: Usd,
    budget_usd: Usd.nullable().describe('Null: there is none.'),
    ends_at: z
      .string()
      .nullable()
      .describe('When it is gone, as fast as in the last hour or two; null: not today (UTC).'),
  }),
  estimated: z.boolean().describe('Some of it is only held: what those calls cost is not known.'),
  dearest: z.array(z.object({ book_id: z.string(), title: z.string(), user: z.string(), usd: Usd })),
})

/** What is spent at the providers. */
export function moneyRoutes(server: FastifyInstance, { showSpending }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/money',
    {
      config: needs('admin'),
      schema: {
        summary: 'What was spent, by hour, step and model',
        querystring: z.strictObject({ range: z.enum(ranges).default('24h') }),
        response: { 200: Money },
      },
    },
    async (request) => await showSpending(request.query.range),
  )
}
