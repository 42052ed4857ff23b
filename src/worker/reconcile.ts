import { webhookQueue } from '../book/webhook.ts'
import type { Database } from '../db/database.ts'
import { sweepPermits } from '../db/permits.ts'
import { closeLooseCalls, promote, readyQueues, reap } from '../db/reap.ts'
import { reapDeliveries, wakeDeliveries } from '../db/webhooks/reap.ts'
import { listening, workersOfHost } from '../db/workers.ts'
import { processStart, thisHost } from './identity.ts'

const period_ms = 5_000

/**
 * Frees what dead workers held and rings for what is ready. Runs in every process with a database; it changes nothing a
 * healthy system would not change by itself, so any number of them may run.
 */
export class Reconciler {
  readonly #db: Database
  readonly #ring: (queue: string, count: number) => void
  readonly #onTrouble: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined
  #stopped = false
  #round: Promise<void> = Promise.resolve()
  #under_way = false
  #listening = new Map<string, number>()

  constructor(
    db: Database,
    ring: (queue: string, count: number) => void,
    onTrouble: (error: unknown) => void,
  ) {
    this.#db = db
    this.#ring = ring
    this.#onTrouble = onTrouble
  }

  /** The first round is over when this resolves: what the last run of this host left behind is free. */
  async start(): Promise<void> {
    await this.#go()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#round
  }

  async #go(): Promise<void> {
    this.#under_way = true
    this.#round = this.round()
      .catch(this.#onTrouble)
      .finally(() => (this.#under_way = false))
    await this.#round
    if (this.#stopped) return
    // Spread out, so that many processes do not look at the same moment.
    this.#timer = setTimeout(() => void this.#go(), period_ms * (0.5 + Math.random()))
  }

  /** Resolves when the round that is under way is over, and has rung for what it made ready; null: there is none. */
  busy(): Promise<void> | null {
    return this.#under_way ? this.#round : null
  }

  async round(): Promise<void> {
    const query = this.#db.query.bind(this.#db)
    await reap(query, await this.#deadOfThisHost())
    await promote(query)
    await closeLooseCalls(query)
    await sweepPermits(query)
    await reapDeliveries(query)
    this.#listening = await listening(query)
    for (const [queue, ready] of await readyQueues(query)) this.#ring(queue, ready)
    if (await wakeDeliveries(query)) this.#ring(webhookQueue, 1)
  }

  /** How many workers listened to a queue at the last round. */
  listeners(queue: string): number {
    return this.#listening.get(queue) ?? 0
  }

  /** Workers whose process is gone, or whose pid belongs to another by now: no need to wait for their lease. */
  async #deadOfThisHost(): Promise<string[]> {
    const rows = await workersOfHost(this.#db.query.bind(this.#db), await thisHost())
    const starts = await Promise.all(rows.map((row) => processStart(row.pid)))
    return rows.filter((row, index) => starts[index] !== row.process_start).map((row) => row.id)
  }
}
