export type Alert = {
  id: string
  name: string
  about: string
  level: 'watch' | 'bad'
  value: number
  says: string
  since: string
  until: string | null
}
export type QueueNow = {
  queue: 'text' | 'images' | 'generation' | 'webhooks'
  ready: number
  running: number
  sleeping: number
  dead: number
  oldest_wait_s: number
  done_per_minute: number
  failed_per_minute: number
  listeners: number
  paused: { since: string; by: string; because: string | null } | null
  slots: number
  drains_in_s: number | null
  state: 'ok' | 'slow' | 'stuck' | 'paused' | 'idle'
  because: string | null
}
export type Overview = {
  at: string
  books: {
    done_1h: number
    failed_1h: number
    partial_1h: number
    unfinished: number
    p50_s: number | null
    p95_s: number | null
    first_text_p95_s: number | null
    quoted_high_s: number | null
  }
  money: { usd_1h: number; usd_today: number; budget_usd: number | null; budget_left_h: number | null }
  waiting: { reason: 'limit' | 'provider' | 'backoff' | 'budget' | 'no_worker' | 'paused'; steps: number }[]
  queues: QueueNow[]
  workers: { live: number; draining: number; lost: number; slots: number; running: number }
  dead: { letters: number; groups: number; new_15m: number }
  alerts: Alert[]
  last_problem: Alert | null
  last_acts: {
    id: string
    at: string
    by: string
    action: string
    target: string | null
    detail: Record<string, unknown>
  }[]
}
