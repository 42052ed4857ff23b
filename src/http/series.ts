import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { markKinds, ranges, type SeriesRange, type SeriesView } from '../book/series.ts'
import { needs } from './gate.ts'
import type { HttpParts } from './server.ts'

export type ShowSeries = (range: SeriesRange) => Promise<SeriesView>

const Shown = z.object({
  from: z.string(),
  to: z.string().describe('The start of the step that is under way; it may not be known yet.'),
  step_s: z.int(),
  at: z.array(z.int()).describe('Seconds since 1970, the same for every series; at most 360.'),
  series: z
    .array(
      z.object({
        name: z.string(),
        about: z.string().describe('The queue, GROUP/MODEL, or text and images; empty where it is of all.'),
        values: z.array(z.number().nullable()).describe('One for each of `at`; null: not known.'),
      }),
    )
    .describe(
      'By queue `oldest_wait_s`, `ready`, `running`, `done` and `failed` (a minute); by model `throttled` (share of calls refused by a limit, of five minutes); `books_done` (a minute), `book_p95_s` (order to done, of 15 minutes), `call_p95_s`, `usd` (an hour). Of several minutes the mean, but of waits, times and shares the worst.',
    ),
  marks: z
    .array(z.object({ at: z.string(), kind: z.enum(markKinds), says: z.string() }))
    .describe('What may have been the cause, the oldest first.'),
})

/** How things went, minute by minute. */
export function seriesRoute(server: FastifyInstance, { showSeries }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/series',
    {
      config: needs('admin'),
      schema: {
        summary: 'Waits, pace, times and money over time, with what happened meanwhile',
        querystring: z.strictObject({
          range: z.enum(Object.keys(ranges) as [SeriesRange, ...SeriesRange[]]).default('6h'),
        }),
        response: { 200: Shown },
      },
    },
    async (request) => await showSeries(request.query.range),
  )
}
