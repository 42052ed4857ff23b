import type { Scene } from '../../../book/plan.ts'
import type { Moment, Line } from './moment.ts'

/** Pages only this story has, in the order they are told. Each offers one moment or several to choose from. */
export type Place =
  | 'wish'
  | 'problem1'
  | 'problem2'
  | 'low1'
  | 'low2'
  | 'turn1'
  | 'turn2'
  | 'climax1'
  | 'climax2'
  | 'climax3'
  | 'after1'
  | 'after2'

export type FirstHalf = Record<'wish' | 'problem1' | 'problem2' | 'low1' | 'low2', Moment[]>
export type SecondHalf = Record<Exclude<Place, keyof FirstHalf>, Moment[]>

/** The feeling of a book's colours. */
export type Light = 'night' | 'warm' | 'sea' | 'spring' | 'storm' | 'bright'

/** A kind of story. `problem1`, `climax1` and the first page of each try must make sense when others are left out. */
export type Skeleton = {
  id: string
  light: Light
  titles: string[]
  subtitles: string[]
  loglines: string[]
  lessons: string[]
  blurbs: string[]
  /** A short saying that comes back; no full stop. */
  refrains: string[]
  /** When the companion comes in; before that no page shows them. */
  joins: 'start' | 'meet' | 'problem1' | 'turn1' | 'climax1'
  /** From where on the two may be seen playing together, if that is later than `joins`. */
  befriends?: 'climax1'
  /** Settings that suit what happens away from home, best first; an idea's own setting comes before them. */
  away?: Scene['setting'][]
  /** Whether a grown-up of the hero's kind is one of the characters. */
  elder?: boolean
  /** Words fixed once per book, by slot name. */
  words: Record<string, string[]>
  pages: Record<Place, Moment[]>
  /** Attempts; three are told, each a page and what came of it. */
  tries: [Moment, Moment][]
  /** What the last page says of this story. */
  last: Line[]
  cover: { hero: string; pal?: string; at: 'home' | 'away' | 'far'; time: Moment['time']; props: string[] }
}
