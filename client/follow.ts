import type { Book } from './api.ts'
import { pause, type Connection } from './connection.ts'
import { errorOf, retryAfter, StorymillError } from './error.ts'
import { isFinal, readEvents, type Progress } from './events.ts'

// So many streams in a row that opened and brought nothing: something in between keeps them back.
const mostSilentStreams = 2

export type Following = {
  signal?: AbortSignal | undefined
  /** The version that is known already: only what follows it is told. */
  after?: number | undefined
}

/**
 * A book's progress until it is final or the signal is aborted, which throws its reason. Comes back by itself where it left
 * off, so that no event is missed or told twice; where event streams do not come through, it asks for the book instead.
 * Throws what waiting cannot mend (`not_found`, `unauthorized`); a service that is away is waited for.
 */
export async function* follow(
  connection: Connection,
  id: string,
  { signal, after }: Following = {},
): AsyncGenerator<Progress> {
  const known = { version: after }
  for (let tried = 0, silent = 0; silent < mostSilentStreams; tried++) {
    const headers: Record<string, string> = { accept: 'text/event-stream' }
    if (known.version !== undefined) headers['last-event-id'] = String(known.version)
    const answer = await ask(connection, 'GET /v1/books/{id}/events', { id, headers, signal })
    if (answer?.status === 204) return
    if (answer?.ok) {
      const heard = yield* told(answer, known, signal)
      if (heard === 'final') return
      silent = heard ? 0 : silent + 1
      if (heard) tried = 0
    }
    await pause(waitAfter(connection, tried, answer), signal)
  }
  yield* poll(connection, id, known.version, signal)
}

/** What a stream brings; answers whether it brought anything, or the book's end. */
async function* told(
  answer: Response,
  known: { version: number | undefined },
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, boolean | 'final'> {
  let heard = false
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    void answer.body?.cancel().catch(() => {})
    return heard
  }
  try {
    for await (const event of readEvents(answer)) {
      heard = true
      if (!event) continue
      known.version = Number(event.id)
      yield event.data
      if (isFinal(event.data.status)) return 'final'
    }
  } catch {
    // A lost connection is not news; the next one asks for what was missed.
    signal?.throwIfAborted()
  }
  return heard
}

/** Asks for the book until it is final; tells it when it has changed. */
async function* poll(
  connection: Connection,
  id: string,
  after: number | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress> {
  let etag: string | null = null
  let version = after ?? -1
  for (let tried = 0; ; tried++) {
    const headers: Record<string, string> = etag === null ? {} : { 'if-none-match': etag }
    const answer = await ask(connection, 'GET /v1/books/{id}', { id, headers, signal })
    // What is no JSON comes from something in between, and is as good as no answer.
    const book = answer?.ok ? ((await answer.json().catch(() => null)) as Book | null) : null
    if (answer && book) {
      etag = answer.headers.get('etag')
      if (book.version > version) yield book
      if (isFinal(book.status)) return
      version = book.version
    }
    if (book || answer?.status === 304) tried = 0
    await pause(waitAfter(connection, tried, answer), signal)
  }
}

/** Null if there is no answer now but may be one later. */
async function ask(
  connection: Connection,
  name: 'GET /v1/books/{id}' | 'GET /v1/books/{id}/events',
  { id, headers, signal }: { id: string; headers: Record<string, string>; signal: AbortSignal | undefined },
): Promise<Response | null> {
  try {
    const body = name === 'GET /v1/books/{id}' ? 'whole' : 'open'
    const answer = await connection.once(name, { params: { id }, headers, signal }, body)
    if (answer.ok || answer.status === 304 || answer.status === 429 || answer.status >= 500) return answer
    throw await errorOf(answer)
  } catch (error) {
    if (error instanceof StorymillError && error.status === 0) return null
    throw error
  }
}

const waitAfter = (connection: Connection, tried: number, answer: Response | null): number =>
  connection.wait_ms(tried, answer && retryAfter(answer)) ?? connection.backoff_ms
