/** An answer of the service that is no success, or no answer at all (`status` 0, `code` `no_answer`). */
export class StorymillError extends Error {
  /** Of the service's catalogue, e.g. `credits_short`, `not_found`, `invalid_order`. */
  readonly code: string
  /** HTTP status; 0 if there was none. */
  readonly status: number
  readonly detail: string | null
  /** What is wrong with which field; only for `status` 422. */
  readonly errors: readonly FieldError[]
  /** When the service says it may be asked again, in seconds. */
  readonly retry_after_s: number | null

  constructor(
    message: string,
    more: {
      code: string
      status: number
      detail?: string | null
      errors?: readonly FieldError[]
      retry_after_s?: number | null
      cause?: unknown
    },
  ) {
    super(message, more.cause === undefined ? {} : { cause: more.cause })
    this.name = 'StorymillError'
    this.code = more.code
    this.status = more.status
    this.detail = more.detail ?? null
    this.errors = more.errors ?? []
    this.retry_after_s = more.retry_after_s ?? null
  }
}

export type FieldError = { field: string; message: string }

/** An answer that is no success, read as far as it can be: what stands between may speak no JSON. */
export async function errorOf(answer: Response): Promise<StorymillError> {
  const said: unknown = await answer.json().catch(() => null)
  const problem = (typeof said === 'object' && said !== null ? said : {}) as Record<string, unknown>
  const text = (name: string) => (typeof problem[name] === 'string' ? problem[name] : null)
  const errors = Array.isArray(problem['errors']) ? (problem['errors'] as FieldError[]) : []
  const fields = errors.map(({ field, message }) => `${field}: ${message}`).join('; ')
  const title = text('title') ?? `The service answered ${answer.status}`
  return new StorymillError(fields || (text('detail') ?? title), {
    code: text('code') ?? 'unknown',
    status: answer.status,
    detail: text('detail'),
    errors,
    retry_after_s: retryAfter(answer),
  })
}

/** Seconds of a `Retry-After`; a date is read against the answer's own clock. */
export function retryAfter({ headers }: Response): number | null {
  const given = headers.get('retry-after')
  if (given === null) return null
  if (/^\d+$/.test(given)) return Number(given)
  const at = Date.parse(given)
  const now = Date.parse(headers.get('date') ?? '') || Date.now()
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000))
}
