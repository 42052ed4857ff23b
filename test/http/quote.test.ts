import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Quote } from '../../src/actions/quote-book.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'

let demo: TestApp
let service: Hosted
beforeAll(async () => {
  const limits = { 'openai:gpt-image-2': { images_per_minute: 5 } }
  const made = [startTestApp(), startHosted({ env: openAi, file: { limits } })] as const
  ;[demo, service] = await Promise.all(made)
})
afterAll(async () => await Promise.all([demo.stop(), service.stop()]))

const ask = async (url: string, body: unknown) =>
  await fetch(`${url}/v1/quote`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const quote = async (url: string, body: unknown = anOrder) => (await (await ask(url, body)).json()) as Quote

function expectSane({ cost_usd, time_s, steps, credits }: Quote): void {
  expect(cost_usd.low).toBeLessThanOrEqual(cost_usd.high)
  expect(time_s.low).toBeLessThanOrEqual(time_s.high)
  expect(time_s.low).toBeGreaterThan(0)
  expect([steps, credits]).toEqual([12, 29])
}

describe('a quote', () => {
  it('of the demo costs nothing', async () => {
    const found = await quote(demo.url)
    expectSane(found)
    expect(found).toMatchObject({
      cost_usd: { low: 0, high: 0 },
      backlog: { books: 0, texts: 0, pictures: 0 },
    })
  })

  it('of hosted models costs what six pictures and a few texts do, and more for more pages', async () => {
    const found = await quote(service.url)
    expectSane(found)
    expect(found.cost_usd.low).toBeGreaterThan(0.2)
    expect(found.cost_usd.high).toBeLessThan(1)
    const longer = await quote(service.url, { ...anOrder, pages: 20 })
    expect(longer.steps).toBe(12 + 2 * 16)
    expect(longer.cost_usd.low).toBeGreaterThan(2 * found.cost_usd.low)
    expect(longer.time_s.low).toBeGreaterThan(found.time_s.low)
  })

  it('says that pictures are what a book of many pages waits for, and takes as long as their limit says', async () => {
    const { time_s, limited_by } = await quote(service.url, { ...anOrder, pages: 20 })
    expect(limited_by).toBe('images')
    // 22 pictures at 5 a minute, of which two start at once.
    expect(time_s.low).toBeGreaterThan(200)
  })

  it('counts what is under way', async () => {
    const before = await quote(service.url)
    await service.faults([{ on: 'text', what: 'status:429:slow_down', retry_after: 3_600 }])
    await service.order({ ...anOrder, pages: 20 })
    const after = await quote(service.url)
    expect(after.backlog).toEqual({ books: 1, texts: 20, pictures: 21 })
    expect(after.time_s.high).toBeGreaterThan(before.time_s.high)
    expectSane(after)
  })

  it.each([
    ['of no idea', { pages: 4 }, 422, 'invalid_order'],
    ['of too many pages', { ...anOrder, pages: 1_000 }, 422, 'invalid_order'],
    ['of an unknown field', { ...anOrder, colour: 'red' }, 422, 'invalid_order'],
    ['of what is not for children', { ...anOrder, idea: 'A bloody murder' }, 422, 'content_not_allowed'],
    ['of nothing', null, 400, 'invalid_json'],
  ])('%s is refused as the order would be', async (_what, body, status, code) => {
    const answer = await ask(demo.url, body)
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code])
    const order = await demo.order(body as object)
    expect([order.status, ((await order.json()) as { code: string }).code]).toEqual([status, code])
  })

  it('stores nothing and sends nothing', async () => {
    const { xmin } = await snapshot()
    await quote(demo.url)
    expect((await snapshot()).xmin).toEqual(xmin)
    expect(await demo.db.query('select from storymill.books')).toEqual([])
  })
})

/** The newest transaction that wrote a row of any table a quote could touch. */
async function snapshot(): Promise<{ xmin: unknown[] }> {
  const tables = ['books', 'steps', 'step_calls', 'book_events', 'idempotency', 'users', 'permits', 'limits']
  const xmin = await Promise.all(
    tables.map(
      async (table) =>
        await demo.db.query(
          `select count(*)::int as n, max(xmin::text::bigint)::text as x from storymill.${table}`,
        ),
    ),
  )
  return { xmin }
}
