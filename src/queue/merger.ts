/**
 * Merges equal calls: the first goes at once, those that come while it is quiet time go together as one. NOTIFY
 * serialises commits, so under load a channel is rung at most 50 times a second.
 */
export class Merger {
  readonly #send: (key: string) => Promise<void>
  readonly #quiet_ms: number
  readonly #resting = new Map<string, { again: PromiseWithResolvers<void> | null; timer: NodeJS.Timeout }>()

  constructor(send: (key: string) => Promise<void>, quiet_ms = 20) {
    this.#send = send
    this.#quiet_ms = quiet_ms
  }

  async call(key: string): Promise<void> {
    const resting = this.#resting.get(key)
    if (!resting) {
      this.#rest(key)
      return await this.#send(key)
    }
    resting.again ??= Promise.withResolvers<void>()
    return await resting.again.promise
  }

  close(): void {
    for (const { timer, again } of this.#resting.values()) {
      clearTimeout(timer)
      again?.resolve()
    }
    this.#resting.clear()
  }

  #rest(key: string): void {
    const timer = setTimeout(() => {
      const again = this.#resting.get(key)?.again
      this.#resting.delete(key)
      if (!again) return
      this.#rest(key)
      this.#send(key).then(again.resolve, again.reject)
    }, this.#quiet_ms)
    this.#resting.set(key, { again: null, timer })
  }
}
