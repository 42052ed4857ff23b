import type { Span, TimelineCall } from './timeline.ts'

/** What a call cost for nothing: paid, or maybe paid, for a try that failed, was refused, or whose answer nobody used. */
export const isWasted = ({ state }: Pick<TimelineCall, 'state'>): boolean =>
  state === 'failed' || state === 'unknown' || state === 'orphaned'

export const usdOf = (calls: readonly TimelineCall[]): number => sum(calls.map((call) => call.usd))
export const wastedOf = (calls: readonly TimelineCall[]): number => usdOf(calls.filter(isWasted))

/** Seconds of a step in line or asleep, and at work; what it was blocked for is its predecessors' time. */
export function stepSeconds(spans: readonly Span[], now: number): { waited_s: number; worked_s: number } {
  const of = (...whats: Span['what'][]) =>
    sum(spans.filter((span) => whats.includes(span.what)).map((span) => (span.to ?? now) - span.from))
  return { waited_s: seconds(of('queued', 'wait')), worked_s: seconds(of('work')) }
}

/** Seconds in which any step of a book was at work; and in which none was, although the book was being made. */
export function bookSeconds(spans: readonly Span[], now: number): { waited_s: number; worked_s: number } {
  const made = covered(spans, now)
  const worked = covered(
    spans.filter((span) => span.what === 'work'),
    now,
  )
  return { waited_s: seconds(made - worked), worked_s: seconds(worked) }
}

function covered(spans: readonly Span[], now: number): number {
  const sorted = spans.map(({ from, to }) => ({ from, to: to ?? now })).sort((a, b) => a.from - b.from)
  let total = 0
  let end = Number.NEGATIVE_INFINITY
  for (const { from, to } of sorted) {
    total += Math.max(0, to - Math.max(from, end))
    end = Math.max(end, to)
  }
  return total
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const seconds = (ms: number) => Math.max(0, Math.round(ms) / 1_000)
