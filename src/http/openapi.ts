import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { globalRegistry, type ZodType } from 'zod'
import { Order } from '../book/order.ts'
import { RevisionView } from '../book/revision.ts'
import { Share, SharedBook } from '../book/share.ts'
import { Book, PageView } from '../book/view.ts'
import { problemAnswer } from './books.ts'
import type { Needs } from './gate.ts'

// What has a name is written once, in the document as in the types that a client makes of it.
const named = {
  Book,
  Order,
  Page: PageView,
  Problem: problemAnswer,
  Revision: RevisionView,
  Share,
  SharedBook,
}
for (const [id, schema] of Object.entries(named))
  globalRegistry.add(schema, { ...globalRegistry.get(schema), id })

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
    transformObject: jsonSchemaTransformObject,
  })
  await server.register(swaggerUi, { routePrefix: '/docs' })
}

type Operation = Parameters<NonNullable<FastifyDynamicSwaggerOptions['transform']>>[0]

/** What the walls before an operation answer: a look at what was sent, at how much, and at whether there is room. */
function wallAnswers(needs: Needs, { schema, route }: Operation): Record<string, ZodType> {
  const writes = ![route.method].flat().every((method) => method === 'GET' || method === 'HEAD')
  const statuses = [
    400,
    ...(schema?.params === undefined ? [] : [404]),
    ...(schema?.querystring === undefined ? [] : [422]),
    ...(writes ? [403, 413, 415] : []),
    ...(needs === 'nothing' && !writes ? [] : [429]),
    503,
  ]
  return Object.fromEntries(statuses.map((status) => [status, problemAnswer]))
}

/** Who may call an operation, and what those hear who may not. `x-needs` is the scope itself. */
function whoMay(needs: Needs, operation: Operation) {
  const { schema } = operation
  const declared = (schema?.response ?? {}) as Record<string, ZodType>
  const refused = {
    ...(needs === 'nothing' ? {} : { 401: problemAnswer }),
    ...(needs === 'nothing' || needs === 'anyone known' ? {} : { 403: problemAnswer }),
  }
  const answers = Object.entries<ZodType>({ ...wallAnswers(needs, operation), ...declared, ...refused })
  const response = Object.fromEntries(
    answers.map(([status, answer]) => [status, Number(status) < 400 ? answer : asProblem(answer)]),
  )
  return {
    'x-needs': needs,
    security: needs === 'nothing' ? [] : [{ key: [] }, { session: [] }],
    response,
  }
}

const asProblem = (schema: ZodType) => ({
  description: 'RFC 9457 problem',
  content: { 'application/problem+json': { schema } },
})
