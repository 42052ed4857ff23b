import type { Scene } from '../../../../book/plan.ts'

/** The words a place is told with. Every entry is short: most sentences have room for five more words. */
export type SettingWords = {
  /** "in, into, through: the old wood". */
  places: string[]
  /** Where somebody lives, after "lived". */
  homes: string[]
  /** After "somewhere": who makes a noise. */
  sounds: string[]
  /** After "smelled of". */
  smells: string[]
  /** Where to look, after "looked". */
  hides: string[]
  /** Where to sit down, after "sat". */
  seats: string[]
  /** Small things worth counting, plural. */
  smalls: string[]
  /** Something high, with its article. */
  highs: string[]
  /** Whole sentences for any hour. */
  textures: string[]
}

export type Places = Record<Scene['setting'], SettingWords>
