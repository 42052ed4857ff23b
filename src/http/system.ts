import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { styleIds, styles } from '../book/styles.ts'
import { Problem } from '../errors.ts'
import { asBuffer } from './files.ts'
import { needs } from './gate.ts'
import type { HttpParts } from './server.ts'

const Up = z.object({ status: z.string() })
const StyleView = z.object({ id: z.string(), name: z.string(), sample_url: z.string() })

/** Health, the API's own description, and the styles to choose from. */
export function systemRoutes(plain: FastifyInstance, parts: HttpParts): void {
  healthRoutes(plain, parts)
  plain.get('/openapi.json', { config: needs('nothing'), schema: { hide: true } }, () => plain.swagger())
  styleRoutes(plain, parts)
}

/** Of any process that serves something. */
export function healthRoutes(plain: FastifyInstance, parts: Pick<HttpParts, 'whyNotReady'>): void {
  const server = plain.withTypeProvider<ZodTypeProvider>()
  server.get(
    '/healthz',
    { config: needs('nothing'), schema: { summary: 'Is the process up', response: { 200: Up } } },
    async () => ({ status: 'ok' }),
  )
  server.get(
    '/readyz',
    { config: needs('nothing'), schema: { summary: 'Can it do its work', response: { 200: Up } } },
    async () => {
      const problem = await parts.whyNotReady()
      if (problem) throw problem
      return { status: 'ready' }
    },
  )
}

function styleRoutes(plain: FastifyInstance, parts: HttpParts): void {
  const server = plain.withTypeProvider<ZodTypeProvider>()
  server.get(
    '/v1/styles',
    {
      config: needs('nothing'),
      schema: {
        summary: 'Styles, with samples',
        response: { 200: z.object({ items: z.array(StyleView), next_cursor: z.null() }) },
      },
    },
    async () => ({
      items: styles.map(({ id, name }) => ({ id, name, sample_url: `/v1/styles/${id}/sample` })),
      next_cursor: null,
    }),
  )
  server.get(
    '/v1/styles/:id/sample',
    {
      config: needs('nothing'),
      schema: {
        summary: 'A sample picture',
        params: z.object({ id: z.enum(styleIds) }),
        response: { 200: { description: 'The bytes', content: { 'image/jpeg': { schema: z.string() } } } },
      },
    },
    async ({ params }, reply) => {
      const bytes = await parts.styleSample(params.id)
      if (!bytes) throw new Problem('not_found')
      return await sendSample(reply, bytes)
    },
  )
}

const sendSample = (reply: FastifyReply, bytes: Uint8Array) =>
  reply.type('image/jpeg').header('cache-control', 'public, max-age=86400').send(asBuffer(bytes))
