import type { Operations } from './api.ts'
import { errorOf, StorymillError } from './error.ts'

export type Fetch = (address: string, init: RequestInit) => Promise<Response>

export type StorymillOptions = {
  /** Where the service is, e.g. `http://127.0.0.1:4000`. */
  url: string
  /** An API key, `sk_…`. Not needed where the service asks for none. */
  key?: string | undefined
  /** In place of the global one: for proxies and tests. */
  fetch?: Fetch | undefined
  /** How often a call is repeated that may be. Default 5. */
  retries?: number | undefined
  /** The first wait before a repetition, in milliseconds; it doubles. Default 500. */
  backoff_ms?: number | undefined
  /**
   * How long an answer may take, in milliseconds: the whole of it, but of a file or an event stream only its beginning.
   * Default 30 000.
   */
  timeout_ms?: number | undefined
  /** The longest `Retry-After` that is waited for, in seconds; beyond it the error is thrown. Default 60. */
  patience_s?: number | undefined
}

/**
 * What a call may be repeated after. `always`: it does no harm however often it arrives. `refused`: only after an answer that
 * says that nothing was done.
 */
export type Repeat = 'always' | 'refused'

export type Call = {
  params?: Record<string, string | number> | undefined
  query?: Record<string, string | number | undefined> | undefined
  body?: unknown
  headers?: Record<string, string> | undefined
  signal?: AbortSignal | undefined
  repeat?: Repeat | undefined
}

export type Operation = keyof Operations
export type Answer<Name extends Operation> = Operations[Name]['answer']
/** Those that answer JSON, or nothing. */
export type JsonOperation = {
  [Name in Operation]: Response extends Answer<Name> ? never : Name
}[Operation]
/** A call with what this operation takes. */
export type CallOf<Name extends Operation> = Omit<Call, 'params' | 'query' | 'body'> & {
  params?: Operations[Name]['params']
  query?: Operations[Name]['query']
  body?: Operations[Name]['body']
}

/** Whether an answer is read whole at once, or left to come in. */
export type Body = 'whole' | 'open'

const longestBackoff_ms = 20_000
const refusals = new Set(['busy', 'too_many_requests'])

/** Sends calls to one service, and sends them again when that is safe. */
export class Connection {
  readonly url: string
  readonly #key: string | undefined
  readonly #fetch: Fetch
  readonly #timeout_ms: number
  readonly retries: number
  readonly backoff_ms: number
  readonly #patience_s: number

  constructor(options: StorymillOptions) {
    this.url = options.url.replace(/\/+$/, '')
    this.#key = options.key
    this.#fetch = options.fetch ?? ((address, init) => globalThis.fetch(address, init))
    this.#timeout_ms = options.timeout_ms ?? 30_000
    this.retries = options.retries ?? 5
    this.backoff_ms = options.backoff_ms ?? 500
    this.#patience_s = options.patience_s ?? 60
  }

  /** Makes a call of the API's own document and answers its JSON. */
  async json<Name extends JsonOperation>(name: Name, call: CallOf<Name> = {}): Promise<Answer<Name>> {
    const read = async (answer: Response): Promise<unknown> =>
      answer.status === 204 ? null : await answer.json()
    return (await this.#insist(name, call as Call, read)) as Answer<Name>
  }

  /** The same for what is no JSON: the whole of it. */
  async bytes(name: Operation, call: Call = {}): Promise<Uint8Array> {
    const read = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
    return await this.#insist(name, call, read, 'open')
  }

  /**
   * Makes a call once. Answers whatever the service does, errors too; throws only if there is no answer. The body is all here,
   * unless it is a success asked for as `open`: that one comes in as it is read, for as long as the signal lets it.
   */
  async once(name: Operation, call: Call, body: Body): Promise<Response> {
    const { signal } = call
    const begun = new AbortController()
    const late = setTimeout(
      () => begun.abort(new Error('The service did not answer in time')),
      this.#timeout_ms,
    )
    try {
      const either = signal ? AbortSignal.any([signal, begun.signal]) : begun.signal
      const answer = await this.#send(name, call, either)
      if (body === 'open' && answer.ok) return answer
      const all = await whole(answer)
      signal?.throwIfAborted()
      return all
    } catch (cause) {
      signal?.throwIfAborted()
      const message = `There is no answer from ${this.url}`
      throw new StorymillError(message, { code: 'no_answer', status: 0, cause })
    } finally {
      clearTimeout(late)
    }
  }

  async #send(
    name: Operation,
    { params = {}, query = {}, body, headers }: Call,
    signal: AbortSignal,
  ): Promise<Response> {
    const [method = 'GET', form = '/'] = name.split(' ')
    const path = form.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(params[field] ?? ''))
    const given = Object.entries(query).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, String(value)] as [string, string]],
    )
    const search = given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''
    return await this.#fetch(`${this.url}${path}${search}`, {
      method,
      headers: {
        ...(this.#key === undefined ? {} : { authorization: `Bearer ${this.#key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
    })
  }

  async #insist<T>(
    name: Operation,
    call: Call,
    read: (answer: Response) => Promise<T>,
    body: Body = 'whole',
  ): Promise<T> {
    for (let tried = 0; ; tried++) {
      const error = await this.#attempt(name, call, read, body)
      if (!(error instanceof StorymillError)) return error
      const wait_ms = this.#mayRepeat(error, name, call) ? this.wait_ms(tried, error.retry_after_s) : null
      if (tried >= this.retries || wait_ms === null) throw error
      await pause(wait_ms, call.signal)
    }
  }

  async #attempt<T>(
    name: Operation,
    call: Call,
    read: (answer: Response) => Promise<T>,
    body: Body,
  ): Promise<T | StorymillError> {
    try {
      const answer = await this.once(name, call, body)
      return answer.ok ? await read(answer) : await errorOf(answer)
    } catch (cause) {
      call.signal?.throwIfAborted()
      if (cause instanceof StorymillError) return cause
      return new StorymillError('The answer broke off', { code: 'no_answer', status: 0, cause })
    }
  }

  #mayRepeat({ status, code }: StorymillError, name: Operation, { repeat }: Call): boolean {
    if (status === 429 || (status === 503 && refusals.has(code))) return true
    // The first try of an order may still be on its way in when the second arrives.
    if (code === 'idempotency_in_flight') return true
    if ((repeat ?? (name.startsWith('GET ') ? 'always' : 'refused')) === 'refused') return false
    return status === 0 || status >= 500
  }

  /** How long to wait before the next try, from the service's word or by backoff with jitter; null: too long. */
  wait_ms(tried: number, retry_after_s: number | null): number | null {
    if (retry_after_s !== null) return retry_after_s > this.#patience_s ? null : retry_after_s * 1000
    const most = Math.min(this.backoff_ms * 2 ** tried, longestBackoff_ms)
    return most * (0.5 + Math.random() / 2)
  }
}

/** The answer with nothing left that could break off or be waited for. */
async function whole(answer: Response): Promise<Response> {
  if (!answer.body) return answer
  const { ok, status, headers } = answer
  const bytes = await answer.arrayBuffer().catch((cause: unknown) => {
    // An error is told by its status, even if its words are lost.
    if (ok) throw cause
    return null
  })
  return new Response(bytes, { status, headers })
}

/** Resolves after so long; throws the signal's reason as soon as it is aborted. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
