import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Spendings } from '../../src/actions/show-spending.ts'
import { endsAt } from '../../src/actions/show-spending.ts'
import { newId } from '../../src/book/ids.ts'
import { costBelow } from '../../src/db/read-spending.ts'
import { keepSpending } from '../../src/ops/spending.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/engine.ts'
import { plantBook } from '../support/planted-steps.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ worker: false }, undefined, { config: { budgets: { day_usd: 90 } } })
  // It is twenty past, so that no hour ends while we look.
  const [row] = await app.db.query<{ s: number }>(
    `select extract(epoch from clock_timestamp() - date_trunc('hour', clock_timestamp(), 'utc'))::int - 1200 as s`,
  )
  await app.db.query(
    `create or replace function storymill.now() returns timestamptz language sql volatile parallel safe
     as $$ select clock_timestamp() - interval '${row?.s ?? 0} seconds' $$`,
  )
  await app.db.query(
    `update storymill.spending_rounds set summed_at = '-infinity', goes_back_to = reaches_to - interval '1 hour'`,
  )
})
afterAll(async () => await app.stop())

type Call = {
  usd?: number | null
  held?: number
  state?: string
  hours_ago?: number
  kind?: string
  charge?: string
}

/** A call of a step of its own, sent in the middle of an hour. */
async function plantCall(book_id: string, call: Call): Promise<void> {
  const { usd = null, held = 0.1, state = 'ok', hours_ago = 0, kind = 'picture', charge = 'yes' } = call
  const id = newId()
  await app.db.query(
    `insert into storymill.steps (id, book_id, key, kind, queue, pipeline, rank, state)
     values ($1::uuid, $2, $3 || ':' || $1, $3, 'images', 'storybook@1', 0, 'done')`,
    [id, book_id, kind],
  )
  await app.db.query(
    `insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state, metered, model, usd, held_usd, charge, sent_at)
     values ($1, $1, $2, $1, 1, $3, true, 'test:' || $4, $5, $6, $7,
       date_trunc('hour', storymill.now(), 'utc') - $8 * interval '1 hour' + interval '1 second')`,
    [id, book_id, state, kind === 'plan' ? 'words' : 'pictures', usd, held, charge, hours_ago],
  )
}

const money = async (range = '24h') =>
  (await (await fetch(`${app.url}/v1/admin/money?range=${range}`)).json()) as Spendings
/** Sums now: the service's own turn may be under way. */
const sum = async () => {
  const [before] = await app.db.query<{ at: Date }>('select storymill.now() as at')
  await eventually(async () => {
    await keepSpending(app.db, 0)
    const [row] = await app.db.query<{ over: boolean }>(
      'select summed_at > $1 and reaches_to <= goes_back_to as over from storymill.spending_rounds',
      [before?.at],
    )
    return row?.over === true
  })
}
const rows = async () => await app.db.query('select * from storymill.spending_hours order by at, kind, model')

