import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Storymill, StorymillError, type Progress } from '../../client/storymill.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { badRoad, type BadRoad } from '../support/bad-road.ts'
import { plantBook } from '../support/planted.ts'

let app: TestApp
let road: BadRoad
let storymill: Storymill
beforeAll(async () => {
  app = await startTestApp({ worker: false })
  road = await badRoad(app.url)
  storymill = new Storymill({ url: `${road.url}/`, backoff_ms: 5 })
})
afterAll(async () => {
  await road.close()
  await app.stop()
})
afterEach(() => {
  road.mishaps(/^/)
  road.seen.length = 0
})

const busy = { status: 503, headers: { 'retry-after': '0' }, body: '{"code":"busy","title":"Busy"}' }
const broken = { status: 502, body: '<html>Bad gateway</html>' }
let seed = 0
const fresh = () => ({ ...anOrder, seed: seed++ })
const lines = (form: RegExp) => road.seen.filter(({ line }) => form.test(line))
const count = async () =>
  (await app.db.query<{ n: number }>('select count(*)::int as n from storymill.books'))[0]?.n ?? 0
const refused = async (work: Promise<unknown>): Promise<StorymillError> =>
  await work.then(
    () => {
      throw new Error('it was not refused')
    },
    (error: unknown) => {
      if (error instanceof StorymillError) return error
      throw error
    },
  )

const reasonOf = async (signal: AbortSignal) =>
  await new Promise((resolve) => signal.addEventListener('abort', () => resolve(signal.reason)))

