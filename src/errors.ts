/** Every error a person or program can meet, in one place: HTTP status and the sentence that goes with the code. */
export const catalogue = {
  invalid_order: [422, 'Some fields are not right'],
  invalid_json: [400, 'The body is not valid JSON'],
  unsupported_media_type: [415, 'The body must be application/json'],
  body_too_large: [413, 'The body is too large'],
  unauthorized: [401, 'This needs a key: Authorization: Bearer sk_…'],
  forbidden: [403, 'This key may not do this'],
  uri_too_long: [414, 'The address is too long'],
  headers_too_large: [431, 'The headers are too large or too many'],
  request_timeout: [408, 'The request took too long to arrive'],
  expectation_failed: [417, 'This cannot be expected here'],
  not_found: [404, 'There is nothing here'],
  not_ready: [404, 'This is not made yet'],
  link_invalid: [403, 'This link was changed, or we never made it'],
  link_expired: [410, 'This link has expired'],
  foreign_site: [403, 'Another site may not do this'],
  method_not_allowed: [405, 'This method is not allowed here'],
  idempotency_mismatch: [422, 'This idempotency key was used with another body'],
  idempotency_in_flight: [409, 'The first request with this key is still being answered'],
  invalid_idempotency_key: [400, 'The idempotency key must be 1–255 printable characters'],
  script_unsupported: [422, 'The fonts of the books cover Latin and Cyrillic letters only'],
  language_unsupported: [422, 'The story model does not write this language'],
  content_not_allowed: [422, 'This cannot be in a book for children'],
  credits_short: [402, 'There are not enough credits left for this'],
  too_many_books: [429, 'There are as many of your books under way as there may be at once'],
  daily_credits_spent: [429, 'The credits for today are used up'],
  too_many_requests: [429, 'There were too many requests in the last minute'],
  queue_full: [503, 'The service has as many books under way as it takes'],
  state_conflict: [409, 'The book is in a state that does not allow this'],
  bad_request: [400, 'The request is not right'],
  too_many_streams: [429, 'You have too many streams open'],
  too_many_subscriptions: [429, 'This connection watches too many books'],
  busy: [503, 'The service is busy'],
  internal: [500, 'Something went wrong on our side'],
  content_refused: [422, 'The model refused to make this content'],
  configuration: [500, 'The configuration is not right'],
  home_in_use: [500, 'Another process uses this home folder'],
  database_unavailable: [503, 'The database cannot be reached'],
  files_unavailable: [503, 'The file store cannot be reached'],
  queue_refused: [503, 'The message broker refuses the credentials of this process'],
} as const satisfies Record<string, readonly [number, string]>

export type ErrorCode = keyof typeof catalogue
export type FieldError = { field: string; message: string }

/** The one error class of Storymill. `detail` may be shown to anybody; `cause` never leaves the process. */
export class Problem extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly detail: string | undefined
  readonly errors: FieldError[] | undefined
  readonly retry_after_s: number | undefined

  constructor(
    code: ErrorCode,
    more: { detail?: string; errors?: FieldError[]; cause?: unknown; retry_after_s?: number } = {},
  ) {
    super(more.detail ?? catalogue[code][1], more.cause === undefined ? {} : { cause: more.cause })
    this.name = 'Problem'
    this.code = code
    this.status = catalogue[code][0]
    this.detail = more.detail
    this.errors = more.errors
    this.retry_after_s = more.retry_after_s
  }

  /** The body of an RFC 9457 `application/problem+json` answer. */
  toJSON() {
    return {
      type: `urn:storymill:problem:${this.code}`,
      title: catalogue[this.code][1],
      status: this.status,
      code: this.code,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.errors === undefined ? {} : { errors: this.errors }),
    }
  }
}
