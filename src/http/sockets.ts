import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import proxyAddress from '@fastify/proxy-addr'
import type { FastifyInstance } from 'fastify'
import { Server, type ExtendedError } from 'socket.io'
import type { Caller } from '../book/caller.ts'
import { Problem } from '../errors.ts'
import { refuseTries } from './attempts.ts'
import { credentialOf, headersOf, isLoopback } from './credentials.ts'
import { needs } from './gate.ts'
import { fromOwnSite } from './own-site.ts'
import { toProblem } from './problems.ts'
import { refuseUncounted } from './quota.ts'
import type { HttpParts } from './server.ts'
import { refuseGarbage } from './wall.ts'
import { Subscriptions, type BookSocket, type SocketServer } from './subscriptions.ts'

const path = '/socket.io/'
const mostPerMessage = 16 * 1024
// Who has not said who they are by then is hung up on.
const handshake_ms = 10_000
// As for the event stream: who leaves more than this unread is cut off, and comes back with the last version.
const mostUnread = 1024 * 1024

/**
 * Socket.IO on the service's own port. Who connects says who they are (`auth.token`, a bearer or the session's cookie), and
 * is then as good as the caller of an HTTP request: what they subscribe to is asked per book.
 */
export function socketRoutes(plain: FastifyInstance, parts: HttpParts): void {
  const { origins } = parts.live
  const io: SocketServer = new Server({
    path,
    serveClient: false,
    maxHttpBufferSize: mostPerMessage,
    connectTimeout: handshake_ms,
    ...(origins.length > 0 ? { cors: { origin: [...origins], methods: ['GET', 'POST'] } } : {}),
    allowRequest: ({ headers }, answer) =>
      answer('foreign_site', fromOwnSite(headers) || origins.includes(headers.origin ?? '')),
  })
  const meet = async (socket: BookSocket, next: (error?: ExtendedError) => void) =>
    next(await greet(socket, parts))
  io.use((socket, next) => void meet(socket, next))
  io.on('connection', (socket) => void new Subscriptions(socket, parts))
  mount(plain, io)
}

/** What Socket.IO is to tell one who may not connect, if so; they are hung up on when it is told. */
async function greet(socket: BookSocket, parts: HttpParts): Promise<ExtendedError | undefined> {
  try {
    await admit(socket, parts)
    return undefined
  } catch (error) {
    const problem = toProblem(error as Error)
    setImmediate(() => socket.conn.close())
    return Object.assign(new Error(problem.code), { data: problem.toJSON() })
  }
}

/** Whose connection it is; it is closed when their key ends. Throws who may not connect. */
async function admit(socket: BookSocket, parts: HttpParts): Promise<void> {
  const { conn, handshake, request } = socket
  // One greeting is enough for whoever knows what to say.
  if (greeted.has(conn)) throw new Problem('bad_request')
  greeted.add(conn)
  // An upgrade does not pass what requests pass.
  if (parts.auth === 'off' && !isLoopback(request.headers.host)) throw new Problem('foreign_site')
  const { token } = handshake.auth
  const sent = headersOf(request)
  const headers = typeof token === 'string' ? { ...sent, authorization: `Bearer ${token}` } : sent
  const caller = await whoIs(headers, parts, addressOf(socket, parts))
  if (!caller.scopes.has('books:read'))
    throw new Problem('forbidden', { detail: 'This needs the scope books:read.' })
  // Other sites' pages may bring a key, never the cookie of this one.
  if (caller.via === 'session' && !fromOwnSite(headers)) throw new Problem('foreign_site')
  refuseUncounted(parts.takeRequest(caller))
  const release = parts.live.streams.hold(caller, () => socket.disconnect(true))
  if (!release) throw new Problem('too_many_streams')
  conn.once('close', release)
  if (conn.readyState !== 'open') release()
  socket.data.caller = caller
  cutOffIfSlow(socket)
  sendTogether(socket)
}
const greeted = new WeakSet<BookSocket['conn']>()

async function whoIs(
  headers: IncomingHttpHeaders,
  { identify, attempts }: HttpParts,
  address: string,
): Promise<Caller> {
  const shown = credentialOf(headers)?.text ?? null
  refuseTries(attempts.wait(address, shown))
  const caller = await identify(headers)
  if (caller && shown !== null) attempts.worked(shown)
  if (caller) return caller
  if (shown !== null) attempts.failed(address)
  throw new Problem('unauthorized')
}

/** Of whom the proxies speak that are trusted, and only if one of them is at the other end: as for every request. */
function addressOf({ conn, request }: BookSocket, { wall }: HttpParts): string {
  if (wall.trust_proxy.length === 0) return conn.remoteAddress
  // The first connection of polling may be gone by now; whose it was, Socket.IO knows.
  const { headers } = request
  const met = { headers, socket: { remoteAddress: conn.remoteAddress } } as IncomingMessage
  return proxyAddress(met, wall.trust_proxy)
}

/** What was handed over since the connection last took something, counted in characters. */
function cutOffIfSlow({ conn }: BookSocket): void {
  let unread = 0
  conn.on('flush', () => (unread = 0))
  conn.on('packetCreate', ({ data }: { data?: string }) => {
    const before = unread
    unread += data?.length ?? 0
    // Much at once is not slow: only after this turn is it known whether it was taken.
    if (before <= mostUnread && unread > mostUnread) setImmediate(() => unread > mostUnread && cutOff(conn))
  })
}

/** What is sent in one turn goes to the network in one piece: each piece costs as much as a long one. */
function sendTogether({ conn }: BookSocket): void {
  const { headers, socket } = conn.request
  if (headers.upgrade === undefined) return
  conn.on('flush', () => {
    socket.cork()
    process.nextTick(() => socket.uncork())
  })
}

function cutOff(conn: BookSocket['conn']): void {
  conn.close(true)
  // A WebSocket's farewell would wait for the reader. What was begun as polling may share its connection with others.
  if (conn.request.headers.upgrade !== undefined) conn.request.socket.destroy()
}

/**
 * What may become a WebSocket; anything else that offers to be upgraded (curl and Java do, to HTTP/2) is a request as any
 * other. Node asks since 24.9; before, it is refused.
 */
export const isUpgrade = ({ url = '', headers }: IncomingMessage): boolean =>
  url.startsWith(path) && headers.upgrade?.toLowerCase() === 'websocket'

/**
 * Requests reach Socket.IO through a route, so that they pass what every request passes. It is attached to a server that
 * never listens: it would take requests before the routes see them, and end the real one when it closes.
 */
function mount(plain: FastifyInstance, io: SocketServer): void {
  const wire = createServer()
  io.attach(wire)
  io.engine.on('headers', (headers: Record<string, string>) => {
    headers['cache-control'] = 'no-store'
    headers['x-content-type-options'] = 'nosniff'
  })
  plain.server.on('upgrade', (request, socket, head) => {
    // Node took its own listener off: a reset before somebody else listens would end this process.
    socket.on('error', () => {})
    if (isUpgrade(request)) wire.emit('upgrade', request, socket, head)
    else refuseGarbage(new Error('not an upgrade of ours'), socket)
  })
  plain.route({
    method: ['GET', 'POST'],
    url: path,
    exposeHeadRoute: false,
    config: needs('nothing'),
    schema: { hide: true },
    // Before the body is read: it is Socket.IO's.
    onRequest: (request, reply) => {
      reply.hijack()
      wire.emit('request', request.raw, reply.raw)
    },
    handler: () => {},
  })
  plain.addHook('preClose', async () => await io.close())
}
