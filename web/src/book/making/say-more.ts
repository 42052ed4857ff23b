import type { Book } from '../../api/call.ts'
import { words } from '../../words.ts'
import { holdUp } from './page-waits.ts'
import { sayWait } from './say-wait.ts'
import { sayLeft } from './time-left.ts'
import type { Outlook } from './use-outlook.ts'

type Known = { lost: boolean; outlook: Outlook | null; quotedEnd: number | null; now: number }

/** The second line: why it waits, else how long it takes; where nobody knows a time, none is named. */
export function sayMore(book: Book, { lost, outlook, quotedEnd, now }: Known): string {
  if (lost) return words.book.lost
  if (book.waiting_for) return sayWait(book.waiting_for, now)
  const held = holdUp(outlook)
  if (held) return words.book.waiting[held]
  const before = outlook?.position
  const line = book.status === 'queued' && typeof before === 'number' ? words.book.position(before) : ''
  const left = outlook?.time_s ? sayLeft(outlook.time_s) : ''
  const late = quotedEnd !== null && now > quotedEnd ? words.book.longer : ''
  return [
    line,
    late,
    left ? `${left[0]?.toUpperCase()}${left.slice(1)}.` : '',
    late ? '' : words.book.canClose,
  ]
    .filter(Boolean)
    .join(' ')
}
