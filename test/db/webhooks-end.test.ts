import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/book/ids.ts'
import { cancelBook } from '../../src/db/cancel.ts'
import { endBooks } from '../../src/db/end-books.ts'
import { load } from '../../src/db/load.ts'
import { lockBooks } from '../../src/db/lock-books.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { smallPipeline } from '../support/small-pipeline.ts'
import { Shop, wish } from '../support/shop.ts'

const url = 'https://example.com/hook?token=1'
let engine: Engine
let shop: Shop
beforeAll(async () => {
  engine = await startEngine()
  shop = new Shop(engine.db)
})
afterAll(async () => await engine.close())

const order = async (webhook_url: string | null = url) =>
  (await shop.place('local', webhook_url === null ? wish : { ...wish, webhook_url }, newId())).book.id

type Row = { type: string; revision: number; state: string; payload: string; url: string; version: number }
const queued = async (id: string) =>
  await engine.db.query<Row>(
    `select type, revision, state, payload, url, version::int from storymill.webhook_deliveries where book_id = $1
     order by version`,
    [id],
  )
const types = async (id: string) => (await queued(id)).map((row) => [row.revision, row.type, row.state])

describe('the end of a book', () => {
  it.each([
    ['complete', (id: string) => shop.finish(id)],
    ['partial', (id: string) => shop.finish(id, ['picture:2'])],
    ['failed', (id: string) => shop.fail(id)],
    ['cancelled', (id: string) => shop.cancel('local', id)],
  ] as const)('%s is told once', async (status, end) => {
    const id = await order()
    await shop.advance(id, 3)
    expect(await queued(id)).toEqual([])
    await end(id)
    const [row, ...more] = await queued(id)
    expect([row?.type, row?.state, row?.url, more]).toEqual([`book.${status}`, 'ready', url, []])
    const { version, revision } =
      (await engine.db.query('select version::int, revision from storymill.books where id = $1', [id]))[0] ??
      {}
    const { timestamp, ...payload } = JSON.parse(row?.payload ?? '') as { timestamp: string }
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(payload).toEqual({
      type: `book.${status}`,
      data: {
        book_id: id,
        revision,
        version,
        status,
        url: `/v1/books/${id}`,
        pdf_url: ['complete', 'partial'].includes(status) ? `/v1/books/${id}/book.pdf` : null,
        error: status === 'failed' ? { code: 'refused', message: 'no' } : null,
      },
    })
    expect(Buffer.byteLength(row?.payload ?? '')).toBeLessThan(4_096)
    const again = engine.db.transaction(async (query) => {
      await lockBooks(query, [id])
      return await endBooks(query, [id])
    })
    expect([await again, (await queued(id)).length]).toEqual([0, 1])
  })

  it('is told again when the book was opened and ended once more', async () => {
    const id = await order()
    await shop.finish(id, ['picture:2'])
    await shop.resume('local', id)
    await shop.finish(id)
    expect(await types(id)).toEqual([
      [1, 'book.partial', 'ready'],
      [2, 'book.complete', 'ready'],
    ])
  })

  it('is told to nobody who did not ask, nor if it was not stored', async () => {
    const silent = await order(null)
    await shop.finish(silent)
    expect(await queued(silent)).toEqual([])
    const id = await order()
    const undone = engine.db.transaction(async (query) => {
      expect(await cancelBook(query, 'local', id)).toBe('queued')
      expect(await query('select from storymill.webhook_deliveries where book_id = $1', [id])).toHaveLength(1)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await queued(id)).toEqual([])
    await shop.cancel('local', id)
  })

  it('a message longer than any is cut', async () => {
    const id = await order()
    await engine.db.query(
      `update storymill.books set error_code = 'x', error_message = repeat('ü', 10000) where id = $1`,
      [id],
    )
    await shop.cancel('local', id)
    expect(Buffer.byteLength((await queued(id))[0]?.payload ?? '')).toBeLessThan(4_096)
  })

  it('is kept, and not sent by itself, for an address that said 410', async () => {
    await engine.db.query(
      `insert into storymill.webhook_disabled (user_id, url, because) values ('local', 'https://gone.example/', 'said 410')`,
    )
    const id = await order('https://gone.example/')
    await shop.cancel('local', id)
    expect(await types(id)).toEqual([[1, 'book.cancelled', 'dead']])
  })
})

it.each([
  ['complete', { ok: true, value: { text: 'once' } }],
  [
    'failed',
    {
      ok: false,
      failure: {
        class: 'invalid_request',
        code: 'no',
        message: 'no',
        scope: 'request',
        sent: 'yes',
        charge: 'no',
      },
    },
  ],
] as const)('the worker that ends a book rings for its webhook: %s', async (status, answer) => {
  const rung: string[] = []
  const id = await order()
  const worker = await engine.worker(
    smallPipeline(async () => answer),
    {
      onCommit: ({ freed }) => rung.push(...[...freed].map(([queue, n]) => `${n} ${queue}`)),
    },
  )
  await engine.until(id, status)
  await eventually(async () => rung.some((one) => one.endsWith('webhooks')))
  await worker.stop(1_000)
  expect(rung.filter((one) => one.endsWith('webhooks'))).toEqual(['1 webhooks'])
})

it('a deleted book takes what was delivered with it; what was not is delivered all the same', async () => {
  const [told, untold] = [await order(), await order()]
  for (const id of [told, untold]) await shop.cancel('local', id)
  await engine.db.query(
    `with ended as (update storymill.webhook_deliveries set state = 'done', ended_at = now() where book_id = $1 returning id)
     insert into storymill.webhook_attempts (delivery_id, token, worker_id, class) select id, id, id, 'ok' from ended`,
    [told],
  )
  for (const id of [told, untold]) await shop.remove('local', id)
  expect([await queued(told), await types(untold)]).toEqual([[], [[1, 'book.cancelled', 'ready']]])
  expect(await engine.db.query('select from storymill.webhook_attempts')).toEqual([])
})

it('who is told is no business of the steps', async () => {
  const id = await order()
  const want = { id: newId(), token: newId(), book_id: id, keys: [] }
  const [loaded] = await load(engine.db.query.bind(engine.db), [want])
  expect(loaded?.params).toMatchObject({ idea: wish.idea })
  expect(JSON.stringify(loaded)).not.toContain('example.com')
})
