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

const widths = [320, 640, 960, 1280, 1920]

/** The same picture in the widths that are made of it; the browser takes what its screen needs. */
export const sourcesOf = (address: string) => ({
  sizes: '(min-width: 900px) 45vw, 92vw',
  srcSet: widths.map((width) => `${address}&w=${width} ${width}w`).join(', '),
  src: `${address}&w=960`,
})

/** A picture that is fetched and made ready to be drawn, as the page will draw it. */
export function readyPicture(address: string): { picture: HTMLImageElement; ready: Promise<void> } {
  const picture = new Image()
  const { sizes, srcSet, src } = sourcesOf(address)
  picture.sizes = sizes
  picture.srcset = srcSet
  picture.src = src
  return { picture, ready: picture.decode() }
}

/** Of the PDF: the last revision that has one. */
export const pdfRevision = (book: Book): number =>
  isFinal(book) || book.revision === 1 ? book.revision : book.revision - 1
