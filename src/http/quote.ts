import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Order } from '../book/order.ts'
import { Problem } from '../errors.ts'
import { problemAnswer } from './books.ts'
import { needs } from './gate.ts'
import type { HttpParts } from './server.ts'

const Range = z.object({ low: z.number(), high: z.number() })
const Quoted = z.object({
  steps: z.int(),
  credits: z.int().describe('What an order would hold.'),
  cost_usd: Range.describe("What the providers' calls come to, from a smooth book to one with a rough day."),
  time_s: Range.describe('From limits, the speed of recent calls, and what is under way.'),
  backlog: z.object({ books: z.int(), texts: z.int(), pictures: z.int() }),
  limited_by: z.enum(['text', 'images']).nullable().describe('What the time mostly waits for.'),
})

export function quoteRoute(plain: FastifyInstance, parts: HttpParts): void {
  plain.withTypeProvider<ZodTypeProvider>().post(
    '/v1/quote',
    {
      config: needs('books:read'),
      schema: {
        summary: 'What a book would take: steps, cost and time. Orders nothing',
        body: Order,
        response: { 200: Quoted, 422: problemAnswer },
      },
      // Checked as an order is, with the same words.
      validatorCompiler: () => (value) => ({ value }),
    },
    async ({ body }) => {
      if (body === undefined || body === null) throw new Problem('invalid_json')
      return await parts.quote(parts.checkOrder(body))
    },
  )
}
