import { duration, moment, usd as dollars } from '../ops/numbers.ts'
import { words } from '../words.ts'
import { tellsOf } from './rows.ts'
import type { Call, Span, Step } from './told.ts'

const say = words.timeline

export function nameOf({ kind, page, revision }: Step): string {
  const named = say.kinds[kind] ?? kind
  const of = page > 0 ? say.page(page, named) : named
  return revision > 1 ? `${of}, ${say.revision(revision)}` : of
}

export function stateOf({ state, attempts, copy }: Step): string {
  if (copy) return say.kept
  const word = say.states[state] ?? state
  return attempts > 1 ? `${word}, ${say.tries(attempts)}` : word
}

export const secondsOf = ({ from, to }: { from: string; to: string | null }, now: number): number =>
  Math.max(0, (to ? Date.parse(to) : now) - Date.parse(from)) / 1_000

/** What failed, as it was classed; the provider's own words only where a step is opened. */
const troubleOf = ({ class: kind, code, calls }: Span): string => {
  const http = calls.findLast((call) => call.http_status !== null && call.http_status >= 400)?.http_status
  return [http, code ?? kind].filter(Boolean).join(' ') || say.failed
}

/** One span in words: why it waited, or how a try ended and because of what. */
export function noteOf(span: Span, now: number): string {
  const time = duration(secondsOf(span, now))
  const because = span.because ? [say.because(span.because)] : []
  if (span.what === 'wait') {
    const until = span.until && Date.parse(span.until) > now ? moment(span.until) : null
    const said = span.to ? say.waited(time, reasonOf(span)) : say.waits(time, reasonOf(span), until)
    return [said, ...because].join(', ')
  }
  if (span.outcome === 'final') return say.gaveUp(span.attempt, troubleOf(span), span.because)
  const came = span.outcome === 'ok' ? say.ok : span.to ? say.givenBack : say.works
  const what = span.outcome === 'failed' ? troubleOf(span) : came
  return say.tried(span.attempt, [what, time, ...because].join(', '))
}

const reasonOf = ({ reason }: Span) => (reason === null ? say.unwritten : (say.reasons[reason] ?? reason))

const mostNotes = 3

/** What a closed row says beside its bar: its waits of a second or more, and what went wrong. The newest, if there are many. */
export function notesOf(step: Step, now: number): string {
  const told = tellsOf(step).filter((span) =>
    span.what === 'wait' ? span.to === null || secondsOf(span, now) >= 1 : span.outcome === 'failed' || span.outcome === 'final',
  )
  const some = told.slice(-mostNotes).map((span) => noteOf(span, now))
  return [...some, ...(told.length > mostNotes ? [say.more(told.length - mostNotes)] : [])].join('; ')
}

/** "page 2 picture, done, 2 tries, waited 40 s for limit, worked 18 s, 4 cents" */
export function sentenceOf(step: Step, notes: string): string {
  const waits = step.spans.filter(({ what, reason }) => what === 'wait' && reason !== null)
  const reasons = [...new Set(waits.map(({ reason }) => say.reasons[reason ?? ''] ?? ''))].join(', ')
  return [
    nameOf(step),
    stateOf(step),
    ...(step.waited_s >= 1 ? [say.spokenWaited(duration(step.waited_s), reasons)] : []),
    ...(step.worked_s > 0 ? [say.spokenWorked(duration(step.worked_s))] : []),
    ...(step.usd ? [say.cents(step.usd)] : []),
    ...(notes ? [notes] : []),
  ].join(', ')
}

/** A call of a try, as its row in the ledger has it. */
export const callOf = (call: Call, now: number): string =>
  [
    call.purpose,
    [call.provider, call.model].filter(Boolean).join('/'),
    call.key_ref,
    call.state,
    call.http_status === null ? null : say.http(call.http_status),
    duration(secondsOf(call, now)),
    call.usd === null ? null : dollars(call.usd),
  ]
    .filter(Boolean)
    .join(' · ')
