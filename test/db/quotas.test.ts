import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/book/ids.ts'
import { noQuotas, type Quotas } from '../../src/book/quota.ts'
import { Database } from '../../src/db/database.ts'
import { lockCredits } from '../../src/db/grant-credits.ts'
import { Problem } from '../../src/errors.ts'
import { dayChecks } from '../../src/ops/audit/days.ts'
import { eventually, prices, startEngine, type Engine } from '../support/engine.ts'
import { priceOfWish, refusal, Shop, wish } from '../support/shop.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => {
  for (const { sql } of dayChecks) expect(await engine.db.query(sql)).toEqual([])
  await engine.close()
})

const shopWith = (quotas: Partial<Quotas>, free: Partial<Quotas['free']> = {}, db = engine.db) =>
  new Shop(db, prices, { ...noQuotas, free: { ...noQuotas.free, ...free }, ...quotas })
const orderOf = async (shop: Shop, name: string, key?: string) => (await shop.order(name, key)).book.id
const waiting = async () =>
  (
    await engine.db.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  ).length
const codeOf = async (work: Promise<unknown>) => (await refusal(work))?.[1]
const day = async (name: string) =>
  (await engine.db.query('select day_credits from storymill.users where id = $1', [name]))[0]?.['day_credits']
const yesterday = async (name: string) => {
  await engine.db.query(`update storymill.users set counted_day = counted_day - 1 where id = $1`, [name])
  await engine.db.query(`update storymill.books set counted_on = counted_on - 1 where user_id = $1`, [name])
}

describe('books under way at once', () => {
  it('are as many as the tier says: the next is a 429, and may come when one has ended', async () => {
    const shop = shopWith({}, { active_books: 2 })
    const name = await shop.user(null)
    const first = await orderOf(shop, name, 'first')
    await orderOf(shop, name)
    const says = '2 of your books are being made, and 2 may be at once.'
    expect(await refusal(shop.order(name, 'third'))).toEqual([429, 'too_many_books', says])
    expect((await shop.order(name, 'first')).replayed).toBe(true)
    await shop.cancel(name, first)
    expect((await shop.order(name, 'third')).replayed).toBe(false)
  })

  it('are not one too many when fifty are ordered at once over two processes', async () => {
    const other = new Database({ url: engine.url })
    const shops = [shopWith({}, { active_books: 7 }), shopWith({}, { active_books: 7 }, other)]
    const name = (await shops[0]?.user(null)) ?? ''
    const refused = await Promise.all(
      Array.from({ length: 50 }, (_, n) => refusal(shops[n % 2]?.order(name) ?? Promise.reject())),
    )
    await other.close()
    expect(refused.filter((one) => one === null)).toHaveLength(7)
  })

  it('are counted after the user is locked: of two that wait for each other one sees the other', async () => {
    const other = new Database({ url: engine.url })
    const shops = [shopWith({}, { active_books: 1 }), shopWith({}, { active_books: 1 }, other)]
    const name = (await shops[0]?.user(null)) ?? ''
    const refused = await engine.db.transaction(async (query) => {
      await lockCredits(query, name)
      const both = shops.map((shop) => codeOf(shop.order(name)))
      await eventually(async () => (await waiting()) === 2, 5_000, 'both to wait')
      return both
    })
    const [one, two] = await Promise.all(refused)
    expect([one ?? two, one && two]).toEqual(['too_many_books', undefined])
    await other.close()
  })

  it('count a book that is resumed, whether it costs anything or not', async () => {
    const shop = shopWith({}, { active_books: 1 })
    const name = await shop.user(null)
    const failed = await orderOf(shop, name)
    await shop.fail(failed)
    const second = await orderOf(shop, name)
    expect(await refusal(shop.resume(name, failed))).toEqual([
      429,
      'too_many_books',
      '1 of your books is being made, and 1 may be at once.',
    ])
    await shop.cancel(name, second)
    expect((await shop.resume(name, failed)).revision).toBe(2)
    expect(await codeOf(shop.order(name))).toBe('too_many_books')
  })

  it('of another tier are not limited by it', async () => {
    const shop = shopWith({}, { active_books: 1 })
    const name = await shop.user(null)
    await engine.db.query(`update storymill.users set tier = 'paid' where id = $1`, [name])
    await orderOf(shop, name)
    await orderOf(shop, name)
  })
})

