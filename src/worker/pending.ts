/** Work that is under way, to be waited for. */
export class Pending {
  readonly #works = new Set<Promise<void>>()

  get size(): number {
    return this.#works.size
  }

  /** `then`: what is done as soon as the work no longer counts. */
  add(work: Promise<void>, then?: () => void): void {
    const tracked = work.finally(() => {
      this.#works.delete(tracked)
      then?.()
    })
    this.#works.add(tracked)
  }

  /** Resolves when all that is under way now is over. */
  async over(): Promise<void> {
    await Promise.all(this.#works)
  }
}
