import type { Book } from '../../api/call.ts'
import { words } from '../../words.ts'

/** A finished book of which something is made again: all its parts are there, and some are not done. */
export const isMending = (book: Book): boolean =>
  book.revision > 1 && book.pdf_url !== null && book.missing_pictures.length === 0

/** What happens with the book, in a sentence. */
export function sayStatus(book: Book): string {
  switch (book.status) {
    case 'complete':
      return words.book.ready
    case 'partial':
      return words.book.partial(book.missing_pictures, book.cover_status === 'missing')
    case 'failed':
      return words.book.failed
    case 'cancelled':
      return words.book.cancelled
    default:
      return isMending(book) ? sayMending(book) : sayMaking(book)
  }
}

function sayMaking(book: Book): string {
  const painted = book.pages.filter(({ picture_url }) => picture_url !== null).length
  switch (book.status) {
    case 'queued':
      return words.book.queued
    case 'processing':
      return words.book.writing
    case 'text_complete':
      return words.book.written
    case 'images_processing':
      return words.book.paintingPictures(painted, book.page_count)
    default:
      return words.book.assembling
  }
}

function sayMending(book: Book): string {
  const done = (status: Book['cover_status']) => status === 'done' || status === 'missing'
  const pages = book.pages.filter((page) => !done(page.text_status) || !done(page.picture_status))
  if (pages.length === 0 && !done(book.cover_status)) return words.book.mendingCover
  return words.book.mendingPages(pages.map(({ number }) => number))
}
