import { readEvents, type BookEvent } from '../db/read-events.ts'
import type { Database } from '../db/database.ts'

export type { BookEvent }
type Watcher = { version: number; onEvent: (event: BookEvent) => void }

/** The NOTIFY channel that says "some book has news"; it says no more. */
export const liveChannel = 'storymill_live'

/**
 * Tells everyone in this process who watches a book what happens to it: in order, no version skipped. One read serves all
 * watchers of all books, however many there are.
 */
export class Hub {
  readonly #db: Database
  readonly #watchers = new Map<string, Set<Watcher>>()
  readonly #timer: NodeJS.Timeout
  #reading: Promise<void> | null = null
  #again = false

  /** Looks every `look_ms` by itself, in case nobody says that there is news. */
  constructor(db: Database, look_ms = 2_000) {
    this.#db = db
    this.#timer = setInterval(() => this.news(), look_ms).unref()
  }

  /** Events of a book after a version, from now until the answer is called. */
  watch(book_id: string, after: number, onEvent: (event: BookEvent) => void): () => void {
    const watcher: Watcher = { version: after, onEvent }
    const watchers = this.#watchers.get(book_id) ?? new Set()
    watchers.add(watcher)
    this.#watchers.set(book_id, watchers)
    this.news()
    return () => {
      watchers.delete(watcher)
      if (watchers.size === 0) this.#watchers.delete(book_id)
    }
  }

  /** There may be news: looks once, and once more if asked while looking. */
  news(): void {
    if (this.#watchers.size === 0) return
    if (this.#reading) {
      this.#again = true
      return
    }
    this.#reading = this.#read()
      .catch(() => {})
      .finally(() => {
        this.#reading = null
        if (!this.#again) return
        this.#again = false
        this.news()
      })
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#watchers.clear()
    await this.#reading
  }

  async #read(): Promise<void> {
    // From the watcher that is furthest behind; those ahead skip what they have.
    const after = new Map<string, number>()
    for (const [book, watchers] of this.#watchers)
      after.set(book, Math.min(...[...watchers].map((one) => one.version)))
    const events = await readEvents(this.#db.query.bind(this.#db), after)
    for (const event of events) {
      for (const watcher of this.#watchers.get(event.book_id) ?? []) {
        if (event.version !== watcher.version + 1) continue
        watcher.version = event.version
        watcher.onEvent(event)
      }
    }
    if (events.length > 0) this.#again = true
  }
}
