import type { Failure, LimitNews } from './contract.ts'
import { limitNews } from './limit-news.ts'
import type { Rule } from './rules.ts'
import { scrub } from './scrub.ts'
import type { Trace } from './transport.ts'

/** Everything that was seen of a call that brought no value. */
export type Seen = {
  provider: string
  trace: Trace
  /** What was thrown, by the SDK or by us. */
  error?: unknown
  /** The parsed body of a failed poll, or of a 200 that says an error. */
  body?: unknown
  /** Why the model stopped, if an answer said so. */
  finish?: string
  /** The worker leaves: the call's signal was aborted. */
  aborted: boolean
  /** Our own deadline passed. */
  timed_out: boolean
  /** The provider has the job already: only the asking for it failed. Default: some request of the trace was taken. */
  polling?: boolean
  /** What must never be in a message: the key. */
  secrets?: readonly string[]
}

/** What became of a call that brought no value, and what its answer says of its limit group. Never throws. */
export function classify(
  seen: Seen,
  _rules: readonly Rule[],
): { failure: Failure; news: LimitNews | undefined } {
  const { trace } = seen
  const failure: Failure = {
    class: trace.phase === 'not_sent' ? 'not_sent' : 'unknown',
    code: 'unknown',
    message: scrub(`${seen.provider} failed: ${String(seen.error)}`, seen.secrets),
    sent: trace.phase === 'not_sent' ? 'no' : trace.phase === 'sent' ? 'unknown' : 'yes',
    charge: trace.phase === 'not_sent' ? 'no' : 'possible',
    scope: 'request',
  }
  return { failure, news: limitNews(seen.provider, trace) }
}
