import type { FastifyInstance } from 'fastify'
import { Problem } from '../errors.ts'

const mark = '\ufeff'

/** JSON in UTF-8 is the only language spoken here; no body at all is nothing said, and prototypes are refused. */
export function speakJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers()
  const parse = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decode(body as Buffer)
    if (text === '') done(null, undefined)
    else if (text === null) done(new Problem('invalid_json', { detail: 'The body is not UTF-8.' }), undefined)
    else if (text.startsWith(mark))
      done(new Problem('invalid_json', { detail: 'The body begins with a byte order mark.' }), undefined)
    else void parse(request, text, done)
  })
}

/** Null: not UTF-8. Replaced by some sign for "unknown" it would be a text that nobody wrote. */
function decode(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return null
  }
}
