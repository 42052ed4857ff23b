import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { Problem, type ErrorCode } from '../errors.ts'
import { logRequests } from './access-log.ts'
import { keepGate, needs } from './gate.ts'
import { headersOf } from './credentials.ts'
import { bareHeaders } from './headers.ts'
import { rememberRoutes, sendProblem, useProblems } from './problems.ts'
import { healthRoutes } from './system.ts'
import { keepWall, wallOptions, type WallParts } from './wall.ts'

/** Where a broker sends its bells: who it is, it shows by a token of its own, and no user's key is asked for. */
export type RingParts = {
  path: string
  receive(request: { authorization: string | undefined; body: string; signal: AbortSignal }): Promise<number>
}

// Four times what a bell is at most.
const most_bytes = 4_096

const refusals: Record<number, [ErrorCode, string]> = {
  401: ['unauthorized', 'This needs a token of the broker, for this address.'],
  403: ['forbidden', 'This token is of somebody else.'],
  429: ['too_many_requests', 'There is no free slot.'],
  503: ['busy', 'No worker listens here, or whether the token is good cannot be told.'],
}

/** A bell's request stays open for as long as there is work, which may be half an hour. */
export function ringRoute(server: FastifyInstance, ring: RingParts): void {
  // A scope of its own, as a text that is no JSON is to be acknowledged like any other that is not ours.
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    const options = { parseAs: 'string', bodyLimit: most_bytes } as const
    scope.addContentTypeParser('application/json', options, (_, body, done) => done(null, body))
    scope.post(
      ring.path,
      { config: needs('nothing'), bodyLimit: most_bytes, schema: { hide: true } },
      async (request, reply) => {
        const left = new AbortController()
        reply.raw.once('close', () => left.abort())
        // Nothing moves on it meanwhile. It is limited again as soon as it is answered.
        request.raw.socket.setTimeout(0)
        const { authorization } = headersOf(request.raw)
        const body = typeof request.body === 'string' ? request.body : ''
        const status = await ring.receive({ authorization, body, signal: left.signal })
        if (status < 300) return await reply.code(status).send()
        // Said and not thrown: to be refused is everyday life for a bell, and no line in the log of errors.
        const [code, detail] = refusals[status] ?? ['internal', '']
        return sendProblem(reply, new Problem(code, { detail }))
      },
    )
  })
}

/** The server of a worker without the API: bells, and whether it is up. */
export async function buildRingServer(parts: {
  ring: RingParts
  whyNotReady(): Promise<Problem | null>
  wall: WallParts
  log: FastifyBaseLogger
}): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: parts.log,
    ...wallOptions(parts.wall, () => false),
    // What is open is answered by the worker, which ends before this.
    forceCloseConnections: 'idle',
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'id' }),
    frameworkErrors: (_, __, reply) => void sendProblem(reply.headers(bareHeaders), new Problem('not_found')),
  })
  server.addHook('onRequest', async (_, reply) => void reply.headers(bareHeaders))
  logRequests(server)
  keepWall(server, parts.wall)
  keepGate(server, async () => null)
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  rememberRoutes(server)
  useProblems(server)
  healthRoutes(server, parts)
  ringRoute(server, parts.ring)
  return server
}
