import { z } from 'zod'
import { mostPages } from './order.ts'

/** The files of a book, named as in their addresses. */
export const BookFile = z
  .string()
  .refine((name) => stepOfFile(name) !== null, 'must be book.pdf, cover or pages/NUMBER/picture')
  .describe('`book.pdf`, `cover` or `pages/NUMBER/picture`.')

/** The step whose newest bytes a file is; null if books have no such file. */
export function stepOfFile(name: string): string | null {
  if (name === 'book.pdf') return 'pdf'
  if (name === 'cover') return 'cover'
  const page = /^pages\/([1-9]\d?)\/picture$/.exec(name)?.[1]
  return page !== undefined && Number(page) <= mostPages ? `picture:${page}` : null
}

/** The widths in pixels that a picture can be had in, besides its own. */
export const pictureWidths = [320, 640, 960, 1280, 1920] as const
export type Width = (typeof pictureWidths)[number]

/** So many first bytes say what a file is. */
export const headLength = 12

const forms = [
  { type: 'application/pdf', ending: 'pdf', is: (head: string) => head.startsWith('%PDF-') },
  { type: 'image/png', ending: 'png', is: (head: string) => head.startsWith('\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', ending: 'jpg', is: (head: string) => head.startsWith('\xff\xd8\xff') },
  {
    type: 'image/webp',
    ending: 'webp',
    is: (head: string) => head.startsWith('RIFF') && head.endsWith('WEBP'),
  },
] as const

export type MediaForm = { type: (typeof forms)[number]['type']; ending: string }

/**
 * What bytes are, by their beginning and not by what somebody said of them. Null for everything a browser might run, SVG
 * and HTML among it.
 */
export function mediaForm(bytes: Uint8Array): MediaForm | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, headLength)).toString(
    'latin1',
  )
  return forms.find((form) => form.is(head)) ?? null
}
