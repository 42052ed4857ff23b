import { request, type Dispatcher } from 'undici'

/** What came back. `retry_after_ms` is the receiver's own word. */
export type Answered = { status: number; retry_after_ms: number | null }

export type Posting = {
  url: string
  headers: Record<string, string>
  body: string
  /** For everything together: name, connection, request, and the head of the answer. */
  timeout_ms: number
  signal: AbortSignal
}

const mostBody = 64 * 1024
const bodyWait_ms = 1_000

/**
 * Sends one POST and answers as soon as the head of the answer is there. Redirects are not followed. The body of the answer
 * is nobody's business: up to 64 KB of it are read for a second, as is polite, and kept nowhere. Throws what kept it from
 * being answered.
 */
export async function post(posting: Posting, dispatcher: Dispatcher): Promise<Answered> {
  const { statusCode, headers, body } = await request(posting.url, {
    method: 'POST',
    headers: posting.headers,
    body: posting.body,
    dispatcher,
    signal: AbortSignal.any([posting.signal, AbortSignal.timeout(posting.timeout_ms)]),
  })
  // However its body ends: what counts is here.
  body.on('error', () => {})
  await body.dump({ limit: mostBody, signal: AbortSignal.timeout(bodyWait_ms) }).catch(() => {})
  body.destroy()
  const said = (name: string) => [headers[name] ?? []].flat()[0]
  return { status: statusCode, retry_after_ms: retryAfter(said('retry-after'), said('date'), Date.now()) }
}

/** Milliseconds, from seconds or from a date, which is read against the answer's own clock if it tells it. */
export function retryAfter(text: string | undefined, date: string | undefined, now: number): number | null {
  if (text === undefined) return null
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const [until, clock] = [Date.parse(text), Date.parse(date ?? '')]
  if (!/^\w{3,9}, /.test(text) || Number.isNaN(until)) return null
  return Math.max(0, until - (Number.isNaN(clock) ? now : clock))
}
