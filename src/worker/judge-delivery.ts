import { notPast, type Verdict } from './retry.ts'

/** What came of sending a delivery: an answer, or what kept it from one. `word` is a code of the network's. */
export type Attempted =
  | { got: 'answer'; status: number; retry_after_ms: number | null }
  | { got: 'nothing'; why: 'timeout' | 'network' | 'not_public'; word: string }
  /** Not sent: this address may not be called, as the configuration is. */
  | { got: 'refusal'; because: string }
  /** Broken off by the worker: it may have arrived. */
  | { got: 'stop' }

export type Judged = {
  class: string
  because: string
  verdict: { do: 'arrived' } | Extract<Verdict, { do: 'retry' | 'give back' | 'bury' }>
}

/** `tries`: before this one. `waits_ms`: how long to wait after each try; when there is none left it is given up. */
export type DeliveryHistory = { tries: number; deadline_in_ms: number; waits_ms: readonly number[] }

const longestWait_ms = 24 * 3_600_000

/**
 * Decides what becomes of a delivery, as Standard Webhooks 1.0 says. Pure, like `judge`; `because` is stored.
 *
 * - Any 2xx: it arrived. 410: the receiver wants nothing more, ever. Everything else is a failure, a redirect too.
 * - A failure is tried again by the schedule, give or take a tenth, so that those who failed together do not come back
 *   together; not sooner than the receiver's `Retry-After`.
 */
export function judgeDelivery(attempted: Attempted, history: DeliveryHistory, random: () => number): Judged {
  const { class: kind, says } = named(attempted)
  if (attempted.got === 'stop')
    return { class: kind, because: says, verdict: { do: 'give back', because: says } }
  if (kind === 'ok') return { class: kind, because: says, verdict: { do: 'arrived' } }
  if (kind === 'gone' || attempted.got === 'refusal')
    return { class: kind, because: says, verdict: { do: 'bury', because: says } }
  const told = attempted.got === 'answer' ? attempted.retry_after_ms : null
  const verdict = again(says, told, history, random)
  return { class: kind, because: verdict.because, verdict }
}

function again(
  says: string,
  told: number | null,
  { tries, deadline_in_ms, waits_ms }: DeliveryHistory,
  random: () => number,
) {
  const because = `${says}, on try ${tries + 1} of ${waits_ms.length + 1}`
  const scheduled = waits_ms[tries]
  if (scheduled === undefined) return { do: 'bury', because } as const
  const after_ms = Math.max(scheduled * (0.9 + random() / 5), Math.min(told ?? 0, longestWait_ms))
  return notPast(
    deadline_in_ms,
    { do: 'retry', after_ms: Math.round(after_ms), because } as const,
    'the end of its time',
  )
}

const causes = {
  timeout: 'no answer came in time',
  network: 'the connection failed',
  not_public: 'its name leads to an address that may not be called',
}

function named(attempted: Attempted): { class: string; says: string } {
  if (attempted.got === 'stop') return { class: 'unknown', says: 'its worker was leaving' }
  if (attempted.got === 'refusal') return { class: 'refused', says: `its address ${attempted.because}` }
  if (attempted.got === 'nothing') {
    const says = causes[attempted.why]
    return { class: attempted.why, says: attempted.word === '' ? says : `${says} (${attempted.word})` }
  }
  return { class: classOf(attempted.status), says: `answered ${attempted.status}` }
}

function classOf(status: number): string {
  if (status >= 200 && status < 300) return 'ok'
  if (status === 410) return 'gone'
  if (status === 429) return 'rate_limit'
  if (status >= 500) return 'server_error'
  return status >= 300 && status < 400 ? 'redirect' : 'client_error'
}
