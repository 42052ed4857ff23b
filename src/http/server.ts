import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { OrderBook } from '../actions/order-book.ts'
import type { Quote } from '../actions/quote-book.ts'
import type { Order } from '../book/order.ts'
import type { Outlook } from '../book/outlook.ts'
import type { BookStatus } from '../book/states.ts'
import type { Book, BookRows } from '../book/view.ts'
import { Problem } from '../errors.ts'
import { logRequests } from './access-log.ts'
import type { ReadActs } from './acts.ts'
import { adminRoutes } from './admin.ts'
import type { ListAlerts } from './alerts.ts'
import type { AnyBookParts } from './any-book.ts'
import { assetRoutes } from './assets.ts'
import { limitAttempts, type Attempts } from './attempts.ts'
import { bookRoutes } from './books.ts'
import type { DeadActParts } from './dead-acts.ts'
import type { DeadParts } from './dead.ts'
import type { ReadBytes } from './files.ts'
import type { FindParts } from './find.ts'
import { eventRoutes, type LiveParts } from './events.ts'
import { libraryRoute, type ListLibrary } from './library.ts'
import type { MachineParts } from './machines.ts'
import type { ShowSpending } from './money.ts'
import type { OverviewParts } from './overview.ts'
import { mendingRoutes, type MendingParts } from './mending.ts'
import { keepGate, type Identify } from './gate.ts'
import { bareHeaders, sendHeaders, type HeaderParts } from './headers.ts'
import { describeItself } from './openapi.ts'
import { linkRoutes, type LinkParts } from './links.ts'
import { outlookRoute } from './outlook.ts'
import { pageRoutes } from './page.ts'
import { speakJson } from './json.ts'
import { keepToOwnSite } from './own-site.ts'
import { rememberRoutes, sendProblem, useProblems } from './problems.ts'
import { countRequests, type TakeRequest } from './quota.ts'
import { quoteRoute } from './quote.ts'
import { ringRoute, type RingParts } from './ring.ts'
import type { ShowSeries } from './series.ts'
import { sessionRoutes, type SessionParts } from './session.ts'
import { shareRoutes, type ShareParts } from './shares.ts'
import { sharedRoutes } from './shared.ts'
import { isUpgrade, socketRoutes } from './sockets.ts'
import type { ListSteps } from './steps.ts'
import { systemRoutes } from './system.ts'
import { webhookRoutes, type WebhookParts } from './webhooks.ts'
import { keepWall, wallOptions, type WallParts } from './wall.ts'

/** Everything the door needs of the house. */
export type HttpParts = {
  checkOrder(body: unknown): Order
  orderBook: OrderBook
  showBook(user: string, id: string): Promise<Book | null>
  listBooks(
    user: string,
    ask: { status: BookStatus | null; before: string | null; limit: number },
  ): Promise<BookRows[]>
  listLibrary: ListLibrary
  outlook(user: string, id: string): Promise<Outlook | null>
  cancelBook(user: string, id: string): Promise<Book>
  resumeBook(user: string, id: string): Promise<Book>
  mending: MendingParts
  deleteBook(user: string, id: string): Promise<void>
  timeline(user: string, id: string): Promise<object[] | null>
  readBytes: ReadBytes
  links: LinkParts
  shares: ShareParts
  styleSample(id: string): Promise<Uint8Array | null>
  quote(order: Order): Promise<Quote>
  showLimits(): Promise<object[]>
  releaseLimits(by: string, group: string): Promise<number>
  dead: DeadParts
  deadActs: DeadActParts
  readActs: ReadActs
  anyBook: AnyBookParts
  listSteps: ListSteps
  find: FindParts
  showSpending: ShowSpending
  listAlerts: ListAlerts
  machines: MachineParts
  overview: OverviewParts
  showSeries: ShowSeries
  auth: 'off' | 'keys'
  webhooks: WebhookParts
  identify: Identify
  sessions: SessionParts
  /** Null: it can do its work. */
  whyNotReady(): Promise<Problem | null>
  /** For a worker of this process whose broker sends its bells as requests. */
  ring: RingParts | null
  live: LiveParts
  wall: WallParts
  headers: HeaderParts
  takeRequest: TakeRequest
  /** Keys that do not work, by address. */
  attempts: Attempts
  log: FastifyBaseLogger
}

const everyRoute = [
  bookRoutes,
  libraryRoute,
  outlookRoute,
  mendingRoutes,
  assetRoutes,
  linkRoutes,
  shareRoutes,
  sharedRoutes,
  eventRoutes,
  socketRoutes,
  quoteRoute,
  webhookRoutes,
  sessionRoutes,
  adminRoutes,
  systemRoutes,
]

export async function buildServer(parts: HttpParts): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: parts.log,
    ...wallOptions(parts.wall, isUpgrade),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'id' }),
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    frameworkErrors: (_, __, reply) => void sendProblem(reply.headers(bareHeaders), new Problem('not_found')),
  })
  speakJson(server)
  logRequests(server)
  await sendHeaders(server, parts.headers)
  keepWall(server, parts.wall)
  keepToOwnSite(server, parts.auth, parts.headers.cors)
  limitAttempts(server, parts.attempts)
  keepGate(server, parts.identify)
  countRequests(server, parts.takeRequest)
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  rememberRoutes(server)
  useProblems(server)
  await describeItself(server)
  for (const routes of everyRoute) routes(server, parts)
  if (parts.ring) ringRoute(server, parts.ring)
  await pageRoutes(server)
  return server
}
