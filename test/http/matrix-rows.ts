/** Where an operation's path is filled from, and what its callers may do. */
export type World = {
  url: string
  /** The owner's key, for what must be there before. */
  headers: Record<string, string>
  /** A fresh book of the owner, as far as `as` says; `complete` is one and the same for all. */
  book(as: Book): Promise<string>
  db: { query(text: string, values?: unknown[]): Promise<Record<string, unknown>[]> }
}
export type Book = 'queued' | 'cancelled' | 'complete'

/**
 * How an operation is called, so that its owner (an admin operation: an admin) gets `ok`. Who may not call it at all is not
 * said here: that is in the document (`x-needs`).
 */
export type Row = {
  ok: number
  /** What `{id}` names, unless `params` says so. */
  book?: Book
  /** The other things in braces. */
  params?: Record<string, string> | ((world: World) => Promise<Record<string, string>>)
  query?: string | ((world: World) => Promise<string>)
  body?: unknown
  /** What somebody gets to whom none of it belongs. Else: 404 where the path names anything, and `ok` where it does not. */
  others?: number
}

const posted = async ({ url, headers, book }: World, path: string, body: object) => {
  const address = `${url}/v1/books/${await book('complete')}/${path}`
  const sent = { ...headers, 'content-type': 'application/json' }
  const answer = await fetch(address, { method: 'POST', headers: sent, body: JSON.stringify(body) })
  return (await answer.json()) as { id: string; url: string; secret: string }
}
/** A link's own query: whoever has it needs nothing else. */
const linked = (file: string) => async (world: World) =>
  (await posted(world, 'links', { file })).url.split('?')[1] ?? ''
const shared = async (world: World) => ({ secret: (await posted(world, 'shares', {})).secret })

const idea = 'A fox who is afraid of the dark'

/** A line for every operation of the document. */
export const rows: Record<string, Row> = {
  'GET /healthz': { ok: 200 },
  'GET /readyz': { ok: 200 },
  'GET /v1/styles': { ok: 200 },
  'GET /v1/styles/{id}/sample': { ok: 200, params: { id: 'watercolour' }, others: 200 },
  'POST /v1/session': { ok: 401, body: { key: 'sk_nonsense' } },
  'DELETE /v1/session': { ok: 204 },
  'GET /v1/me': { ok: 200 },
  'POST /v1/quote': { ok: 200, body: { idea } },
  'POST /v1/books': { ok: 202, body: { idea, pages: 4 } },
  'GET /v1/books': { ok: 200 },
  'GET /v1/books/{id}': { ok: 200, book: 'queued' },
  'DELETE /v1/books/{id}': { ok: 204, book: 'cancelled' },
  'POST /v1/books/{id}/cancel': { ok: 202, book: 'queued' },
  'POST /v1/books/{id}/resume': { ok: 409, book: 'queued' },
  'GET /v1/books/{id}/timeline': { ok: 200, book: 'queued' },
  'GET /v1/books/{id}/events': { ok: 200, book: 'queued' },
  'GET /v1/books/{id}/book.pdf': { ok: 200, book: 'complete' },
  'GET /v1/books/{id}/cover': { ok: 200, book: 'complete' },
  'GET /v1/books/{id}/pages/{n}/picture': { ok: 200, book: 'complete', params: { n: '1' } },
  'POST /v1/books/{id}/pages/{n}/redo': {
    ok: 409,
    book: 'queued',
    params: { n: '1' },
    body: { part: 'text' },
  },
  'PUT /v1/books/{id}/pages/{n}/text': {
    ok: 409,
    book: 'queued',
    params: { n: '1' },
    body: { text: 'One day.' },
  },
  'GET /v1/books/{id}/revisions': { ok: 200, book: 'queued' },
  'POST /v1/books/{id}/revisions/{r}/restore': { ok: 409, book: 'queued', params: { r: '1' } },
  'POST /v1/books/{id}/links': { ok: 200, book: 'complete', body: { file: 'cover' } },
  'GET /v1/files/{id}/book.pdf': { ok: 200, book: 'complete', query: linked('book.pdf') },
  'GET /v1/files/{id}/cover': { ok: 200, book: 'complete', query: linked('cover') },
  'GET /v1/files/{id}/pages/{n}/picture': {
    ok: 200,
    book: 'complete',
    params: { n: '1' },
    query: linked('pages/1/picture'),
  },
  'POST /v1/books/{id}/shares': { ok: 201, book: 'complete', body: {} },
  'GET /v1/books/{id}/shares': { ok: 200, book: 'complete' },
  'DELETE /v1/books/{id}/shares/{share}': {
    ok: 204,
    book: 'complete',
    params: async (world) => ({ share: (await posted(world, 'shares', {})).id }),
  },
  'GET /v1/shared/{secret}': { ok: 200, params: shared },
  'GET /v1/shared/{secret}/book.pdf': { ok: 200, params: shared },
  'GET /v1/shared/{secret}/cover': { ok: 200, params: shared },
  'GET /v1/shared/{secret}/pages/{n}/picture': {
    ok: 200,
    params: async (world) => ({ ...(await shared(world)), n: '1' }),
  },
  'GET /v1/admin/limits': { ok: 200 },
  'POST /v1/admin/limits/{group}/release': { ok: 200, params: { group: 'openai/default' } },
}

/** What is served and not in the document, each for a reason. `*` stands for anything. */
export const hidden: Record<string, string> = {
  'GET /': 'the page: it holds nothing of anybody',
  'GET /app.js': 'of the page',
  'GET /app.css': 'of the page',
  'GET /shared.css': 'of the page of a shared book',
  'GET /s/{secret}': 'the page of a shared book, for people; it shows what GET /v1/shared/{secret} does',
  'GET /openapi.json': 'the document itself, the same for all',
  'GET /docs*': 'the document for people, the same for all',
}

/** What is not a request and its answer. `knock` answers 200 when it is let in, else the status of the refusal. */
export type Channel = {
  needs: 'books:read'
  knock(world: World, headers: Record<string, string>, book: string): Promise<number>
}

export const channels: Record<string, Channel> = {
  'event stream, gone back to': {
    needs: 'books:read',
    knock: async ({ url }, headers, book) => {
      const left = new AbortController()
      const answer = await fetch(`${url}/v1/books/${book}/events`, {
        headers: { ...headers, 'last-event-id': '0' },
        signal: left.signal,
      })
      left.abort()
      return answer.status
    },
  },
}
