import { words } from '../../words.ts'
import type { History, Wish } from './use-change.ts'

export const ways = ['fix', 'fresh', 'words'] as const
export type Way = (typeof ways)[number]

/** A wish as it is being put. */
export type Draft = {
  way: Way
  note: string
  /** Words: their own, or written anew. */
  own: boolean
  text: string
}

/** As much as goes with what a small fix adds to it. */
export const longestNote = 240
export const longestText = 1200

/** The way is only in the note: a model is asked to keep, or not to keep, what there is. */
export function wishOf({ way, note, own, text }: Draft): Wish {
  const said = note.trim()
  if (way === 'words' && own) return { part: 'text', text: text.trim() }
  if (way === 'fix') return { part: 'picture', note: `${said} (${words.change.keepTheRest})` }
  const more = said !== '' && { note: said }
  return way === 'fresh' ? { part: 'picture', ...more } : { part: 'text', ...more }
}

/** What a wish lacks, as a sentence; empty: nothing. */
export function lackOf({ way, note, own, text }: Draft, now: string | null): string {
  if (way === 'fix' && note.trim() === '') return words.change.lacks.note
  if (way !== 'words' || !own) return ''
  if (text.trim() === '') return words.change.lacks.text
  return text.trim() === now ? words.change.lacks.change : ''
}

/** Credits; null while it is not known. */
export function priceOf(prices: History['prices'] | undefined, { way, own }: Draft): number | null {
  if (way === 'words') return own ? 0 : (prices?.text ?? null)
  return prices?.picture ?? null
}
