import type { Database } from '../db/database.ts'
import { findDead } from '../db/dead-letters.ts'
import { recordAct } from '../db/record-act.ts'
import { discardLetter } from '../db/settle-letter.ts'
import { Problem } from '../errors.ts'
import type { Who } from './retry-dead.ts'

/** Takes a dead letter off the list; it stays in its book's history. Throws `not_found`, `state_conflict`. */
export async function discardDead(db: Database, who: Who, id: string): Promise<void> {
  await db.transaction(async (query) => {
    const letter = await findDead(query, id)
    if (!letter) throw new Problem('not_found')
    if (letter.dealt_with !== null || !(await discardLetter(query, id)))
      throw new Problem('state_conflict', {
        detail: `This was ${letter.dealt_with ?? 'dealt with'} already.`,
      })
    const detail = { book: letter.book_id, key: letter.key, user: letter.user, code: letter.code }
    await recordAct(query, { ...who, action: 'dead.discard', target: id, detail })
  })
}
