import type { Book, Order } from '../api/call.ts'
import { words } from '../words.ts'

export const ages = ['0-3', '3-5', '5-7', '7-9'] as const
export const fewestPages = 4
export const mostPages = 32
export const most = { idea: 2000, hero_name: 40, hero_look: 200, theme: 100, dedication: 200 } as const

/** An order as it stands in the form. `key`: under which it is sent, so that however often that is, it makes one book. */
export type Draft = {
  idea: string
  style: string
  age_group: (typeof ages)[number]
  pages: number
  hero_name: string
  hero_look: string
  theme: string
  language: string
  dedication: string
  key: string
}
export type Filled = Omit<Draft, 'key'>
export type FieldName = keyof Filled
export type FieldErrors = Partial<Record<FieldName, string>>

/** In the order they stand on the page: focus goes to the first that is wrong. */
export const fieldNames = [
  'idea',
  'style',
  'age_group',
  'pages',
  'hero_name',
  'hero_look',
  'theme',
  'language',
  'dedication',
] as const satisfies FieldName[]
/** Those behind "More". */
export const furtherFields: readonly FieldName[] = fieldNames.slice(4)

const blank: Filled = {
  idea: '',
  style: 'watercolour',
  age_group: '3-5',
  pages: 8,
  hero_name: '',
  hero_look: '',
  theme: '',
  language: 'en',
  dedication: '',
}

/** Of letters that nobody guesses; `crypto.randomUUID` is not there without https. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** The same draft where nothing is different: then its key holds. */
export function changed(draft: Draft, part: Partial<Filled>): Draft {
  const next = { ...draft, ...part }
  return fieldNames.every((name) => next[name] === draft[name]) ? draft : { ...next, key: newKey() }
}

/** After a book was ordered: what it was about is done, how they like their books stays. */
export const nextDraft = ({ style, age_group, pages, language }: Draft): Draft => ({
  ...blank,
  style,
  age_group,
  pages,
  language,
  key: newKey(),
})

/** What was kept, as far as it can be one of ours: another version may have kept it. */
export function readDraft(text: string | null): Draft {
  let kept: Record<string, unknown> = {}
  try {
    kept = Object(JSON.parse(text ?? '{}')) as Record<string, unknown>
  } catch {
    // Not ours: a fresh one.
  }
  const said = (name: keyof Draft, or: string) => (typeof kept[name] === 'string' ? kept[name] : or)
  return {
    idea: said('idea', ''),
    style: said('style', blank.style),
    age_group: ages.find((age) => age === kept['age_group']) ?? blank.age_group,
    pages: inRange(Number(kept['pages'] ?? blank.pages)),
    hero_name: said('hero_name', ''),
    hero_look: said('hero_look', ''),
    theme: said('theme', ''),
    language: said('language', blank.language),
    dedication: said('dedication', ''),
    key: said('key', '') || newKey(),
  }
}

export const inRange = (pages: number): number =>
  Number.isFinite(pages) ? Math.min(Math.max(Math.round(pages), fewestPages), mostPages) : blank.pages

/** The order of a book, to be made again or changed a little. */
export const draftOf = (book: Book): Partial<Filled> => ({
  idea: book.idea,
  style: book.style,
  age_group: book.age_group,
  pages: book.page_count,
  theme: book.theme ?? '',
  language: book.language,
  hero_name: book.hero?.name ?? '',
  hero_look: book.hero?.look ?? '',
  dedication: book.dedication ?? '',
})

/** What is sent. A field that is left empty is left out. */
export function orderOf(draft: Filled): Order {
  const text = (value: string) => value.trim() || undefined
  const hero = { name: draft.hero_name.trim(), look: draft.hero_look.trim() }
  return {
    idea: draft.idea.trim(),
    // The service names its styles; what it does not know, it says.
    style: draft.style as Order['style'],
    age_group: draft.age_group,
    pages: draft.pages,
    language: draft.language,
    ...(hero.name && hero.look && { hero }),
    theme: text(draft.theme),
    dedication: text(draft.dedication),
  }
}

/** What can be said without asking the service. */
export function missingIn(draft: Filled): FieldErrors {
  const found: FieldErrors = {}
  const { idea } = draft
  if (idea.trim() === '') found.idea = words.order.ideaMissing
  else if (idea.trim().length > most.idea) found.idea = words.order.tooLong(idea.trim().length - most.idea)
  if (draft.hero_look.trim() && !draft.hero_name.trim()) found.hero_name = words.order.nameMissing
  if (draft.hero_name.trim() && !draft.hero_look.trim()) found.hero_look = words.order.lookMissing
  return found
}
