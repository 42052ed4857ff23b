import { setTimeout } from 'node:timers/promises'

/** Milliseconds. `look`: from one look to the next. `still`: nothing is left unsaid for longer than that. */
export type FeedPace = { look: number; still: number }
const usualPace: FeedPace = { look: 2_000, still: 2_000 }
/** Looking takes a tenth of the time at most: where one takes longer, the next comes later, but not later than that. */
const rest = 9
const longestRest_ms = 5_000

/** `what`: `still`: nothing is new, as of a time; `trouble`: it could not be worked out, so nobody knows. */
export type Said = { what: 'overview' | 'still' | 'trouble'; bytes: Buffer }
export type Listener = (said: Said) => void

type Known<T> = { news: T; is: string; bytes: Buffer; read_ms: number }
type Held = { tell: Listener; heard: string | null; heard_ms: number }

/**
 * Tells everyone in this process who looks at something, such as the overview, what it is and whenever it changes. However
 * many they are, it is worked out once per look; nobody there, nobody looks. A new `at` alone is no news.
 */
export class OverviewFeed<T extends { at: string }> {
  readonly #read: () => Promise<T>
  readonly #encode: (what: Said['what'], data: object | null) => Buffer
  readonly #trouble: (error: unknown) => void
  readonly #pace: FeedPace
  readonly #held = new Set<Held>()
  readonly #closed = new AbortController()
  #known: Known<T> | null = null
  #reading: Promise<Known<T>> | null = null
  #looking: Promise<void> | null = null
  #failing = false
  #took_ms = 0
  /** How many times it was worked out. */
  reads = 0

  constructor(
    read: () => Promise<T>,
    encode: (what: Said['what'], data: object | null) => Buffer,
    trouble: (error: unknown) => void,
    pace: FeedPace = usualPace,
  ) {
    this.#read = read
    this.#encode = encode
    this.#trouble = trouble
    this.#pace = pace
  }

  /** What it is now: no older than one look. */
  async now(): Promise<T> {
    return (await this.#fresh()).news
  }

  /** From now on until the answer is called; what is known and fresh is told at once. */
  listen(tell: Listener): () => void {
    const held: Held = { tell, heard: null, heard_ms: performance.now() }
    this.#held.add(held)
    const known = this.#freshOne()
    if (known) this.#tell(held, known)
    this.#start()
    return () => void this.#held.delete(held)
  }

  async close(): Promise<void> {
    this.#closed.abort()
    this.#held.clear()
    await this.#looking
  }

  #start(): void {
    if (this.#held.size === 0 || this.#closed.signal.aborted) return
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
      // Somebody may have come while it ended.
      this.#start()
    })
  }

  async #look(): Promise<void> {
    while (this.#held.size > 0 && !this.#closed.signal.aborted) {
      const known = await this.#fresh().catch((error: unknown) => {
        if (!this.#failing) this.#trouble(error)
        return null
      })
      this.#failing = known === null
      for (const held of this.#held) this.#tell(held, known)
      await setTimeout(this.#pause_ms(), undefined, { signal: this.#closed.signal }).catch(() => {})
    }
  }

  #tell(held: Held, known: Known<T> | null): void {
    const now = performance.now()
    const isNews = known !== null && known.is !== held.heard
    // A look may come a little early.
    if (!isNews && now - held.heard_ms < 0.9 * this.#pace.still) return
    held.heard_ms = now
    if (known === null) return held.tell({ what: 'trouble', bytes: this.#encode('trouble', null) })
    if (!isNews) return held.tell({ what: 'still', bytes: this.#encode('still', { at: known.news.at }) })
    held.heard = known.is
    held.tell({ what: 'overview', bytes: known.bytes })
  }

  #pause_ms(): number {
    return Math.max(this.#pace.look, Math.min(rest * this.#took_ms, longestRest_ms))
  }

  #freshOne(): Known<T> | null {
    const known = this.#known
    return known && performance.now() - known.read_ms < 0.9 * this.#pause_ms() ? known : null
  }

  async #fresh(): Promise<Known<T>> {
    const known = this.#freshOne()
    if (known) return known
    this.#reading ??= this.#work().finally(() => (this.#reading = null))
    return await this.#reading
  }

  async #work(): Promise<Known<T>> {
    this.reads++
    const read_ms = performance.now()
    const news = await this.#read()
    this.#took_ms = performance.now() - read_ms
    const is = JSON.stringify({ ...news, at: '' })
    this.#known = { news, is, bytes: this.#encode('overview', news), read_ms }
    return this.#known
  }
}
