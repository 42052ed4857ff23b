import { cancelAnyBook, resumeAnyBook } from '../actions/mend-any-book.ts'
import type { MendParts } from '../actions/open-mend.ts'
import { showAnyBook } from '../actions/show-any-book.ts'
import { showTimeline } from '../actions/show-timeline.ts'
import { webhookQueue } from '../book/webhook.ts'
import type { AnyBookParts } from '../http/any-book.ts'

/** What operators do with anybody's book. `tell`: who watches it hears of it. */
export function anyBookParts(mend: MendParts, tell: <T>(done: Promise<T>) => Promise<T>): AnyBookParts {
  const { db, ring } = mend
  const who = (by: string) => ({ by, via: 'http' as const })
  return {
    show: (id) => showAnyBook(db, id),
    timeline: (id, problems) => showTimeline(db, id, problems),
    resume: (by, id) => tell(resumeAnyBook(mend, who(by), id)),
    cancel: (by, id) => tell(cancelAnyBook(mend, who(by), id).finally(() => ring(webhookQueue))),
  }
}
