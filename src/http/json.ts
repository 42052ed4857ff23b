import type { FastifyInstance } from 'fastify'

/** JSON is the only language spoken here; no body at all is nothing said, and prototypes are refused. */
export function speakJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers()
  const parse = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, body as string, done)
  })
}
