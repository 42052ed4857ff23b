import type { Book } from '../../api/call.ts'
import { words } from '../../words.ts'
import { sayClock, saySeconds } from './time-left.ts'

type Waiting = NonNullable<Book['waiting_for']>

/** Why nothing moves, and until when; past that time no time is named again. */
export function sayWait({ reason, until }: Waiting, now: number): string {
  const at = Date.parse(until)
  if (at <= now) return words.book.anyMoment
  if (reason === 'backoff') return words.book.waiting.backoff(saySeconds((at - now) / 1000))
  return words.book.waiting[reason](sayClock(at))
}
