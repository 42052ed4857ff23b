import { words } from '../words.ts'
import type { Card } from './ask.ts'

export type Status = {
  says: string
  tone: 'making' | 'waiting' | 'watch' | 'bad' | 'quiet'
  /** Null: it is not being made. */
  percent: number | null
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/** What a card says below its title; null for a book that is whole. */
export function statusOf(card: Card, now: number): Status | null {
  const { library } = words
  if (card.status === 'complete') return null
  if (card.status === 'partial') {
    const { missing_pictures: n } = card
    return { says: n > 0 ? library.missing(n) : library.coverMissing, tone: 'watch', percent: null }
  }
  if (card.status === 'failed') return { says: library.failed, tone: 'bad', percent: null }
  if (card.status === 'cancelled') return { says: library.stopped, tone: 'quiet', percent: null }
  const percent = card.progress_percent
  if (!card.waiting_for) return { says: doing(card), tone: 'making', percent }
  const until = Date.parse(card.waiting_for.until)
  const when = until > now ? library.goesOn(clock.format(until)) : library.anyMoment
  return { says: `${doing(card)} · ${when}`, tone: 'waiting', percent }
}

function doing({ status, pictures_done, page_count }: Card): string {
  if (status === 'queued') return words.library.inLine
  if (status === 'processing') return words.library.written
  if (status === 'assembling') return words.library.together
  return words.library.painted(pictures_done, page_count)
}
