import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isReadable } from '../book/text.ts'
import { needs } from './gate.ts'
import type { HttpParts } from './server.ts'

export const Act = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string().describe("A user's name, or user@host of who typed a command."),
  via: z.string(),
  action: z.string(),
  target: z.string().nullable(),
  detail: z.looseObject({}),
})
export type Act = z.infer<typeof Act>

export type ReadActs = (ask: {
  action: string | null
  by: string | null
  before: string | null
  limit: number
}) => Promise<Act[]>

const Word = (most: number) =>
  z.string().min(1).max(most).refine(isReadable, 'has letters that nothing here can have').optional()
const Listing = z.strictObject({
  action: Word(100),
  by: Word(200),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'is not a cursor of ours')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Who did what to the service, or to what is not their own. */
export function actRoutes(server: FastifyInstance, { readActs }: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/actions',
    {
      config: needs('admin'),
      schema: {
        summary: 'What operators did, newest first',
        querystring: Listing,
        response: { 200: z.object({ items: z.array(Act), next_cursor: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { action, by, cursor, limit } = request.query
      const found = await readActs({
        action: action ?? null,
        by: by ?? null,
        before: cursor ?? null,
        limit: limit + 1,
      })
      const items = found.slice(0, limit)
      return { items, next_cursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  )
}
