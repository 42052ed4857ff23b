import type { Character, Scene } from '../../../book/plan.ts'
import type { Spot } from './moment.ts'
import type { Skeleton } from './skeleton.ts'
import type { Pronoun } from './words/names.ts'

/** Somebody of the story, with the words a sentence needs. */
export type Person = {
  name: string
  /** The story's noun ("girl", "kitten"); `character.species` is what is drawn. */
  kind: string
  manner: string
  pronoun: Pronoun
  paw: string
  went: string
  character: Character
}

export type Site = { setting: Scene['setting']; name: string; in: string; into: string; through: string }

/** All that is fixed about a book before its pages are told. */
export type Tale = {
  seed: number
  age: 'a' | 'b' | 'c' | 'd'
  hero: Person
  pal: Person
  elder: Person | null
  /** The pair the idea names ("two penguins") is together from the first page. */
  duo: boolean
  skeleton: Skeleton
  sites: Record<'home' | 'away' | 'far' | 'bed', Site>
  /** Words fixed for the whole book, by slot. */
  words: Record<string, string>
}

/** The place of a moment: one of the book's own, or one made for a setting it names. */
export function siteOf(tale: Tale, spot: Spot, make: (setting: Scene['setting']) => Site): Site {
  if (spot === 'here') return tale.sites.home
  if (spot === 'home' || spot === 'away' || spot === 'far' || spot === 'bed') return tale.sites[spot]
  return Object.values(tale.sites).find((site) => site.setting === spot) ?? make(spot)
}
