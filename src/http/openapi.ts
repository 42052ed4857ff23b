import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { ZodType } from 'zod'
import { problemAnswer } from './books.ts'
import type { Needs } from './gate.ts'

/** The API's own description, made from the routes: at /openapi.json, and for people at /docs. */
export async function describeItself(server: FastifyInstance): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Storymill', version: '1', description: 'Illustrated storybooks, made step by step.' },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'A key: sk_…' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-storymill',
            description: 'POST /v1/session',
          },
        },
      },
    },
    transform: (operation) => {
      const { needs = 'nothing' } = operation.route.config ?? {}
      return jsonSchemaTransform({
        ...operation,
        schema: { ...operation.schema, ...whoMay(needs, operation) },
      })
    },
  })
  await server.register(swaggerUi, { routePrefix: '/docs' })
}

type Operation = Parameters<NonNullable<FastifyDynamicSwaggerOptions['transform']>>[0]

/** Who may call an operation, and what those hear who may not. `x-needs` is the scope itself. */
function whoMay(needs: Needs, { schema }: Operation) {
  const declared = (schema?.response ?? {}) as Record<string, ZodType>
  const refused = {
    ...(needs === 'nothing' ? {} : { 401: problemAnswer }),
    ...(needs === 'nothing' || needs === 'anyone known' ? {} : { 403: problemAnswer }),
  }
  const answers = Object.entries<ZodType>({ ...declared, ...refused })
  const response = Object.fromEntries(
    answers.map(([status, answer]) => [status, Number(status) < 400 ? answer : asProblem(answer)]),
  )
  return {
    'x-needs': needs,
    security: needs === 'nothing' ? [] : [{ key: [] }, { session: [] }],
    ...(answers.length === 0 ? {} : { response }),
  }
}

const asProblem = (schema: ZodType) => ({
  description: 'RFC 9457 problem',
  content: { 'application/problem+json': { schema } },
})
