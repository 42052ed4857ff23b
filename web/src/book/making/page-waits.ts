import { words } from '../../words.ts'
import type { Outlook } from './use-outlook.ts'
import { saySeconds } from './time-left.ts'

/** What each picture waits for, by page, 0 being the cover: said where the picture will be. */
export function pageWaits(outlook: Outlook | null, now: number): Map<number, string> {
  const said = new Map<number, string>()
  for (const { page, part, reason, until } of outlook?.waits ?? []) {
    const number = part === 'cover' ? 0 : part === 'picture' ? page : null
    if (number === null) continue
    const left_s = until === null ? null : (Date.parse(until) - now) / 1000
    const why = words.book.pageWaits[reason]
    // Minutes change seldom and seconds are not counted down before somebody's eyes: it is about.
    if (left_s === null) said.set(number, why)
    else if (left_s <= 0) said.set(number, words.book.anyMoment)
    else said.set(number, words.book.inAbout(why, saySeconds(Math.ceil(left_s / 10) * 10)))
  }
  return said
}

/** Nobody is at work, or an operator had it paused: then the book says nothing else. */
export function holdUp(outlook: Outlook | null): 'paused' | 'no_worker' | null {
  const reasons = outlook?.waits.map(({ reason }) => reason) ?? []
  return reasons.includes('no_worker') ? 'no_worker' : reasons.includes('paused') ? 'paused' : null
}
