import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantCredits } from '../../src/actions/grant-credits.ts'
import { newId } from '../../src/book/ids.ts'
import type { Claim } from '../../src/book/step.ts'
import { commit } from '../../src/db/commit.ts'
import { Database } from '../../src/db/database.ts'
import { giveCredits, lockCredits } from '../../src/db/grant-credits.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { ending, refusal, Shop } from '../support/shop.ts'

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

describe('the end of a book', () => {
  it('complete: everything is charged once, also by a second commit', async () => {
    const name = await shop.user(100)
    const id = await orderOf(name)
    await shop.advance(id, 9)
    const pdf = await shop.claim(id)
    if (!pdf) throw new Error('the PDF was not ready')
    expect(await shop.purse(name)).toEqual({ credits: 76, held: 24, charged: 0 })
    await Promise.all([shop.end([pdf]), shop.end([pdf]), shop.end([pdf])])
    expect(await engine.status(id)).toBe('complete')
    expect(await shop.purse(name)).toEqual({ credits: 76, held: 0, charged: 24 })
  })

  it('is settled with its final state or not at all', async () => {
    const name = await shop.user(100)
    const id = await orderOf(name)
    await shop.advance(id, 9)
    const pdf = await shop.claim(id)
    if (!pdf) throw new Error('the PDF was not ready')
    const killed = engine.db.transaction(async (query) => {
      await commit(query, { endings: [ending(pdf, 'done')], begun: [] })
      throw new Error('killed before the commit')
    })
    await expect(killed).rejects.toThrow('killed')
    expect([await engine.status(id), await shop.purse(name)]).toEqual([
      'assembling',
      { credits: 76, held: 24, charged: 0 },
    ])
    await shop.end([pdf])
    expect(await shop.purse(name)).toEqual({ credits: 76, held: 0, charged: 24 })
  })

  it('partial: what is missing is given back; resumed, only that is held and charged', async () => {
    const name = await shop.user(24)
    const id = await orderOf(name)
    await shop.finish(id, ['picture:2', 'picture:3'])
    expect([await engine.status(id), await shop.purse(name)]).toEqual([
      'partial',
      { credits: 10, held: 0, charged: 14 },
    ])
    await shop.resume(name, id)
    expect(await shop.purse(name)).toEqual({ credits: 0, held: 10, charged: 14 })
    await shop.finish(id, ['picture:3'])
    expect([await engine.status(id), await shop.purse(name)]).toEqual([
      'partial',
      { credits: 5, held: 0, charged: 19 },
    ])
    expect((await shop.charged(id)).filter((key) => key.endsWith('@2'))).toEqual(['picture:2@2'])
  })

  it('charges again what a mend makes again', async () => {
    const name = await shop.user(100)
    const bound = new Shop(engine.db, { picture: 5, pdf: 3 })
    const id = await orderOf(name, newId(), bound)
    await bound.finish(id, ['picture:2'])
    await bound.resume(name, id)
    expect(await shop.purse(name)).toEqual({ credits: 74, held: 8, charged: 18 })
    await bound.finish(id)
    expect((await shop.charged(id)).filter((key) => key.startsWith('pdf'))).toEqual(['pdf@1', 'pdf@2'])
    expect(await shop.purse(name)).toEqual({ credits: 74, held: 0, charged: 26 })
  })

  it('cancelled: what is finished is charged', async () => {
    const name = await shop.user(24)
    const id = await orderOf(name)
    await shop.advance(id, 3)
    const book = await shop.cancel(name, id)
    const keys = await shop.charged(id)
    expect(keys).toHaveLength(2)
    expect(await shop.purse(name)).toEqual({
      credits: 24 - book.cost.credits,
      held: 0,
      charged: book.cost.credits,
    })
  })

  it('failed: nothing is charged; resumed, what stands is held again and charged at a good end', async () => {
    const name = await shop.user(24)
    const id = await orderOf(name)
    await shop.advance(id, 7)
    await shop.fail(id)
    expect([await engine.status(id), await shop.purse(name)]).toEqual([
      'failed',
      { credits: 24, held: 0, charged: 0 },
    ])
    await shop.resume(name, id)
    expect(await shop.purse(name)).toEqual({ credits: 0, held: 24, charged: 0 })
    await shop.finish(id)
    expect([await engine.status(id), await shop.purse(name)]).toEqual([
      'complete',
      { credits: 0, held: 0, charged: 24 },
    ])
  })

  it('failed and resumed with a text by hand: that text is free, and waits for no text model', async () => {
    const name = await shop.user(24)
    const id = await orderOf(name)
    await shop.advance(id, 2)
    await shop.fail(id)
    await shop.resume(name, id, { 'page_text:2': { text: 'Mine.' } })
    expect(await shop.purse(name)).toEqual({ credits: 1, held: 23, charged: 0 })
    const rows = await engine.db.query(
      `select queue, given from storymill.steps where book_id = $1 and key = 'page_text:2' order by revision desc limit 1`,
      [id],
    )
    expect(rows).toEqual([{ queue: 'generation', given: { text: 'Mine.' } }])
    expect(await shop.findings()).toEqual([])
    await shop.finish(id)
    expect(await shop.purse(name)).toEqual({ credits: 1, held: 0, charged: 23 })
  })

  it('a resume that cannot be paid changes nothing', async () => {
    const name = await shop.user(24)
    const id = await orderOf(name)
    await shop.advance(id, 7)
    await shop.fail(id)
    await grantCredits(engine.db, { name, credits: -1, by: 'test' })
    const says = 'This book holds 24 credits; 23 are left.'
    expect(await refusal(shop.resume(name, id))).toEqual([402, 'credits_short', says])
    expect([await engine.status(id), await shop.purse(name)]).toEqual([
      'failed',
      { credits: 23, held: 0, charged: 0 },
    ])
  })

  it('keeps the charges when the book is deleted', async () => {
    const name = await shop.user(24)
    const id = await orderOf(name)
    await shop.finish(id)
    await shop.remove(name, id)
    expect(await shop.purse(name)).toEqual({ credits: 0, held: 0, charged: 24 })
    expect(await shop.charged(id)).toHaveLength(8)
  })

  it('charges the prices of the order, whatever they are later', async () => {
    const name = await shop.user(100)
    const id = await orderOf(name)
    await shop.advance(id, 6)
    await shop.fail(id)
    const dearer = new Shop(engine.db, { page_text: 50, picture: 50 })
    await dearer.resume(name, id)
    await dearer.finish(id)
    expect(await shop.purse(name)).toEqual({ credits: 76, held: 0, charged: 24 })
  })

  it('of 60 books of three users, in four workers and in batches, leaves every sum right', async () => {
    const names = [await shop.user(1_000), await shop.user(1_000), await shop.user(null)]
    const ids = await Promise.all(Array.from({ length: 60 }, (_, n) => orderOf(names[n % 3] ?? '')))
    await Promise.all(ids.map((id) => shop.advance(id, 9, ['picture:1'])))
    const pdfs: Claim[] = (await Promise.all(ids.map((id) => shop.claim(id)))).flatMap((one) => one ?? [])
    expect(pdfs).toHaveLength(60)
    const databases = Array.from({ length: 4 }, () => new Database({ url: engine.url }))
    const workers = databases.map((db) => new Shop(db))
    const batches = Array.from({ length: 20 }, (_, n) => [pdfs[n], pdfs[59 - n], pdfs[20 + n]])
    await Promise.all([
      ...batches.map((batch, n) => workers[n % 4]?.end(batch.flatMap((one) => one ?? []))),
      ...names.flatMap((name) => Array.from({ length: 10 }, () => orderOf(name, newId(), workers[3]))),
    ])
    await Promise.all(databases.map((db) => db.close()))
    const own = { held: 240, charged: 380 }
    expect(await Promise.all(names.map((name) => shop.purse(name)))).toEqual([
      { credits: 380, ...own },
      { credits: 380, ...own },
      { credits: null, ...own },
    ])
  })

  it('waits for a limit that is being set, and counts for it', async () => {
    const name = await shop.user(null)
    const id = await orderOf(name)
    await shop.advance(id, 9)
    const pdf = await shop.claim(id)
    if (!pdf) throw new Error('the PDF was not ready')
    const [held, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const grant = engine.db.transaction(async (query) => {
      await lockCredits(query, name)
      await giveCredits(query, { user_id: name, credits: 50, granted_by: 'test' })
      held.resolve()
      await go.promise
    })
    await held.promise
    const end = shop.end([pdf])
    await eventually(
      async () =>
        (
          await engine.db.query(
            `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
        ).length > 0,
    )
    go.resolve()
    await Promise.all([grant, end])
    expect(await shop.purse(name)).toEqual({ credits: 50, held: 0, charged: 24 })
  })
})
