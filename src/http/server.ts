import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { OrderBook } from '../actions/order-book.ts'
import type { Quote } from '../actions/quote-book.ts'
import type { Order } from '../book/order.ts'
import type { BookStatus } from '../book/states.ts'
import type { Book, BookRows } from '../book/view.ts'
import { Problem } from '../errors.ts'
import type { Hub } from '../live/hub.ts'
import type { ReadActs } from './acts.ts'
import { adminRoutes } from './admin.ts'
import type { ListAlerts } from './alerts.ts'
import { assetRoutes } from './assets.ts'
import { bookRoutes } from './books.ts'
import type { DeadActParts } from './dead-acts.ts'
import type { DeadParts } from './dead.ts'
import { eventRoutes } from './events.ts'
import { mendingRoutes, type MendingParts } from './mending.ts'
import { keepGate, type Identify } from './gate.ts'
import { pageRoutes } from './page.ts'
import { speakJson } from './json.ts'
import { keepToOwnSite } from './own-site.ts'
import { refuseGarbage, rememberRoutes, sendProblem, useProblems } from './problems.ts'
import { quoteRoute } from './quote.ts'
import { systemRoutes } from './system.ts'
import { webhookRoutes, type WebhookParts } from './webhooks.ts'

/** Everything the door needs of the house. */
export type HttpParts = {
  checkOrder(body: unknown): Order
  orderBook: OrderBook
  showBook(user: string, id: string): Promise<Book | null>
  listBooks(
    user: string,
    ask: { status: BookStatus | null; before: string | null; limit: number },
  ): Promise<BookRows[]>
  cancelBook(user: string, id: string): Promise<Book>
  resumeBook(user: string, id: string): Promise<Book>
  mending: MendingParts
  deleteBook(user: string, id: string): Promise<void>
  timeline(user: string, id: string): Promise<object[] | null>
  oldestEvent(id: string): Promise<number | null>
  readBytes(user: string, id: string, step: string, revision?: number): Promise<Bytes | 'not ready' | null>
  styleSample(id: string): Promise<Uint8Array | null>
  quote(order: Order): Promise<Quote>
  showLimits(): Promise<object[]>
  releaseLimits(by: string, group: string): Promise<number>
  dead: DeadParts
  deadActs: DeadActParts
  readActs: ReadActs
  listAlerts: ListAlerts
  webhooks: WebhookParts
  identify: Identify
  ready(): Promise<boolean>
  hub: Hub
  log: FastifyBaseLogger
}

/** `settled`: what was asked for cannot become another any more. */
export type Bytes = { bytes: Uint8Array; media_type: string; sha256: string; settled: boolean }

const bodyLimit = 256 * 1024

export async function buildServer(parts: HttpParts): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: parts.log,
    bodyLimit,
    requestTimeout: 30_000,
    connectionTimeout: 0,
    keepAliveTimeout: 10_000,
    forceCloseConnections: true,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: (_, __, reply) => void sendProblem(reply, new Problem('not_found')),
    clientErrorHandler: refuseGarbage,
  })
  speakJson(server)
  keepToOwnSite(server)
  keepGate(server, parts.identify)
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  rememberRoutes(server)
  useProblems(server)
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Storymill', version: '1', description: 'Illustrated storybooks, made step by step.' },
    },
    transform: jsonSchemaTransform,
  })
  await server.register(swaggerUi, { routePrefix: '/docs' })
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    if (!request.url.startsWith('/docs')) reply.header('content-security-policy', policy)
  })
  for (const routes of allRoutes) routes(server, parts)
  await pageRoutes(server)
  return server
}

const allRoutes = [
  bookRoutes,
  mendingRoutes,
  assetRoutes,
  eventRoutes,
  quoteRoute,
  webhookRoutes,
  adminRoutes,
  systemRoutes,
]

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
