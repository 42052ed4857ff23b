import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/book/ids.ts'
import { noQuotas } from '../../src/book/quota.ts'
import { accept, type Acceptance } from '../../src/db/accept.ts'
import { Database } from '../../src/db/database.ts'
import { arm, disarm } from '../../src/failpoint.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { priceOfWish, refusal, Shop, wish } from '../support/shop.ts'

let engine: Engine
let shop: Shop
beforeAll(async () => {
  engine = await startEngine()
  shop = new Shop(engine.db)
})
afterAll(async () => {
  expect(await shop.findings()).toEqual([])
  await engine.close()
})

const orderOf = async (name: string, key?: string, at = shop) => (await at.order(name, key)).book.id

describe('an order', () => {
  it('takes its hold off the credits, and is refused with nothing stored if they do not suffice', async () => {
    const name = await shop.user(30)
    const id = await orderOf(name)
    expect(await shop.purse(name)).toEqual({ credits: 6, held: 24, charged: 0 })
    const says = 'This book holds 24 credits; 6 are left.'
    expect(await refusal(shop.order(name, 'short'))).toEqual([402, 'credits_short', says])
    const [left] = await engine.db.query(
      `select (select count(*)::int from storymill.books where user_id = $1) as books,
         (select count(*)::int from storymill.idempotency where user_id = $1) as keys`,
      [name],
    )
    expect(left).toEqual({ books: 1, keys: 1 })
    await shop.cancel(name, id)
    expect((await shop.order(name, 'short')).replayed).toBe(false)
  })

  it('that is repeated gets its answer and holds nothing more, even when nothing is left', async () => {
    const name = await shop.user(priceOfWish)
    const first = await shop.order(name, 'again')
    const again = await Promise.all(Array.from({ length: 20 }, () => shop.order(name, 'again')))
    expect(new Set(again.map((one) => one.book.id))).toEqual(new Set([first.book.id]))
    expect(again.every((one) => one.replayed)).toBe(true)
    const [twin, live] = await Promise.all([
      shop.place(name, wish, 'again'),
      refusal(shop.place(name, wish, null)),
    ])
    expect([twin.replayed, live]).toEqual([true, [402, 'credits_short', expect.any(String) as string]])
    expect(await shop.purse(name)).toEqual({ credits: 0, held: 24, charged: 0 })
  })

  it('of a user without a limit is held and never refused', async () => {
    const name = await shop.user(null)
    await orderOf(name)
    expect(await shop.purse(name)).toEqual({ credits: null, held: 24, charged: 0 })
  })

  it('whose answer was lost on the way is not held twice', async () => {
    const name = await shop.user(2 * priceOfWish)
    let lost = 0
    arm('accept.after', () => {
      if (lost++ === 0) throw new Error('the answer was lost')
    })
    try {
      await shop.order(name, 'lost')
    } finally {
      disarm('accept.after')
    }
    expect(await shop.purse(name)).toEqual({ credits: 24, held: 24, charged: 0 })
  })

  it('is won by exactly one of two that come at once with money for one, 100 times', async () => {
    const other = new Database({ url: engine.url })
    const shops = [shop, new Shop(other)]
    for (let round = 0; round < 100; round++) {
      const name = await shop.user(priceOfWish + (round % priceOfWish))
      // Every other round in one batch of one process.
      const both = await Promise.all(
        [0, 1].map((n) => refusal(orderOf(name, newId(), shops[round % 2 === 0 ? n : 0]))),
      )
      expect(both.filter((one) => one === null)).toHaveLength(1)
      expect(await shop.purse(name)).toEqual({ credits: round % priceOfWish, held: 24, charged: 0 })
    }
    await other.close()
  }, 60_000)

  it('is not refused because of twins in its batch: of 60 with 20 keys and money for 20 none is', async () => {
    const name = await shop.user(20 * priceOfWish)
    const keys = Array.from({ length: 60 }, (_, index) => `key-${Math.floor(index / 3)}`)
    const all = await Promise.all(keys.map((key) => shop.order(name, key)))
    expect(new Set(all.map((one) => one.book.id)).size).toBe(20)
    expect(await shop.purse(name)).toEqual({ credits: 0, held: 480, charged: 0 })
  })

  it('that fits is taken although a dearer one before it in the batch does not', async () => {
    const name = await shop.user(priceOfWish)
    const dear = { ...wish, pages: 8 }
    const [big, small] = await Promise.all([
      refusal(shop.place(name, dear, newId())),
      refusal(shop.place(name, wish, newId())),
    ])
    expect([big, small]).toEqual([[402, 'credits_short', 'This book holds 48 credits; 24 are left.'], null])
  })

  it('takes its place in a batch in turn: the accepted are the first that fit', async () => {
    const name = await shop.user(2 * priceOfWish)
    const asks = [0, 1, 2].map((n) => ask(name, `turn-${n}`))
    const answers = await engine.db.transaction((query) => accept(query, asks, noQuotas))
    const told = new Map(answers.map((one) => [one.book_id, one.body === null ? one : 'taken']))
    expect(asks.map(({ book_id }) => told.get(book_id))).toEqual([
      'taken',
      'taken',
      { book_id: asks[2]?.book_id, body: null, why: null, queue_length: null },
    ])
  })
})

function ask(user_id: string, key: string): Acceptance {
  const first = {
    id: newId(),
    key: 'plan',
    kind: 'plan',
    page: 0,
    queue: 'text',
    waiting_on: 0,
    unblocks: [],
  }
  const form = { pipeline: 'small@1', total_steps: 10, texts: 4, pictures: 4, deadline_ms: 3_600_000 }
  const money = { prices: { page_text: 1, picture: 5 }, hold: priceOfWish }
  return {
    book_id: newId(),
    user_id,
    key,
    fingerprint: key,
    params: wish,
    ...form,
    first,
    body: {},
    ...money,
  }
}
