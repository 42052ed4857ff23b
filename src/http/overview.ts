import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { waitingReasons, type Overview } from '../book/overview.ts'
import type { OverviewFeed } from '../live/overview-feed.ts'
import { Act } from './acts.ts'
import { AlertShown } from './alerts.ts'
import { problemAnswer } from './books.ts'
import { mostUnread, openStream } from './events.ts'
import { callerOf, needs } from './gate.ts'
import { Queue } from './machines.ts'
import type { HttpParts } from './server.ts'

/** What the routes of the overview need. */
export type OverviewParts = { feed: OverviewFeed<Overview<Act>> }

const count = z.int().min(0)
const seconds = z.number().nullable()
const Books = z.object({
  done_1h: count.describe('Complete, within the last hour.'),
  failed_1h: count,
  partial_1h: count.describe('Finished with a picture missing.'),
  unfinished: count.describe('Counted up to 10 000.'),
  p50_s: seconds.describe('Order to finished book, half of those of the last hour; null below 3 books.'),
  p95_s: seconds.describe('Of nineteen in twenty; null below 10 books.'),
  first_text_p95_s: seconds.describe(
    'Order to first text. A book that has none yet counts with what it has waited. Null below 10 books.',
  ),
  quoted_high_s: seconds.describe('The longest that a book of 8 pages ordered now is said to take.'),
})
const Money = z.object({
  usd_1h: z.number(),
  usd_today: z.number().describe('Since midnight UTC, with what is held for calls under way.'),
  budget_usd: z.number().nullable().describe('Of a day; null: there is none.'),
  budget_left_h: z.number().nullable().describe('Hours it lasts at the pace of the last hour.'),
})
const Health = Queue.omit({ messages: true }).extend({
  slots: count.describe('Of all workers that take from it.'),
  drains_in_s: seconds.describe(
    'What is ready, at the pace of the last minute; null: nothing is, or no pace.',
  ),
  state: z
    .enum(['ok', 'slow', 'stuck', 'paused', 'idle'])
    .describe('slow: late, or about to be. stuck: late, and nothing ends.'),
  because: z.string().nullable().describe('The first reason, if it is not ok or idle.'),
})
const Shown = z.object({
  at: z.string(),
  books: Books,
  money: Money,
  waiting: z
    .array(z.object({ reason: z.enum(waitingReasons), steps: count }))
    .describe('Steps that wait for something other than their turn, by what for. Always all reasons.'),
  queues: z.array(Health),
  workers: z.object({
    live: count,
    draining: count,
    lost: count.describe('Silent for longer than their lease, within the last hour.'),
    slots: count.describe('Of the live ones.'),
    running: count.describe('As of their last heartbeats.'),
  }),
  dead: z.object({
    letters: count.describe('Counted up to 10 000.'),
    groups: count.describe('Their causes; counted up to 100, of steps and of deliveries.'),
    new_15m: count,
  }),
  alerts: z.array(AlertShown).describe('Those that go on, worst first.'),
  last_problem: AlertShown.nullable().describe('The newest alert that ended.'),
  last_acts: z.array(Act),
})

/** What an operator looks at first: once, or as it changes. */
export function overviewRoutes(server: FastifyInstance, parts: HttpParts): void {
  overviewRoute(server, parts)
  eventsRoute(server, parts)
}

function overviewRoute(server: FastifyInstance, { overview }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/overview',
    {
      config: needs('admin'),
      schema: {
        summary: 'Are customers hurt, where, why, since when; worked out every 2 s at most',
        response: { 200: Shown },
      },
    },
    async () => await overview.feed.now(),
  )
}

function eventsRoute(server: FastifyInstance, parts: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/events',
    {
      // HEAD would hold its connection for ever.
      exposeHeadRoute: false,
      config: needs('admin'),
      schema: {
        summary:
          'The overview as it changes (text/event-stream): `overview` with all of it, at once and at most every 2 s; `still` with its time where nothing changed',
        response: {
          200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } },
          429: problemAnswer,
        },
      },
    },
    async (request, reply) => {
      const { raw } = reply
      openStream(reply, parts, callerOf(request))
      if (raw.destroyed) return
      raw.on('error', () => {})
      const stop = parts.overview.feed.listen(({ bytes }) => {
        if (raw.writableEnded || raw.destroyed) return
        raw.write(bytes)
        if (raw.writableLength > mostUnread) raw.destroy()
      })
      raw.on('close', stop)
    },
  )
}

/** An event of the stream. In trouble there is nothing to say but that the connection stands. */
export const overviewEvent = (what: 'overview' | 'still' | 'trouble', data: object | null): Buffer =>
  Buffer.from(what === 'trouble' ? ': nobody knows\n\n' : `event: ${what}\ndata: ${JSON.stringify(data)}\n\n`)
