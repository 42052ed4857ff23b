import type { Book } from '../../api/call.ts'
import { isFinal } from '../../api/held-book.ts'
import { words } from '../../words.ts'
import { pagesOn, type Side } from './spreads.ts'

/** What a screen reader hears after a turn: where the book is open, and what is not there yet. */
export function sayPlace(book: Book, sides: readonly Side[]): string {
  const numbers = pagesOn(sides)
  const [first] = sides
  if (numbers.length === 0) return first && first.kind !== 'page' ? `${words.book.where(first.kind)}.` : ''
  const missing = isFinal(book)
    ? []
    : numbers.flatMap((number) => {
        const page = book.pages[number - 1]
        if (page?.text === null) return [words.book.saidUnwritten(number)]
        return page?.picture_url === null ? [words.book.saidUnpainted(number)] : []
      })
  return [words.book.saidPages(numbers, book.page_count), ...missing].join(' ')
}
