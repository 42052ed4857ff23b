import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isId } from '../book/ids.ts'
import { deliveryStates, mostSigning, mostTests, WebhookUrl, type DeliveryState } from '../book/webhook.ts'
import { Problem } from '../errors.ts'
import { Id, problemAnswer } from './books.ts'
import { needs, userOf } from './gate.ts'
import type { HttpParts } from './server.ts'

type Times = 'next_try_at' | 'created_at' | 'ended_at'
/** As stored: times are dates. */
type Stored = Omit<z.infer<typeof Delivery>, Times> & {
  next_try_at: Date | null
  created_at: Date
  ended_at: Date | null
}
type StoredAttempt = Omit<z.infer<typeof Attempt>, 'at'> & { at: Date }

export type WebhookParts = {
  list(
    user: string,
    ask: { book: string | null; state: DeliveryState | null; before: string | null; limit: number },
  ): Promise<Stored[]>
  show(user: string, id: string): Promise<(Stored & { payload: string; attempts: StoredAttempt[] }) | null>
  redeliver(user: string, id: string): Promise<Stored>
  renewSecret(user: string): Promise<{ version: number; secret: string }>
  test(user: string, url: string): Promise<Stored>
}

const time = z.string().describe('ISO 8601, UTC.')
const lastly = {
  status: z.int().nullable().describe('What the receiver answered.'),
  class: z.string().nullable(),
  because: z.string().nullable().describe('Why it came to this, in words.'),
}
const Delivery = z.object({
  id: z.string().describe('The `webhook-id`: the same however often it is sent.'),
  book_id: z.string().nullable(),
  revision: z.int().nullable(),
  version: z.int().nullable().describe('Of the event, in the stream of the book.'),
  type: z.string(),
  url: z.string(),
  state: z.enum(deliveryStates),
  tries: z.int(),
  next_try_at: time.nullable(),
  ...lastly,
  created_at: time,
  ended_at: time.nullable(),
})
const Attempt = z.object({ at: time, ms: z.int().nullable(), ...lastly })
const Whole = Delivery.extend({
  payload: z.string().describe('The body, as it is signed and sent.'),
  attempts: z.array(Attempt),
})
const Listed = z.object({ items: z.array(Delivery), next_cursor: z.string().nullable() })
const Listing = z.strictObject({
  book: z.string().refine(isId, 'is not an id of a book').optional(),
  state: z.enum(deliveryStates).optional(),
  cursor: z.string().refine(isId, 'is not a cursor of ours').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
const Secret = z.object({
  version: z.int(),
  secret: z.string().describe('Shown once. Those it replaces sign along for a day.'),
})
const Test = z.strictObject({ url: WebhookUrl })

const iso = (date: Date | null): string | null => date?.toISOString() ?? null
const shown = ({ next_try_at, created_at, ended_at, ...rest }: Stored): z.infer<typeof Delivery> => ({
  ...rest,
  next_try_at: iso(next_try_at),
  created_at: created_at.toISOString(),
  ended_at: iso(ended_at),
})

/** A user's own webhooks: what was sent and how it went. */
export function webhookRoutes(server: FastifyInstance, parts: HttpParts): void {
  listRoute(server, parts.webhooks)
  showRoute(server, parts.webhooks)
  redeliverRoute(server, parts.webhooks)
  secretRoute(server, parts.webhooks)
  testRoute(server, parts.webhooks)
}

function listRoute(server: FastifyInstance, webhooks: WebhookParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/webhooks/deliveries',
    {
      config: needs('books:read'),
      schema: { summary: 'Deliveries, newest first', querystring: Listing, response: { 200: Listed } },
    },
    async (request) => {
      const { book, state, cursor, limit } = request.query
      const ask = { book: book ?? null, state: state ?? null, before: cursor ?? null, limit: limit + 1 }
      const rows = await webhooks.list(userOf(request), ask)
      const items = rows.slice(0, limit).map(shown)
      return { items, next_cursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  )
}

function showRoute(server: FastifyInstance, webhooks: WebhookParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/webhooks/deliveries/:id',
    {
      config: needs('books:read'),
      schema: {
        summary: 'A delivery with its payload and every attempt',
        params: Id,
        response: { 200: Whole, 404: problemAnswer },
      },
    },
    async (request) => {
      const found = await webhooks.show(userOf(request), request.params.id)
      if (!found) throw new Problem('not_found')
      const { payload, attempts, ...delivery } = found
      const log = attempts.map((one) => ({ ...one, at: one.at.toISOString() }))
      return { ...shown(delivery), payload, attempts: log }
    },
  )
}

function redeliverRoute(server: FastifyInstance, webhooks: WebhookParts): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/v1/webhooks/deliveries/:id/redeliver',
    {
      config: needs('books:write'),
      schema: {
        summary: 'Send it again, under the same id',
        params: Id,
        response: { 202: Delivery, 404: problemAnswer },
      },
    },
    async (request, reply) =>
      reply.code(202).send(shown(await webhooks.redeliver(userOf(request), request.params.id))),
  )
}

function secretRoute(server: FastifyInstance, webhooks: WebhookParts): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/v1/webhooks/secret',
    {
      config: needs('books:write'),
      schema: {
        summary: 'Make the next signing secret',
        description: `While ${mostSigning} sign, the newest and those replaced in the last 24 hours: \`429\`.`,
        response: { 201: Secret },
      },
    },
    async (request, reply) => reply.code(201).send(await webhooks.renewSecret(userOf(request))),
  )
}

function testRoute(server: FastifyInstance, webhooks: WebhookParts): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/v1/webhooks/test',
    {
      config: needs('books:write'),
      schema: {
        summary: 'Send a `webhook.test` event, once',
        description: `At most ${mostTests} of yours may be under way: \`429\`.`,
        body: Test,
        response: { 202: Delivery, 422: problemAnswer },
      },
    },
    async (request, reply) =>
      reply.code(202).send(shown(await webhooks.test(userOf(request), request.body.url))),
  )
}
