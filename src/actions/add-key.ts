import type { Scope } from '../book/caller.ts'
import { newSecret } from '../book/secret.ts'
import { countLivingKeys, insertKey, type KeyRow } from '../db/api-keys.ts'
import type { Database } from '../db/database.ts'
import { recordAct, type Act } from '../db/record-act.ts'
import { lockRole } from '../db/users.ts'
import { Problem } from '../errors.ts'

/** Two, so that a new one can take over before the old one ends. */
export const mostKeysOfAName = 2

export type NewKey = { user: string; name: string; scopes: readonly Scope[]; expires_s: number | null }

/** Gives a user a key. `key` is the secret itself: it is told this once and kept nowhere. */
export async function addKey(
  db: Database,
  random: (bytes: number) => Buffer,
  who: Pick<Act, 'by' | 'via'>,
  { user, name, scopes, expires_s }: NewKey,
): Promise<KeyRow & { key: string }> {
  if (!/^[A-Za-z0-9][\w.@-]{0,63}$/.test(name))
    throw refused(`a key's name is 1–64 letters, digits and . _ @ -, not "${name}"`)
  const { id, hash, text } = newSecret('key', random)
  return await db.transaction(async (query) => {
    const role = await lockRole(query, user)
    if (role === null) throw refused(`there is no user "${user}"; storymill users add ${user}`)
    if (scopes.includes('admin') && role !== 'admin')
      throw refused(`"${user}" is no admin: the scope admin is for users of that role`)
    if ((await countLivingKeys(query, user, name)) >= mostKeysOfAName)
      throw refused(
        `"${user}" has ${mostKeysOfAName} living keys named "${name}"; revoke one first, or use another --name`,
      )
    const row = await insertKey(query, { id, hash, user, name, scopes, expires_s, created_by: who.by })
    await recordAct(query, { ...who, action: 'keys.add', target: id, detail: { user, name, scopes } })
    return { ...row, key: text }
  })
}

const refused = (detail: string) => new Problem('bad_request', { detail })
