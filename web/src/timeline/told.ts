/** What `GET /v1/admin/books/{id}/timeline` tells. */
export type Call = {
  purpose: string
  provider: string | null
  model: string | null
  key_ref: string | null
  state: string
  from: string
  to: string | null
  http_status: number | null
  usd: number | null
}
export type Span = {
  what: 'blocked' | 'queued' | 'wait' | 'work'
  from: string
  to: string | null
  reason: string | null
  attempt: number | null
  outcome: 'ok' | 'failed' | 'final' | null
  class: string | null
  code: string | null
  message: string | null
  because: string | null
  worker: string | null
  calls: Call[]
}
export type Step = {
  id: string
  key: string
  kind: string
  page: number
  queue: string
  state: string
  revision: number
  tries: number
  waited_s: number
  worked_s: number
  usd: number | null
  spans: Span[]
}
export type Timeline = {
  from: string
  to: string | null
  now: string
  steps: Step[]
  total_steps: number
  left_out: number
}
