/** The timers of one owner: all stopped at once, trouble reported, none outlives `stop`. */
export class Timers {
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #onTrouble: (error: unknown) => void
  #stopped = false

  constructor(onTrouble: (error: unknown) => void) {
    this.#onTrouble = onTrouble
  }

  /** Once, after so many milliseconds. */
  later(ms: number, work: () => Promise<void>): void {
    if (this.#stopped) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      work().catch(this.#onTrouble)
    }, ms)
    this.#timers.add(timer)
  }

  /** Again and again, so long after the last time was over. */
  every(ms: number, work: () => Promise<void>): void {
    this.later(ms, async () => {
      await work().finally(() => this.every(ms, work))
    })
  }

  stop(): void {
    this.#stopped = true
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }
}

/** A wait that can be called off. */
export function delay(ms: number): { done: Promise<void>; cancel(): void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  return { done: promise, cancel: () => (clearTimeout(timer), resolve()) }
}
