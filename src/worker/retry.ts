import type { WaitReason } from '../book/step.ts'
import type { RetryPolicy } from '../pipeline/contract.ts'
import type { Failure } from '../providers/contract.ts'

/** What a step has behind it when its fate is decided. `tries`: failed tries before this one. */
export type History = { tries: number; attempt: number; deadline_in_ms: number }

export type Verdict =
  | { do: 'retry'; after_ms: number; because: string }
  | { do: 'wait'; after_ms: number; reason: WaitReason; because: string }
  | { do: 'give back'; because: string }
  | { do: 'bury'; because: string }

/**
 * Decides what becomes of a failed attempt. Pure: everything it looks at is passed in, `random` too, and `because` is
 * stored, so "why was this retried?" has an answer.
 *
 * - What cannot get better (bad request, refused key, refused content) is buried at once; a refused prompt is never sent
 *   again as it is.
 * - A rate limit costs no try, only time: the server's own word if it gave one, else backoff.
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
  if ((verdict.do === 'retry' || verdict.do === 'wait') && verdict.after_ms > history.deadline_in_ms)
    return { do: 'bury', because: `${verdict.because}, but the book's deadline comes first` }
  return verdict
}

function judgeClass(failure: Failure, history: History, policy: RetryPolicy, random: () => number): Verdict {
  switch (failure.class) {
    case 'cancelled':
      return { do: 'give back', because: 'its worker stopped before it could finish' }
    case 'moderation':
      return { do: 'bury', because: 'the content was refused; the same prompt is not sent again' }
    case 'invalid_request':
      return { do: 'bury', because: 'the request itself is wrong; sending it again cannot help' }
    case 'auth':
      return { do: 'bury', because: 'the key was refused' }
    case 'rate_limit': {
      const after_ms = failure.retry_after_ms ?? backoff(history.attempt, policy.rate_limit, random)
      const said = failure.retry_after_ms === undefined ? 'our backoff' : "the provider's word"
      return {
        do: 'wait',
        reason: 'limit',
        after_ms,
        because: `rate limited (${failure.code}); wait by ${said}`,
      }
    }
    case 'bad_output':
      return retryUpTo(Math.min(policy.bad_output + 1, policy.tries), failure, history, policy, random)
    case 'overloaded':
    case 'transient':
    case 'timeout':
    case 'internal':
      return retryUpTo(policy.tries, failure, history, policy, random)
  }
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
