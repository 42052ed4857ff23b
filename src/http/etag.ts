import type { FastifyRequest } from 'fastify'

/**
 * Whether the caller has it already. What stands between us and a caller may mark an ETag as weak (`W/`), as a proxy does that
 * compresses; and a caller may name several, or `*` for any.
 */
export function isKept({ headers }: FastifyRequest, etag: string): boolean {
  const named = (headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  return named.includes(etag) || named.includes('*')
}
