import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Problem, type ErrorCode } from '../errors.ts'

// What fastify says, in our words.
const known: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad_request',
}

/** Every error leaves as RFC 9457 problem+json; the cause of a 500 stays in the log. */
export function useProblems(server: FastifyInstance): void {
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = toProblem(error)
    if (problem.status >= 500) request.log.error({ err: error }, 'request failed')
    return sendProblem(reply, problem)
  })
  server.setNotFoundHandler((request, reply) => sendProblem(reply, missing(server, request, reply)))
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retry_after_s !== undefined) reply.header('retry-after', problem.retry_after_s)
  // It may take the place of an answer that was to be kept.
  if (reply.hasHeader('etag')) reply.removeHeader('etag').header('cache-control', 'no-store')
  reply.removeHeader('content-disposition')
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem.toJSON())
}

/** What may be said of any error. */
export function toProblem(error: Error & { code?: string; statusCode?: number }): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((one) => ({
      field:
        one.instancePath.replace(/^\//, '').replaceAll('/', '.') || (error.validationContext ?? 'request'),
      message: one.message ?? 'is not right',
    }))
    // An id that cannot be one names nothing.
    return error.validationContext === 'params'
      ? new Problem('not_found')
      : new Problem('invalid_order', { errors })
  }
  if (databaseAway(error)) return new Problem('database_unavailable', { cause: error, retry_after_s: 2 })
  const code = known[error.code ?? '']
  if (code) return new Problem(code)
  if (error instanceof SyntaxError || error.message.includes('forbidden prototype'))
    return new Problem('invalid_json')
  const status = error.statusCode ?? 500
  return status < 500
    ? new Problem('bad_request', { detail: error.message })
    : new Problem('internal', { cause: error })
}

// No connection, or one that broke: socket errors, and what PostgreSQL says when it goes (08, 53, 57) or is slow.
const databaseAway = (error: { code?: string; message: string }): boolean =>
  /^(ECONN|EPIPE|ENOENT|ETIMEDOUT|08|53|57)/.test(error.code ?? '') ||
  /^(Connection terminated|Query read timeout|timeout exceeded)/.test(error.message)

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const

/** A path that exists for other methods is a 405 that names them. */
function missing(server: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Problem {
  const [path = '/'] = request.url.split('?')
  const allowed = methods.filter(
    (method) => server.findRoute({ method, url: path }) ?? matches(server, method, path),
  )
  if (allowed.length === 0) return new Problem('not_found')
  reply.header('allow', allowed.join(', '))
  return new Problem('method_not_allowed')
}

type Route = { method: string; url: string; form: RegExp }
const routes = new WeakMap<FastifyInstance, Route[]>()

/** Every route there is, hidden ones too; a `url` has `:names`. */
export const routesOf = (server: FastifyInstance): readonly Route[] => routes.get(server) ?? []

/** Remembers each route's form, because fastify finds routes only by their own pattern. */
export function rememberRoutes(server: FastifyInstance): void {
  const known: Route[] = []
  routes.set(server, known)
  server.addHook('onRoute', ({ method, url }) => {
    const form = new RegExp(`^${url.replaceAll(/:[^/]+/g, '[^/]+').replaceAll('*', '.*')}$`)
    for (const one of [method].flat()) known.push({ method: one, url, form })
  })
}

const matches = (server: FastifyInstance, method: string, path: string): boolean =>
  routesOf(server).some((route) => route.method === method && route.form.test(path))
