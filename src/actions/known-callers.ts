import type { Caller } from '../book/caller.ts'
import { isSecret, readSecret, type Secret, type SecretKind } from '../book/secret.ts'
import { findKey, findSession, type FoundAccess } from '../db/api-keys.ts'
import type { Database } from '../db/database.ts'

type Seen = { caller: Promise<Caller | null>; until: number }
export type CallerSettings = { fresh_ms?: number; most?: number; clock?: () => number }

/**
 * Who stands behind a key or a session. What was found is believed for `fresh_ms` at most, and not a moment longer than the
 * key lives; `forget` is called when anything has ended. Only the newest `most` are remembered; who is nobody never is.
 */
export class KnownCallers {
  readonly #db: Database
  readonly #fresh_ms: number
  readonly #most: number
  readonly #clock: () => number
  readonly #seen = new Map<string, Seen>()

  constructor(
    db: Database,
    { fresh_ms = 2_000, most = 10_000, clock = () => performance.now() }: CallerSettings = {},
  ) {
    this.#db = db
    this.#fresh_ms = fresh_ms
    this.#most = most
    this.#clock = clock
  }

  async caller(kind: SecretKind, text: string): Promise<Caller | null> {
    const shown = readSecret(kind, text)
    if (!shown) return null
    // The hash is in the name: a wrong secret never meets what was found for the right one.
    const name = `${kind} ${shown.id} ${shown.hash.toString('base64')}`
    const seen = this.#seen.get(name)
    if (seen && seen.until > this.#clock()) return await seen.caller
    return await this.#look(name, kind, shown)
  }

  /** Some key or session has ended, or may have: everything is asked again. */
  forget(): void {
    this.#seen.clear()
  }

  async #look(name: string, kind: SecretKind, shown: Secret): Promise<Caller | null> {
    const started = this.#clock()
    const found = this.#find(kind, shown)
    const seen: Seen = {
      caller: found.then((one) => one && callerOf(one, kind, shown)),
      until: started + this.#fresh_ms,
    }
    this.#seen.delete(name)
    this.#seen.set(name, seen)
    // The oldest goes.
    for (const oldest of this.#seen.keys())
      if (this.#seen.size > this.#most) this.#seen.delete(oldest)
      else break
    const left_ms = await found.then(
      (one) => (one ? (one.left_ms ?? Infinity) : null),
      () => null,
    )
    if (left_ms !== null) seen.until = Math.min(seen.until, started + left_ms)
    else if (this.#seen.get(name) === seen) this.#seen.delete(name)
    return await seen.caller
  }

  async #find(kind: SecretKind, shown: Secret): Promise<FoundAccess | null> {
    const query = this.#db.query.bind(this.#db)
    const found = await (kind === 'key' ? findKey : findSession)(query, shown.id)
    return isSecret(shown, found?.hash) ? found : null
  }
}

function callerOf(found: FoundAccess, kind: SecretKind, shown: Secret): Caller {
  const { user, tier, role, key_id } = found
  // Who is no admin any more keeps keys of one, and they open nothing.
  const scopes = new Set(found.scopes.filter((scope) => scope !== 'admin' || role === 'admin'))
  return kind === 'key'
    ? { user, tier, scopes, key_id, via: 'key' }
    : { user, tier, scopes, key_id, session_id: shown.id, via: 'session' }
}
