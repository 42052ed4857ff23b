import { classify } from '../classify.ts'
import type { Answer, CallContext, LimitNews, Usage } from '../contract.ts'
import type { Endpoint, ProviderName } from '../keys.ts'
import { limitNews } from '../limit-news.ts'
import type { Prices } from '../prices.ts'
import type { Rule } from '../rules.ts'
import { trackedFetch, type Trace } from '../transport.ts'
import { download } from './download.ts'

/**
 * What every model of a provider needs to know. `prices` are the operator's own; `poll_ms` the first and the longest pause
 * between two questions after a job, in milliseconds.
 */
export type Setup = {
  provider: ProviderName
  endpoint: Endpoint
  rules: readonly Rule[]
  prices: Prices
  /** Every key of this process: none of them may come back in a message. */
  secrets: readonly string[]
  poll_ms: readonly [number, number]
}

/** What one call is sent with. */
export type Wire = {
  fetch: typeof globalThis.fetch
  trace: Trace
  secret: string
  headers: Record<string, string>
  signal: AbortSignal
}

/** An answer that came, was paid, and is of no use. `used`: what it cost; `code`: why, if the answer itself does not say. */
export class UselessAnswer extends Error {
  override readonly name = 'UselessAnswer'
  readonly code: string
  readonly used: Usage['units']

  constructor(code: string, message: string, used: Usage['units'], cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.used = used
  }
}

/** A body that says an error, whatever its status. `finish`: why the model stopped, where the body has other words. */
export class SaidError extends Error {
  override readonly name = 'SaidError'
  readonly body: unknown
  readonly finish: string | undefined

  constructor(message: string, body: unknown, finish?: string) {
    super(message)
    this.body = body
    this.finish = finish
  }
}

/** What a call brought. `request_id`: what the provider knows it by, if its headers do not say. */
export type Brought<T> = { value: T; units: Usage['units']; request_id?: string }
type Run<T> = (wire: Wire) => Promise<Brought<T>>
type Price = (units: Usage['units']) => number

/**
 * Makes one call and turns whatever happens into an answer. Never throws. `polling` says of an error whether only asking
 * for a job failed, which the provider has.
 */
export async function attempt<T>(
  setup: Setup,
  call: CallContext,
  price: Price,
  run: Run<T>,
  polling?: (error: unknown) => boolean,
): Promise<Answer<T>> {
  const { fetch, trace } = trackedFetch()
  const secret = call.key?.secret ?? ''
  const headers = { 'Idempotency-Key': call.idempotency_key }
  const usageOf = ({ units, request_id = requestId(trace) }: Omit<Brought<T>, 'value'>): Usage => ({
    usd: price(units),
    units,
    ...(request_id !== undefined && { request_id }),
  })
  try {
    const brought = await run({ fetch, trace, secret, headers, signal: call.signal })
    const news = withNews(limitNews(setup.provider, trace))
    return { ok: true, value: brought.value, usage: usageOf(brought), ...news }
  } catch (error) {
    const timed_out = call.signal.aborted && isTimeout(call.signal.reason)
    const { failure, news } = classify(
      {
        provider: setup.provider,
        trace,
        error,
        timed_out,
        aborted: call.signal.aborted && !timed_out,
        secrets: setup.secrets,
        ...(error instanceof SaidError && { body: error.body }),
        ...(error instanceof SaidError && error.finish && { finish: error.finish }),
        ...(error instanceof UselessAnswer && { usage: usageOf({ units: error.used }) }),
        ...(polling && { polling: polling(error) }),
      },
      setup.rules,
    )
    return { ok: false, failure, ...withNews(news) }
  }
}

const isTimeout = (reason: unknown): boolean => reason instanceof Error && reason.name === 'TimeoutError'

const withNews = (news: LimitNews | undefined): { news?: LimitNews } => (news ? { news } : {})

const idHeaders = ['x-request-id', 'request-id', 'apim-request-id', 'x-fal-request-id']

/** What the provider calls the request, for asking it about one. */
const requestId = ({ headers }: Trace): string | undefined =>
  idHeaders
    .map((name) => headers?.get(name))
    .find(Boolean)
    ?.slice(0, 200)

/**
 * A `fetch` that sends once: some SDKs go on by themselves (a long answer in parts, say), and only the ledger may pay again.
 * What an answer points to is downloaded as any result is, without the key.
 */
export function sendingOnce({ fetch, signal }: Wire, endpoint: Endpoint): typeof globalThis.fetch {
  let sent = false
  return async (input, init) => {
    const { method, url } = new Request(input, { method: init?.method ?? 'GET' })
    if (method === 'GET') return new Response(Buffer.from(await download(url, endpoint.base_url, signal)))
    if (sent) throw new Error('The provider wanted a second paid request for one call.')
    sent = true
    return await fetch(input, init)
  }
}
