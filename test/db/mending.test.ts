import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine, type Engine } from '../support/engine.ts'
import { refusal, refused, Shop } from '../support/shop.ts'

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

describe('a redo', () => {
  it('makes and charges the picture, and binds the book anew: nothing else', async () => {
    const { name, id } = await shop.made()
    const before = await shop.stands(id)
    const opened = await shop.redo(name, id, 2, 'picture')
    expect(opened).toMatchObject({
      revision: 2,
      status: 'text_complete',
      pdf_url: `/v1/books/${id}/book.pdf`,
      steps_completed: 8,
    })
    expect(opened.pages[1]).toMatchObject({
      picture_status: 'pending',
      picture_url: `/v1/books/${id}/pages/2/picture`,
    })
    expect(await shop.purse(name)).toEqual({ credits: 71, held: 5, charged: 24 })
    await shop.finish(id)
    expect(await engine.status(id)).toBe('complete')
    expect(await shop.stands(id)).toEqual({ ...before, 'picture:2': 'picture:2@2', pdf: 'pdf@2' })
    expect(await shop.purse(name)).toEqual({ credits: 71, held: 0, charged: 29 })
    expect((await shop.show(name, id)).cost.credits).toBe(29)
  })

  it('of a text leaves its picture alone', async () => {
    const { name, id } = await shop.made()
    const before = await shop.stands(id)
    expect(await shop.redo(name, id, 3, 'text')).toMatchObject({ status: 'processing' })
    await shop.finish(id)
    expect(await shop.stands(id)).toEqual({ ...before, 'page_text:3': 'page_text:3@2', pdf: 'pdf@2' })
    expect(await shop.purse(name)).toEqual({ credits: 75, held: 0, charged: 25 })
  })

  it('that dies leaves the book as it was, with the reason, and costs nothing', async () => {
    const { name, id } = await shop.made()
    const before = await shop.stands(id)
    await shop.redo(name, id, 2, 'picture')
    await shop.finish(id, ['picture:2'])
    const book = await shop.show(name, id)
    expect(book).toMatchObject({
      revision: 2,
      status: 'complete',
      progress_percent: 100,
      missing_pictures: [],
      error: { code: 'refused', message: 'no' },
    })
    expect(book.pages[1]).toMatchObject({ picture_status: 'done' })
    expect(await shop.stands(id)).toEqual(before)
    expect(await shop.purse(name)).toEqual({ credits: 76, held: 0, charged: 24 })
    expect((await eventsOf(id, 2)).map(({ status }) => status)).toEqual([
      'text_complete',
      'images_processing',
      'complete',
    ])
    expect((await shop.redo(name, id, 2, 'picture')).error).toBe(null)
    await shop.finish(id)
    expect((await shop.stands(id))['picture:2']).toBe('picture:2@3')
  })

  it('whose PDF dies takes the picture back, unpaid', async () => {
    const { name, id } = await shop.made()
    const before = await shop.stands(id)
    await shop.redo(name, id, 2, 'picture')
    await shop.advance(id, 1)
    expect((await shop.stands(id))['picture:2']).toBe('picture:2@2')
    await shop.fail(id)
    expect([await engine.status(id), await shop.stands(id)]).toEqual(['complete', before])
    expect(await shop.purse(name)).toEqual({ credits: 76, held: 0, charged: 24 })
  })

  it('that is cancelled is paid as far as it could be seen, and taken back', async () => {
    const { name, id } = await shop.made()
    const before = await shop.stands(id)
    await shop.redo(name, id, 2, 'picture')
    expect(await shop.cancel(name, id)).toMatchObject({ status: 'complete', revision: 2 })
    expect(await shop.purse(name)).toEqual({ credits: 76, held: 0, charged: 24 })
    await shop.redo(name, id, 2, 'picture')
    await shop.advance(id, 1)
    expect(await shop.cancel(name, id)).toMatchObject({ status: 'complete', revision: 3, error: null })
    expect(await shop.purse(name)).toEqual({ credits: 71, held: 0, charged: 29 })
    expect(await shop.stands(id)).toEqual(before)
  })

  it('of the one missing picture makes a partial book complete; if it dies the book stays partial', async () => {
    const { name, id } = await shop.made(['picture:2'])
    expect(await engine.status(id)).toBe('partial')
    await shop.redo(name, id, 2, 'picture')
    await shop.finish(id, ['picture:2'])
    expect(await shop.show(name, id)).toMatchObject({
      status: 'partial',
      missing_pictures: [2],
      error: { code: 'refused' },
    })
    expect(await shop.findings()).toEqual([])
    await shop.redo(name, id, 2, 'picture')
    await shop.finish(id)
    expect(await shop.show(name, id)).toMatchObject({ status: 'complete', missing_pictures: [], error: null })
    expect(await shop.purse(name)).toEqual({ credits: 76, held: 0, charged: 24 })
  })

  it('of another picture leaves a partial book partial, and a resume still makes what is missing', async () => {
    const { name, id } = await shop.made(['picture:2'])
    expect(await shop.redo(name, id, 1, 'picture')).toMatchObject({ missing_pictures: [2] })
    await shop.finish(id)
    expect(await shop.show(name, id)).toMatchObject({ status: 'partial', missing_pictures: [2] })
    await shop.resume(name, id)
    await shop.finish(id)
    expect(await engine.status(id)).toBe('complete')
    expect(await shop.stands(id)).toMatchObject({ 'picture:1': 'picture:1@2', 'picture:2': 'picture:2@3' })
  })

  it('that was taken back is nothing that a resume would make', async () => {
    const { name, id } = await shop.made(['picture:2'])
    await shop.redo(name, id, 1, 'picture')
    await shop.finish(id, ['picture:1'])
    await shop.resume(name, id)
    await shop.finish(id)
    expect(await shop.stands(id)).toMatchObject({ 'picture:1': 'picture:1@1', 'picture:2': 'picture:2@3' })
  })

  it('that cannot be paid changes nothing', async () => {
    const name = await shop.user(24)
    const { id } = (await shop.order(name)).book
    await shop.finish(id)
    const says = 'This book holds 5 credits; 0 are left.'
    expect(await refusal(shop.redo(name, id, 2, 'picture'))).toEqual([402, 'credits_short', says])
    expect(await shop.show(name, id)).toMatchObject({ revision: 1, status: 'complete' })
  })

  it('is refused while another is under way, for strangers, and where there is no such page', async () => {
    const { name, id } = await shop.made()
    const [one, two] = await Promise.all([
      refusal(shop.redo(name, id, 1, 'picture')),
      refusal(shop.redo(name, id, 2, 'picture')),
    ])
    expect([one, two].filter((told) => told === null)).toHaveLength(1)
    expect([one, two]).toContainEqual([409, 'state_conflict', 'The book is still being made.'])
    await shop.finish(id)
    expect((await shop.show(name, id)).revision).toBe(2)
    expect(await refused(shop.redo(await shop.user(99), id, 1, 'picture'))).toEqual([404, 'not_found'])
    expect(await refused(shop.redo(name, id, 5, 'picture'))).toEqual([404, 'not_found'])
    expect(await refused(shop.redo(name, id, 0, 'text'))).toEqual([422, 'invalid_order'])
  })
})

describe('an edit', () => {
  it('costs nothing: its words stand on the page, and the book is bound anew', async () => {
    const { name, id } = await shop.made()
    const before = await shop.stands(id)
    await shop.edit(name, id, 4, 'Fern lit a lamp.')
    expect(await shop.purse(name)).toEqual({ credits: 76, held: 0, charged: 24 })
    await shop.finish(id)
    expect(await shop.stands(id)).toEqual({ ...before, 'page_text:4': 'page_text:4@2', pdf: 'pdf@2' })
    expect(await shop.purse(name)).toEqual({ credits: 76, held: 0, charged: 24 })
    expect(await shop.findings()).toEqual([])
  })

  it.each([
    ['a weapon', 'Fern took a gun and shot the bear dead.', 'content_not_allowed'],
    ['letters nobody can print', '狐狸', 'script_unsupported'],
  ])('with %s is refused at the door', async (_, text, code) => {
    const { name, id } = await shop.made()
    expect(await refused(shop.edit(name, id, 4, text))).toEqual([422, code])
    expect((await shop.show(name, id)).revision).toBe(1)
  })
})
