import type { Refusal } from '../book/quota.ts'
import type { Query } from '../db/database.ts'
import { queuePace } from '../db/queue-pace.ts'

const look_ms = 1_000

/**
 * What one process knows of the length of the queue. Counting a long one takes longer than an order does: so while it was
 * less than nine tenths full a second ago, with all that this process has taken since, it is not counted. Its cap can only be
 * passed if others order a tenth of it within that second.
 */
export class QueueLook {
  readonly #query: Query
  readonly #cap: number | null
  #known = Infinity
  #known_at = 0
  #pace = Promise.resolve(1)
  #pace_at = -Infinity

  constructor(query: Query, cap: number | null) {
    this.#query = query
    this.#cap = cap
  }

  /** The cap that so many orders have to keep to; null if there is room for certain. */
  capFor(orders: number): number | null {
    const fresh = performance.now() - this.#known_at < look_ms
    return this.#cap !== null && fresh && this.#known + orders <= 0.9 * this.#cap ? null : this.#cap
  }

  /** `length`: of the queue before these orders, if it was counted. */
  saw(length: number | null, orders: number): void {
    if (length !== null) this.#known_at = performance.now()
    this.#known = (length ?? this.#known) + orders
  }

  /** The refusal, with the time in which a full queue lets one more in. */
  async timed(why: Refusal): Promise<Refusal> {
    if (why.refused !== 'queue_full') return why
    if (performance.now() - this.#pace_at > look_ms) {
      this.#pace_at = performance.now()
      this.#pace = queuePace(this.#query)
    }
    return { ...why, retry_after_s: await this.#pace }
  }
}
