/** The parts of an error that say anything, whoever made it. */
type Thrown = {
  name?: unknown
  message?: unknown
  code?: unknown
  cause?: unknown
  errors?: unknown
  lastError?: unknown
  data?: unknown
  responseBody?: unknown
  finishReason?: unknown
}

/** The error and what caused it, outermost first; of several tries at an address, the last. */
export function causesOf(error: unknown): Thrown[] {
  const causes: Thrown[] = []
  let next = error
  while (typeof next === 'object' && next !== null && causes.length < 10) {
    const thrown = next as Thrown
    causes.push(thrown)
    const several = Array.isArray(thrown.errors) ? thrown.errors.at(-1) : undefined
    next = thrown.cause ?? thrown.lastError ?? several
  }
  return causes
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** What Node or undici says of a connection: `ECONNREFUSED`, `ENOTFOUND`, `CONNECT_TIMEOUT`, `CERT_HAS_EXPIRED`. */
export const networkCode = (error: unknown): string =>
  text(causesOf(error).findLast(({ code }) => text(code) !== '')?.code).replace(/^UND_ERR_/, '')

/** The innermost message: `fetch failed` says nothing, its cause does. */
export const innermostWords = (error: unknown): string =>
  text(causesOf(error).findLast(({ message }) => text(message) !== '')?.message)

export const outermostWords = (error: unknown): string =>
  typeof error === 'string'
    ? error
    : text(causesOf(error).find(({ message }) => text(message) !== '')?.message)

/** What is wrong with an answer of no use, from the names the AI SDK gives its errors; null for any other error. */
export function uselessCode(error: unknown): string | null {
  const names = causesOf(error).map(({ name }) => text(name))
  const has = (form: RegExp): boolean => names.some((name) => form.test(name))
  if (has(/^(AI_JSONParseError|SyntaxError)$/)) return 'invalid_json'
  if (has(/^(AI_TypeValidationError|ZodError)$/)) return 'wrong_schema'
  if (has(/^AI_NoImageGeneratedError$/)) return 'no_image'
  if (has(/^AI_(EmptyResponseBody|NoContentGenerated|NoOutputGenerated)Error$/)) return 'empty_answer'
  return has(/^AI_(NoObjectGenerated|InvalidResponseData)Error$/) ? 'bad_answer' : null
}

/** The code that an adapter gave its own error. */
export const ownErrorCode = (error: unknown): string => text(causesOf(error)[0]?.code)

export const thrownFinish = (error: unknown): string | null =>
  text(causesOf(error).find(({ finishReason }) => text(finishReason) !== '')?.finishReason) || null

/** The answer that an `APICallError` carries. */
export function thrownBody(error: unknown): unknown {
  const call = causesOf(error).find(
    ({ data, responseBody }) => data !== undefined || text(responseBody) !== '',
  )
  return call?.data ?? call?.responseBody
}
