import { isSecret, newSecret, readSecret } from '../book/secret.ts'
import { findKey } from '../db/api-keys.ts'
import type { Database } from '../db/database.ts'
import { tellEnded } from '../db/ended-access.ts'
import { deleteSession, insertSession, sweepSessions } from '../db/sessions.ts'

/** A browser's session: `token` is for its cookie alone. */
export type Session = { token: string; max_age_s: number }

/** Opens a session on a key, or null if the key does not work. */
export async function signIn(
  db: Database,
  random: (bytes: number) => Buffer,
  key: string,
): Promise<Session | null> {
  const shown = readSecret('key', key)
  if (!shown) return null
  const found = await findKey(db.query.bind(db), shown.id)
  if (!isSecret(shown, found?.hash)) return null
  const { id, hash, text } = newSecret('session', random)
  return await db.transaction(async (query) => {
    const max_age_s = await insertSession(query, { id, hash, key_id: shown.id })
    await sweepSessions(query, shown.id)
    return { token: text, max_age_s }
  })
}

/** Ends a session everywhere. One that has ended already is no error. */
export async function signOut(db: Database, token: string): Promise<void> {
  const shown = readSecret('session', token)
  if (!shown) return
  await db.transaction(async (query) => {
    if (await deleteSession(query, shown.id, shown.hash)) await tellEnded(query)
  })
}
