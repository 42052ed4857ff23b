import type { FastifyReply, FastifyRequest } from 'fastify'
import { mediaForm } from '../book/files.ts'
import { Problem } from '../errors.ts'

/** `settled`: what was asked for cannot become another any more. */
export type FoundFile =
  | { bytes: Uint8Array; media_type: string; sha256: string; settled: boolean }
  | 'not ready'
  | null

/** The bytes of a step of a user's book: the newest, or those of a revision. */
export type ReadBytes = (user: string, id: string, step: string, revision?: number) => Promise<FoundFile>

type Show = { name: string; disposition: 'inline' | 'attachment' }

/**
 * A file for somebody without a key. Its type is what its bytes are; what is no picture and no PDF is not sent at all. A
 * browser runs nothing of it, and keeps it for nobody else.
 */
export async function sendFile(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  found: FoundFile,
  show: Show,
): Promise<FastifyReply> {
  if (!found) throw new Problem('not_found')
  if (found === 'not ready') throw new Problem('not_ready')
  const form = mediaForm(found.bytes)
  if (!form) throw new Problem('internal', { cause: new Error(`${show.name} is no picture and no PDF`) })
  const etag = `"${found.sha256}"`
  reply.type(form.type).headers({
    'content-disposition': `${show.disposition}; filename="${show.name}.${form.ending}"`,
    'content-security-policy': contentPolicy(form.type, show.disposition),
    'cross-origin-resource-policy': 'cross-origin',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
    // Kept by the reader's browser, but asked for each time: what is taken back is gone.
    'cache-control': 'private, no-cache',
    etag,
  })
  if (headers['if-none-match'] === etag) return await reply.code(304).send()
  return await reply.send(asBuffer(found.bytes))
}

/** The bytes themselves: a copy for each answer would be memory that is held by whoever leaves it unread. */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

// Chromium opens no PDF in a sandbox; one that is shown is held by the rest of the policy and by its own viewer.
const contentPolicy = (type: string, disposition: string): string =>
  type === 'application/pdf' && disposition === 'inline'
    ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
    : "default-src 'none'; frame-ancestors 'none'; sandbox"
