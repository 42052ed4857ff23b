import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { fail, happen, upTo } from './news.ts'
import { client, hangUp } from './socket-client.ts'

let app: TestApp
let other: string
beforeAll(async () => {
  app = await startTestApp({ worker: false })
  other = (await app.another({ worker: false })).url ?? ''
})
afterAll(async () => await app.stop())
afterEach(hangUp)

let seed = 500
const order = async () => (await (await app.order({ ...anOrder, seed: seed++ })).json()) as Book
const act = async (id: string, verb: string, method = 'POST') =>
  await fetch(`${app.url}/v1/books/${id}${verb}`, { method })

describe('a subscription', () => {
  it.each([['websocket'], ['polling']])(
    'gives the book, then each version once and in order (%s)',
    async (transport) => {
      const { id } = await order()
      const one = client(app.url, { transports: [transport] })
      expect(await one.subscribe(id)).toEqual({ book_id: id, version: 1 })
      await happen(app.db, id, 3)
      await happen(app.db, id, 2)
      await act(id, '/cancel')
      await one.until('the cancel', () => one.versions(id).at(-1) === 7)
      expect(one.versions(id, 'book_status')).toEqual([1])
      expect(one.versions(id)).toEqual(upTo(2, 7))
      expect(one.heard.map((heard) => heard.event).slice(0, 3)).toEqual([
        'connect',
        'book_status',
        'book_progress',
      ])
      const { said: status } = one.heard[1] ?? {}
      expect(status).toEqual({
        ...((await (await fetch(`${app.url}/v1/books/${id}`)).json()) as object),
        ...status,
      })
      expect(one.heard.at(-1)?.said).toMatchObject({
        book_id: id,
        version: 7,
        revision: 1,
        type: 'status',
        status: 'cancelled',
        progress: 0,
        progress_percent: 0,
        step: null,
        current_step: null,
        at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      })
    },
  )

  it('begins as polling and goes on as a WebSocket', async () => {
    const { id } = await order()
    const one = client(app.url, { transports: ['polling', 'websocket'] })
    await one.subscribe(id)
    await one.until('the upgrade', () => one.socket.io.engine.transport.name === 'websocket')
    await happen(app.db, id, 2)
    await one.until('both', () => one.versions(id).length === 2)
    expect(one.versions(id)).toEqual([2, 3])
  })

  it('goes on after a version that is held: exactly what follows', async () => {
    const { id } = await order()
    await happen(app.db, id, 5)
    const one = client(app.url)
    expect(await one.subscribe(id, 2)).toEqual({ book_id: id, version: 2 })
    await happen(app.db, id, 1)
    await one.until('all', () => one.versions(id).at(-1) === 7)
    expect(one.versions(id)).toEqual(upTo(3, 7))
    expect(one.versions(id, 'book_status')).toEqual([])
  })

  it('starts over when the version is not held, or not yet there', async () => {
    const { id } = await order()
    await happen(app.db, id, 5)
    await app.db.query('delete from storymill.book_events where book_id = $1 and version < 4', [id])
    const one = client(app.url)
    for (const after of [1, 99]) {
      expect(await one.subscribe(id, after)).toEqual({ book_id: id, version: 6 })
      expect(one.heard.at(-1)).toMatchObject({ event: 'book_status', said: { id, version: 6, reset: true } })
    }
    await happen(app.db, id, 1)
    await one.until('the next', () => one.versions(id).length > 0)
    expect(one.versions(id)).toEqual([7])
  })

  it('misses nothing when one node is left for another', async () => {
    const { id } = await order()
    const one = client(app.url)
    await one.subscribe(id)
    await happen(app.db, id, 2)
    await one.until('what came', () => one.versions(id).length === 2)
    one.socket.disconnect()
    await happen(app.db, id, 4)
    const next = client(other)
    await next.subscribe(id, one.versions(id).at(-1))
    await happen(app.db, id, 1)
    await next.until('the rest', () => next.versions(id).at(-1) === 8)
    expect([...one.versions(id), ...next.versions(id)]).toEqual(upTo(2, 8))
  })

  it('tells watchers on both nodes what a person did at one', async () => {
    const { id } = await order()
    const both = [client(app.url), client(other)]
    for (const one of both) await one.subscribe(id)
    await fail(app.db, id)
    expect((await act(id, '/resume')).status).toBe(202)
    for (const one of both) {
      await one.until('the resume', () => one.versions(id).length === 2)
      expect(one.heard.at(-1)?.said).toMatchObject({ version: 3, revision: 2, status: 'queued' })
    }
  })

  it('catches up when the session that hears the news was lost', async () => {
    const { id } = await order()
    const one = client(app.url)
    await one.subscribe(id)
    const gone = await app.db.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query ilike 'listen %'`,
    )
    expect(gone.length).toBeGreaterThan(0)
    await happen(app.db, id, 3)
    await one.until('what was said meanwhile', () => one.versions(id).length === 3)
    expect(one.versions(id)).toEqual([2, 3, 4])
  })

  it('begins anew when it is asked for twice, and still tells each version once', async () => {
    const { id } = await order()
    const one = client(app.url)
    await one.subscribe(id)
    await one.subscribe(id)
    await one.subscribe(id, 1)
    await happen(app.db, id, 3)
    await one.until('all', () => one.versions(id).at(-1) === 4)
    expect(one.versions(id)).toEqual([2, 3, 4])
    expect(one.versions(id, 'book_status')).toEqual([1, 1])
  })

  it('ends when it is given up, and when the book is deleted', async () => {
    const [left, gone] = [await order(), await order()]
    const one = client(app.url)
    for (const { id } of [left, gone]) await one.subscribe(id)
    expect(await one.ask('unsubscribe_book', { book_id: left.id })).toEqual({ book_id: left.id })
    await happen(app.db, left.id, 1)
    await act(gone.id, '/cancel')
    expect((await act(gone.id, '', 'DELETE')).status).toBe(204)
    await one.until('the end', () => one.heard.at(-1)?.event === 'book_deleted')
    expect(one.heard.at(-1)?.said).toEqual({ book_id: gone.id })
    expect(one.versions(left.id)).toEqual([])
    expect(await one.subscribe(gone.id)).toMatchObject({ code: 'not_found', status: 404 })
  })

  it('is refused in the words of the API', async () => {
    const one = client(app.url)
    const missing = '00000000-0000-4000-8000-000000000000'
    expect(await one.subscribe(missing)).toMatchObject({ code: 'not_found', status: 404 })
    expect(await one.subscribe(missing, 3)).toMatchObject({ code: 'not_found' })
    expect(await one.subscribe('../etc')).toMatchObject({ code: 'not_found' })
    for (const ask of [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { book_id: 7 },
      { book_id: missing, room: 'x' },
      { book_id: missing, after: -1 },
      { book_id: missing, after: '3' },
      { book_id: missing, after: 1e300 },
    ])
      expect(await one.ask('subscribe_book', ask)).toMatchObject({ code: 'bad_request', status: 400 })
    one.socket.emit('subscribe_book', { book_id: missing })
    await one.until('the error', () => one.heard.at(-1)?.event === 'book_error')
    expect(one.heard.at(-1)?.said).toMatchObject({ code: 'not_found' })
  })
})
