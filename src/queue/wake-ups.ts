import type { Queue } from './contract.ts'

// Moments that are closer together than this share a bell; those further away may be told less exactly.
const fine_ms = 1_000
const coarse_ms = 10_000
const far_ms = 60_000

/**
 * Asks for a bell when something is due, so that it is rung even if nobody is awake then: one for each queue and moment, and
 * only of a broker that keeps bells back. With the others somebody must be awake, who looks by themselves.
 */
export class WakeUps {
  readonly #queue: Queue
  readonly #now: () => number
  readonly #asked = new Map<string, number>()

  /** `now`: milliseconds since 1970. */
  constructor(queue: Queue, now: () => number = Date.now) {
    this.#queue = queue
    this.#now = now
  }

  after(queue: string, ms: number): void {
    if (this.#queue.longest_delay_ms === 0) return
    const now = this.#now()
    const step = ms > far_ms ? coarse_ms : fine_ms
    const due = Math.ceil((now + ms) / step) * step
    for (const [key, at] of this.#asked) if (at < now) this.#asked.delete(key)
    const key = `${queue} ${due}`
    if (this.#asked.has(key)) return
    this.#asked.set(key, due)
    // The next that is due at that moment asks again.
    this.#queue.ring(queue, 1, new Date(due)).catch(() => this.#asked.delete(key))
  }
}
