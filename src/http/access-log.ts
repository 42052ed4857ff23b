import type { FastifyInstance } from 'fastify'

/** One line for each request, which has its `id`: never its address as typed, its body, or anything a person wrote. */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        user: request.caller?.user ?? null,
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    )
  })
}
