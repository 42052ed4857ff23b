import type { Permit } from '../book/limit.ts'
import { Batcher } from '../db/batcher.ts'
import { endPermits, releasePermits, tellWait } from '../db/permits.ts'
import { askPermits, type Ask, type Asked, type AskParts, type Dark } from './ask.ts'
import { isNews, spreadNews, type News } from './news.ts'

/** Time that must be left of a permit for it to be worth starting something with. */
const least_ms = 50
/** How often a served call is worth telling of, by key. */
const served_every_ms = 5_000
/** Asked again after this long if nobody said when: something may have ended elsewhere. */
const look_again_ms = 1_000
/** And at the latest after this long, whatever was said. */
const longest_look_ms = 10_000

/** With nobody who can serve, it is worth waking up for another look this often. */
const dark_wake_ms = 15_000

/**
 * What asking for a queue came to: how many permits, whether more steps are ready, when to ask again for them, and when that
 * is worth waking up for.
 */
export type Wanted = {
  got: number
  more: boolean
  again_ms: number | null
  due_ms: number
  dark: Dark | null
}

/** What a call that is at hand gets: a permit, how long to wait for one, or why there is none. */
export type AtHand = { permit: Permit } | { wait_ms: number } | { dark: Dark }

type Counter = { held: Permit[]; asking: boolean; not_before: number; due: number; dark: Dark | null }

/**
 * Where a process gets its permits: asks once for all its free slots of a queue, keeps what it was given until the steps are
 * claimed, gives back what it does not need, and tells every other process what its calls have taught.
 */
export class Desk {
  readonly #parts: AskParts
  readonly #onTrouble: (error: unknown) => void
  readonly #counters = new Map<string, Counter>()
  readonly #told = new Map<string, number>()
  readonly #ends: Batcher<{ id: string; tokens: number | null }, true>
  readonly #atHand = new Map<string, Batcher<Ask, AtHand>>()
  readonly #working = new Set<Promise<unknown>>()

