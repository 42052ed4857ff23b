import type { Thing } from '../book/book-list.ts'
import type { Query } from '../db/database.ts'
import {
  booksOfId,
  booksOfTitle,
  errorsOf,
  groupsOf,
  stepsOfId,
  usersOf,
  workersOf,
  type IdSpan,
} from '../db/find-things.ts'

const most = 20
const leastOfId = 6

/** Whatever a text may name: the surest first, twenty at most. */
export async function findAnything(query: Query, q: string): Promise<Thing[]> {
  const text = q.trim()
  if (text === '') return []
  const ids = spanOf(text)
  const found = [
    ...(ids ? await booksOfId(query, ids) : []),
    ...(ids ? await stepsOfId(query, ids) : []),
    ...(await workersOf(query, text, ids)),
    ...(await usersOf(query, text)),
    ...(await errorsOf(query, text)),
    ...(await groupsOf(query, text)),
  ]
  // A whole id names one thing, and is in no title.
  if (ids && ids.low === ids.high) return found
  const titles = await booksOfTitle(query, text, most)
  const known = new Set(found.map((one) => one.id))
  return [...found, ...titles.filter((one) => !known.has(one.id))].slice(0, most)
}

/** The ids that begin with a text, if it can be the beginning of one: with or without its dashes, in any case. */
export function spanOf(text: string): IdSpan | null {
  const digits = text.toLowerCase().replaceAll('-', '')
  if (!/^[0-9a-f]+$/.test(digits) || digits.length < leastOfId || digits.length > 32) return null
  const whole = (fill: string) =>
    digits.padEnd(32, fill).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { low: whole('0'), high: whole('f') }
}
