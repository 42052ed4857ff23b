import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import { actRoutes } from './acts.ts'
import { alertRoutes } from './alerts.ts'
import { anyBookRoutes } from './any-book.ts'
import { problemAnswer } from './books.ts'
import { deadActRoutes } from './dead-acts.ts'
import { deadRoutes } from './dead.ts'
import { findRoutes } from './find.ts'
import { callerOf, needs } from './gate.ts'
import { machineRoutes } from './machines.ts'
import { moneyRoutes } from './money.ts'
import { overviewRoutes } from './overview.ts'
import { seriesRoute } from './series.ts'
import type { HttpParts } from './server.ts'
import { stepRoutes } from './steps.ts'

const Groups = z.object({
  items: z.array(
    z.object({
      id: z.string().describe('PROVIDER/NAME.'),
      provider: z.string(),
      keys: z.array(
        z.object({
          ref: z.string().describe('How rows and logs name the key; the key itself is shown nowhere.'),
          state: z.enum(['active', 'exhausted', 'revoked']),
          code: z.string().nullable(),
          message: z.string().nullable(),
          since: z.string(),
          probe_at: z.string().nullable().describe('When one call may try a key in quarantine.'),
        }),
      ),
      models: z.array(
        z.object({
          model: z.string(),
          in_flight: z.int(),
          limits: z.array(
            z.object({ dimension: z.string(), limit: z.int(), used: z.int(), window_s: z.number() }),
          ),
          share: z.number().describe('Share of the limit in use; lowered by unexpected refusals.'),
          paused_until: z.string().nullable(),
          paused_because: z.string().nullable(),
          gone: z.object({ code: z.string(), message: z.string() }).nullable(),
          throttled_share: z
            .number()
            .nullable()
            .describe(
              'Share of the calls of the last 15 minutes that a limit refused; null: there were none.',
            ),
          waiting: z.int().describe('Ready steps that wait for a limit and that it may make, up to 10 000.'),
        }),
      ),
    }),
  ),
  next_cursor: z.null(),
})

/** What an operator looks at and does. */
export function adminRoutes(server: FastifyInstance, parts: HttpParts): void {
  limitsRoute(server, parts)
  releaseRoute(server, parts)
  deadRoutes(server, parts)
  deadActRoutes(server, parts)
  actRoutes(server, parts)
  alertRoutes(server, parts)
  machineRoutes(server, parts)
  overviewRoutes(server, parts)
  seriesRoute(server, parts)
  anyBookRoutes(server, parts)
  stepRoutes(server, parts)
  findRoutes(server, parts)
  moneyRoutes(server, parts)
}

function limitsRoute(server: FastifyInstance, parts: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/v1/admin/limits',
    {
      config: needs('admin'),
      schema: { summary: "Providers' limit groups and keys", response: { 200: Groups } },
    },
    async () => {
      const items = (await parts.showLimits()) as z.infer<typeof Groups>['items']
      return { items, next_cursor: null }
    },
  )
}

function releaseRoute(server: FastifyInstance, parts: HttpParts): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/v1/admin/limits/:group/release',
    {
      config: needs('admin'),
      schema: {
        summary: 'End every quarantine, pause and learnt limit of a group (its id, URL-encoded)',
        params: z.object({ group: z.string().min(1).max(100) }),
        response: { 200: z.object({ released: z.int() }), 404: problemAnswer },
      },
    },
    async (request) => {
      const { params } = request
      const known = (await parts.showLimits()) as { id: string }[]
      if (!known.some(({ id }) => id === params.group))
        throw new Problem('not_found', { detail: `There is no limit group ${params.group}.` })
      return { released: await parts.releaseLimits(callerOf(request).user, params.group) }
    },
  )
}