  constructor(parts: AskParts, onTrouble: (error: unknown) => void) {
    this.#parts = parts
    this.#onTrouble = onTrouble
    const query = parts.db.query.bind(parts.db)
    this.#ends = new Batcher(async (ended) => {
      await endPermits(query, ended)
      return ended.map(() => true as const)
    })
  }

  /** Permits in hand of a lane (a queue and a model) that are still worth something; the rest is given back. */
  held(lane: string): number {
    const counter = this.#counter(lane)
    const now = performance.now()
    const stale = counter.held.filter((permit) => permit.until_ms - now < least_ms)
    if (stale.length > 0) {
      counter.held = counter.held.filter((permit) => !stale.includes(permit))
      this.release(stale)
    }
    return counter.held.length
  }

  /** Takes up to n permits of a lane, those that start first. */
  take(lane: string, n: number): Permit[] {
    return this.#counter(lane).held.splice(0, n)
  }

  /** Puts back what was taken and not used. */
  putBack(lane: string, permits: Permit[]): void {
    const counter = this.#counter(lane)
    counter.held = [...counter.held, ...permits].toSorted((a, b) => a.start_ms - b.start_ms)
  }

  /** Asks for permits for a lane, unless an answer is on its way, or the last one said to wait. */
  async want(lane: string, ask: Ask): Promise<Wanted> {
    const counter = this.#counter(lane)
    if (counter.asking) return { got: 0, more: true, again_ms: 20, due_ms: 20, dark: counter.dark }
    const now = performance.now()
    const wait = counter.not_before - now
    if (wait > 0) return { got: 0, more: true, again_ms: wait, due_ms: counter.due - now, dark: counter.dark }
    counter.asking = true
    try {
      const asked = await this.#track(askPermits(this.#parts, ask))
      this.putBack(lane, asked.permits)
      counter.dark = asked.dark
      const again_ms = await this.#after(ask.steps?.queue ?? lane, counter, asked)
      const got = asked.permits.length
      const due_ms = counter.due - performance.now()
      return { got, more: asked.ready > got, again_ms, due_ms, dark: asked.dark }
    } finally {
      counter.asking = false
    }
  }

  /** Remembers when it is worth asking again, and lets people know if it is not soon. */
  async #after(queue: string, counter: Counter, asked: Asked): Promise<number | null> {
    if (asked.ready === 0) return null
    if (asked.dark) {
      const { code, message } = asked.dark
      await tellWait(this.#query(), queue, { reason: 'provider', ms: 5_000, code, message })
      counter.not_before = performance.now() + look_again_ms
      counter.due = performance.now() + dark_wake_ms
      return look_again_ms
    }
    const again = asked.again_ms ?? look_again_ms
    if (again <= 0) return null
    // Nobody need be told of a pause shorter than a glance.
    if (again > 500) await tellWait(this.#query(), queue, { reason: 'limit', ms: again + 1_000 })
    // A person may release a limit before its time.
    const look = Math.min(again, longest_look_ms)
    counter.not_before = performance.now() + look
    counter.due = performance.now() + again
    return look
  }

  /**
   * A permit for a call that is at hand. Permits of a model are given under one lock, so calls of one kind that come while
   * others are being answered ask together.
   */
  async permit(ask: Ask): Promise<AtHand> {
    const size = Math.ceil(Math.log2(ask.need.tokens + 1))
    const name = [ask.provider, ask.model, ask.near, ask.need.images, size].join(' ')
    const known = this.#atHand.get(name) ?? new Batcher((asks) => this.#together(asks), { inFlight: 1 })
    this.#atHand.set(name, known)
    return await this.#track(known.call(ask))
  }

  async #together(asks: Ask[]): Promise<AtHand[]> {
    const [first] = asks
    if (!first) return []
    const life_ms = Math.max(...asks.map((ask) => ask.life_ms))
    const tokens = Math.max(...asks.map((ask) => ask.need.tokens))
    const ask = { ...first, need: { ...first.need, tokens }, n: asks.length, life_ms }
    const { permits, again_ms, dark } = await askPermits(this.#parts, ask)
    return asks.map((_, index): AtHand => {
      const permit = permits[index]
      if (permit) return { permit }
      return dark ? { dark } : { wait_ms: again_ms ?? look_again_ms }
    })
  }

  /** A permit as if it had been given for another key: where what a call with that key teaches belongs. */
  askedWith(permit: Permit, key_ref: string): Permit {
    const group = this.#parts.settings.groups.find(({ key_refs }) => key_refs.includes(key_ref))
    return { ...permit, key_ref, group: group?.id ?? permit.group }
  }

  /** Whether a permit is of the group that a key belongs to. */
  isNear(permit: Permit, key_ref: string): boolean {
    const group = this.#parts.settings.groups.find(({ id }) => id === permit.group)
    return group?.key_refs.includes(key_ref) ?? false
  }

  /** Nothing was sent with these: they count for nothing. */
  release(permits: Permit[]): void {
    if (permits.length === 0) return
    const ids = permits.map((permit) => permit.id)
    void this.#track(releasePermits(this.#query(), ids)).catch(this.#onTrouble)
  }

  /**
   * A call ended. Its place is free, and what it taught is shared before anybody else sends. Never throws: the answer of a
   * paid call must not be lost because the database is away; its place then comes back when it expires.
   */
  async ended(permit: Permit, news: News, tokens: number | null): Promise<void> {
    await this.#end(permit, news, tokens).catch(this.#onTrouble)
  }

  async #end(permit: Permit, news: News, tokens: number | null): Promise<void> {
    await this.#track(this.#ends.call({ id: permit.id, tokens }))
    // A queue that waited for a place may ask again.
    for (const counter of this.#counters.values())
      counter.not_before = Math.min(counter.not_before, performance.now() + look_again_ms)
    const now = performance.now()
    const due = now - (this.#told.get(permit.key_ref) ?? 0) >= served_every_ms
    if (news.outcome === 'served' && !due && !isNewLimit(news)) return
    if (!isNews(news) && !due) return
    this.#told.set(permit.key_ref, now)
    await this.#track(spreadNews(this.#parts.db, this.#parts.settings, news))
  }

  /** Gives everything back and waits for what is under way. */
  async close(): Promise<void> {
    for (const counter of this.#counters.values()) this.release(counter.held.splice(0))
    await Promise.allSettled(this.#working)
  }

  #counter(lane: string): Counter {
    const known = this.#counters.get(lane) ?? { held: [], asking: false, not_before: 0, due: 0, dark: null }
    this.#counters.set(lane, known)
    return known
  }

  #query() {
    return this.#parts.db.query.bind(this.#parts.db)
  }

  #track<T>(work: Promise<T>): Promise<T> {
    const tracked = work.finally(() => this.#working.delete(tracked)).catch(() => {})
    this.#working.add(tracked)
    return work
  }
}

/** Almost nothing is left by the provider's own count: worth telling at once. */
const isNewLimit = (news: News): boolean =>
  news.limits.some(
    (one) => one.remaining !== undefined && one.limit !== undefined && one.remaining < one.limit / 5,
  )
