type Waiting<T, R> = { item: T; resolve: (result: R) => void; reject: (error: unknown) => void }

/**
 * Natural group commit: what arrives while a round trip is under way goes out together with the next one. So a lone
 * call waits for nobody, and the cost per call falls as load grows.
 */
export class Batcher<T, R> {
  readonly #run: (items: T[]) => Promise<R[]>
  readonly #max: number
  readonly #inFlight: number
  #waiting: Waiting<T, R>[] = []
  #flying = 0

  /** `run` answers item by item, in order. If it throws, its items are tried again in halves until the culprit is alone. */
  constructor(run: (items: T[]) => Promise<R[]>, { max = 200, inFlight = 2 } = {}) {
    this.#run = run
    this.#max = max
    this.#inFlight = inFlight
  }

  call(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      // After the current burst of callers, so that those who come together go together.
      queueMicrotask(() => this.#fly())
    })
  }

  #fly(): void {
    if (this.#flying >= this.#inFlight || this.#waiting.length === 0) return
    const batch = this.#waiting.splice(0, this.#max)
    this.#flying += 1
    void this.#settle(batch).finally(() => {
      this.#flying -= 1
      this.#fly()
    })
  }

  async #settle(batch: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.#run(batch.map((waiting) => waiting.item))
      batch.forEach((waiting, index) => waiting.resolve(results[index] as R))
    } catch (error) {
      if (batch.length === 1) return batch[0]?.reject(error)
      const middle = Math.ceil(batch.length / 2)
      await Promise.all([this.#settle(batch.slice(0, middle)), this.#settle(batch.slice(middle))])
    }
  }
}
