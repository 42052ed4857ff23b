import { z } from 'zod'
import { cleanText } from './text.ts'
import type { Book } from './view.ts'

/** A secret is 32 bytes in base64url. */
export const secretForm = /^[\w-]{43}$/

/** The most living shares of a book. */
export const mostShares = 100
/** How many ended ones are kept beside them. */
export const mostEndedShares = 200

const year_s = 366 * 24 * 3600
const time = z.string().describe('ISO 8601, UTC.')

export const ShareAsked = z.strictObject({
  expires_s: z.int().min(1).max(year_s).optional().describe('Seconds; without it, until it is taken back.'),
  name: z
    .string()
    .transform(cleanText)
    .pipe(z.string().min(1).max(100))
    .optional()
    .describe('For you, to know it again.'),
})
export type ShareAsked = z.infer<typeof ShareAsked>

export const Share = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  created_at: time,
  expires_at: time.nullable(),
  revoked_at: time.nullable(),
})
export type Share = z.infer<typeof Share>

/** What a stranger with the secret sees: the book, and nothing of how it came to be or whose it is. */
export const SharedBook = z.strictObject({
  title: z.string().nullable(),
  language: z.string(),
  cover_url: z.string().nullable(),
  pdf_url: z.string().nullable(),
  pages: z.array(
    z.strictObject({
      number: z.int(),
      text: z.string().nullable(),
      picture_url: z.string().nullable(),
      picture_alt: z.string().nullable(),
    }),
  ),
})
export type SharedBook = z.infer<typeof SharedBook>

/** `place` is the address below which its files are. */
export function sharedView(book: Book, place: string): SharedBook {
  return {
    title: book.title,
    language: book.language,
    cover_url: book.cover_url && `${place}/cover`,
    pdf_url: book.pdf_url && `${place}/book.pdf`,
    pages: book.pages.map(({ number, text, picture_url, picture_alt }) => ({
      number,
      text,
      picture_url: picture_url && `${place}/pages/${number}/picture`,
      picture_alt,
    })),
  }
}
