import type { Answer } from '../api/call.ts'

export type Library = Answer<'GET /v1/library'>
export type Card = Library['items'][number]
export type Counts = Library['counts']
export const shows = ['all', 'making', 'ready', 'attention'] as const
export type Show = (typeof shows)[number]

/** What is looked at, as the address of the page says it; what it cannot mean is left out. */
export type Asked = { show: Show; q: string }

/** More of them are not counted. */
export const countedTo = 10_000
export const mostLetters = 100

export function askedIn(search: URLSearchParams): Asked {
  const show = shows.find((one) => one === search.get('show')) ?? 'all'
  return { show, q: (search.get('q') ?? '').slice(0, mostLetters) }
}

export function searchOf({ show, q }: Asked): URLSearchParams {
  return new URLSearchParams({ ...(show !== 'all' && { show }), ...(q !== '' && { q }) })
}

export const countOf = (n: number): string =>
  n >= countedTo ? `${countedTo.toLocaleString('en')}+` : n.toLocaleString('en')

/** A book has a name from its plan on; until then its idea stands for it. */
export const nameOf = ({ title, idea }: Pick<Card, 'title' | 'idea'>): string => title ?? idea

/** Null: nothing of it is missing, or it was stopped for good. */
export const resumableAs = ({ status }: Pick<Card, 'status'>): 'partial' | 'failed' | null =>
  status === 'partial' || status === 'failed' ? status : null
export const isFinal = (card: Pick<Card, 'status'>): boolean =>
  card.status === 'complete' || card.status === 'cancelled' || resumableAs(card) !== null

/** Cards that were asked for on their own in the place of what is shown of the same books. Nothing else moves. */
export function newer(shown: Card[], since: Card[]): Card[] {
  const by = new Map(since.map((card) => [card.id, card]))
  return shown.map((card) => by.get(card.id) ?? card)
}

/** Whether books came, went or changed their kind since. */
export const isOther = (one: Counts, other: Counts): boolean =>
  one.all !== other.all ||
  one.making !== other.making ||
  one.ready !== other.ready ||
  one.attention !== other.attention
