import type { WaitReason } from '../book/step.ts'
import type { RetryPolicy } from '../pipeline/contract.ts'
import type { Failure } from '../providers/contract.ts'

/**
 * What a step has behind it when its fate is decided. `tries`: failed tries before this one; `unknowns`: calls of it whose
 * outcome nobody knows, this one included.
 */
export type History = {
  tries: number
  attempt: number
  unknowns: number
  bad_outputs: number
  deadline_in_ms: number
}

type Burial = { do: 'bury'; because: string }
export type Verdict =
  | { do: 'retry'; after_ms: number; because: string }
  | { do: 'wait'; after_ms: number; reason: WaitReason; because: string }
  | { do: 'give back'; because: string }
  | Burial
  /** Nothing can serve this step, nor any like it. */
  | { do: 'fail book'; because: string }

/**
 * Decides what becomes of a failed attempt. Pure: everything it looks at is passed in, `random` too, and `because` is
 * stored, so "why was this retried?" has an answer.
 *
 * - What cannot get better (a bad request, refused content) is buried at once; a refused prompt is never sent again as it
 *   is. A refused sample may be drawn once more.
 * - A key that is refused or out of money costs no try: another key is used, or the step waits for one.
 * - A limit costs no try, only time: the server's own word if it gave one, else backoff.
 * - An outcome nobody knows may have been paid: it is sent again only as often as the policy allows.
 * - Everything else costs a try. The server's `Retry-After` beats our backoff.
 * - No wait goes past the book's deadline.
 */
export function judge(
  failure: Failure,
  history: History,
  policy: RetryPolicy,
  random: () => number,
): Verdict {
  const verdict = judgeClass(failure, history, policy, random)
  return notPast(history.deadline_in_ms, verdict, "the book's deadline")
}

/** Nothing waits past its deadline: what would is buried instead. */
export function notPast<T extends Verdict>(deadline_in_ms: number, verdict: T, named: string): T | Burial {
  if ((verdict.do !== 'retry' && verdict.do !== 'wait') || verdict.after_ms <= deadline_in_ms) return verdict
  return { do: 'bury', because: `${verdict.because}, but ${named} comes first` }
}

function judgeClass(failure: Failure, history: History, policy: RetryPolicy, random: () => number): Verdict {
  if (failure.sent === 'unknown' && history.unknowns > policy.unknown)
    return {
      do: 'bury',
      because: `${history.unknowns} calls have an outcome that nobody knows; a person must say whether to pay again`,
    }
  const barred = judgeBarred(failure, history, policy, random)
  if (barred) return barred
  switch (failure.class) {
    case 'moderation_input':
      return { do: 'bury', because: 'the content was refused; the same prompt is not sent again' }
    case 'invalid_request':
      return { do: 'bury', because: 'the request itself is wrong; sending it again cannot help' }
    case 'moderation_output':
      return retryUpTo(2, failure, history, policy, random)
    case 'bad_output':
      return badOutput(failure, history, policy, random)
    case 'unknown':
      return retryUpTo(Math.min(3, policy.tries), failure, history, policy, random)
    default:
      return retryUpTo(policy.tries, failure, history, policy, random)
  }
}

/** What costs no try: the way is barred for all, and the step waits until it is open. Null: something went wrong with it. */
function judgeBarred(
  failure: Failure,
  history: History,
  policy: RetryPolicy,
  random: () => number,
): Verdict | null {
  const { class: kind, code, message: because, retry_after_ms } = failure
  switch (kind) {
    case 'cancelled':
      return { do: 'give back', because: 'its worker stopped before it could finish' }
    case 'auth':
    case 'permission':
    case 'quota_exhausted':
    case 'model_gone': {
      const reason = `${kind} (${code}); another key, or none, may serve`
      return { do: 'wait', reason: 'provider', after_ms: 0, because: reason }
    }
    case 'rate_limit':
    case 'slow_down':
    case 'concurrency_limit':
    case 'daily_quota':
      return waitForLimit(failure, history, policy, random)
    case 'budget':
      return { do: 'wait', reason: 'budget', after_ms: retry_after_ms ?? 60_000, because }
    case 'unserved':
      if (retry_after_ms === undefined) return { do: 'fail book', because }
      return { do: 'wait', reason: 'provider', after_ms: retry_after_ms, because }
    default:
      return null
  }
}

/** Counted by themselves: a call that was cut before says nothing of what the model can do. */
function badOutput(failure: Failure, history: History, policy: RetryPolicy, random: () => number): Verdict {
  if (history.bad_outputs < policy.bad_output)
    return retryUpTo(policy.tries, failure, history, policy, random)
  const because = `bad_output (${failure.code}), for the ${history.bad_outputs + 1}. time`
  return { do: 'bury', because }
}

function waitForLimit(
  failure: Failure,
  history: History,
  policy: RetryPolicy,
  random: () => number,
): Verdict {
  const after_ms = failure.retry_after_ms ?? backoff(history.attempt, policy.rate_limit, random)
  const said = failure.retry_after_ms === undefined ? 'our backoff' : "the provider's word"
  const because = `${failure.class} (${failure.code}); wait by ${said}`
  return { do: 'wait', reason: 'limit', after_ms, because }
}

function retryUpTo(
  most: number,
  failure: Failure,
  history: History,
  policy: RetryPolicy,
  random: () => number,
): Verdict {
  const tried = history.tries + 1
  const what = `${failure.class} (${failure.code})`
  if (tried >= most) return { do: 'bury', because: `${what} on try ${tried} of ${most}` }
  const after_ms = failure.retry_after_ms ?? backoff(tried, policy.transient, random)
  return { do: 'retry', after_ms, because: `${what} on try ${tried} of ${most}` }
}

/** Exponential, with 50–100 % jitter so that those who failed together do not come back together. Milliseconds. */
export function backoff(
  attempt: number,
  { base_ms, cap_ms }: { base_ms: number; cap_ms: number },
  random: () => number,
): number {
  // 2^30 is past every cap; more would overflow for an absurd attempt number.
  const full = Math.min(cap_ms, base_ms * 2 ** Math.min(Math.max(attempt - 1, 0), 30))
  return Math.round(full * (0.5 + random() / 2))
}
