import {
  attemptsOf,
  nothing,
  workSpan,
  type Attempt,
  type History,
  type Hold,
  type LaidDown,
  type Span,
  type TimelineStep,
} from './timeline.ts'

/** How long after a call was settled its step lay down, at most, in milliseconds. */
const settling_ms = 2_000

/** A step with what it did when: its spans follow one another, and only the last may be open. */
export type StepSpans = { step: TimelineStep; spans: Span[] }

/**
 * What each step did when, from what the rows hold. A wait's reason and end are said where they were written down and belong
 * to this step for sure; else they are null, and the wait is said to last until the next try.
 */
export function spansOf(history: History): StepSpans[] {
  const calls = Map.groupBy(history.calls, (call) => call.step_id)
  const all = history.steps.map((step) => ({ step, attempts: attemptsOf(step, calls.get(step.id) ?? []) }))
  const waits = waitsOf(history, all)
  const plans = new Map(
    history.steps.flatMap((step) =>
      step.kind === 'plan' && step.ended_at !== null ? [[step.revision, step.ended_at] as const] : [],
    ),
  )
  return all.map(({ step, attempts }) => {
    if (step.copy) return { step, spans: [] }
    // The steps that follow a plan are there from its end on.
    const opened = history.opened.get(step.revision) ?? history.now
    const since = step.kind === 'plan' ? opened : Math.max(opened, plans.get(step.revision) ?? opened)
    const hold = history.holds.find((one) => one.queue === step.queue)
    return { step, spans: lifeOf(step, attempts, { since, hold, waits }) }
  })
}

type Around = { since: number; hold: Hold | undefined; waits: Waits }
/** What is known of the wait after an attempt; none: it lay down to no wait. */
type Waits = ReadonlyMap<Attempt, LaidDown>

function lifeOf(step: TimelineStep, attempts: Attempt[], { since, hold, waits }: Around): Span[] {
  const spans: Span[] = []
  const push = (span: Span) => {
    if (span.to === null || span.to > span.from || span.what === 'work') spans.push(span)
  }
  const first = attempts[0]
  let at = since
  if (step.after_open || step.after_at !== null) {
    const to = step.after_open ? step.ended_at : step.after_at
    push({ ...nothing, what: 'blocked', from: since, to: to === null ? null : Math.max(to, since) })
    if (step.after_open) return spans
    at = Math.max(since, step.after_at ?? since)
  }
  // Of very many attempts only the last are read: what was before them is not told.
  const cut = first !== undefined && step.attempt - attempts.length > 0 && first.main.attempt > 1
  let before: Attempt | null = null
  for (const attempt of attempts) {
    if (before !== null || !cut) for (const span of gap(at, attempt.from, before, waits)) push(span)
    push(workSpan(step, attempt))
    before = attempt
    if (attempt.to === null) return spans
    at = attempt.to
  }
  for (const span of rest(step, at, before, { hold, waits })) push(span)
  return spans
}

/** Between two tries: asleep until it was woken, then in line. */
function gap(from: number, to: number, before: Attempt | null, waits: Waits): Span[] {
  const wait = before && waits.get(before)
  if (!before || !wait) return [{ ...nothing, what: 'queued', from, to }]
  const woken = Math.min(wait.until ?? to, to)
  const { reason, until } = wait
  return [
    { ...nothing, what: 'wait', from, to: woken, reason, until, because: before.main.because },
    { ...nothing, what: 'queued', from: Math.max(from, woken), to },
  ]
}

/** After its last try. */
function rest(
  step: TimelineStep,
  from: number,
  before: Attempt | null,
  { hold, waits }: Pick<Around, 'hold' | 'waits'>,
): Span[] {
  if (step.state === 'sleeping') {
    const { wait_reason: reason, due_at: until, because } = step
    return [{ ...nothing, what: 'wait', from, to: null, reason, until, because }]
  }
  if (step.state === 'ready') return inLine(from, before, { hold, waits })
  const { ended_at } = step
  return ended_at !== null && ended_at > from ? gap(from, ended_at, before, waits) : []
}

/** Ready now: after a sleep that is over, maybe held with its whole queue. */
function inLine(
  from: number,
  before: Attempt | null,
  { hold, waits }: Pick<Around, 'hold' | 'waits'>,
): Span[] {
  const woken = before && waits.get(before)?.until
  const slept = typeof woken === 'number' ? gap(from, woken, before, waits).slice(0, 1) : []
  const ready = typeof woken === 'number' ? Math.max(from, woken) : from
  if (!hold) return [...slept, { ...nothing, what: 'queued', from: ready, to: null }]
  const since = Math.max(ready, hold.since ?? ready)
  const { reason, until, because } = hold
  return [
    ...slept,
    { ...nothing, what: 'queued', from: ready, to: since },
    { ...nothing, what: 'wait', from: since, to: null, reason, until, because },
  ]
}

/**
 * Which wait came after which attempt. An event is written in the statement that lays steps down, and names the wait of the
 * one that wakes first; so it is one attempt's for sure, if only one ended then, and the reason is known of all if all ended
 * in the same way.
 */
function waitsOf({ laid_down }: History, all: { step: TimelineStep; attempts: Attempt[] }[]): Waits {
  const sharers = new Map<LaidDown, Attempt[]>()
  for (const { step, attempts } of all)
    for (const [index, attempt] of attempts.entries()) {
      const { to } = attempt
      if (to === null || step.done_token === attempt.token) continue
      const before = attempts[index + 1]?.from ?? Number.POSITIVE_INFINITY
      const event = laid_down.find((one) => one.at >= to && one.at <= before && one.at - to <= settling_ms)
      if (event) sharers.set(event, [...(sharers.get(event) ?? []), attempt])
    }
  return new Map([...sharers].flatMap(([event, attempts]) => shared(event, attempts)))
}

function shared(event: LaidDown, attempts: Attempt[]): [Attempt, LaidDown][] {
  // Settled in the very statement that wrote the event: those that ended a moment before are other steps'.
  const sure = attempts.filter((attempt) => attempt.to === event.at)
  const own = sure.length > 0 ? sure : attempts
  const alike = new Set(own.map((attempt) => attempt.main.class)).size === 1
  const until = own.length === 1 ? event.until : null
  return own.map((attempt) => [attempt, { at: event.at, reason: alike ? event.reason : null, until }])
}
