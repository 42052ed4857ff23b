const window_s = 60

type Second = { second: number; done: number; failed: number }

/** How many tries ended in the last minute, well or not. */
export class Pace {
  readonly #now: () => number
  readonly #seconds: Second[] = []

  /** `now`: milliseconds of a clock that only goes forward. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  ended(how: 'done' | 'failed'): void {
    const second = Math.floor(this.#now() / 1_000)
    const last = this.#seconds.at(-1)
    const mine = last?.second === second ? last : { second, done: 0, failed: 0 }
    if (mine !== last) this.#seconds.push(mine)
    mine[how] += 1
    this.#forget(second)
  }

  lastMinute(): { done: number; failed: number } {
    this.#forget(Math.floor(this.#now() / 1_000))
    const sum = (how: 'done' | 'failed') => this.#seconds.reduce((all, one) => all + one[how], 0)
    return { done: sum('done'), failed: sum('failed') }
  }

  #forget(second: number): void {
    while (this.#seconds[0] && this.#seconds[0].second <= second - window_s) this.#seconds.shift()
  }
}