describe('the credits of a day', () => {
  it('hold what is ordered; what goes back may be ordered again, what is charged may not', async () => {
    const shop = shopWith({}, { daily_credits: 2 * priceOfWish })
    const name = await shop.user(null)
    const [one, two] = [await orderOf(shop, name), await orderOf(shop, name)]
    expect(await refusal(shop.order(name))).toEqual([
      429,
      'daily_credits_spent',
      'This book holds 24 credits; 48 of the 48 of today are used. The day ends at 00:00 UTC.',
    ])
    await shop.finish(one)
    expect([await day(name), await codeOf(shop.order(name))]).toEqual([48, 'daily_credits_spent'])
    // Two texts and a picture less: 7 of 24 are back, which is not enough for a third.
    await shop.cancel(name, two)
    expect(await day(name)).toBe(24)
    await orderOf(shop, name)
    expect(await day(name)).toBe(48)
  })

  it('end at midnight UTC: Retry-After says when, and what goes back later does not lower the new day', async () => {
    const shop = shopWith({}, { daily_credits: priceOfWish })
    const name = await shop.user(null)
    const old = await orderOf(shop, name)
    const refused = await shop.order(name).catch((error: unknown) => error)
    const [clock] = await engine.db.query<{ left: number }>(
      `select extract(epoch from date_trunc('day', t) + interval '1 day' - t)::float8 as left
       from (select storymill.now() at time zone 'utc' as t) now`,
    )
    expect(refused).toBeInstanceOf(Problem)
    expect(Math.abs(((refused as Problem).retry_after_s ?? 0) - (clock?.left ?? 0))).toBeLessThan(5)
    await yesterday(name)
    await orderOf(shop, name)
    await shop.cancel(name, old)
    expect(await day(name)).toBe(24)
    expect(await codeOf(shop.order(name))).toBe('daily_credits_spent')
  })

  it('are held again by a resume, and settled with it', async () => {
    const shop = shopWith({}, { daily_credits: priceOfWish })
    const name = await shop.user(null)
    const id = await orderOf(shop, name)
    await shop.finish(id, ['picture:2'])
    expect(await day(name)).toBe(19)
    await shop.resume(name, id)
    expect(await day(name)).toBe(24)
    await shop.finish(id)
    expect([await day(name), await shop.purse(name)]).toEqual([24, { credits: null, held: 0, charged: 24 }])
    const other = await shop.user(null)
    const dead = await orderOf(shop, other)
    await shop.fail(dead)
    await orderOf(shop, other)
    expect(await codeOf(shop.resume(other, dead))).toBe('daily_credits_spent')
    await yesterday(other)
    expect((await shop.resume(other, dead)).revision).toBe(2)
    expect(await day(other)).toBe(24)
  })

  it('leave money the first word: who has none is told so', async () => {
    const shop = shopWith({}, { daily_credits: 1, active_books: 1 })
    const name = await shop.user(3)
    expect(await codeOf(shop.order(name))).toBe('credits_short')
  })
})

describe('the queue', () => {
  it('takes so many books of all users, then says 503; a stored answer is still given', async () => {
    const [state] = await engine.db.query<{ n: number }>(
      'select count(*)::int as n from storymill.books where completed_at is null',
    )
    const room = 5
    const cap = (state?.n ?? 0) + room
    const shop = shopWith({ queue_cap: cap })
    const names = await Promise.all(Array.from({ length: 10 }, () => shop.user(null)))
    const refused = await Promise.all(names.map((name) => refusal(shop.order(name, `of-${name}`))))
    expect(refused.filter((one) => one === null)).toHaveLength(room)
    expect(refused.find((one) => one !== null)).toEqual([
      503,
      'queue_full',
      `${cap} books are being made, as many as this service takes.`,
    ])
    const lucky = names[refused.indexOf(null)] ?? ''
    expect((await shop.order(lucky, `of-${lucky}`)).replayed).toBe(true)
    const again = await shop.place(lucky, wish, newId()).catch((error: unknown) => error)
    expect(again).toMatchObject({ code: 'queue_full', retry_after_s: 1 })
    // Books that take longer leave room less often: an hour in the middle, by the number of books.
    await engine.db.query(`update storymill.books set created_at = created_at - interval '1 hour'`)
    const slow = await shopWith({ queue_cap: cap })
      .place(lucky, wish, newId())
      .catch((error: unknown) => error)
    expect((slow as Problem).retry_after_s).toBe(Math.ceil(7_200 / cap))
  })
})
