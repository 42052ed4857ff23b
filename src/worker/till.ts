import type { ApiKey, Job, Usage } from '../providers/contract.ts'
import { Batcher } from '../db/batcher.ts'
import { adopt, keepJob, leaveToSend, settleCalls, type Leave, type Send, type Settled } from '../db/calls.ts'
import type { Database } from '../db/database.ts'
import type { Desk } from '../limits/desk.ts'
import { persistently } from './turns.ts'

export type Budgets = { book_usd: number | null; day_usd: number | null }

/** What paid calls of one process share: the desk for permits, the ledger in batches, the keys, and what may be spent. */
export class Till {
  readonly desk: Desk
  readonly worker_id: string
  readonly provider_wait_ms: number
  readonly #db: Database
  readonly #onTrouble: (error: unknown) => void
  readonly #keys: ReadonlyMap<string, ApiKey>
  readonly #leaves: Batcher<Send, Leave>
  readonly #settled: Batcher<Settled, true>

  constructor(parts: {
    db: Database
    desk: Desk
    worker_id: string
    keys: ReadonlyMap<string, ApiKey>
    budgets: Budgets
    provider_wait_ms: number
    /** Models among which a book is bound to those that begin it; none if there is no choice. */
    hands: string[]
    onTrouble(error: unknown): void
  }) {
    this.#onTrouble = parts.onTrouble
    this.#db = parts.db
    this.desk = parts.desk
    this.worker_id = parts.worker_id
    this.#keys = parts.keys
    this.provider_wait_ms = parts.provider_wait_ms
    this.#leaves = new Batcher((sends) =>
      this.#db.transaction((query) => leaveToSend(query, sends, parts.budgets, parts.hands)),
    )
    this.#settled = new Batcher(async (settled) => {
      await settleCalls(this.#query(), settled)
      return settled.map(() => true as const)
    })
  }

  key(ref: string): ApiKey | undefined {
    return this.#keys.get(ref)
  }

  /** Not tried again when it fails: a leave whose answer is lost is not one, and what it may have held is settled. */
  async leave(send: Send): Promise<Leave> {
    return await this.#leaves.call(send)
  }

  /** Never throws: an answer is not lost because it could not be noted. The end of its step says the same again. */
  async settle(settled: Settled): Promise<void> {
    await persistently(() => this.#settled.call(settled)).catch(this.#onTrouble)
  }

  async keepJob(call: { step_id: string; token: string; purpose: string }, job: Job): Promise<void> {
    await persistently(() => keepJob(this.#query(), call, job))
  }

  async adopt(
    call: { step_id: string; token: string; purpose: string; by: string },
    usage: Usage,
  ): Promise<void> {
    await persistently(() => adopt(this.#query(), { ...call, usd: usage.usd })).catch(this.#onTrouble)
  }

  #query() {
    return this.#db.query.bind(this.#db)
  }
}
