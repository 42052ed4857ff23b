import { readEvents, type StoredEvent } from '../db/read-events.ts'
import type { Database } from '../db/database.ts'

export type { StoredEvent }
type Watcher = { user_id: string; version: number; onEvent: OnEvent; onGone: () => void }

/** `newest`: the book has no later event yet, so a final status in this one still stands. */
export type OnEvent = (event: StoredEvent, newest: boolean) => void

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

  /** Events of a user's book after a version, from now until the answer is called; `onGone` when it was deleted. */
  watch(user_id: string, book_id: string, after: number, onEvent: OnEvent, onGone: () => void): () => void {
    const watcher: Watcher = { user_id, version: after, onEvent, onGone }
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
    const watched = [...this.#watchers].map(([book_id, watchers]) => ({
      book_id,
      user_id: [...watchers][0]?.user_id ?? '',
      after: Math.min(...[...watchers].map((one) => one.version)),
    }))
    const news = await readEvents(this.#db.query.bind(this.#db), watched)
    for (const { nr, version, events } of news) {
      for (const watcher of this.#watchers.get(watched[nr]?.book_id ?? '') ?? []) {
        if (version === null) watcher.onGone()
        for (const event of events) tell(watcher, event, event.version === version)
      }
    }
    if (news.some(({ events }) => events.length > 0)) this.#again = true
  }
}

function tell(watcher: Watcher, event: StoredEvent, newest: boolean): void {
  if (event.version !== watcher.version + 1) return
  watcher.version = event.version
  watcher.onEvent(event, newest)
}
