import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantCredits } from '../../src/actions/grant-credits.ts'
import { newId } from '../../src/book/ids.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { refusal, Shop } from '../support/shop.ts'

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

describe('credits', () => {
  it('are never taken below zero, and every grant stays on record', async () => {
    const name = await shop.user(10)
    const says = `"${name}" has 10 credits: 11 cannot be taken`
    expect(await refusal(grantCredits(engine.db, { name, credits: -11, by: 'test' }))).toEqual([
      400,
      'bad_request',
      says,
    ])
    await grantCredits(engine.db, { name, credits: -10, by: 'test' })
    const grants = await engine.db.query(
      `select credits, granted_by from storymill.credit_grants where user_id = $1 order by id`,
      [name],
    )
    expect(grants).toEqual([10, -10].map((credits) => ({ credits, granted_by: 'test' })))
    for (const sql of [
      'update storymill.credit_grants set credits = 1000',
      'delete from storymill.credit_grants',
    ])
      await expect(engine.db.query(sql)).rejects.toThrow('only ever added to')
  })

  const deed = fc.oneof(
    fc.record({ do: fc.constant('order' as const), twin: fc.boolean() }),
    fc.record({ do: fc.constant('advance' as const), book: fc.nat(5), most: fc.integer({ min: 1, max: 9 }) }),
    fc.record({
      do: fc.constant('finish' as const),
      book: fc.nat(5),
      dead: fc.subarray(['picture:1', 'picture:3']),
    }),
    fc.record({
      do: fc.constantFrom('fail' as const, 'cancel' as const, 'resume' as const),
      book: fc.nat(5),
    }),
    fc.record({ do: fc.constant('delete' as const), book: fc.nat(5) }),
    fc.record({
      do: fc.constant('grant' as const),
      credits: fc.oneof(fc.integer({ min: -30, max: 60 }), fc.constant('no limit' as const)),
    }),
  )

  type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

  it('always are what was granted less what was charged and is held', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), fc.nat(100), async (deeds, start) => {
        const name = await shop.user(start)
        const ids: string[] = []
        for (const one of deeds) {
          const id = 'book' in one ? ids[one.book % Math.max(ids.length, 1)] : undefined
          // What the state of a book or the purse does not allow is refused, and that changes nothing either.
          await refusal(perform(name, one, id, ids))
          expect(await shop.findings()).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  async function perform(name: string, one: Deed, id: string | undefined, ids: string[]) {
    if (one.do === 'order') return void ids.push(await orderOf(name, one.twin ? 'twin' : newId()))
    if (one.do === 'grant') return await grantCredits(engine.db, { name, credits: one.credits, by: 'test' })
    if (id === undefined) return
    if (one.do === 'advance') await shop.advance(id, one.most)
    else if (one.do === 'finish') await shop.finish(id, one.dead)
    else if (one.do === 'fail') await shop.fail(id)
    else if (one.do === 'cancel') await shop.cancel(name, id)
    else if (one.do === 'resume') await shop.resume(name, id)
    else await shop.remove(name, id)
  }
})
