import type { Permit } from '../book/limit.ts'
import type { Ask } from '../limits/ask.ts'
import type { Dark } from '../limits/ask.ts'
import type { Desk } from '../limits/desk.ts'

/**
 * Sees to it that a worker has permits for its free slots before it claims: asks when something may be ready, and again when
 * it was told to, so that steps which wait for a limit hold no slot and cost next to nothing.
 */
export class PermitKeeper {
  readonly queues: ReadonlyMap<string, Omit<Ask, 'n' | 'workers' | 'queue'>>
  readonly #desk: Desk
  readonly #later: (ms: number, work: () => Promise<void>) => void
  readonly #onPermits: () => void
  readonly #onDark: (queue: string, dark: Dark) => void
  readonly #onTrouble: (error: unknown) => void
  /** Queues of which something may be ready, and those of which more was ready than there were permits for. */
  readonly #wanted = new Set<string>()
  readonly #more = new Set<string>()
  readonly #timed = new Set<string>()

  constructor(parts: {
    queues: ReadonlyMap<string, Omit<Ask, 'n' | 'workers' | 'queue'>>
    desk: Desk
    later(ms: number, work: () => Promise<void>): void
    onPermits(): void
    onDark(queue: string, dark: Dark): void
    onTrouble(error: unknown): void
  }) {
    this.queues = parts.queues
    this.#desk = parts.desk
    this.#later = parts.later
    this.#onPermits = parts.onPermits
    this.#onDark = parts.onDark
    this.#onTrouble = parts.onTrouble
  }

  /** Something may be ready, of any queue or of one. */
  want(queue?: string): void {
    for (const name of queue === undefined ? this.queues.keys() : [queue])
      if (this.queues.has(name)) this.#wanted.add(name)
  }

  /** A slot of the queue is free: worth a question if it is known that more is ready. */
  slotFree(queue: string): void {
    if (this.#more.has(queue)) this.#wanted.add(queue)
  }

  /** How many of a queue's free slots may be filled now. */
  allowed(queue: string): number {
    return this.queues.has(queue) ? this.#desk.held(queue) : Number.POSITIVE_INFINITY
  }

  take(free: ReadonlyMap<string, number>): Map<string, Permit[]> {
    return new Map(
      [...free]
        .filter(([queue]) => this.queues.has(queue))
        .map(([queue, n]) => [queue, this.#desk.take(queue, n)]),
    )
  }

  /** Gives back what no step was claimed for. */
  release(permits: ReadonlyMap<string, Permit[]>): void {
    for (const left of permits.values()) this.#desk.release(left)
  }

  /** Asks for permits for so many free slots, if there is a reason to. */
  fill(queue: string, slots: number, workers: number): void {
    const template = this.queues.get(queue)
    if (!template || slots <= 0 || !this.#wanted.delete(queue)) return
    const ask: Ask = { ...template, queue, n: Math.min(slots, 500), workers }
    this.#desk
      .want(queue, ask)
      .then((answer) => {
        if (answer.more) this.#more.add(queue)
        else this.#more.delete(queue)
        if (answer.dark) this.#onDark(queue, answer.dark)
        if (answer.again_ms !== null) this.#again(queue, answer.again_ms)
        if (answer.got > 0) this.#onPermits()
      })
      .catch((error: unknown) => {
        this.#onTrouble(error)
        this.#again(queue, 1_000)
      })
  }

  #again(queue: string, ms: number): void {
    if (this.#timed.has(queue)) return
    this.#timed.add(queue)
    this.#later(ms, async () => {
      this.#timed.delete(queue)
      this.#wanted.add(queue)
      this.#onPermits()
    })
  }
}
