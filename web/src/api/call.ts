import type { Operations } from '../../../client/api.ts'

export type { Book, Order, Page, Revision } from '../../../client/api.ts'

type Name = keyof Operations
export type Answer<Of extends Name> = Operations[Of]['answer']
type Given<T> = undefined extends T ? never : {} extends T ? never : T
/** What an operation must be given; a query or a body may be left out where all of it may. `heard` sees the answer before its body. */
type Asked<Of extends Name> = {
  [
    Part in 'params' | 'query' | 'body' as [Given<Operations[Of][Part]>] extends [never] ? never : Part
  ]: Operations[Of][Part]
} & {
  query?: Operations[Of]['query']
  body?: Operations[Of]['body']
  headers?: Record<string, string>
  signal?: AbortSignal
  heard?: (answer: Response) => void
}

export type FieldError = { field: string; message: string }

/** A refusal of the API, as it words it (RFC 9457); `code` is `offline` when no answer came at all. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly errors: FieldError[]
  /** Seconds after which to try again, if it says so. */
  readonly retry_after: number | null
  constructor(
    status: number,
    problem: { code?: string; title?: string; detail?: string; errors?: FieldError[] },
    retry_after: number | null = null,
  ) {
    super(problem.detail ?? problem.title ?? String(status))
    this.status = status
    this.code = problem.code ?? ''
    this.errors = problem.errors ?? []
    this.retry_after = retry_after
  }
}

/** The address of a call: `{id}` and the like filled in, what is undefined left out of the query. */
export function addressOf(
  path: string,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return search ? `${filled}?${search}` : filled
}

/** One call of the API, named as in its document: `call('POST /v1/books/{id}/cancel', { params: { id } })`. */
export async function call<Of extends Name>(name: Of, asked: Asked<Of>): Promise<Answer<Of>> {
  const [method = 'GET', path = ''] = name.split(' ')
  const { params, query, body, headers, signal, heard } = asked as {
    params?: Record<string, unknown>
    query?: Record<string, unknown>
    body?: unknown
    headers?: Record<string, string>
    signal?: AbortSignal
    heard?: (answer: Response) => void
  }
  const answer = await fetch(addressOf(path, params, query), {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new Refusal(0, { code: 'offline' })
  })
  heard?.(answer)
  if (answer.status === 204) return undefined as unknown as Answer<Of>
  const said: unknown = await answer.json().catch((error: unknown) => {
    if (signal?.aborted) throw error
    // Half an answer is none; a refusal is one even without words.
    if (answer.ok) throw new Refusal(0, { code: 'offline' })
    return {}
  })
  if (!answer.ok) throw new Refusal(answer.status, Object(said), retryAfter(answer))
  return said as Answer<Of>
}

function retryAfter({ headers }: Response): number | null {
  const said = headers.get('retry-after')
  if (said === null) return null
  const seconds = /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(seconds, 0) : null
}
