import type { Alert } from './alert.ts'
import type { QueueView } from './machines.ts'
import type { QueueHealth } from './queue-health.ts'

/** Why steps wait, in the order they are shown. What is merely in line behind others waits for none of it. */
export const waitingReasons = ['limit', 'provider', 'backoff', 'budget', 'no_worker', 'paused'] as const
export type WaitingReason = (typeof waitingReasons)[number]

/** How books went within the last hour. Null: too few to say. Seconds. */
export type BooksLately = {
  done_1h: number
  failed_1h: number
  partial_1h: number
  /** Counted to a point. */
  unfinished: number
  p50_s: number | null
  p95_s: number | null
  first_text_p95_s: number | null
  quoted_high_s: number | null
}

export type MoneyLately = {
  usd_1h: number
  usd_today: number
  budget_usd: number | null
  /** How long the day's budget lasts at the pace of the last hour. */
  budget_left_h: number | null
}

export type WorkersNow = { live: number; draining: number; lost: number; slots: number; running: number }
export type DeadNow = { letters: number; groups: number; new_15m: number }

/** What an operator sees at first. Times are ISO 8601. */
export type Overview<Act> = {
  at: string
  books: BooksLately
  money: MoneyLately
  waiting: { reason: WaitingReason; steps: number }[]
  queues: (QueueView & QueueHealth & { slots: number })[]
  workers: WorkersNow
  dead: DeadNow
  alerts: Alert[]
  last_problem: Alert | null
  last_acts: Act[]
}
