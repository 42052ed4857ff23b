import type { Given } from '../book/given.ts'
import type { AgeGroup } from '../book/order.ts'
import { webhookQueue } from '../book/webhook.ts'
import type { Query } from '../db/database.ts'
import { readDead, type ShownLetter } from '../db/read-dead.ts'
import { recordAct, type Act } from '../db/record-act.ts'
import { isOver, stateOf } from '../db/settle-letter.ts'
import { redeliver } from '../db/webhooks/redeliver.ts'
import { Problem } from '../errors.ts'
import { checkEdit, type DeadEdit } from './check-edit.ts'
import { openWithin, type MendParts } from './open-mend.ts'
import { resuming } from './resume-book.ts'

export type Who = Pick<Act, 'by' | 'via'>
/** `status`: of the book, or of the delivery. */
export type Retried = { id: string; book_id: string | null; revision: number | null; status: string }

/**
 * Makes a dead step again, with a person's words if they gave any: its book is resumed, as its owner would, with their
 * credits. A dead delivery is sent again. Throws `not_found`, `state_conflict` (it is not on the list, or its book cannot
 * be resumed), `credits_short`.
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
    const queues = await again(query, parts, { ...letter, keys: [letter.key] }, { given, by: who.by })
    const edits = [...given.values()].flatMap((one) => Object.keys(one))
    const detail = { book: letter.book_id, key: letter.key, user: letter.user, edits }
    await recordAct(query, { ...who, action: 'dead.retry', target: id, detail })
    const now = letter.kind === 'webhook' ? sentAgain : await stateOf(query, letter.book_id)
    return { queues, retried: { id, book_id: letter.book_id, ...now } }
  })
  for (const queue of queues) parts.ring(queue)
  return retried
}

const sentAgain = { revision: null, status: 'ready' }

/** What is opened again: a book for the dead steps of these keys, or nothing but a delivery. */
export type Dead = { id: string; user: string; book_id: string | null; kind: string; keys: string[] }

/** Sends a delivery again, or resumes a book; one that is under way is left to its end. Answers the queues to be rung. */
export async function again(
  query: Query,
  parts: Pick<MendParts, 'pipelines' | 'deadline_ms' | 'quotas' | 'newId'>,
  { id, user, book_id, kind, keys }: Dead,
  mend: { given: ReadonlyMap<string, Given>; by: string },
): Promise<Set<string>> {
  if (kind === 'webhook') {
    await redeliver(query, user, id)
    return new Set([webhookQueue])
  }
  const book = { user_id: user, id: book_id ?? '' }
  if ((await isOver(query, book.id)) === false) throw new Problem('state_conflict', { detail: underWay })
  return await openWithin(query, parts, book, async (opening) => {
    const remake = await resuming(mend)(opening)
    if (remake && !keys.some((key) => remake.make.has(key)))
      throw new Problem('state_conflict', { detail: goneOn })
    return remake
  })
}

const goneOn = 'The book went on without it, and is not made again for it.'

const underWay = 'Its book is under way: when that is over, it can be retried.'

function givenTo(letter: ShownLetter, edit: DeadEdit): Map<string, Given> {
  const { age_group, language } = letter.book ?? { age_group: '3-5', language: 'en' }
  const given = checkEdit(edit, letter.kind, { age_group: age_group as AgeGroup, language })
  return new Map(given ? [[letter.key, given]] : [])
}
