import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Database } from '../db/database.ts'
import { readEvents, type StoredEvent } from '../db/read-events.ts'
import { WatchedBook, type OnEnd, type OnEvent } from './watched-book.ts'

export type { OnEnd, OnEvent, StoredEvent }

/** The NOTIFY channel that says "some book has news"; it says no more. */
export const liveChannel = 'storymill_live'

/** In milliseconds. `look`: looks by itself after so long. `gap`: the least time from one look to the next. */
export type Pace = { look: number; gap: number }
const usualPace: Pace = { look: 2_000, gap: 10 }
const longestWait_ms = 2_000
const longestTurn_ms = 20

/**
 * Tells everyone in this process who watches a book what happens to it: in order, no version skipped. One read serves all
 * watchers of all books, however many there are and however often it is said that there is news.
 */
export class Hub {
  readonly #db: Database
  readonly #trouble: (error: unknown) => void
  readonly #pace: Pace
  readonly #books = new Map<string, WatchedBook>()
  readonly #timer: NodeJS.Timeout
  readonly #closed = new AbortController()
  #looking: Promise<void> | null = null
  #wanted = false
  /** How many times the database was read. */
  reads = 0

  constructor(db: Database, trouble: (error: unknown) => void, pace: Pace = usualPace) {
    this.#db = db
    this.#trouble = trouble
    this.#pace = pace
    this.#timer = setInterval(() => this.news(), pace.look).unref()
  }

  /** Events of a user's book after a version, from now until the answer is called. Nobody is told before this returns. */
  watch(user_id: string, book_id: string, after: number, onEvent: OnEvent, onEnd: OnEnd): () => void {
    // With the user in the key, one who watches what is not theirs hears nothing, whoever else watches it.
    const key = `${user_id}/${book_id}`
    const book = this.#books.get(key) ?? new WatchedBook(user_id, book_id, this.#trouble)
    this.#books.set(key, book)
    const stop = book.add(after, onEvent, onEnd)
    this.news()
    return () => {
      stop()
      this.#forget(key, book)
    }
  }

  /** There may be news: looks at once, or right after the look that is under way. */
  news(): void {
    if (this.#books.size === 0 || this.#closed.signal.aborted) return
    this.#wanted = true
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
      if (this.#wanted) this.news()
    })
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#closed.abort()
    this.#books.clear()
    await this.#looking
  }

  async #look(): Promise<void> {
    let failures = 0
    while (this.#wanted && this.#books.size > 0 && !this.#closed.signal.aborted) {
      this.#wanted = false
      let pause = this.#pace.gap
      try {
        this.#wanted = (await this.#read()) || this.#wanted
        failures = 0
      } catch (error) {
        if (failures === 0) this.#trouble(error)
        this.#wanted = true
        pause = Math.min(longestWait_ms, 50 * 2 ** failures++)
      }
      await setTimeout(pause, undefined, { signal: this.#closed.signal }).catch(() => {})
    }
  }

  /** Answers if there is more to read already. */
  async #read(): Promise<boolean> {
    const watched = [...this.#books].map(([key, book]) => ({
      key,
      book,
      user_id: book.user_id,
      book_id: book.book_id,
      after: book.after,
    }))
    this.reads++
    const news = await readEvents(this.#db.query.bind(this.#db), watched)
    let more = false
    let turn = performance.now() + longestTurn_ms
    for (const { nr, version, events } of news) {
      const one = watched[nr]
      if (!one) continue
      // Who else wants something of this process does not wait until everybody is told.
      if (performance.now() > turn) {
        await setImmediate()
        turn = performance.now() + longestTurn_ms
      }
      more = one.book.tell(one.after, version, events) || more
      this.#forget(one.key, one.book)
    }
    return more
  }

  #forget(key: string, book: WatchedBook): void {
    if (book.empty && this.#books.get(key) === book) this.#books.delete(key)
  }
}
