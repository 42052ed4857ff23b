import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Alert } from '../book/alert.ts'
import { needs } from './gate.ts'
import type { HttpParts } from './server.ts'

export const AlertShown = z.object({
  id: z.string(),
  name: z.string().describe('What is wrong, such as no_worker.'),
  about: z.string().describe('The queue, limit group or address it is about; empty if there is but one.'),
  level: z.enum(['watch', 'bad']),
  value: z.number(),
  says: z.string(),
  since: z.string().describe('When it was first seen.'),
  until: z.string().nullable().describe('Null: it goes on.'),
})
const Alerts = z.object({ items: z.array(AlertShown), next_cursor: z.null() })

export type ListAlerts = (ask: { ended: boolean; limit: number }) => Promise<Alert[]>

const Listing = z.strictObject({
  ended: z.enum(['true', 'false']).default('false').describe('Also those that are over.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** What needs an operator now. */
export function alertRoutes(server: FastifyInstance, { listAlerts }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/alerts',
    {
      config: needs('admin'),
      schema: { summary: 'Alerts, worst first', querystring: Listing, response: { 200: Alerts } },
    },
    async (request) => {
      const { ended, limit } = request.query
      return { items: await listAlerts({ ended: ended === 'true', limit }), next_cursor: null }
    },
  )
}
