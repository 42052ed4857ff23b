import type { Book } from '../api/call.ts'

/** Shows what an action answered with, and follows the book again if it is not final. */
export function giveBook(book: Book): void {
  dispatchEvent(new CustomEvent('book-given', { detail: book }))
}