describe('what is spent', () => {
  let book = ''
  beforeAll(async () => {
    book = await plantBook(app.db, { user: 'mia', title: 'Fern', status: 'complete', ended_ago_s: 0 })
    await plantCall(book, { usd: 0.3 })
    await plantCall(book, { usd: 0.05, state: 'failed' })
    await plantCall(book, { usd: 0.01, kind: 'plan', hours_ago: 1 })
    // Nobody knows; nothing was sent; nothing is charged.
    await plantCall(book, { held: 0.2, state: 'unknown', charge: 'possible' })
    await plantCall(book, { state: 'not_sent', charge: 'no' })
    await plantCall(book, { state: 'failed', charge: 'no' })
    await sum()
  })

  it('is summed by hour, step and model, with what was wasted and what is only held', async () => {
    const told = await money()
    expect(told).toMatchObject({
      usd: 0.56,
      wasted_usd: 0.25,
      wasted_share: 0.4464,
      estimated: true,
      by_step: [
        { kind: 'picture', usd: 0.55, calls: 4 },
        { kind: 'plan', usd: 0.01, calls: 1 },
      ],
      by_model: [
        { model: 'test:pictures', usd: 0.55, calls: 4 },
        { model: 'test:words', usd: 0.01, calls: 1 },
      ],
      dearest: [{ book_id: book, title: 'Fern', user: 'mia', usd: 0.56 }],
      per_book: { books: 1 },
    })
    expect(told.per_book.p50_usd).toBeGreaterThan(0.56 * 0.95)
    expect(told.per_book.p50_usd).toBeLessThan(0.56 * 1.05)
    expect(told.hours).toHaveLength(24)
    expect(told.hours.slice(-2).map((hour) => hour.usd)).toEqual([0.01, 0.55])
    expect((await money('7d')).hours).toHaveLength(168)
    expect((await money('30d')).hours).toHaveLength(720)
  })

  it('is the same when it is summed twice, and catches what is settled late', async () => {
    const before = await rows()
    await sum()
    expect(await rows()).toEqual(before)
    await app.db.query(
      `update storymill.step_calls set state = 'ok', usd = 0.15 where state = 'unknown' and book_id = $1`,
      [book],
    )
    await sum()
    expect(await money()).toMatchObject({ usd: 0.51, wasted_usd: 0.05, estimated: false })
  })

  it('is not forgotten with its book', async () => {
    expect((await fetch(`${app.url}/v1/admin/books/${book}`)).status).toBe(200)
    const other = await plantBook(app.db, { status: 'complete', ended_ago_s: 0 })
    await plantCall(other, { usd: 1 })
    await sum()
    const before = (await money()).usd
    expect((await fetch(`${app.url}/v1/books/${other}`, { method: 'DELETE' })).status).toBe(204)
    await sum()
    expect(await money()).toMatchObject({ usd: before, dearest: [{ book_id: book }] })
  })

  it('has the credits of each hour, and the budget of today', async () => {
    await app.db.query(
      `insert into storymill.credit_charges (book_id, key, revision, user_id, credits) values ($1, 'cover', 1, 'mia', 7)`,
      [book],
    )
    await sum()
    const told = await money()
    expect([told.credits, told.hours.at(-1)?.credits]).toEqual([7, 7])
    expect(told.today.budget_usd).toBe(90)
  })

  it('is filled in back to where the sums begin, hour by hour', async () => {
    await plantCall(book, { usd: 2, hours_ago: 30 })
    await app.db.query(`update storymill.spending_rounds set goes_back_to = reaches_to - interval '40 hours'`)
    await sum()
    expect((await money('7d')).usd - (await money()).usd).toBeCloseTo(2)
  })

  it('takes turns: nobody sums again within the time', async () => {
    await sum()
    await plantCall(book, { usd: 5 })
    const before = await rows()
    await keepSpending(app.db, 60_000)
    expect(await rows()).toEqual(before)
  })
})

it('a budget ends by the pace of the last hours, and not after midnight', () => {
  const noon = Date.UTC(2026, 10, 28, 12)
  const at = (today_usd: number, lately_usd: number) => endsAt({ now_ms: noon, today_usd, lately_usd }, 90)
  expect(at(60, 10)).toBe('2026-11-28T15:00:00.000Z')
  expect(at(60, 1)).toBeNull()
  expect(at(95, 0)).toBe('2026-11-28T12:00:00.000Z')
  expect(endsAt({ now_ms: noon, today_usd: 60, lately_usd: 10 }, null)).toBeNull()
})

it('the cost below which a share of the books stays is read off the steps', () => {
  const costs = [
    { step: -40, books: 90 },
    { step: 0, books: 10 },
  ]
  expect(costBelow(costs, 0.5)).toBeCloseTo(1.05 ** -39.5)
  expect(costBelow(costs, 0.95)).toBeCloseTo(1.05 ** 0.5)
  expect(costBelow([], 0.5)).toBeNull()
})
