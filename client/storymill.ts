import type { Book, Operations, Order, Revision, Share, SharedBook } from './api.ts'
import {
  Connection,
  type Answer,
  type CallOf,
  type JsonOperation,
  type StorymillOptions,
} from './connection.ts'
import type { Progress } from './events.ts'
import { isFinal } from './events.ts'
import { follow, type Following } from './follow.ts'
import { errorOf, StorymillError } from './error.ts'

export { StorymillError, isFinal }
export type { Book, Operations, Order, Progress, Revision, Share, SharedBook, StorymillOptions }
export type { Page } from './api.ts'
export type { FieldError } from './error.ts'
export type { Fetch } from './connection.ts'

export type Signal = { signal?: AbortSignal | undefined }
export type BookFile = 'book.pdf' | 'cover' | `pages/${number}/picture`
export type Listing = { status?: Book['status']; cursor?: string; limit?: number }
export type Link = Answer<'POST /v1/books/{id}/links'>
export type NewShare = Answer<'POST /v1/books/{id}/shares'>

/**
 * A client of one Storymill service. Every call repeats itself when that is safe: reading, and ordering with its key, after
 * anything that may pass; the rest only when the service said that it did nothing. What cannot be mended is a
 * `StorymillError`.
 */
export class Storymill {
  readonly books: Books
  readonly links: Links
  readonly shares: Shares
  readonly #connection: Connection

