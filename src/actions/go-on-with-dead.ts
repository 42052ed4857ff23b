import type { DeadLetterSettings } from '../book/dead-letter.ts'
import {
  discardParts,
  dropPart,
  nextPart,
  postponePart,
  settleDeliveries,
  settleParts,
  startPart,
  takeAction,
  tally,
  type GoingAction,
  type Part,
  type Tally,
} from '../db/dead-action-parts.ts'
import { endAction, letOthersFollow, sweepPreviews } from '../db/dead-actions.ts'
import type { Query } from '../db/database.ts'
import { Problem } from '../errors.ts'
import type { MendParts } from './open-mend.ts'
import { again } from './retry-dead.ts'

export type GoOnParts = MendParts & {
  settings: DeadLetterSettings
  /** An action came to an end by itself; `because` if that was before its time. */
  onEnd(action: GoingAction, because: string | null): void
}

/** What one turn came to: it can go on at once, must wait for books or its pace, or there is nothing to do. */
export type Turn = 'more' | 'wait' | 'nothing'

const previewsLast_ms = 24 * 3_600_000
const discardedAtOnce = 1_000
/** Once so many ended, and more than half of the last ones died again, the others are left alone. */
const enough = 10
const enough_s = 30

/** Goes on with the actions on dead letters that somebody said yes to, until it must wait. Any process may, at any time. */
export async function goOnWithDead(parts: GoOnParts): Promise<Turn> {
  const query = parts.db.query.bind(parts.db)
  await sweepPreviews(query, previewsLast_ms)
  await settleParts(query)
  await settleDeliveries(query)
  let turn: Turn = 'more'
  while (turn === 'more') turn = await takeTurn(parts)
  return turn
}

/** One transaction: one book is begun, or some letters are discarded, or the action comes to its next state. */
async function takeTurn(parts: GoOnParts): Promise<Turn> {
  const after: (() => void)[] = []
  const turn = await parts.db.transaction(async (query): Promise<Turn> => {
    const action = await takeAction(query)
    if (!action) return 'nothing'
    const stands = await tally(query, action.id)
    const over = whyOver(action, stands, parts.settings)
    if (over) {
      await endAction(query, action.id, over.state, over.because)
      after.push(() => parts.onEnd(action, over.because))
    } else if (action.does === 'discard') await discardParts(query, action.id, discardedAtOnce)
    else if (action.state === 'canary' && proven(stands, parts.settings))
      await letOthersFollow(query, action.id)
    else if (mayBegin(action, stands, parts.settings)) {
      const queues = await begin(query, parts, action)
      if (!queues) return 'wait'
      after.push(() => queues.forEach((queue) => parts.ring(queue)))
    } else return 'wait'
    return 'more'
  })
  for (const tell of after) tell()
  return turn
}

function whyOver(
  action: GoingAction,
  { waiting, started, ran, again }: Tally,
  { first }: DeadLetterSettings,
): { state: 'done' | 'stopped'; because: string | null } | null {
  if (!waiting) return started > 0 ? null : { state: 'done', because: null }
  const [of, which] = action.state === 'canary' ? [Math.min(first, ran + started), 'first'] : [ran, 'last']
  const because = `${again} of the ${which} ${of} died again of the same cause; the others were left alone`
  const same = action.state === 'canary' ? again > 0 : ran >= enough && again * 2 > ran
  return same ? { state: 'stopped', because } : null
}

const proven = ({ started, ran, waiting }: Tally, { first }: DeadLetterSettings) =>
  started === 0 && (ran >= first || !waiting)

function mayBegin(
  { state }: GoingAction,
  { waiting, started, ran, under_way, begun }: Tally,
  { first, at_once, per_second }: DeadLetterSettings,
): boolean {
  if (!waiting || under_way >= at_once || begun >= per_second) return false
  return state === 'going' || started + ran < first
}

/**
 * Begins the next book; null if none can be now. One that cannot be at all is left out, with the reason, and costs nothing
 * of the pace. One whose owner has enough books under way waits for those.
 */
async function begin(query: Query, parts: GoOnParts, { id, by }: GoingAction): Promise<Set<string> | null> {
  const part = await nextPart(query, id)
  if (!part) return null
  const { place } = part
  if (!part.stands) {
    await dropPart(query, id, place, { state: 'moved on', because: 'somebody has dealt with it' })
    return new Set()
  }
  await query('savepoint part')
  try {
    const queues = await again(query, parts, deadOf(part), { given: new Map(), by })
    await startPart(query, id, part)
    return queues
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await query('rollback to savepoint part')
    const because = error.detail ?? error.message
    // The process that takes the next turn may know the book's pipeline.
    if (error.code === 'too_many_books' || error.code === 'busy')
      await postponePart(query, id, place, { because, after_s: error.retry_after_s ?? enough_s })
    else await dropPart(query, id, place, { state: 'refused', because })
    return new Set()
  }
}

/** A part without a book is one delivery. */
const deadOf = ({ letters, user_id, book_id, keys }: Part) => ({
  id: letters[0] ?? '',
  user: user_id,
  book_id,
  kind: book_id === null ? 'webhook' : 'step',
  keys,
})
