import { once } from 'node:events'
import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { headLength, mediaForm, pictureWidths, type Width } from '../book/files.ts'
import { Problem } from '../errors.ts'
import { isKept } from './etag.ts'

/** Bytes on their way; `bytes` is `size` long or fails. Whoever has it reads it to the end or destroys it. */
export type OpenFile = { size: number; bytes: Readable }

/** `tag`: what these bytes are known by, and no others. */
type Tagged = { media_type: string; tag: string }
export type TaggedFile = OpenFile & Tagged

/** Tagged as what will most likely be sent. `settled`: what was asked for cannot become another any more. */
export type KnownFile = Tagged & {
  settled: boolean
  /** Null: the bytes are gone. Of a picture that cannot be made smaller, the picture as it is. */
  open(): Promise<TaggedFile | null>
}
export type FoundFile = KnownFile | 'not ready' | null

export type BytesAsked = { revision?: number | undefined; width?: Width | undefined }
/** The bytes of a step of a user's book: the newest, or those of a revision; a picture in its own width or a smaller one. */
export type ReadBytes = (user: string, id: string, step: string, ask?: BytesAsked) => Promise<FoundFile>

export const PictureQuery = z.object({
  w: z
    .enum(pictureWidths.map(String) as [string, ...string[]])
    .optional()
    .describe('As WebP of so many pixels in width, and never wider than it is; else as it was made.'),
})
export const widthOf = ({ w }: z.infer<typeof PictureQuery>): Width | undefined =>
  pictureWidths.find((width) => String(width) === w)

type Show = { name: string; disposition: 'inline' | 'attachment' }

/** As an `ETag`. */
export const tagOf = ({ tag }: { tag: string }): string => `"${tag}"`

/**
 * A file for somebody without a key. Its type is what its bytes are; what is no picture and no PDF is not sent at all. A
 * browser runs nothing of it, and keeps it for nobody else.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  found: FoundFile,
  show: Show,
): Promise<FastifyReply> {
  const known = there(found)
  const asked = tagOf(known)
  if (isKept(request, asked))
    return await reply
      .code(304)
      .headers(shownAs(known.media_type, asked, show))
      .send()
  const file = await openThere(known)
  const etag = tagOf(file)
  const form = mediaForm(file.head)
  if (!form) {
    file.bytes.destroy()
    throw new Problem('internal', { cause: new Error(`${show.name} is no picture and no PDF`) })
  }
  const name = `${show.name}.${form.ending}`
  reply.type(form.type).headers(shownAs(form.type, etag, show))
  return await stream(
    request,
    reply.header('content-disposition', `${show.disposition}; filename="${name}"`),
    file,
  )
}

const shownAs = (type: string, etag: string, { disposition }: Show) => ({
  'content-security-policy': contentPolicy(type, disposition),
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  // Kept by the reader's browser, but asked for each time: what is taken back is gone.
  'cache-control': 'private, no-cache',
  etag,
})

/** What was found, or the reason why there is nothing to show. */
export function there(found: FoundFile): KnownFile {
  if (!found) throw new Problem('not_found')
  if (found === 'not ready') throw new Problem('not_ready')
  return found
}

/** Opens it and waits for its first bytes: what cannot be had is an answer of its own, not a file that breaks off. */
export async function openThere(known: KnownFile): Promise<TaggedFile & { head: Uint8Array }> {
  const file = await known.open()
  if (!file) throw new Problem('not_ready')
  const head = await headOf(file).catch((cause: unknown) => {
    file.bytes.destroy()
    throw new Problem('files_unavailable', { cause, retry_after_s: 5 })
  })
  return { ...file, head }
}

/**
 * Sends a file as its reader takes it, so that a slow one costs a connection and no memory. If the bytes break off, so does
 * the connection: what came is shorter than what was said, and nobody takes it for the whole.
 */
export async function stream(
  { method }: FastifyRequest,
  reply: FastifyReply,
  { size, bytes }: OpenFile,
): Promise<FastifyReply> {
  reply.header('content-length', size)
  if (method === 'HEAD') bytes.destroy()
  return await reply.send(bytes)
}

/** The first bytes of a stream; they stay in it. */
async function headOf({ size, bytes }: OpenFile): Promise<Uint8Array> {
  for (;;) {
    const head = bytes.read(Math.min(size, headLength)) as Buffer | null
    if (head) bytes.unshift(head)
    if (head || size === 0) return head ?? new Uint8Array()
    await once(bytes, 'readable')
  }
}

/** The bytes themselves: a copy for each answer would be memory that is held by whoever leaves it unread. */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

// Chromium opens no PDF in a sandbox; one that is shown is held by the rest of the policy and by its own viewer.
const contentPolicy = (type: string, disposition: string): string =>
  type === 'application/pdf' && disposition === 'inline'
    ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
    : "default-src 'none'; frame-ancestors 'none'; sandbox"
