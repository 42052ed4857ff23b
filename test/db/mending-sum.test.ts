import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isFinal } from '../../src/book/states.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { refusal, Shop } from '../support/shop.ts'

let engine: Engine
let shop: Shop
beforeAll(async () => {
  engine = await startEngine()
  shop = new Shop(engine.db)
})
afterAll(async () => await engine.close())

const page = fc.integer({ min: 1, max: 4 })
const deed = fc.oneof(
  fc.record({
    do: fc.constant('redo' as const),
    page,
    part: fc.constantFrom('text' as const, 'picture' as const),
  }),
  fc.record({ do: fc.constant('edit' as const), page }),
  fc.record({ do: fc.constant('restore' as const), revision: fc.integer({ min: 1, max: 6 }) }),
  fc.record({
    do: fc.constantFrom('advance' as const, 'fail' as const, 'cancel' as const, 'resume' as const),
  }),
  fc.record({
    do: fc.constant('finish' as const),
    dead: fc.subarray(['picture:1', 'picture:2', 'page_text:3']),
  }),
)
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

async function perform(name: string, id: string, one: Deed): Promise<unknown> {
  if (one.do === 'redo') return await shop.redo(name, id, one.page, one.part)
  if (one.do === 'edit') return await shop.edit(name, id, one.page, 'Fern lit a lamp.')
  if (one.do === 'restore') return await shop.restore(name, id, one.revision)
  if (one.do === 'finish') return await shop.finish(id, one.dead)
  if (one.do === 'advance') return await shop.advance(id, 1)
  if (one.do === 'fail') return await shop.fail(id)
  if (one.do === 'cancel') return await shop.cancel(name, id)
  return await shop.resume(name, id)
}

/** What a mend that came to nothing must leave as it was. */
const worth = async (name: string, id: string) => {
  const { status, missing_pictures } = await shop.show(name, id)
  return { status, missing_pictures, stands: await shop.stands(id) }
}

it('whatever people do to a finished book, no invariant breaks, and no mend leaves it worse', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 4, maxLength: 12 }),
      fc.subarray(['picture:1', 'picture:2']),
      async (deeds, dead) => {
        const { name, id } = await shop.made(dead)
        let before = await worth(name, id)
        for (const one of deeds) {
          await refusal(perform(name, id, one))
          const { status, revision } = await shop.show(name, id)
          if (!isFinal(status)) continue
          expect(await shop.findings()).toEqual([])
          const last = (await shop.revisions(name, id)).find((it) => it.revision === revision)
          const now = await worth(name, id)
          if (last?.taken_back) expect(now).toEqual(before)
          else if (last?.kind !== 'resume') expect(['complete', before.status]).toContain(status)
          before = now
        }
        expect(await shop.findings()).toEqual([])
      },
    ),
    { numRuns: 15 },
  )
}, 120_000)
