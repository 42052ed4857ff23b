import type { Answer } from '../../api/call.ts'

export type Group = Answer<'GET /v1/admin/dead/groups'>['items'][number]
export type Letter = Answer<'GET /v1/admin/dead'>['items'][number]
export type Preview = Answer<'POST /v1/admin/dead/preview'>
export type Progress = Answer<'GET /v1/admin/dead/actions/{id}'>
export type Verb = 'retry' | 'discard'
/** What is looked at, as the address has it. */
export type Filters = Record<'queue' | 'code' | 'since' | 'book' | 'text', string>
/** As the API takes it. */
export type DeadFilter = Partial<
  Record<'queue' | 'code' | 'since' | 'book' | 'text' | 'cause' | 'until', string>
>

/** What is selected, and when it was seen: nothing that died later belongs to it. `letters`: how many of them were seen. */
export type DeadSet = {
  body: { ids: string[] } | { filter: DeadFilter }
  letters: number
  /** Counted only so far. */
  more: boolean
  as_of: string
  /** The newest of them, to be tried before the others. */
  example: string
}

/** More errors are not taken at once by the API. */
export const mostCauses = 50

const seconds: Record<string, number> = {
  '15m': 900,
  '1h': 3_600,
  '6h': 21_600,
  '24h': 86_400,
  '7d': 604_800,
}
const anId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The filters of the page as the API takes them. A time is rounded to the minute, so that the list is asked for under one name while
 * it is looked at; a book's id that is not whole yet finds nothing to filter.
 */
export function filterOf({ queue, code, since, book, text }: Filters, now: number): DeadFilter {
  const ago_s = seconds[since]
  const minute = Math.floor(now / 60_000) * 60_000
  return {
    ...(queue && { queue }),
    ...(code && { code }),
    ...(ago_s !== undefined && { since: new Date(minute - ago_s * 1_000).toISOString() }),
    ...(anId.test(book.trim()) && { book: book.trim().toLowerCase() }),
    ...(text.trim() && { text: text.trim().slice(0, 200) }),
  }
}

/** Errors that are selected, with all that died of them until they were looked at. */
export function setOfGroups(groups: readonly Group[], filter: DeadFilter, as_of: string): DeadSet {
  const newest = groups.toSorted((a, b) => b.last_at.localeCompare(a.last_at))[0]
  return {
    body: { filter: { ...filter, cause: groups.map(({ cause }) => cause).join(','), until: as_of } },
    letters: groups.reduce((sum, { letters }) => sum + letters, 0),
    more: false,
    as_of,
    example: newest?.example ?? '',
  }
}

/** Exactly these letters. */
export const setOfLetters = (ids: readonly string[], as_of: string): DeadSet => ({
  body: { ids: [...ids] },
  letters: ids.length,
  more: false,
  as_of,
  example: ids[0] ?? '',
})

/** All of one error that the list tells of, also what it does not show. */
export const setOfError = (
  filter: DeadFilter,
  total: { n: number; more: boolean },
  as_of: string,
  example: string,
): DeadSet => ({
  body: { filter: { ...filter, until: as_of } },
  letters: total.n,
  more: total.more,
  as_of,
  example,
})

/** How the set differs from what was seen: what is left out meanwhile, or what the list was too short to show. */
export function changed(set: DeadSet, preview: Preview): { fewer: number; more: number } {
  const difference = set.letters - preview.letters
  return { fewer: set.more ? 0 : Math.max(0, difference), more: Math.max(0, -difference) }
}

/** From so many on, a discard wants its number typed, and a retry is begun with one. */
export const typesFrom = 51
export const leadsFrom = 21

const secret = /\b(sk|whsec|key)([-_])[\w-]{6,}(\w{4})\b/g
/** What looks like a key is shown by its end only. */
export const masked = (text: string): string => text.replace(secret, '$1$2…$3')

export function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** Where an act stands: parts that came to an end, those under way, and all. */
export function standOf({ parts }: Progress): { ended: number; running: number; all: number } {
  const { waiting = 0, started = 0 } = parts
  const all = Object.values(parts).reduce((sum, n) => sum + n, 0)
  return { ended: all - waiting - started, running: started, all }
}
