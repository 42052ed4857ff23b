import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  allQueues,
  PauseReason,
  type AnyQueue,
  type Pause,
  type QueueView,
  type WorkerView,
} from '../book/machines.ts'
import { Id, problemAnswer } from './books.ts'
import { callerOf, needs } from './gate.ts'
import type { HttpParts } from './server.ts'

/** What the routes about workers and queues need. */
export type MachineParts = {
  workers(): Promise<WorkerView[]>
  drain(by: string, id: string): Promise<WorkerView>
  queues(): Promise<(QueueView & { messages: number | null })[]>
  broker(): z.infer<typeof Broker>
  pause(by: string, queue: AnyQueue, because: string | null): Promise<Pause>
  resume(by: string, queue: AnyQueue): Promise<{ paused_ms: number; extended: number }>
}

const count = z.int().min(0)
const Worker = z.object({
  id: z.string(),
  name: z.string(),
  host: z.string(),
  pid: z.int(),
  version: z.string().describe('Of the software; empty of an earlier release.'),
  state: z.enum(['running', 'draining', 'stopped', 'lost']).describe('lost: its lease is over.'),
  draining: z.boolean(),
  queues: z.array(
    z.object({
      queue: z.string(),
      slots: count,
      running: count,
      done: count.describe('Tries that ended well in the last minute, as of its last heartbeat.'),
      failed: count.describe('Tries that failed, retried or not.'),
    }),
  ),
  pipelines: z.array(z.string()).describe('The pipelines it knows: it takes steps of no other.'),
  started_at: z.string(),
  seen_at: z.string(),
  lease_until: z.string(),
  stopped_at: z.string().nullable(),
  doing: z
    .array(
      z.object({
        queue: z.string(),
        book_id: z.string().nullable(),
        key: z.string(),
        attempt: z.int(),
        since: z.string(),
      }),
    )
    .describe('What it does now: the oldest twenty.'),
})

const counted = count.describe('Counted up to 10 000.')
export const Queue = z.object({
  queue: z.enum(allQueues),
  ready: counted,
  running: count,
  sleeping: counted,
  dead: counted,
  oldest_wait_s: z.number().describe('How long the oldest ready step has waited at least.'),
  done_per_minute: count,
  failed_per_minute: count,
  listeners: count.describe('Workers alive that take from it.'),
  messages: count.nullable().describe('In the broker; null where that is not known.'),
  paused: z
    .object({
      since: z.string(),
      by: z.string(),
      because: z.string().nullable().describe('What they said, if they did.'),
    })
    .nullable(),
})
const Broker = z.object({
  name: z.string(),
  well: z.boolean(),
  refused: z.boolean().describe('It was reached, and turned us away.'),
  says: z.string(),
  foreign: count.describe('Messages that were none of ours.'),
})

/** The machines at work: who is there, what waits for them, and how an operator holds or sends them away. */
export function machineRoutes(server: FastifyInstance, parts: HttpParts): void {
  workersRoute(server, parts)
  drainRoute(server, parts)
  queuesRoute(server, parts)
  pauseRoute(server, parts)
  resumeRoute(server, parts)
}

function workersRoute(server: FastifyInstance, { machines }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/workers',
    {
      config: needs('admin'),
      schema: {
        summary: 'Workers that live, fell silent or stopped lately',
        response: { 200: z.object({ items: z.array(Worker), next_cursor: z.null() }) },
      },
    },
    async () => ({ items: await machines.workers(), next_cursor: null }),
  )
}

function drainRoute(server: FastifyInstance, { machines }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/v1/admin/workers/:id/drain',
    {
      config: needs('admin'),
      schema: {
        summary: 'Send a worker away: it takes nothing more, finishes what runs, and signs off',
        params: Id,
        response: { 202: Worker, 404: problemAnswer, 409: problemAnswer },
      },
    },
    async (request, reply) =>
      await reply.status(202).send(await machines.drain(callerOf(request).user, request.params.id)),
  )
}

function queuesRoute(server: FastifyInstance, { machines }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/queues',
    {
      config: needs('admin'),
      schema: {
        summary: 'Queues: how much is in each, how long it waits, how fast it goes; and the broker',
        response: { 200: z.object({ items: z.array(Queue), broker: Broker, next_cursor: z.null() }) },
      },
    },
    async () => ({ items: await machines.queues(), broker: machines.broker(), next_cursor: null }),
  )
}

const Which = z.object({ queue: z.enum(allQueues) })
const Because = PauseReason.describe('Why, for those who find it paused.')

const Paused = z.object({
  queue: z.string(),
  since: z.string(),
  by: z.string(),
  because: z.string().nullable(),
})

function pauseRoute(server: FastifyInstance, { machines }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/v1/admin/queues/:queue/pause',
    {
      config: needs('admin'),
      schema: {
        summary:
          'Pause a queue: nothing of it is taken, by any worker, until it is resumed; what runs is finished',
        params: Which,
        body: z.strictObject({ because: Because.optional() }).nullish(),
        response: {
          200: Paused,
          404: problemAnswer,
          422: problemAnswer,
        },
      },
    },
    async (request) => {
      const { params, body } = request
      return await machines.pause(callerOf(request).user, params.queue, body?.because ?? null)
    },
  )
}

function resumeRoute(server: FastifyInstance, { machines }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/v1/admin/queues/:queue/resume',
    {
      config: needs('admin'),
      schema: {
        summary: 'Go on with a paused queue; what waited in it has the time of the pause back',
        params: Which,
        response: {
          200: z.object({
            queue: z.string(),
            paused_ms: count.describe('0: it was not paused.'),
            extended: count.describe('Books, or deliveries, whose deadline was put off by as much.'),
          }),
          404: problemAnswer,
        },
      },
    },
    async (request) => {
      const { queue } = request.params
      return { queue, ...(await machines.resume(callerOf(request).user, queue)) }
    },
  )
}
