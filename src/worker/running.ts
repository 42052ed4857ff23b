import type { Claim } from '../book/step.ts'
import type { Held } from '../db/workers.ts'
import { delay } from './timers.ts'

type Run = { claim: Claim; stop: AbortController; outcome: Promise<void> }

/** The steps that run in a worker now. */
export class Running {
  readonly #runs = new Map<string, Run>()

  /** `work` resolves when the step has ended, however it ended; `then` is called as soon as it no longer counts. */
  add(claim: Claim, stop: AbortController, work: Promise<void>, then: () => void): void {
    const outcome = work.finally(() => {
      if (this.#runs.get(claim.id)?.claim.token === claim.token) this.#runs.delete(claim.id)
      then()
    })
    this.#runs.set(claim.id, { claim, stop, outcome })
  }

  has(id: string): boolean {
    return this.#runs.has(id)
  }

  get size(): number {
    return this.#runs.size
  }

  held(): Held[] {
    return [...this.#runs.values()].map(({ claim }) => ({ id: claim.id, token: claim.token }))
  }

  get suspect(): boolean {
    return [...this.#runs.values()].some(({ claim }) => claim.suspect)
  }

  abort(id: string, why: Error): void {
    this.#runs.get(id)?.stop.abort(why)
  }

  abortAll(why: Error): void {
    for (const { stop } of this.#runs.values()) stop.abort(why)
  }

  /** Resolves when all that runs now, of one queue or of any, has ended. */
  async over(queue?: string): Promise<void> {
    const runs = [...this.#runs.values()].filter(({ claim }) => queue === undefined || claim.queue === queue)
    await Promise.all(runs.map((run) => run.outcome))
  }

  async overWithin(ms: number): Promise<void> {
    const patience = delay(ms)
    await Promise.race([this.over(), patience.done])
    patience.cancel()
  }
}
