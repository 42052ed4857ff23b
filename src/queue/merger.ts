/**
 * Merges equal calls: the first goes at once; those that come while it is under way, or in the quiet time after its start, go
 * together as one, with their counts added up. So there is never more than one call of a key under way.
 */
export class Merger {
  readonly #send: (key: string, count: number) => Promise<void>
  readonly #quiet_ms: number
  readonly #resting = new Map<string, Rest>()
  #closed = false

  constructor(send: (key: string, count: number) => Promise<void>, quiet_ms = 20) {
    this.#send = send
    this.#quiet_ms = quiet_ms
  }

  async call(key: string, count = 1): Promise<void> {
    if (this.#closed) return
    const resting = this.#resting.get(key)
    if (!resting) return await this.#go(key, count)
    resting.again ??= { ...Promise.withResolvers<void>(), count: 0 }
    resting.again.count += count
    return await resting.again.promise
  }

  /** Calls that wait are let go without effect. */
  close(): void {
    this.#closed = true
    for (const { stop, again } of this.#resting.values()) {
      stop()
      again?.resolve()
    }
    this.#resting.clear()
  }

  async #go(key: string, count: number): Promise<void> {
    const quiet = delay(this.#quiet_ms)
    this.#resting.set(key, { again: null, stop: quiet.stop })
    const sent = this.#send(key, count)
    void Promise.allSettled([sent, quiet.over]).then(() => this.#next(key))
    return await sent
  }

  #next(key: string): void {
    const again = this.#resting.get(key)?.again
    this.#resting.delete(key)
    if (again && !this.#closed) this.#go(key, again.count).then(again.resolve, again.reject)
  }
}

type Rest = { again: (PromiseWithResolvers<void> & { count: number }) | null; stop(): void }

function delay(ms: number): { over: Promise<void>; stop(): void } {
  const { promise: over, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  return { over, stop: () => (clearTimeout(timer), resolve()) }
}
