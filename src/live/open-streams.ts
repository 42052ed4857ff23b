import type { Caller } from '../book/caller.ts'
import { endedAccess } from '../db/ended-access.ts'
import type { Database } from '../db/database.ts'

type Held = { caller: Caller; close: () => void }
export type StreamSettings = { per_user: number; check_ms?: number }

/**
 * The streams that are open on this node, event streams and sockets alike: as many as a user may have, and closed when the
 * key or session they stand on has ended. A revocation calls `check` at once; in case nobody says so, it also looks every
 * `check_ms`.
 */
export class OpenStreams {
  readonly #db: Database
  readonly #per_user: number
  readonly #timer: NodeJS.Timeout
  readonly #held = new Map<string, Set<Held>>()
  #checking: Promise<void> | null = null
  #again = false

  constructor(db: Database, { per_user, check_ms = 2_000 }: StreamSettings) {
    this.#db = db
    this.#per_user = per_user
    this.#timer = setInterval(() => this.check(), check_ms).unref()
  }

  /**
   * Keeps a stream until the answer is called; `close` is called when its caller may no longer listen. Null: this user has
   * as many as allowed. Where nobody is asked for a key there is nothing to end, and no user to share with.
   */
  hold(caller: Caller, close: () => void): (() => void) | null {
    if (caller.via === 'open') return () => {}
    const streams = this.#held.get(caller.user) ?? new Set()
    if (streams.size >= this.#per_user) return null
    const held = { caller, close }
    streams.add(held)
    this.#held.set(caller.user, streams)
    return () => {
      streams.delete(held)
      if (streams.size === 0 && this.#held.get(caller.user) === streams) this.#held.delete(caller.user)
    }
  }

  /** Some key or session may have ended: looks once, and once more if asked while looking. */
  check(): void {
    if (this.#held.size === 0) return
    if (this.#checking) {
      this.#again = true
      return
    }
    this.#checking = this.#closeEnded()
      // A database that is away tells no news either; the next look will find what was missed.
      .catch(() => {})
      .finally(() => {
        this.#checking = null
        if (!this.#again) return
        this.#again = false
        this.check()
      })
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#held.clear()
    await this.#checking
  }

  async #closeEnded(): Promise<void> {
    const all = [...this.#held.values()].flatMap((streams) => [...streams])
    const keys = new Set(all.flatMap(({ caller }) => caller.key_id ?? []))
    const sessions = new Set(all.flatMap(({ caller }) => caller.session_id ?? []))
    const ended = await endedAccess(this.#db.query.bind(this.#db), [...keys], [...sessions])
    if (ended.keys.size + ended.sessions.size === 0) return
    for (const { caller, close } of all)
      if (ended.keys.has(caller.key_id ?? '') || ended.sessions.has(caller.session_id ?? '')) close()
  }
}
