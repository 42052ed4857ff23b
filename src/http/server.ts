import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { OrderBook } from '../actions/order-book.ts'
import type { Quote } from '../actions/quote-book.ts'
import type { Order } from '../book/order.ts'
import type { BookStatus } from '../book/states.ts'
import type { Book, BookRows } from '../book/view.ts'
import { Problem } from '../errors.ts'
import type { Hub } from '../live/hub.ts'
import type { OpenStreams } from '../live/open-streams.ts'
import { adminRoutes } from './admin.ts'
import { assetRoutes } from './assets.ts'
import { bookRoutes } from './books.ts'
import { eventRoutes } from './events.ts'
import { mendingRoutes, type MendingParts } from './mending.ts'
import type { ReadBytes } from './files.ts'
import { keepGate, type Identify } from './gate.ts'
import { linkRoutes, type LinkParts } from './links.ts'
import { describeItself } from './openapi.ts'
import { pageRoutes } from './page.ts'
import { speakJson } from './json.ts'
import { keepToOwnSite } from './own-site.ts'
import { refuseGarbage, rememberRoutes, sendProblem, useProblems } from './problems.ts'
import { quoteRoute } from './quote.ts'
import { shareRoutes, type ShareParts } from './shares.ts'
import { sharedRoutes } from './shared.ts'
import { sessionRoutes, type SessionParts } from './session.ts'
import { systemRoutes } from './system.ts'

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
  oldestEvent(user: string, id: string): Promise<number | null>
  readBytes: ReadBytes
  links: LinkParts
  shares: ShareParts
  styleSample(id: string): Promise<Uint8Array | null>
  quote(order: Order): Promise<Quote>
  showLimits(): Promise<object[]>
  releaseLimits(by: string, group: string): Promise<number>
  auth: 'off' | 'keys'
  identify: Identify
  sessions: SessionParts
  ready(): Promise<boolean>
  hub: Hub
  streams: OpenStreams
  log: FastifyBaseLogger
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const always = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': policy,
}

const bodyLimit = 256 * 1024

const everyRoute = [
  bookRoutes,
  mendingRoutes,
  assetRoutes,
  linkRoutes,
  shareRoutes,
  sharedRoutes,
  eventRoutes,
  quoteRoute,
  sessionRoutes,
  adminRoutes,
  systemRoutes,
]

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
    // No hook hears of these.
    frameworkErrors: (_, __, reply) => void sendProblem(reply.headers(always), new Problem('not_found')),
    clientErrorHandler: refuseGarbage,
  })
  speakJson(server)
  keepToOwnSite(server, parts.auth)
  keepGate(server, parts.identify)
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  rememberRoutes(server)
  useProblems(server)
  await describeItself(server)
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    const own = request.url.startsWith('/docs') || reply.hasHeader('content-security-policy')
    if (!own) reply.header('content-security-policy', policy)
  })
  for (const routes of everyRoute) routes(server, parts)
  await pageRoutes(server)
  return server
}