  constructor(options: StorymillOptions) {
    this.#connection = new Connection(options)
    this.books = new Books(this.#connection)
    this.links = new Links(this.#connection)
    this.shares = new Shares(this.#connection)
  }

  /** Any call of the API by its name, e.g. `call('GET /v1/styles')`. */
  async call<Name extends JsonOperation>(name: Name, call: CallOf<Name> = {}): Promise<Answer<Name>> {
    return await this.#connection.json(name, call)
  }

  /** What a book would take, before it is ordered. */
  async quote(order: Order, { signal }: Signal = {}): Promise<Answer<'POST /v1/quote'>> {
    return await this.#connection.json('POST /v1/quote', { body: order, signal, repeat: 'always' })
  }

  async styles({ signal }: Signal = {}): Promise<Answer<'GET /v1/styles'>['items']> {
    return (await this.#connection.json('GET /v1/styles', { signal })).items
  }
}

export class Books {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /**
   * Orders a book and answers it as accepted. Draws an idempotency key of its own, so that repeating makes no second book; give
   * one that you have stored and the same order can be repeated even after your process has died.
   */
  async order(
    order: Order,
    { idempotencyKey = newKey(), signal }: Signal & { idempotencyKey?: string | undefined } = {},
  ): Promise<Book> {
    return await this.#connection.json('POST /v1/books', {
      body: order,
      headers: { 'idempotency-key': idempotencyKey },
      signal,
      repeat: 'always',
    })
  }

  async get(id: string, { signal }: Signal = {}): Promise<Book> {
    return await this.#connection.json('GET /v1/books/{id}', { params: { id }, signal })
  }

  /** A page of books, newest first; `next_cursor` leads to the next. */
  async list(query: Listing = {}, { signal }: Signal = {}): Promise<Answer<'GET /v1/books'>> {
    return await this.#connection.json('GET /v1/books', { query, signal })
  }

  /** Every book, newest first, asked for page by page. */
  async *all(query: Omit<Listing, 'cursor'> = {}, { signal }: Signal = {}): AsyncGenerator<Book> {
    let cursor: string | undefined
    do {
      const page = await this.list({ ...query, ...(cursor === undefined ? {} : { cursor }) }, { signal })
      yield* page.items
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
  }

  /** Stops a book that is being made. */
  async cancel(id: string, { signal }: Signal = {}): Promise<Book> {
    return await this.#connection.json('POST /v1/books/{id}/cancel', { params: { id }, signal })
  }

  /** Makes what is missing of a partial or failed book. */
  async resume(id: string, { signal }: Signal = {}): Promise<Book> {
    return await this.#connection.json('POST /v1/books/{id}/resume', { params: { id }, signal })
  }

  /** Has a page's text or picture made again, as the book's next revision; page 0 is the cover. */
  async redo(
    id: string,
    page: number,
    redo: { part: 'text' | 'picture'; note?: string },
    { signal }: Signal = {},
  ): Promise<Book> {
    const call = { params: { id, n: page }, body: redo, signal }
    return await this.#connection.json('POST /v1/books/{id}/pages/{n}/redo', call)
  }

  /** Puts one's own words on a page. */
  async edit(id: string, page: number, text: string, { signal }: Signal = {}): Promise<Book> {
    const call = { params: { id, n: page }, body: { text }, signal }
    return await this.#connection.json('PUT /v1/books/{id}/pages/{n}/text', call)
  }

  /** How the book has changed, newest first. */
  async revisions(id: string, { signal }: Signal = {}): Promise<Revision[]> {
    return (await this.#connection.json('GET /v1/books/{id}/revisions', { params: { id }, signal })).items
  }

  /** Brings an earlier revision back, as the next one. */
  async restore(id: string, revision: number, { signal }: Signal = {}): Promise<Book> {
    const call = { params: { id, r: revision }, signal }
    return await this.#connection.json('POST /v1/books/{id}/revisions/{r}/restore', call)
  }

  /** Removes a final book and its files for good. One that is not there any more is no error. */
  async delete(id: string, { signal }: Signal = {}): Promise<void> {
    try {
      await this.#connection.json('DELETE /v1/books/{id}', { params: { id }, signal, repeat: 'always' })
    } catch (error) {
      if (!(error instanceof StorymillError && error.status === 404)) throw error
    }
  }

  /** What happens to a book, live, until it is final. */
  follow(id: string, following: Following = {}): AsyncGenerator<Progress> {
    return follow(this.#connection, id, following)
  }

  /**
   * Waits until a book is final and answers it, whether `complete`, `partial`, `failed` or `cancelled`. For as long as it takes:
   * give a signal, such as `AbortSignal.timeout(600_000)`, to stop sooner.
   */
  async wait(
    id: string,
    { onProgress, signal }: Signal & { onProgress?: ((progress: Progress) => void) | undefined } = {},
  ): Promise<Book> {
    let after: number | undefined
    for (;;) {
      for await (const progress of this.follow(id, { signal, after })) {
        after = progress.version
        onProgress?.(progress)
      }
      const book = await this.get(id, { signal })
      // A final status that somebody has resumed from meanwhile is not the end.
      if (isFinal(book.status)) return book
    }
  }

  async pdf(id: string, { signal }: Signal = {}): Promise<Uint8Array> {
    return await this.#connection.bytes('GET /v1/books/{id}/book.pdf', { params: { id }, signal })
  }

  async cover(id: string, { signal }: Signal = {}): Promise<Uint8Array> {
    return await this.#connection.bytes('GET /v1/books/{id}/cover', { params: { id }, signal })
  }

  async picture(id: string, page: number, { signal }: Signal = {}): Promise<Uint8Array> {
    const params = { id, n: page }
    return await this.#connection.bytes('GET /v1/books/{id}/pages/{n}/picture', { params, signal })
  }

  /** A file as it comes in, for what is too large to hold; not repeated by itself. */
  async stream(id: string, file: BookFile, { signal }: Signal = {}): Promise<ReadableStream<Uint8Array>> {
    const page = /^pages\/(\d+)\/picture$/.exec(file)?.[1]
    const name =
      page !== undefined
        ? ('GET /v1/books/{id}/pages/{n}/picture' as const)
        : (`GET /v1/books/{id}/${file as 'book.pdf' | 'cover'}` as const)
    const answer = await this.#connection.once(name, { params: { id, n: page ?? '' }, signal }, 'open')
    if (!answer.ok || !answer.body) throw await errorOf(answer)
    return answer.body
  }
}

export class Links {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** A whole address of a file that needs no key, for up to 900 s (300 by default). */
  async make(
    id: string,
    file: BookFile,
    { signal, ...more }: Signal & { expires_s?: number; download?: boolean; revision?: number } = {},
  ): Promise<Link> {
    const body = { file, ...more }
    const call = { params: { id }, body, signal, repeat: 'always' as const }
    const link = await this.#connection.json('POST /v1/books/{id}/links', call)
    return { ...link, url: `${this.#connection.url}${link.url}` }
  }
}

export class Shares {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Shows a book to whoever has the secret in `url`, which is answered only here. */
  async add(
    id: string,
    { signal, ...body }: Signal & { name?: string; expires_s?: number } = {},
  ): Promise<NewShare> {
    const share = await this.#connection.json('POST /v1/books/{id}/shares', { params: { id }, body, signal })
    const { url } = this.#connection
    return { ...share, url: `${url}${share.url}`, api_url: `${url}${share.api_url}` }
  }

  /** All of them, newest first, ended ones too. */
  async list(id: string, { signal }: Signal = {}): Promise<Share[]> {
    const all: Share[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { limit: 100, cursor }
      const page = await this.#connection.json('GET /v1/books/{id}/shares', { params: { id }, query, signal })
      all.push(...page.items)
      cursor = page.next_cursor
    }
    return all
  }

  /** Takes a share back, at once. */
  async end(id: string, share: string, { signal }: Signal = {}): Promise<void> {
    const call = { params: { id, share }, signal, repeat: 'always' as const }
    await this.#connection.json('DELETE /v1/books/{id}/shares/{share}', call)
  }
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
