/** A side of the book: what one sees of it at once when a single page is shown. */
export type Side = { kind: 'cover' | 'title' | 'end' | 'back' } | { kind: 'page'; number: number }

/** All sides in reading order. A page's number is also its place, counted from the title page. */
export function sidesOf(pages: number): Side[] {
  const inner = Array.from({ length: pages }, (_, index): Side => ({ kind: 'page', number: index + 1 }))
  return [{ kind: 'cover' }, { kind: 'title' }, ...inner, { kind: 'end' }, { kind: 'back' }]
}

/**
 * What is shown together, as places in `sidesOf`: the cover and the back alone, in between two at a time, with page 1 beside the
 * title. One at a time, the title is left out, for the cover has it; unless it says for whom the book is.
 */
export function spreadsOf(pages: number, two: boolean, dedicated = false): number[][] {
  const last = pages + 3
  if (!two)
    return Array.from({ length: last + 1 }, (_, place) => [place]).filter(
      ([place]) => dedicated || place !== 1,
    )
  const spreads: number[][] = [[0]]
  for (let place = 1; place < last; place += 2) spreads.push(place + 1 < last ? [place, place + 1] : [place])
  return [...spreads, [last]]
}

export const placeOf = (page: number): number => (page === 0 ? 0 : page + 1)

/** The spread that shows a place; of one that is not shown at all, the next. */
export function spreadAt(spreads: readonly number[][], place: number): number {
  const found = spreads.findIndex((spread) => spread.some((one) => one >= place))
  return found < 0 ? spreads.length - 1 : found
}

/** The numbers of the pages on a spread. */
export const pagesOn = (sides: readonly Side[]): number[] =>
  sides.flatMap((side) => (side.kind === 'page' ? [side.number] : []))

const rightToLeft = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Samr', 'Mand'])

/** Which way a language runs. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    return rightToLeft.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}
