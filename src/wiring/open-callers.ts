import { randomBytes } from 'node:crypto'
import { KnownCallers } from '../actions/known-callers.ts'
import { showMe } from '../actions/show-me.ts'
import { signIn, signOut } from '../actions/sign-in.ts'
import type { Parts } from '../app.ts'
import { localCaller } from '../book/caller.ts'
import { listKeys } from '../db/api-keys.ts'
import { accessChannel } from '../db/ended-access.ts'
import { credentialOf } from '../http/credentials.ts'
import type { Identify } from '../http/gate.ts'
import type { SessionParts } from '../http/session.ts'

/** Who is known at the door, and by what. */
export async function openCallers(parts: Parts): Promise<{ identify: Identify; sessions: SessionParts }> {
  const { config, db, listening, log } = parts
  const sessions: SessionParts = {
    signIn: (key) => signIn(db, randomBytes, key),
    signOut: (token) => signOut(db, token),
    me: (caller) => showMe(db, caller),
  }
  if (config.auth === 'off') return { identify: async () => localCaller, sessions }
  const known = new KnownCallers(db)
  await listening.on(accessChannel, () => known.forget())
  const keys = await listKeys(db.query.bind(db), null)
  if (!keys.some((key) => key.state === 'living'))
    log.warn('nobody has a key yet: storymill users add NAME, then storymill keys add NAME')
  const identify: Identify = async (headers) => {
    const shown = credentialOf(headers)
    return shown && (await known.caller(shown.kind, shown.text))
  }
  return { identify, sessions }
}
