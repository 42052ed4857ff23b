import { afterAll, beforeAll, expect, it } from 'vitest'
import { startEngine, type Engine } from '../support/engine.ts'
import { Shop } from '../support/shop.ts'

let engine: Engine
let shop: Shop
beforeAll(async () => {
  engine = await startEngine()
  shop = new Shop(engine.db)
})
afterAll(async () => await engine.close())

const rankOf = async (id: string) => {
  const [book] = await engine.db.query<{ rank: number }>('select rank from storymill.books where id = $1', [
    id,
  ])
  return book?.rank ?? Number.NaN
}

it('of one who mends many old books at once, the first goes first and the rest take their turn', async () => {
  const [mender, busy, newcomer] = [await shop.user(1_000), await shop.user(1_000), await shop.user(1_000)]
  const old: string[] = []
  for (let n = 0; n < 4; n++) {
    const { id } = (await shop.order(mender)).book
    await shop.finish(id)
    old.push(id)
  }
  for (let n = 0; n < 8; n++) await shop.finish((await shop.order(busy)).book.id)
  const first = (await shop.order(newcomer)).book.id
  for (const id of old) await shop.redo(mender, id, 1, 'picture')
  const mended = await Promise.all(old.map(rankOf))
  const came = await rankOf(first)
  expect(mended).toEqual(mended.toSorted((a, b) => a - b))
  expect(new Set(mended).size).toBe(4)
  // As late as one who orders now, and each but the first behind who came before it.
  expect(mended[0]).toBeGreaterThanOrEqual(came)
  expect(mended[1]).toBeGreaterThan(came)
  const steps = await engine.db.query<{ same: boolean }>(
    `select s.rank = b.rank as same from storymill.steps s join storymill.books b on b.id = s.book_id
     where b.id = any ($1::uuid[]) and s.revision = b.revision`,
    [old],
  )
  expect(steps.length).toBeGreaterThan(4)
  expect(steps.filter(({ same }) => !same)).toEqual([])
  for (const id of old) await shop.finish(id)
})
