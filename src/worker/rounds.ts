/**
 * Does something again and again, in any number of processes: with pauses that are spread out, so that they do not look at
 * the same moment. The work answers how long to pause; trouble is reported and the next round comes all the same.
 */
export class Rounds {
  readonly #work: () => Promise<number>
  readonly #after_trouble_ms: number
  readonly #onTrouble: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined
  #stopped = false
  #round: Promise<void> | null = null
  #again = false

  constructor(work: () => Promise<number>, after_trouble_ms: number, onTrouble: (error: unknown) => void) {
    this.#work = work
    this.#after_trouble_ms = after_trouble_ms
    this.#onTrouble = onTrouble
  }

  /** The next round is now; if one is under way, as soon as that is over. */
  now(): void {
    if (this.#stopped) return
    if (this.#round) {
      this.#again = true
      return
    }
    clearTimeout(this.#timer)
    this.#round = this.#go()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#round
  }

  async #go(): Promise<void> {
    this.#again = false
    const pause_ms = await this.#work().catch((error: unknown) => {
      this.#onTrouble(error)
      return this.#after_trouble_ms
    })
    this.#round = null
    if (this.#stopped) return
    if (this.#again) return this.now()
    this.#timer = setTimeout(() => this.now(), pause_ms * (0.75 + Math.random() / 2))
  }
}
