import type { Lanes } from '../book/machines.ts'
import { Pace } from './pace.ts'

/** Free places by queue. A claim that is under way holds the places it asked for, so two claims never share one. */
export class Slots {
  readonly #free: Map<string, number>
  readonly #idle: Map<string, number>
  readonly #all: ReadonlyMap<string, number>
  readonly #paces: ReadonlyMap<string, Pace>

  constructor(slots: ReadonlyMap<string, number>) {
    this.#all = slots
    this.#paces = new Map([...slots.keys()].map((queue) => [queue, new Pace()]))
    this.#free = new Map(slots)
    this.#idle = new Map(slots)
  }

  /** Slots without a step in them, reserved or not. */
  idle(queue: string): number {
    return Math.max(0, this.#idle.get(queue) ?? 0)
  }

  /** Reserves what is free, at most so many of a queue. */
  take(most: (queue: string) => number): Map<string, number> {
    const taken = new Map<string, number>()
    for (const [queue, free] of this.#free) {
      const n = Math.min(free, most(queue))
      if (n <= 0) continue
      taken.set(queue, n)
      this.#free.set(queue, free - n)
    }
    return taken
  }

  /** Slots nothing is reserved for. */
  free(queue: string): number {
    return Math.max(0, this.#free.get(queue) ?? 0)
  }

  giveBack(taken: ReadonlyMap<string, number>): void {
    for (const [queue, n] of taken) this.#free.set(queue, (this.#free.get(queue) ?? 0) + n)
  }

  occupy(queue: string): void {
    this.#free.set(queue, (this.#free.get(queue) ?? 0) - 1)
    this.#idle.set(queue, (this.#idle.get(queue) ?? 0) - 1)
  }

  /** A try ended in one of them. */
  ended(queue: string, how: 'done' | 'failed'): void {
    this.#paces.get(queue)?.ended(how)
  }

  /** What is told of each queue. */
  lanes(): Lanes {
    const lane = (queue: string, slots: number) => ({
      slots,
      running: slots - (this.#idle.get(queue) ?? 0),
      ...(this.#paces.get(queue)?.lastMinute() ?? { done: 0, failed: 0 }),
    })
    return Object.fromEntries([...this.#all].map(([queue, slots]) => [queue, lane(queue, slots)]))
  }

  leave(queue: string): void {
    this.#free.set(queue, (this.#free.get(queue) ?? 0) + 1)
    this.#idle.set(queue, (this.#idle.get(queue) ?? 0) + 1)
  }
}
