import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import type { Database } from '../db/database.ts'

/** `loop_ms`: how late this process gets to anything, in the middle, a second long; `pool_ms`: the wait for a connection. */
const tooMuch = { loop_ms: 300, heap: 0.9, pool_ms: 1_000 }
const look_ms = 500

/** Whether this process still keeps up: with its event loop, its memory, and the connections to the database. */
export class Pressure {
  readonly #db: Database
  readonly #loop: ReturnType<typeof monitorEventLoopDelay>
  readonly #timer: NodeJS.Timeout
  #late = 0
  #late_before = 0
  #waits_since: number | null = null
  #asking = false

  constructor(db: Database) {
    this.#db = db
    this.#loop = monitorEventLoopDelay({ resolution: 20 })
    this.#loop.enable()
    this.#timer = setInterval(() => this.#look(), look_ms).unref()
  }

  /** In words for whoever is turned away; null: it keeps up. */
  overload(): string | null {
    if (this.#waits_since !== null && performance.now() - this.#waits_since > tooMuch.pool_ms)
      return 'All connections to the database are taken.'
    // One long breath is none yet.
    if (Math.min(this.#late, this.#late_before) > tooMuch.loop_ms)
      return 'This process cannot keep up with its work.'
    const { used_heap_size, heap_size_limit } = getHeapStatistics()
    return used_heap_size > tooMuch.heap * heap_size_limit ? 'This process is short of memory.' : null
  }

  close(): void {
    clearInterval(this.#timer)
    this.#loop.disable()
  }

  #look(): void {
    this.#late_before = this.#late
    this.#late = this.#loop.percentile(50) / 1e6
    this.#loop.reset()
    if (!this.#asking && (this.#waits_since !== null || this.#db.pool.waitingCount > 0)) void this.#ask()
  }

  /** Stands in line for a connection like everybody else, to see how long that takes. */
  async #ask(): Promise<void> {
    this.#asking = true
    this.#waits_since ??= performance.now()
    try {
      const client = await this.#db.pool.connect()
      client.release()
      this.#waits_since = null
    } catch (error) {
      // Who waited in vain waits on; a database that is away is another trouble.
      if (!(error as Error).message.startsWith('timeout exceeded')) this.#waits_since = null
    }
    this.#asking = false
  }
}
