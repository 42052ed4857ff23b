import type { Needs } from '../../src/http/gate.ts'
import { io } from 'socket.io-client'

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

const idea = 'A fox who is afraid of the dark'
const nobody = '00000000-0000-4000-8000-000000000000'

const made = async ({ url, headers, book }: World, path: string, body: object) => {
  const id = await book('complete')
  const answer = await fetch(`${url}/v1/books/${id}/${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { id, ...((await answer.json()) as { id?: string; url: string }) }
}

/** The signature of a link to a file. */
const signed = (file: string) => async (world: World) =>
  new URL((await made(world, 'links', { file })).url, world.url).search.slice(1)

async function shareOf(world: World): Promise<Record<string, string>> {
  const book = await world.book('complete')
  const share = await made(world, 'shares', {})
  return { id: book, share: share.id, secret: new URL(share.url, world.url).pathname.split('/').at(-1) ?? '' }
}

/** One that nobody delivers: these apps have no worker. */
async function delivery({ url, headers }: World): Promise<{ id: string }> {
  const answer = await fetch(`${url}/v1/webhooks/test`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ url: 'https://example.com/hook' }),
  })
  return { id: ((await answer.json()) as { id: string }).id }
}

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
  'GET /v1/library': { ok: 200 },
  'GET /v1/books/{id}': { ok: 200, book: 'queued' },
  'GET /v1/books/{id}/outlook': { ok: 200, book: 'queued' },
  'DELETE /v1/books/{id}': { ok: 204, book: 'cancelled' },
  'POST /v1/books/{id}/cancel': { ok: 202, book: 'queued' },
  'POST /v1/books/{id}/resume': { ok: 409, book: 'queued' },
  'POST /v1/books/{id}/pages/{n}/redo': {
    ok: 409,
    book: 'queued',
    params: { n: '1' },
    body: { part: 'picture' },
  },
  'PUT /v1/books/{id}/pages/{n}/text': {
    ok: 409,
    book: 'queued',
    params: { n: '1' },
    body: { text: 'A fox sat down.' },
  },
  'GET /v1/books/{id}/pages/{n}/history': { ok: 200, book: 'queued', params: { n: '1' } },
  'GET /v1/books/{id}/revisions': { ok: 200, book: 'queued' },
  'POST /v1/books/{id}/revisions/{r}/restore': { ok: 409, book: 'queued', params: { r: '1' } },
  'GET /v1/books/{id}/timeline': { ok: 200, book: 'queued' },
  'GET /v1/books/{id}/events': { ok: 200, book: 'queued' },
  'GET /v1/books/{id}/book.pdf': { ok: 200, book: 'complete' },
  'GET /v1/books/{id}/cover': { ok: 200, book: 'complete' },
  'GET /v1/books/{id}/pages/{n}/picture': { ok: 200, book: 'complete', params: { n: '1' } },
  'POST /v1/books/{id}/links': { ok: 200, book: 'complete', body: { file: 'book.pdf' } },
  'GET /v1/files/{id}/book.pdf': { ok: 200, book: 'complete', query: signed('book.pdf') },
  'GET /v1/files/{id}/cover': { ok: 200, book: 'complete', query: signed('cover') },
  'GET /v1/files/{id}/pages/{n}/picture': {
    ok: 200,
    book: 'complete',
    params: { n: '1' },
    query: signed('pages/1/picture'),
  },
  'POST /v1/books/{id}/shares': { ok: 201, book: 'complete', body: {} },
  'GET /v1/books/{id}/shares': { ok: 200, book: 'complete' },
  'DELETE /v1/books/{id}/shares/{share}': { ok: 204, params: async (world) => await shareOf(world) },
  'GET /v1/shared/{secret}': { ok: 200, params: async (world) => await shareOf(world) },
  'GET /v1/shared/{secret}/book.pdf': { ok: 200, params: async (world) => await shareOf(world) },
  'GET /v1/shared/{secret}/cover': { ok: 200, params: async (world) => await shareOf(world) },
  'GET /v1/shared/{secret}/pages/{n}/picture': {
    ok: 200,
    params: async (world) => ({ ...(await shareOf(world)), n: '1' }),
  },
  'GET /v1/webhooks/deliveries': { ok: 200 },
  'GET /v1/webhooks/deliveries/{id}': { ok: 200, params: async (world) => await delivery(world) },
  'POST /v1/webhooks/deliveries/{id}/redeliver': { ok: 202, params: async (world) => await delivery(world) },
  'POST /v1/webhooks/secret': { ok: 201 },
  'POST /v1/webhooks/test': { ok: 202, body: { url: 'https://example.com/hook' } },
  'GET /v1/admin/limits': { ok: 200 },
  'POST /v1/admin/limits/{group}/release': { ok: 200, params: { group: 'openai/default' } },
  'GET /v1/admin/actions': { ok: 200 },
  'GET /v1/admin/alerts': { ok: 200 },
  'GET /v1/admin/workers': { ok: 200 },
  'POST /v1/admin/workers/{id}/drain': { ok: 404, params: { id: nobody } },
  'GET /v1/admin/queues': { ok: 200 },
  'GET /v1/admin/overview': { ok: 200 },
  'GET /v1/admin/events': { ok: 200 },
  'GET /v1/admin/series': { ok: 200, query: 'range=24h' },
  'POST /v1/admin/queues/{queue}/pause': { ok: 200, params: { queue: 'generation' } },
  'POST /v1/admin/queues/{queue}/resume': { ok: 200, params: { queue: 'generation' } },
  'GET /v1/admin/steps': { ok: 200 },
  'GET /v1/admin/money': { ok: 200 },
  'GET /v1/admin/books': { ok: 200 },
  'GET /v1/admin/search': { ok: 200, query: 'q=fox' },
  'GET /v1/admin/books/{id}': { ok: 200, book: 'queued' },
  'GET /v1/admin/books/{id}/timeline': { ok: 200, book: 'queued' },
  'POST /v1/admin/books/{id}/resume': { ok: 409, book: 'queued' },
  'POST /v1/admin/books/{id}/cancel': { ok: 202, book: 'queued' },
  'GET /v1/admin/dead': { ok: 200 },
  'GET /v1/admin/dead/groups': { ok: 200 },
  'GET /v1/admin/dead/{id}': { ok: 404, params: { id: nobody } },
  'POST /v1/admin/dead/{id}/retry': { ok: 404, params: { id: nobody } },
  'POST /v1/admin/dead/{id}/discard': { ok: 404, params: { id: nobody } },
  'POST /v1/admin/dead/preview': { ok: 200, body: { filter: {} } },
  'POST /v1/admin/dead/act': { ok: 404, body: { preview: nobody, action: 'retry', confirm: 0 } },
  'GET /v1/admin/dead/actions': { ok: 200 },
  'GET /v1/admin/dead/actions/{id}': { ok: 404, params: { id: nobody } },
  'POST /v1/admin/dead/actions/{id}/stop': { ok: 404, params: { id: nobody } },
}

/**
 * What an operation asks for where it is not the usual: `admin` under /v1/admin/, `books:read` to look, `books:write` to do
 * anything, and nothing outside /v1. So that no route can be opened wider by its own word alone.
 */
export const unusual: Record<string, Needs> = {
  'GET /v1/styles': 'nothing',
  'GET /v1/styles/{id}/sample': 'nothing',
  'POST /v1/session': 'nothing',
  'DELETE /v1/session': 'nothing',
  'GET /v1/me': 'anyone known',
  // It orders nothing.
  'POST /v1/quote': 'books:read',
  // It hands on for minutes what its maker may look at.
  'POST /v1/books/{id}/links': 'books:read',
  // Their signature, or the secret in their address, is the permission.
  'GET /v1/files/{id}/book.pdf': 'nothing',
  'GET /v1/files/{id}/cover': 'nothing',
  'GET /v1/files/{id}/pages/{n}/picture': 'nothing',
  'GET /v1/shared/{secret}': 'nothing',
  'GET /v1/shared/{secret}/book.pdf': 'nothing',
  'GET /v1/shared/{secret}/cover': 'nothing',
  'GET /v1/shared/{secret}/pages/{n}/picture': 'nothing',
}

/** What is served and not in the document, each for a reason. `*` stands for anything. */
export const hidden: Record<string, string> = {
  'GET /': 'the pages: they hold nothing of anybody',
  'GET /library': 'the same document',
  'GET /books/{id}': 'the same document',
  'GET /settings': 'the same document',
  'GET /ops': 'the same document: what operators see, they ask for',
  'GET /ops/*': 'the same document',
  'GET /assets/*': 'of the pages',
  'GET /icon.svg': 'of the pages',
  'GET /licenses.md': 'of the pages: whose code and fonts are in them',
  'GET /openapi.json': 'the document itself, the same for all',
  'GET /s/*': 'the page of a shared book: its secret is the permission, as of `/v1/shared`',
  'GET /shared.css': 'of that page',
  'GET /socket.io/': 'Socket.IO, which asks who connects itself: the channel below',
  'POST /socket.io/': 'Socket.IO over polling: the same',
  'POST /ring': 'for a broker alone, which shows a token of its own: see `test/queue/cloudtasks.test.ts`',
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
  'Socket.IO, subscribing': { needs: 'books:read', knock: (world, ...who) => subscribe(world, ...who) },
  'Socket.IO, going on': { needs: 'books:read', knock: (world, ...who) => subscribe(world, ...who, 0) },
  'Socket.IO over polling': {
    needs: 'books:read',
    knock: (world, headers, book) => subscribe(world, headers, book, undefined, 'polling'),
  },
}

/** Connects and subscribes to a book: 200, or the status of the refusal. */
async function subscribe(
  { url }: World,
  headers: Record<string, string>,
  book_id: string,
  after?: number,
  transport = 'websocket',
): Promise<number> {
  const socket = io(url, {
    transports: [transport],
    extraHeaders: headers,
    forceNew: true,
    reconnection: false,
  })
  const refused = new Promise<number>((resolve) =>
    socket.on('connect_error', (error: Error & { data?: { status: number } }) =>
      resolve(error.data?.status ?? 0),
    ),
  )
  const ask = after === undefined ? { book_id } : { book_id, after }
  const answered = (
    socket.timeout(10_000).emitWithAck('subscribe_book', ask) as Promise<{ status?: number }>
  ).then(
    (answer) => answer.status ?? 200,
    () => 0,
  )
  const status = await Promise.race([refused, answered])
  socket.disconnect()
  return status
}
