import type { StoredEvent } from '../db/read-events.ts'

/** `newest`: the book has no later event yet, so a final status in this one still stands. */
export type OnEvent = (event: StoredEvent, newest: boolean) => void

/** `start over`: what comes next is no longer held, so only a new look at the book helps. */
export type OnEnd = (why: 'deleted' | 'start over') => void

type Watcher = { version: number; onEvent: OnEvent; onEnd: OnEnd }

/**
 * All in this process who watch one book. Most of them stand at the same version and are kept together; only those who came
 * with another one are looked at one by one, until they stand where the others do.
 */
export class WatchedBook {
  readonly user_id: string
  readonly book_id: string
  readonly #together = new Set<Watcher>()
  readonly #apart = new Set<Watcher>()
  readonly #trouble: (error: unknown) => void
  #version = 0

  constructor(user_id: string, book_id: string, trouble: (error: unknown) => void) {
    this.user_id = user_id
    this.book_id = book_id
    this.#trouble = trouble
  }

  get empty(): boolean {
    return this.#together.size + this.#apart.size === 0
  }

  /** The version of whoever is furthest behind. */
  get after(): number {
    let least = this.#together.size > 0 ? this.#version : Number.POSITIVE_INFINITY
    for (const { version } of this.#apart) least = Math.min(least, version)
    return least
  }

  add(version: number, onEvent: OnEvent, onEnd: OnEnd): () => void {
    const watcher = { version, onEvent, onEnd }
    this.#place(watcher)
    return () => this.#remove(watcher)
  }

  /** What was read after version `asked`: the book's version, and its events as far as they came. Answers if there is more. */
  tell(asked: number, version: number | null, events: readonly StoredEvent[]): boolean {
    if (version === null) {
      this.#end('deleted', () => true)
      return false
    }
    const first = events[0]?.version ?? version + 1
    // One who came while we read may stand before `asked`: the next look is for them.
    this.#end('start over', (at) => at >= asked && at < first - 1)
    for (const event of events) this.#tellOne(event, event.version === version)
    return this.after < version
  }

  #tellOne(event: StoredEvent, newest: boolean): void {
    if (event.version === this.#version + 1) {
      this.#version = event.version
      for (const watcher of this.#together) this.#hand(watcher, event, newest)
    }
    for (const watcher of this.#apart) {
      if (event.version === watcher.version + 1) {
        watcher.version = event.version
        this.#hand(watcher, event, newest)
      }
      const arrived = watcher.version === this.#version || this.#together.size === 0
      if (arrived && this.#apart.delete(watcher)) this.#place(watcher)
    }
  }

  #place(watcher: Watcher): void {
    if (this.#together.size === 0) this.#version = watcher.version
    if (watcher.version === this.#version) this.#together.add(watcher)
    else this.#apart.add(watcher)
  }

  // One watcher that fails must not cost the others an event.
  #hand(watcher: Watcher, event: StoredEvent, newest: boolean): void {
    try {
      watcher.onEvent(event, newest)
    } catch (error) {
      this.#trouble(error)
      this.#remove(watcher)
      watcher.onEnd('start over')
    }
  }

  #end(why: 'deleted' | 'start over', whom: (version: number) => boolean): void {
    const together = whom(this.#version) ? [...this.#together] : []
    for (const watcher of [...together, ...[...this.#apart].filter(({ version }) => whom(version))]) {
      this.#remove(watcher)
      watcher.onEnd(why)
    }
  }

  #remove(watcher: Watcher): void {
    this.#together.delete(watcher)
    this.#apart.delete(watcher)
  }
}