describe('an order', () => {
  it('is one book, whatever happens on the way', async () => {
    const before = await count()
    road.mishaps(/^POST/, 'lost', 'unanswered', broken, busy, 'broken')
    const book = await storymill.books.order(fresh())
    expect(book.status).toBe('queued')
    expect(await count()).toBe(before + 1)
    const sent = lines(/^POST/)
    expect(sent).toHaveLength(6)
    expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  it('waits for its own first try to be answered', async () => {
    road.mishaps(/^POST/, { status: 409, body: '{"code":"idempotency_in_flight"}' })
    expect((await storymill.books.order(fresh())).status).toBe('queued')
  })

  it('can be repeated by another process with the same key', async () => {
    const [order, idempotencyKey] = [fresh(), 'stored-before-asking']
    const first = await storymill.books.order(order, { idempotencyKey })
    const other = new Storymill({ url: app.url })
    expect((await other.books.order(order, { idempotencyKey })).id).toBe(first.id)
    const error = await refused(other.books.order(fresh(), { idempotencyKey }))
    expect([error.status, error.code]).toEqual([422, 'idempotency_mismatch'])
  })

  it('that is wrong is not repeated, and says which field', async () => {
    const error = await refused(storymill.books.order({ ...anOrder, pages: 99 }))
    expect([error.status, error.code]).toEqual([422, 'invalid_order'])
    expect(error.errors.map(({ field }) => field)).toEqual(['pages'])
    expect(error.message).toMatch(/^pages: /)
    expect(road.seen).toHaveLength(1)
  })

  it('stops at once when it is told to, with the reason', async () => {
    const stop = new AbortController()
    road.mishaps(/^POST/, { ...busy, headers: { 'retry-after': '30' } })
    const asked = storymill.books.order(fresh(), { signal: stop.signal })
    const ended = expect(asked).rejects.toThrow('enough')
    while (road.seen.length === 0) await new Promise((resolve) => setImmediate(resolve))
    stop.abort(new Error('enough'))
    await ended
    expect(road.seen).toHaveLength(1)
  })
})

describe('a call', () => {
  it('gives up after its retries, with the last error', async () => {
    road.mishaps(/^GET/, ...Array.from({ length: 9 }, () => broken))
    const error = await refused(new Storymill({ url: road.url, backoff_ms: 1, retries: 2 }).styles())
    expect([error.status, error.code, road.seen.length]).toEqual([502, 'unknown', 3])
    await road.close()
    const gone = await refused(new Storymill({ url: road.url, backoff_ms: 1, retries: 1 }).styles())
    expect([gone.status, gone.code]).toEqual([0, 'no_answer'])
    road = await badRoad(app.url)
    storymill = new Storymill({ url: road.url, backoff_ms: 5 })
  })

  it('waits as long as the service says, unless that is too long', async () => {
    const started = performance.now()
    road.mishaps(/^GET/, { ...busy, status: 429, headers: { 'retry-after': '1' } })
    await storymill.styles()
    expect(performance.now() - started).toBeGreaterThan(990)
    road.mishaps(/^GET/, { ...busy, headers: { 'retry-after': '3600' } })
    const error = await refused(storymill.styles())
    expect([error.code, error.retry_after_s]).toEqual(['busy', 3600])
  })

  it('is not repeated when it may have been done, but is when it was not', async () => {
    const { id } = await storymill.books.order(fresh())
    road.mishaps(/cancel$/, 'unanswered')
    expect((await refused(storymill.books.cancel(id))).code).toBe('no_answer')
    expect((await storymill.books.get(id)).status).toBe('cancelled')
    road.mishaps(/resume$/, broken)
    expect((await refused(storymill.books.resume(id))).status).toBe(502)
    const other = await storymill.books.order(fresh())
    road.mishaps(/cancel$/, busy, { ...busy, status: 429, body: '{}' })
    expect((await storymill.books.cancel(other.id)).status).toBe('cancelled')
  })

  it('ends when no answer begins in time', async () => {
    road.mishaps(/^GET/, 'silent')
    const hasty = new Storymill({ url: road.url, timeout_ms: 50, retries: 0 })
    const error = await refused(hasty.styles())
    expect([error.code, (error.cause as Error).message]).toEqual([
      'no_answer',
      'The service did not answer in time',
    ])
  })

  it('ends when an answer stops halfway for as long, but leaves a file its time', async () => {
    const hasty = new Storymill({ url: road.url, timeout_ms: 100, retries: 0 })
    road.mishaps(/^GET/, 'stalled')
    const error = await refused(hasty.styles())
    expect([error.code, (error.cause as Error).message]).toEqual([
      'no_answer',
      'The service did not answer in time',
    ])
    const id = await plantBook(app)
    road.mishaps(/pdf$/, 'stalled')
    const signal = AbortSignal.timeout(300)
    const [failed, reason] = await Promise.all([
      hasty.books.pdf(id, { signal }).catch((cause: unknown) => cause),
      reasonOf(signal),
    ])
    expect(failed).toBe(reason)
  }, 5000)

  it('carries the key, and says when it is not taken', async () => {
    await new Storymill({ url: road.url, key: 'sk_abc_def' }).styles()
    expect(road.seen[0]?.headers.authorization).toBe('Bearer sk_abc_def')
    road.mishaps(/^GET/, { status: 401, body: '{"code":"unauthorized","title":"This needs a key"}' })
    const error = await refused(storymill.books.list())
    expect([error.code, error.message]).toEqual(['unauthorized', 'This needs a key'])
  })

  it('deletes once, however often it is said', async () => {
    const id = await plantBook(app)
    road.mishaps(/^DELETE/, 'unanswered')
    await storymill.books.delete(id)
    await storymill.books.delete(id)
    expect((await refused(storymill.books.get(id))).code).toBe('not_found')
    const made = await storymill.books.order(fresh())
    expect((await refused(storymill.books.delete(made.id))).code).toBe('state_conflict')
  })

  it('lists every book, page by page', async () => {
    const ids: string[] = []
    for await (const book of storymill.books.all({ limit: 3 })) ids.push(book.id)
    expect(ids).toHaveLength(await count())
    expect(ids).toEqual(ids.toSorted().toReversed())
  })

  it('takes any call of the API by name', async () => {
    const { items } = await storymill.call('GET /v1/books', { query: { limit: 1 } })
    expect(items).toHaveLength(1)
    const { steps } = await storymill.call('GET /v1/books/{id}/timeline', {
      params: { id: items[0]?.id ?? '' },
    })
    expect(steps.length).toBeGreaterThan(0)
    expect((await storymill.quote(anOrder)).credits).toBe(29)
  })
})

describe('files, links and shares', () => {
  it('come whole, though the connection breaks in between', async () => {
    const pdf = Buffer.alloc(300_000, 'x').fill('%PDF-1.7', 0, 8)
    const id = await plantBook(app, { pdf })
    road.mishaps(/pdf$/, 'broken', broken)
    expect(Buffer.from(await storymill.books.pdf(id)).equals(pdf)).toBe(true)
    expect((await storymill.books.picture(id, 2)).subarray(0, 2)).toEqual(new Uint8Array([255, 216]))
    expect((await storymill.books.cover(id)).length).toBeGreaterThan(100)
    const streamed = new Response(await storymill.books.stream(id, 'book.pdf'))
    expect((await streamed.arrayBuffer()).byteLength).toBe(300_000)
    expect((await refused(storymill.books.stream(id, 'pages/9/picture'))).code).toBe('not_ready')
  })

  it('can be mended', async () => {
    const id = await plantBook(app)
    expect((await storymill.books.redo(id, 2, { part: 'picture', note: 'at night' })).revision).toBe(2)
    const busy = await refused(storymill.books.edit(id, 1, 'The fox lit a lamp.'))
    expect(busy.code).toBe('state_conflict')
    await storymill.books.cancel(id)
    expect((await storymill.books.edit(id, 1, 'The fox lit a lamp.')).revision).toBe(3)
    const known = await storymill.books.revisions(id)
    expect(known.map(({ kind, page, note }) => [kind, page, note])).toEqual([
      ['edit', 1, null],
      ['redo', 2, 'at night'],
      ['order', null, null],
    ])
    await storymill.books.cancel(id)
    expect((await refused(storymill.books.restore(id, 2))).code).toBe('state_conflict')
  })

  it('can be handed on', async () => {
    const id = await plantBook(app)
    const link = await storymill.links.make(id, 'pages/1/picture', { download: true })
    expect((await fetch(link.url)).headers.get('content-disposition')).toMatch(/^attachment/)
    const share = await storymill.shares.add(id, { name: 'Grandma' })
    expect((await fetch(share.url)).status).toBe(200)
    expect((await fetch(share.api_url)).status).toBe(200)
    await storymill.shares.end(id, share.id)
    expect((await fetch(share.api_url)).status).toBe(404)
    expect((await storymill.shares.list(id)).map(({ name }) => name)).toEqual(['Grandma'])
  })
})

describe('waiting for a book', () => {
  const told = async (id: string, act: (progress: Progress) => unknown = () => {}) => {
    const all: Progress[] = []
    const book = await storymill.books.wait(id, {
      onProgress: (progress) => {
        all.push(progress)
        void act(progress)
      },
    })
    return { book, all, versions: all.map(({ version }) => version) }
  }
  const cancel = (id: string) => fetch(`${app.url}/v1/books/${id}/cancel`, { method: 'POST' })

  it('tells every change once, over connections that break', async () => {
    const { id } = await storymill.books.order(fresh())
    road.mishaps(/events$/, broken, 'lost', 'broken', { status: 503 }, 'fine')
    const { book, versions } = await told(id, () => cancel(id))
    expect(book.status).toBe('cancelled')
    expect(versions).toEqual([1, 2])
  })

  it('tells nothing twice when a stream is cut after an event', async () => {
    const { id } = await storymill.books.order(fresh())
    road.mishaps(/events$/, 'cut')
    expect((await told(id, ({ version }) => version === 1 && cancel(id))).versions).toEqual([1, 2])
    expect(lines(/events$/).map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '1'])
  })

  it('goes on after what it heard last', async () => {
    const { id } = await storymill.books.order(fresh())
    await cancel(id)
    const seen: number[] = []
    for await (const { version } of storymill.books.follow(id, { after: 1 })) seen.push(version)
    expect(seen).toEqual([2])
    for await (const { version } of storymill.books.follow(id, { after: 2 })) seen.push(version)
    expect(seen).toEqual([2])
    expect(lines(/events$/).map(({ headers }) => headers['last-event-id'])).toEqual(['1', '2'])
  })

  it('asks for the book where streams do not come through, and only for news', async () => {
    const { id } = await storymill.books.order(fresh())
    const swallowed = { status: 200, headers: { 'content-type': 'text/html' }, body: 'please log in' }
    road.mishaps(/events$/, swallowed, swallowed)
    const waiting = told(id)
    const polled = () => lines(/^GET \/v1\/books\/[^/]+$/)
    while (polled().length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    await cancel(id)
    const { book, versions } = await waiting
    expect(book.status).toBe('cancelled')
    expect(versions).toEqual([1, 2])
    expect(polled()[1]?.headers['if-none-match']).toMatch(/^"/)
  })

  it('asks again when the book that it asked for does not come whole', async () => {
    const { id } = await storymill.books.order(fresh())
    await cancel(id)
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: 'please log in' }
    road.mishaps(/./, page, page, 'broken', page)
    expect((await told(id)).versions).toEqual([2])
  })

  it('ends with what waiting cannot mend, and when it is told to', async () => {
    const error = await refused(storymill.books.wait('00000000-0000-7000-8000-000000000000'))
    expect(error.code).toBe('not_found')
    const { id } = await storymill.books.order(fresh())
    const asked = storymill.books.wait(id, { signal: AbortSignal.timeout(100) })
    await expect(asked).rejects.toThrow(/timeout/)
  })
})
