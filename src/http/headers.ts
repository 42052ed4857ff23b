import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

export type HeaderParts = {
  /** Origins whose pages may call us, with a key of their own; nobody else's may. */
  cors: string[]
  /** Everybody comes by https: browsers are told never to try anything else. */
  https_only: boolean
}

const nobody = ["'none'"]
const own = ["'self'"]
const common = { baseUri: nobody, formAction: own, frameAncestors: nobody }

const pages = {
  ...common,
  defaultSrc: nobody,
  scriptSrc: own,
  styleSrc: own,
  imgSrc: own,
  fontSrc: own,
  connectSrc: own,
  // Text may not become markup or code: not by a slip of ours either.
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: nobody,
}
// Swagger UI writes styles into its page and draws with data: URLs.
const docs = {
  ...common,
  defaultSrc: nobody,
  scriptSrc: own,
  styleSrc: [...own, "'unsafe-inline'"],
  imgSrc: [...own, 'data:'],
  connectSrc: own,
}
// Bytes that a model made: whatever they are, they run nothing. Chromium's viewer of PDFs does not open in a sandbox.
const picture = { defaultSrc: nobody, frameAncestors: nobody, sandbox: [] }
const pdf = {
  ...common,
  defaultSrc: nobody,
  styleSrc: ["'unsafe-inline'"],
  objectSrc: own,
  formAction: nobody,
}

const policyOf = (url: string) => {
  if (url.startsWith('/docs')) return docs
  if (url.endsWith('.pdf')) return pdf
  return /\/(picture|cover|sample)$/.test(url) ? picture : pages
}

/** The least of it, for answers given before any hook is asked: an address that is too long, or no address. */
export const bareHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}

/** What every answer says to browsers. */
export async function sendHeaders(server: FastifyInstance, { cors: origins, https_only }: HeaderParts) {
  // Before helmet's own, which reads what a route asks for.
  server.addHook('onRoute', (route) => {
    route.helmet = { contentSecurityPolicy: { useDefaults: false, directives: policyOf(route.url) } }
  })
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: pages },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    strictTransportSecurity: https_only ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  })
  if (origins.length > 0) await allowOrigins(server, origins)
  server.addHook('onSend', async (_, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

/** No credentials: a cookie of ours is not for pages of others, they bring a key. */
async function allowOrigins(server: FastifyInstance, origins: string[]): Promise<void> {
  await server.register(cors, {
    origin: origins,
    credentials: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-none-match', 'last-event-id'],
    exposedHeaders: [
      'etag',
      'location',
      'retry-after',
      'idempotent-replayed',
      'ratelimit',
      'ratelimit-policy',
    ],
    maxAge: 600,
  })
  // An event stream writes to the socket itself and knows nothing of these.
  server.addHook('onRequest', async (_, reply) => {
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined && name.startsWith('access-control-')) reply.raw.setHeader(name, value)
  })
}
