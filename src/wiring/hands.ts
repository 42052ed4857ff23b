import type { Courier } from '../worker/courier.ts'
import type { Worker } from '../worker/worker.ts'

// Nothing a worker does takes longer, with all its waits; what does is given back.
const patience_ms = 3_600_000
const courierGrace_ms = 3_000

/** The worker and the courier of a process, and how they go. */
export class Hands {
  worker: Worker | null = null
  courier: Courier | null = null
  readonly stops: (() => Promise<void>)[] = []
  #told = false

  /** A stop of the whole process: what runs may finish for so long. */
  async stop(grace_ms: number): Promise<void> {
    this.#takeNothing()
    await this.#leave(Math.min(grace_ms, courierGrace_ms), grace_ms)
  }

  /** An operator sends them away: they take nothing more and go when what runs has ended. `onGone`: they have, once. */
  async drain(onTold: () => void, onGone: () => void): Promise<void> {
    if (this.#told || !this.worker) return
    this.#told = true
    onTold()
    this.#takeNothing()
    await this.#leave(patience_ms, patience_ms)
    onGone()
  }

  #takeNothing(): void {
    this.worker?.drain()
    // A broker that is away must not keep them here.
    for (const stop of this.stops) void stop().catch(() => {})
  }

  async #leave(couriers_ms: number, workers_ms: number): Promise<void> {
    // Before the worker signs off: what is under way is its own until then.
    await this.courier?.stop(couriers_ms)
    await this.worker?.stop(workers_ms)
  }
}
