import type { Book } from '../../api/call.ts'

/** Letters of a usual page, before there are texts to count. */
const usual: Record<Book['age_group'], number> = { '0-3': 60, '3-5': 150, '5-7': 260, '7-9': 500 }
/** Letters on a line of a page of the book, about. */
const perLine: Record<Book['age_group'], number> = { '0-3': 20, '3-5': 33, '5-7': 32, '7-9': 43 }

/** How many lines of words a page has room for, so that every page of a book is as high as the others, and from the start. */
export function linesOf({ pages, age_group }: Pick<Book, 'pages' | 'age_group'>): number {
  const longest = Math.max(...pages.map(({ text }) => text?.length ?? 0))
  return Math.ceil(Math.max(longest, usual[age_group]) / perLine[age_group])
}
