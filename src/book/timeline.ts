import type { WaitReason } from './step.ts'

/** Why something waits: in a step's own words, or what holds a whole queue. */
export const holdReasons = ['paused', 'no_worker'] as const
export type HoldReason = WaitReason | (typeof holdReasons)[number]

/** A call of the ledger. Times are milliseconds since 1970. */
export type TimelineCall = {
  step_id: string
  token: string
  purpose: string
  attempt: number
  worker: string | null
  state: string
  model: string | null
  key_ref: string | null
  class: string | null
  code: string | null
  because: string | null
  usd: number
  from: number
  to: number | null
}

/** A step's row. `after_at`: when the last of those it waited for ended; null: it waited for none, or one has not ended. */
export type TimelineStep = {
  id: string
  key: string
  kind: string
  page: number
  queue: string
  state: string
  revision: number
  attempt: number
  tries: number
  because: string | null
  code: string | null
  message: string | null
  wait_reason: WaitReason | null
  due_at: number | null
  ended_at: number | null
  after_at: number | null
  after_open: boolean
  claim_token: string | null
  done_token: string | null
  copy: boolean
}

/** What the ready steps of a queue wait for now. `since`: known of a pause only. */
export type Hold = {
  queue: string
  reason: HoldReason
  since: number | null
  until: number | null
  because: string | null
}

/** A step of the book lay down to wait: what its event says is of the one of them that wakes first. */
export type LaidDown = { at: number; reason: WaitReason | null; until: number | null }

/** Everything that is known of how a book was made. */
export type History = {
  now: number
  /** When each revision was opened. */
  opened: ReadonlyMap<number, number>
  steps: TimelineStep[]
  calls: TimelineCall[]
  laid_down: LaidDown[]
  holds: Hold[]
}

export type Span = {
  what: 'blocked' | 'queued' | 'wait' | 'work'
  from: number
  to: number | null
  reason: HoldReason | null
  until: number | null
  attempt: number | null
  outcome: 'ok' | 'failed' | 'final' | null
  class: string | null
  code: string | null
  message: string | null
  because: string | null
  worker: string | null
  calls: TimelineCall[]
}

/** One try of a step, with its calls. `to` is null while it runs. */
export type Attempt = {
  token: string
  from: number
  to: number | null
  main: TimelineCall
  calls: TimelineCall[]
}

/** The attempts of a step in time order, none of them past the beginning of the next. */
export function attemptsOf(step: TimelineStep, calls: TimelineCall[]): Attempt[] {
  const byToken = Map.groupBy(calls, (call) => call.token)
  const all = [...byToken].flatMap(([token, own]) => {
    const main = own.find((call) => call.purpose === 'main')
    if (!main) return []
    const from = Math.min(...own.map((call) => call.from))
    return [{ token, from, to: endOf(step, main), main, calls: own.sort((a, b) => a.from - b.from) }]
  })
  all.sort((a, b) => a.from - b.from)
  return all.map((one, index) => {
    const next = all[index + 1]
    const to = next ? Math.min(one.to ?? next.from, next.from) : one.to
    return { ...one, to: to === null ? null : Math.max(to, one.from) }
  })
}

/** A call may be settled long after its step was taken away, as by a cancel. */
function endOf(step: TimelineStep, main: TimelineCall): number | null {
  const held = step.state === 'running' && step.claim_token === main.token
  if (held) return null
  const mine = step.done_token === main.token || main.to === null
  return mine ? (step.ended_at ?? main.to) : main.to
}

export const nothing: Omit<Span, 'what' | 'from' | 'to'> = {
  reason: null,
  until: null,
  attempt: null,
  outcome: null,
  class: null,
  code: null,
  message: null,
  because: null,
  worker: null,
  calls: [],
}

export function workSpan(step: TimelineStep, { token, from, to, main, calls }: Attempt): Span {
  const outcome = to === null ? null : outcomeOf(step, token, main)
  return {
    ...nothing,
    what: 'work',
    from,
    to,
    attempt: main.attempt,
    outcome,
    class: main.class,
    code: main.code,
    message: outcome === 'final' ? step.message : null,
    because: main.because,
    worker: main.worker,
    calls,
  }
}

// What bars the way before anything is sent: the step is put off, and nothing of it failed.
const barred = new Set([
  'cancelled',
  'budget',
  'unserved',
  'rate_limit',
  'slow_down',
  'concurrency_limit',
  'daily_quota',
])

/** Null: nothing came of it and nothing failed, such as a try that was given back before anything was sent. */
function outcomeOf(step: TimelineStep, token: string, main: TimelineCall): Span['outcome'] {
  // What a mend that was taken back had made was good; what made it come to nothing has an error.
  if (step.done_token === token && step.state !== 'cancelled') return step.code === null ? 'ok' : 'final'
  if (main.state === 'failed' || main.state === 'unknown' || main.state === 'orphaned') return 'failed'
  return main.state === 'not_sent' && main.class !== null && !barred.has(main.class) ? 'failed' : null
}
