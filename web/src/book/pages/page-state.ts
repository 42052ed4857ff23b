import type { Book } from '../../api/call.ts'
import { isFinal } from '../../api/held-book.ts'

export type PageState = 'unwritten' | 'written' | 'painting' | 'done' | 'missing'

/** How far a page is, for its dot and its name in the list. */
export function pageState(book: Book, number: number): PageState {
  const page = book.pages[number - 1]
  if (!page) return 'unwritten'
  if (page.picture_url !== null && page.text !== null) return 'done'
  if (page.picture_status === 'missing' || isFinal(book)) return 'missing'
  if (page.text === null) return 'unwritten'
  return page.picture_status === 'running' || page.picture_status === 'waiting' ? 'painting' : 'written'
}
