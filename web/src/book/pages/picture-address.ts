import type { Book } from '../../api/call.ts'
import { isFinal } from '../../api/held-book.ts'

/**
 * Where the picture of a page is, 0 being the cover; null while there is none. The address carries the revision the picture stands
 * in: while a new one is painted that is the one before, so that the address changes when the picture does.
 */
export function pictureAddress(book: Book, page: number): string | null {
  const one = book.pages[page - 1]
  const url = page === 0 ? book.cover_url : (one?.picture_url ?? null)
  const status = page === 0 ? book.cover_status : one?.picture_status
  if (url === null) return null
  const behind = status !== 'done' && status !== 'missing' && book.revision > 1
  return `${url}?r=${behind ? book.revision - 1 : book.revision}`
}

/** How wide a picture is shown. */
export const pictureSizes = '(min-width: 900px) 45vw, 92vw'

/** Of the PDF: the last revision that has one. */
export const pdfRevision = (book: Book): number =>
  isFinal(book) || book.revision === 1 ? book.revision : book.revision - 1
