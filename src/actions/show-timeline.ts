import { allQueues } from '../book/machines.ts'
import { spansOf, type StepSpans } from '../book/timeline-spans.ts'
import { stepSeconds, usdOf } from '../book/timeline-sums.ts'
import type { Hold, Span, TimelineCall } from '../book/timeline.ts'
import type { Database } from '../db/database.ts'
import { readHolds } from '../db/holds.ts'
import { mostSteps, readHistory, type BookHistory } from '../db/read-history.ts'

/** What a book's rows tell, with the spans of its steps. */
export type Told = { history: BookHistory; holds: Hold[]; steps: StepSpans[] }

/** Null: there is no such book. */
export async function tellBook(db: Database, id: string): Promise<Told | null> {
  const query = db.query.bind(db)
  const [history, holds] = await Promise.all([readHistory(query, id), readHolds(query, allQueues)])
  if (!history) return null
  const opened = new Map(history.opened.map(({ revision, at }) => [revision, at]))
  return { history, holds, steps: spansOf({ ...history, opened, holds }) }
}

/** Every step of a book in its order, with what it did when; `problems`: only those where something went wrong or waits. */
export async function showTimeline(db: Database, id: string, problems: boolean): Promise<object | null> {
  const told = await tellBook(db, id)
  if (!told) return null
  const { history, steps } = told
  const { now, total_steps } = history
  const large = total_steps > mostSteps
  const shown = steps.filter((one) => (!problems && !large) || isProblem(one))
  const every = steps.flatMap(({ spans }) => spans)
  const times = every.flatMap(({ from, to }) => [from, to ?? now])
  return {
    from: iso(times.reduce((a, b) => Math.min(a, b), history.opened[0]?.at ?? now)),
    to: iso(times.reduce((a, b) => Math.max(a, b), history.opened[0]?.at ?? now)),
    now: iso(now),
    steps: shown.map((one) => stepView(one, now)),
    summary: summaryOf(steps, now),
    total_steps,
    left_out: total_steps - shown.length,
  }
}

/** It died, a try of it failed, or it waits now for something that is not its turn. */
export const isProblem = ({ step, spans }: StepSpans): boolean =>
  step.state === 'dead' ||
  spans.some(({ outcome }) => outcome === 'failed' || outcome === 'final') ||
  spans.at(-1)?.what === 'wait'

/** What each kind of step took, all in all. */
function summaryOf(steps: StepSpans[], now: number) {
  const kinds = Map.groupBy(steps, ({ step }) => `${step.kind} ${step.state}`)
  return [...kinds.values()].map((of) => {
    const seconds = of.map(({ spans }) => stepSeconds(spans, now))
    return {
      kind: of[0]?.step.kind ?? '',
      state: of[0]?.step.state ?? '',
      steps: of.length,
      waited_s: total(seconds.map((one) => one.waited_s)),
      worked_s: total(seconds.map((one) => one.worked_s)),
      usd: total(of.map(({ spans }) => usdOf(spans.flatMap(({ calls }) => calls)))),
    }
  })
}

const total = (numbers: number[]) => Math.round(numbers.reduce((sum, one) => sum + one, 0) * 1e6) / 1e6

function stepView({ step, spans }: StepSpans, now: number) {
  const { id, key, kind, page, queue, state, revision, tries, attempt: attempts, copy } = step
  const usd = usdOf(spans.flatMap(({ calls }) => calls))
  return {
    id,
    key,
    kind,
    page,
    queue,
    state,
    revision,
    tries,
    attempts,
    copy,
    ...stepSeconds(spans, now),
    usd,
    spans: spans.map(spanView),
  }
}

function spanView(span: Span) {
  const { from, to, until, calls, ...rest } = span
  return { ...rest, from: iso(from), to: orNull(to), until: orNull(until), calls: calls.map(callView) }
}

function callView(call: TimelineCall) {
  const { purpose, state, model, key_ref, code, usd, from, to } = call
  // A model's id is PROVIDER:MODEL.
  const cut = model?.indexOf(':') ?? -1
  const status = /^http_(\d{3})$/.exec(code ?? '')?.[1]
  return {
    purpose,
    provider: cut > 0 ? (model?.slice(0, cut) ?? null) : null,
    model: cut > 0 ? (model?.slice(cut + 1) ?? null) : model,
    key_ref,
    state,
    from: iso(from),
    to: orNull(to),
    http_status: status === undefined ? null : Number(status),
    usd,
  }
}

const iso = (ms: number) => new Date(ms).toISOString()
const orNull = (ms: number | null) => (ms === null ? null : iso(ms))
