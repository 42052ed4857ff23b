import { isFinal } from '../book/states.ts'
import type { Book } from '../book/view.ts'
import { bookOwner } from '../db/book-owner.ts'
import { cancelBook } from '../db/cancel.ts'
import type { Query } from '../db/database.ts'
import { recordAct, type Act } from '../db/record-act.ts'
import { Problem } from '../errors.ts'
import { openWithin, type MendParts } from './open-mend.ts'
import { resuming } from './resume-book.ts'
import { showBook } from './show-book.ts'

type Who = Pick<Act, 'by' | 'via'>

/** Resumes whoever's book, as its owner would and with their credits; and writes down who did. Throws as `resumeBook` does. */
export async function resumeAnyBook(parts: MendParts, who: Who, id: string): Promise<Book> {
  const { user_id, queues } = await parts.db.transaction(async (query) => {
    const user_id = await mustOwner(query, id)
    const queues = await openWithin(query, parts, { user_id, id }, resuming({ by: who.by }))
    await recordAct(query, { ...who, action: 'book.resume', target: id, detail: { user: user_id } })
    return { user_id, queues }
  })
  for (const queue of queues) parts.ring(queue)
  return await mustShow(parts, user_id, id)
}

/** Cancels whoever's book, and writes down who did. Throws `not_found`, `state_conflict`. */
export async function cancelAnyBook(parts: Pick<MendParts, 'db'>, who: Who, id: string): Promise<Book> {
  const user_id = await parts.db.transaction(async (query) => {
    const user_id = await mustOwner(query, id)
    const before = await cancelBook(query, user_id, id)
    if (before === null) throw new Problem('not_found')
    if (isFinal(before)) throw new Problem('state_conflict', { detail: `The book is ${before} already.` })
    await recordAct(query, { ...who, action: 'book.cancel', target: id, detail: { user: user_id, before } })
    return user_id
  })
  return await mustShow(parts, user_id, id)
}

async function mustOwner(query: Query, id: string): Promise<string> {
  const owner = await bookOwner(query, id)
  if (!owner) throw new Problem('not_found')
  return owner.user_id
}

async function mustShow({ db }: Pick<MendParts, 'db'>, user_id: string, id: string): Promise<Book> {
  const book = await showBook(db, user_id, id)
  if (!book) throw new Problem('not_found')
  return book
}
