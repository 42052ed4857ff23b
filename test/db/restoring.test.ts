import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBlob } from '../../src/db/find-blob.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { refused, Shop } from '../support/shop.ts'

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

const eventsOf = async (id: string, revision: number) =>
  (
    await engine.db.query<{ data: Record<string, unknown> }>(
      `select data from storymill.book_events where book_id = $1 and type = 'status' and (data ->> 'revision')::int = $2
       order by version`,
      [id, revision],
    )
  ).map(({ data }) => data)

describe('a restore', () => {
  it('brings back what was, with its PDF, at once and for nothing', async () => {
    const { name, id } = await shop.made()
    const first = await shop.stands(id)
    await shop.redo(name, id, 2, 'picture')
    await shop.finish(id)
    await shop.edit(name, id, 1, 'Fern lit a lamp.')
    await shop.finish(id)
    const third = await shop.stands(id)
    const purse = await shop.purse(name)
    expect(await shop.restore(name, id, 1)).toMatchObject({ revision: 4, status: 'complete' })
    expect(await shop.stands(id)).toEqual(first)
    expect((await eventsOf(id, 4)).map(({ status }) => status)).toEqual(['assembling', 'complete'])
    await shop.restore(name, id, 3)
    expect(await shop.stands(id)).toEqual(third)
    await shop.restore(name, id, 4)
    expect(await shop.stands(id)).toEqual(first)
    expect(await shop.purse(name)).toEqual(purse)
    expect(await shop.findings()).toEqual([])
    await shop.redo(name, id, 2, 'picture')
    await shop.finish(id)
    expect((await shop.purse(name))?.charged).toBe(34)
  })

  it('keeps a picture that was missing then, and only binds the book anew', async () => {
    const { name, id } = await shop.made(['picture:2'])
    await shop.redo(name, id, 1, 'text')
    await shop.finish(id)
    await shop.resume(name, id)
    await shop.finish(id)
    expect(await shop.restore(name, id, 1)).toMatchObject({ status: 'assembling', revision: 4 })
    await shop.finish(id)
    expect(await shop.stands(id)).toMatchObject({
      'page_text:1': 'page_text:1@1',
      'picture:2': 'picture:2@3',
      pdf: 'pdf@4',
    })
    expect(await engine.status(id)).toBe('complete')
  })

  it('whose PDF dies takes back what it had shown again', async () => {
    const { name, id } = await shop.made(['picture:2'])
    await shop.redo(name, id, 1, 'text')
    await shop.finish(id)
    await shop.resume(name, id)
    await shop.finish(id)
    const before = await shop.stands(id)
    await shop.restore(name, id, 1)
    await shop.fail(id)
    expect([await engine.status(id), await shop.stands(id)]).toEqual(['complete', before])
  })

  it('is refused where nothing would change, and of what did not stand or never was', async () => {
    const { name, id } = await shop.made()
    expect(await refused(shop.restore(name, id, 1))).toEqual([409, 'state_conflict'])
    expect(await refused(shop.restore(name, id, 2))).toEqual([404, 'not_found'])
    await shop.redo(name, id, 2, 'picture')
    expect(await refused(shop.restore(name, id, 1))).toEqual([409, 'state_conflict'])
    await shop.finish(id, ['picture:2'])
    await shop.redo(name, id, 3, 'picture')
    await shop.finish(id)
    expect(await refused(shop.restore(name, id, 2))).toEqual([409, 'state_conflict'])
  })
})

describe('revisions', () => {
  it('are settled once they have ended: only then may bytes of them be kept for good', async () => {
    const { name, id } = await shop.made()
    const settled = async (revision: number) =>
      (await findBlob(engine.db.query.bind(engine.db), name, id, 'picture:2', revision))?.settled
    expect([await settled(1), await settled(2)]).toEqual([true, undefined])
    await shop.redo(name, id, 2, 'picture')
    expect([await settled(1), await settled(2), await settled(3)]).toEqual([true, false, undefined])
    await shop.finish(id)
    expect(await settled(2)).toBe(true)
  })

  it('say how each came to be and ended, newest first, and which can be brought back', async () => {
    const { name, id } = await shop.made(['picture:2'])
    await shop.resume(name, id)
    await shop.finish(id)
    await shop.redo(name, id, 2, 'picture')
    await shop.finish(id, ['picture:2'])
    await shop.edit(name, id, 1, 'Fern lit a lamp.')
    await shop.cancel(name, id)
    await shop.edit(name, id, 1, 'Fern lit a lamp.')
    await shop.finish(id)
    await shop.restore(name, id, 2)
    const error = { code: 'refused', message: 'no' }
    const seen = (await shop.revisions(name, id)).map((one) => [
      one.revision,
      one.kind,
      one.page,
      one.status,
      one.taken_back,
      one.error,
      one.restorable,
    ])
    expect(seen).toEqual([
      [6, 'restore', null, 'complete', false, null, false],
      [5, 'edit', 1, 'complete', false, null, true],
      [4, 'edit', 1, 'complete', true, null, false],
      [3, 'redo', 2, 'complete', true, error, false],
      [2, 'resume', null, 'complete', false, null, false],
      [1, 'order', null, 'partial', false, null, false],
    ])
    expect(await shop.revisions(await shop.user(1), id)).toEqual([])
  })
})

it('a deleted book leaves nothing behind', async () => {
  const { name, id } = await shop.made()
  await shop.redo(name, id, 2, 'picture')
  await shop.finish(id)
  await shop.restore(name, id, 1)
  await shop.remove(name, id)
  for (const table of ['steps', 'book_revisions', 'book_events', 'blobs'])
    expect(await engine.db.query(`select from storymill.${table} where book_id = $1`, [id])).toEqual([])
})
