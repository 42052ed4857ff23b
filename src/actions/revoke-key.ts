import { revokeKey as revoke, type KeyRow } from '../db/api-keys.ts'
import type { Database } from '../db/database.ts'
import { tellEnded } from '../db/ended-access.ts'
import { recordAct, type Act } from '../db/record-act.ts'
import { Problem } from '../errors.ts'

/** Ends a key, its sessions, and within seconds every stream that stands on it. */
export async function revokeKey(db: Database, who: Pick<Act, 'by' | 'via'>, id: string): Promise<KeyRow> {
  return await db.transaction(async (query) => {
    const key = await revoke(query, id)
    if (!key)
      throw new Problem('bad_request', { detail: `there is no key ${id}, or it has been revoked before` })
    const { user, name } = key
    await recordAct(query, { ...who, action: 'keys.revoke', target: id, detail: { user, name } })
    await tellEnded(query)
    return key
  })
}
