import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { FastifyHttpOptions, FastifyInstance, FastifyRequest } from 'fastify'
import { Problem, type ErrorCode } from '../errors.ts'

/** What the server lets in at all, whoever asks. */
export type WallParts = {
  /** From the first byte of a request to the end of its headers. */
  headers_timeout_ms: number
  /** From the first byte of a request to the end of its body. */
  request_timeout_ms: number
  most_connections: number
  /** Proxies that are believed about the client's address and protocol: addresses, networks, or `loopback`. */
  trust_proxy: string[]
  /** Why no new work is taken at the moment; null: it is. */
  overload(): string | null
}

const most = {
  body: 256 * 1024,
  headers: 16 * 1024,
  header_lines: 100,
  url: 2_048,
  param: 100,
  waiting_answers: 8,
}
const busy_s = 2
const linger_ms = 1_000
// Of a connection on which nothing moves. Both channels of live progress say something more often than that.
const idle_ms = 60_000

/** `isUpgrade`: which requests may become another protocol. */
export function wallOptions(
  wall: WallParts,
  isUpgrade: (request: IncomingMessage) => boolean,
): FastifyHttpOptions<Server> {
  return {
    http: {
      shouldUpgradeCallback: isUpgrade,
      maxHeaderSize: most.headers,
      headersTimeout: wall.headers_timeout_ms,
      // How often the two limits of time are looked after.
      connectionsCheckingInterval: Math.min(1_000, wall.headers_timeout_ms / 2),
      // Asked below, with an answer that says why.
      requireHostHeader: false,
    },
    requestTimeout: wall.request_timeout_ms,
    keepAliveTimeout: 10_000,
    connectionTimeout: idle_ms,
    forceCloseConnections: true,
    bodyLimit: most.body,
    routerOptions: { maxParamLength: most.param },
    trustProxy: wall.trust_proxy.length > 0 ? wall.trust_proxy : false,
    clientErrorHandler: refuseGarbage,
  }
}

/** The first look at a request. What has no place here is refused before anybody is asked who they are. */
export function keepWall(server: FastifyInstance, wall: WallParts): void {
  server.server.maxConnections = wall.most_connections
  server.server.on('checkExpectation', refuseExpectation)
  takeTurns(server)
  server.addHook('onRequest', async (request) => {
    if (request.url.length > most.url) throw new Problem('uri_too_long')
    // Node reads this many lines whatever comes; two entries each.
    if (request.raw.rawHeaders.length > 2 * most.header_lines) throw new Problem('headers_too_large')
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1')
      throw new Problem('bad_request', { detail: 'There is no Host header.' })
    if (!isWrite(request)) return
    refuseEncodings(request)
    const because = wall.overload()
    if (because !== null) throw new Problem('busy', { detail: because, retry_after_s: busy_s })
  })
}

/**
 * Requests that were sent behind one another without waiting are answered one after the other, so that a connection that
 * reads nothing keeps one answer in memory, not as many as fit into a packet. Nobody who means well sends more than a few.
 */
function takeTurns(server: FastifyInstance): void {
  const lines = new WeakMap<Socket, Promise<void>[]>()
  server.addHook('onRequest', async ({ raw: { socket } }, { raw }) => {
    const line = lines.get(socket) ?? []
    lines.set(socket, line)
    if (line.length >= most.waiting_answers) {
      socket.destroy()
      throw new Problem('too_many_requests')
    }
    const before = line.at(-1)
    const over = Promise.withResolvers<void>()
    line.push(over.promise)
    raw.once('close', () => {
      void line.shift()
      over.resolve()
    })
    await before
    // Whoever left is owed nothing more.
    if (socket.destroyed) throw new Problem('bad_request')
  })
}

const isWrite = ({ method }: FastifyRequest) => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/** A body is plain UTF-8: nothing is unpacked here, so nothing can grow. */
function refuseEncodings({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new Problem('unsupported_media_type', {
      detail: `A body with Content-Encoding ${JSON.stringify(encoding.slice(0, 40))} is not read.`,
    })
  const [, charset] = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '') ?? []
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    throw new Problem('unsupported_media_type', { detail: 'A body is read as UTF-8 only.' })
}

// What Node's parser says, in our words.
const spoken: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

/** What is not even HTTP, or comes too slowly, gets a short answer, a second to hear it, and no more of our time. */
export function refuseGarbage(error: Error & { code?: string }, socket: Duplex): void {
  // Whoever resets the connection meanwhile is not to end this process.
  socket.on('error', () => {})
  const problem = new Problem(spoken[error.code ?? ''] ?? 'bad_request')
  const body = JSON.stringify(problem)
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  socket.end(
    `HTTP/1.1 ${problem.status} Refused\r\nconnection: close\r\ncontent-type: application/problem+json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  // Our end alone closes only our half: the other side could hold the connection for as long as it likes. At once would be
  // too soon, as what it still sends would take the answer from it.
  const over = setTimeout(() => socket.destroy(), linger_ms).unref()
  socket.once('close', () => clearTimeout(over))
}

/** Node itself answers `100-continue`; nothing else may be expected. */
function refuseExpectation(_: IncomingMessage, response: ServerResponse): void {
  const problem = new Problem('expectation_failed')
  response.writeHead(problem.status, { connection: 'close', 'content-type': 'application/problem+json' })
  response.end(JSON.stringify(problem))
}
