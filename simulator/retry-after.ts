import type { Fault } from './config.ts'
import type { Reply } from './contract.ts'

const hour_ms = 3_600_000
const httpDate = (ms: number) => new Date(ms).toUTCString()

/** What a fault says of when to come back, in place of what the persona said. */
export function withRetryAfter(reply: Reply, { what, retry_after }: Fault, now: number): Reply {
  if (what === 'negative_retry_after') return replaced(reply, { 'retry-after': '-5' })
  if (what === 'skewed_retry_after') {
    const theirs = now - hour_ms
    return replaced(reply, { date: httpDate(theirs), 'retry-after': httpDate(theirs + 5000) })
  }
  return retry_after === undefined ? reply : replaced(reply, written(retry_after, now))
}

function written(retry_after: number | string, now: number): Record<string, string> {
  const [form = '', amount = ''] = String(retry_after).split(':')
  if (form === 'none') return {}
  if (form === 'ms') return { 'retry-after-ms': amount }
  if (form === 'date') return { 'retry-after': httpDate(now + Number(amount) * 1000) }
  return { 'retry-after': String(retry_after) }
}

function replaced(reply: Reply, headers: Record<string, string>): Reply {
  const { 'retry-after': _seconds, 'retry-after-ms': _ms, ...others } = reply.headers
  return { ...reply, headers: { ...others, ...headers } }
}

/** Milliseconds, where the fault gives a plain time: some personas say it in the body, too. */
export function waitOf({ retry_after }: Fault): number | undefined {
  if (typeof retry_after === 'number') return retry_after * 1000
  const [form, amount] = (retry_after ?? '').split(':')
  return form === 'ms' ? Number(amount) : form === 'date' ? Number(amount) * 1000 : undefined
}
