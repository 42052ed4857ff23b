import {
  Agent,
  type Dispatcher,
  fetch as undiciFetch,
  type RequestInit as UndiciInit,
  type Response as UndiciResponse,
} from 'undici'

/** How far a request got. `not_sent` is a proof: its socket was never written to. */
export type Phase = 'not_sent' | 'sent' | 'headers' | 'body' | 'done'

/**
 * What became of the newest request of a call; `ever_sent` and `accepted` are of all of them. Times are milliseconds since
 * 1970. The object changes while the call runs.
 */
export type Trace = {
  phase: Phase
  /** Null until there was a request: then whatever failed was no matter of the network. */
  method: string | null
  status: number | null
  headers: Headers | null
  /** Text of an answer that is an error (its first 64 KiB) or JSON or text of at most 64 KiB. */
  body: string | null
  /** The answer was longer than may be, and cut. */
  too_large: boolean
  sent_at: number | null
  headers_at: number | null
  /** Some request of this call was written to a socket. */
  ever_sent: boolean
  /** Some request of this call that can cost money was answered with 2xx: the provider has taken it. */
  accepted: boolean
}

export type TransportOptions = {
  /** The longest answer, decoded, in bytes. */
  max_body_bytes?: number
  now?: () => number
}

const megabyte = 1024 * 1024
const keptBytes = 64 * 1024
const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD'

let shared: Agent | undefined

/**
 * Pictures take minutes, so only the caller's signal ends the wait for an answer. HTTP/1.1 alone: there a request has its
 * connection to itself, and its first byte can be seen. No kept-alive connection older than a few seconds is used again: one
 * that the server is just closing would make a paid request's outcome unknown.
 */
const agent = (): Agent =>
  (shared ??= new Agent({
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 30_000,
    allowH2: false,
    connect: { timeout: 10_000 },
  }))

/** Closes every connection; the next request opens new ones. */
export async function closeTransport(): Promise<void> {
  const old = shared
  shared = undefined
  await old?.destroy()
}

/**
 * A `fetch` for one call, and what is known of its requests. It never sends a request twice; only GET follows redirects, and
 * none to another origin. No deadline but `signal`, and 10 s to connect.
 */
export function trackedFetch(options: TransportOptions = {}): {
  fetch: typeof globalThis.fetch
  trace: Trace
} {
  const { max_body_bytes = 40 * megabyte, now = Date.now } = options
  const trace: Trace = { ...unsent, method: null, ever_sent: false, accepted: false }

  async function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init)
    Object.assign(trace, unsent, { method: request.method })
    const response = await followed(request.url, {
      method: request.method,
      headers: [...request.headers],
      // As bytes: undici does not know the FormData of Node, and a length is kinder to servers than chunks.
      body: request.body ? new Uint8Array(await request.arrayBuffer()) : null,
      redirect: 'manual',
      signal: init?.signal ?? request.signal,
      dispatcher: agent().compose(watch(trace, now)),
    })
    const body = response.body as ReadableStream<Uint8Array> | null
    const answer = new Response(body && measured(body, trace, max_body_bytes), {
      status: Math.min(Math.max(response.status, 200), 599),
      statusText: response.statusText.replace(/[^ -~]/g, ''),
      headers: [...response.headers],
    })
    return Object.defineProperty(answer, 'url', { value: response.url })
  }
  return { fetch, trace }
}

const mostRedirects = 5
type UndiciRequest = UndiciInit & { method: string }

/** What answers at last. Whatever the header a key travels in, it goes to no other origin: such a redirect is the answer. */
async function followed(from: string, request: UndiciRequest): Promise<UndiciResponse> {
  let url = from
  for (let hop = 0; ; hop++) {
    const response = await undiciFetch(url, request)
    const next = isSafe(request.method) && hop < mostRedirects ? sameOrigin(response, url) : null
    if (next === null) return response
    await response.body?.cancel()
    url = next
  }
}

function sameOrigin({ status, headers }: UndiciResponse, from: string): string | null {
  const to = [301, 302, 303, 307, 308].includes(status) ? headers.get('location') : null
  const next = to === null ? null : URL.parse(to, from)
  return next?.origin === new URL(from).origin ? next.href : null
}

const unsent = {
  phase: 'not_sent',
  status: null,
  headers: null,
  body: null,
  too_large: false,
  sent_at: null,
  headers_at: null,
} as const

function watch(trace: Trace, now: () => number): Dispatcher.DispatcherComposeInterceptor {
  let requests = 0
  const note = (news: Partial<Trace>): void => void Object.assign(trace, news)
  return (dispatch) => (options, handler) => {
    // The standard lets fetch send again after a 421; what may cost money is sent once.
    if (++requests > 1 && !isSafe(options.method)) throw new Error('A request is sent only once.')
    return dispatch(options, {
      // Called as the last thing before the first byte is written; a call that ended by now is dropped there, unwritten.
      onRequestStart(controller, context) {
        handler.onRequestStart?.(controller, context)
        if (!controller.aborted) note({ ...unsent, phase: 'sent', sent_at: now(), ever_sent: true })
      },
      onResponseStarted: () => handler.onResponseStarted?.(),
      onResponseStart(controller, status, headers, message) {
        if (status >= 200) {
          note({ phase: 'headers', status, headers: asHeaders(headers), headers_at: now() })
          if (!isSafe(options.method) && status < 300) trace.accepted = true
        }
        handler.onResponseStart?.(controller, status, headers, message)
      },
      onResponseData(controller, chunk) {
        trace.phase = 'body'
        handler.onResponseData?.(controller, chunk)
      },
      onResponseEnd(controller, trailers) {
        trace.phase = 'done'
        handler.onResponseEnd?.(controller, trailers)
      },
      onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
    })
  }
}

function asHeaders(given: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given))
    for (const one of [value ?? []].flat()) headers.append(name, one)
  return headers
}

/** The decoded body as it passes, its text kept if people or rules may need it, and cut where it gets too long. */
function measured(body: ReadableStream<Uint8Array>, trace: Trace, most: number): ReadableStream<Uint8Array> {
  const isError = (trace.status ?? 0) >= 400
  const isText = /json|^text\//i.test(trace.headers?.get('content-type') ?? '')
  const kept: Uint8Array[] = []
  let size = 0
  let room = isError || isText ? keptBytes : 0
  const text = (): string => new TextDecoder().decode(Buffer.concat(kept))
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength
        if (room > 0) {
          kept.push(chunk.slice(0, room))
          room -= Math.min(room, chunk.byteLength)
          if (isError) trace.body = text()
        }
        if (size <= most) return controller.enqueue(chunk)
        trace.too_large = true
        controller.error(new Error(`The answer is longer than ${most} bytes.`))
      },
      flush() {
        if (isText && size <= keptBytes) trace.body = text()
      },
    }),
  )
}
