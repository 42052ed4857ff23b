import type { Given } from '../book/given.ts'
import type { AgeGroup } from '../book/order.ts'
import type { Query } from '../db/database.ts'
import { readDead, type ShownLetter } from '../db/read-dead.ts'
import { recordAct, type Act } from '../db/record-act.ts'
import { isOver, stateOf } from '../db/settle-letter.ts'
import { Problem } from '../errors.ts'
import { checkEdit, type DeadEdit } from './check-edit.ts'
import { openWithin, type MendParts } from './open-mend.ts'
import { resuming } from './resume-book.ts'

export type Who = Pick<Act, 'by' | 'via'>
export type Retried = { id: string; book_id: string; revision: number; status: string }

/**
 * Makes a dead step again, with a person's words if they gave any: its book is resumed, as its owner would, with their
 * credits. Throws `not_found`, `state_conflict` (it is not on the list, or its book cannot be resumed), `credits_short`.
 */
export async function retryDead(
  parts: MendParts,
  who: Who,
  id: string,
  edit: DeadEdit = {},
): Promise<Retried> {
  const { queues, retried } = await parts.db.transaction(async (query) => {
    const letter = await readDead(query, id)
    if (!letter) throw new Problem('not_found')
    if (letter.dealt_with !== null)
      throw new Problem('state_conflict', { detail: `This was ${letter.dealt_with} already.` })
    const given = givenTo(letter, edit)
    const queues = await reopen(query, parts, { user_id: letter.user, id: letter.book_id, given, by: who.by })
    const edits = [...given.values()].flatMap((one) => Object.keys(one))
    const detail = { book: letter.book_id, key: letter.key, user: letter.user, edits }
    await recordAct(query, { ...who, action: 'dead.retry', target: id, detail })
    return { queues, retried: { id, book_id: letter.book_id, ...(await stateOf(query, letter.book_id)) } }
  })
  for (const queue of queues) parts.ring(queue)
  return retried
}

/** Resumes a book for its dead steps; one that is under way is left to its end. Answers the queues to be rung. */
export async function reopen(
  query: Query,
  parts: Pick<MendParts, 'pipelines' | 'deadline_ms' | 'newId'>,
  { given, by, ...book }: { user_id: string; id: string; given: ReadonlyMap<string, Given>; by: string },
): Promise<Set<string>> {
  if ((await isOver(query, book.id)) === false)
    throw new Problem('state_conflict', {
      detail: 'Its book is under way: when that is over, it can be retried.',
    })
  return await openWithin(query, parts, book, resuming({ given, by }))
}

function givenTo(letter: ShownLetter, edit: DeadEdit): Map<string, Given> {
  const { age_group, language } = letter.book ?? { age_group: '3-5', language: 'en' }
  const given = checkEdit(edit, letter.kind, { age_group: age_group as AgeGroup, language })
  return new Map(given ? [[letter.key, given]] : [])
}
