import type { DeadAction, DeadProgress, DeadVerb } from '../book/dead-letter.ts'
import { actionProgress, beginAction, endAction, findAction, lockAction } from '../db/dead-actions.ts'
import type { Database } from '../db/database.ts'
import { recordAct } from '../db/record-act.ts'
import { Problem } from '../errors.ts'
import type { Who } from './retry-dead.ts'

export type Decision = { preview: string; action: DeadVerb; confirm: number }

/**
 * Says yes to a preview: exactly its letters are retried or discarded, by whichever process goes on with it. `confirm` is
 * how many letters the person saw. Said twice it is done once. Throws `not_found`, `state_conflict`.
 */
export async function actOnDead(
  db: Database,
  who: Who,
  { preview, action, confirm }: Decision,
): Promise<DeadProgress> {
  await db.transaction(async (query) => {
    const frozen = await lockAction(query, preview)
    if (!frozen) throw new Problem('not_found', { detail: 'There is no such preview, or it is too old.' })
    if (frozen.letters !== confirm)
      throw new Problem('state_conflict', {
        detail: `The preview has ${frozen.letters} dead letters, not ${confirm}.`,
      })
    if (frozen.does === action) return
    if (frozen.does !== null)
      throw new Problem('state_conflict', { detail: `Somebody said ${frozen.does} to this preview already.` })
    await beginAction(query, preview, action)
    const { letters, books, filter } = frozen
    await recordAct(query, {
      ...who,
      action: `dead.${action}`,
      target: preview,
      detail: { letters, books, filter },
    })
  })
  return await showAction(db, preview)
}

/** How far an action is. Throws `not_found`. */
export async function showAction(db: Database, id: string): Promise<DeadProgress> {
  const query = db.query.bind(db)
  const action = await findAction(query, id)
  if (!action) throw new Problem('not_found')
  return { ...action, ...(await actionProgress(query, id)) }
}

/** Begins nothing more of an action; what it began goes on. Throws `not_found`, `state_conflict` if it is over. */
export async function stopAction(db: Database, who: Who, id: string): Promise<DeadProgress> {
  await db.transaction(async (query) => {
    const action: DeadAction | null = await lockAction(query, id)
    if (!action || action.does === null) throw new Problem('not_found')
    if (!(await endAction(query, id, 'stopped', `stopped by ${who.by}`)))
      throw new Problem('state_conflict', { detail: 'This action is over already.' })
    await recordAct(query, { ...who, action: 'dead.stop', target: id })
  })
  return await showAction(db, id)
}
