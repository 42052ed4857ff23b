import { cameras, settings, times, weathers, type Scene } from '../../../book/plan.ts'

/** Where a moment happens: where the story just is, one of the book's own places, or a setting by name. */
const spots = ['here', 'home', 'away', 'far', 'bed', ...settings] as const
export type Spot = (typeof spots)[number]

/** One sentence or two of a page: for which ages, under which conditions, and its wordings. */
export type Line = { ages: string; when: string[]; wordings: string[] }

/** What a picture shows. A role is "pose mood action", e.g. "sit scared hugs a pillow". */
export type Shot = {
  at: Spot
  time?: Scene['time']
  weather?: Scene['weather']
  camera?: Scene['camera']
  hero?: string
  pal?: string
  elder?: string
  props?: string[]
  /** Only in these settings or at these times, for pages that can stand in many stories. */
  only?: string[]
  not?: string[]
  times?: string[]
}

/** One page of a story before it has a book: what it tells, what it shows, and its wordings for each age. */
export type Moment = Shot & { goal: string; lines: Line[] }

function line(source: string): Line {
  const match = /^([abcd]+)((?: [a-z]+)*): (.+)$/.exec(source)
  if (!match) throw new Error(`a story line needs "ages conditions: words": ${source}`)
  const [, ages = '', when = '', words = ''] = match
  return { ages, when: when.split(' ').filter(Boolean), wordings: words.split(' | ') }
}

function rows(text: string): string[] {
  return text
    .split('\n')
    .map((row) => row.trim())
    .filter(Boolean)
}

/** Reads lines "ages conditions: wording | wording". Ages: a is 0-3, b 3-5, c 5-7, d 7-9; lines keep their order. */
export function lines(text: string): Line[] {
  return rows(text).map(line)
}

function one<T extends string>(list: readonly T[], words: string[]): T | undefined {
  return list.find((known) => words.includes(known))
}

/** Reads "@ away, night, fog, close": the spot first; what is left out stays as it was or is drawn by chance. */
function shot(row: string): Shot {
  const words = row
    .replace('@', '')
    .split(',')
    .map((word) => word.trim())
  const at = spots.find((spot) => spot === words[0])
  if (!at) throw new Error(`a story page needs a place: ${row}`)
  const rest = words.slice(1)
  const [time, weather, camera] = [one(times, rest), one(weathers, rest), one(cameras, rest)]
  return { at, ...(time && { time }), ...(weather && { weather }), ...(camera && { camera }) }
}

const roles = ['hero', 'pal', 'elder'] as const
const listed = ['props', 'only', 'not', 'times'] as const

/**
 * Reads a page. First row: its goal, for the plan. Second: `@ place, time, weather, camera`. Then what is seen
 * (`hero:`, `pal:`, `elder:`, `props:`), where it may stand (`only:`, `not:`, `times:`), and its lines (see `lines`).
 */
export function moment(text: string): Moment {
  const [goal = '', where = '', ...rest] = rows(text)
  const page: Moment = { ...shot(where), goal, lines: [] }
  for (const row of rest) {
    const [, key = '', words = ''] = /^(\w+): (.+)$/.exec(row) ?? []
    const role = roles.find((name) => name === key)
    const list = listed.find((name) => name === key)
    if (role) page[role] = words
    else if (list) page[list] = words.split(', ')
    else page.lines.push(line(row))
  }
  return page
}
