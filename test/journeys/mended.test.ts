import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { anOrder } from '../support/app.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'

// For a busy machine.
vi.setConfig({ testTimeout: 70_000 })

let service: Hosted
let id: string
beforeAll(async () => {
  service = await startHosted({ env: openAi })
  id = await service.order(anOrder)
  await service.until(id, 'complete')
}, 70_000)
afterAll(async () => {
  expect(await service.audit()).toEqual([])
  expect(service.simulator.report().duplicates).toEqual([])
  await service.stop()
})

/** How many calls of each kind the provider has seen, and what the book was charged. */
async function spent() {
  const kinds = (await service.arrivals()).map((one) => one.kind)
  const n = (kind: string) => kinds.filter((one) => one === kind).length
  const { cost } = await service.book(id)
  return { texts: n('text'), images: n('image'), judged: n('moderation'), credits: cost.credits }
}

const send = async (method: string, path: string, body: object) => {
  const answer = await fetch(`${service.url}/v1/books/${id}/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(202)
  return (await answer.json()) as Book
}
const redo = async (page: number, wish: object) => await send('POST', `pages/${page}/redo`, wish)

describe('a book of paid models', () => {
  it('has one picture made again for one call and the credits of one picture', async () => {
    const before = await spent()
    await redo(2, { part: 'picture' })
    await service.until(id, 'complete')
    expect(await spent()).toEqual({ ...before, images: before.images + 1, credits: before.credits + 5 })
  })

  it('has a note judged before it is drawn', async () => {
    const before = await spent()
    await redo(3, { part: 'picture', note: 'let it rain' })
    await service.until(id, 'complete')
    const { judged, images } = await spent()
    expect([judged - before.judged, images - before.images]).toEqual([1, 1])
  })

  it('takes a text by hand for one judgement and no credits', async () => {
    const before = await spent()
    await send('PUT', 'pages/1/text', { text: 'Fern lit a lamp.' })
    const book = await service.until(id, 'complete')
    expect(book.pages[0]?.text).toBe('Fern lit a lamp.')
    expect(await spent()).toEqual({ ...before, judged: before.judged + 1 })
  })

  it('keeps its text when the moderator refuses another, and says so', async () => {
    const before = await spent()
    await send('PUT', 'pages/1/text', { text: 'Fern did something [[flag:violence]].' })
    const book = await service.until(id, 'complete')
    expect(book.error).toMatchObject({ code: 'content_refused' })
    expect([book.pages[0]?.text, book.pages[0]?.text_status]).toEqual(['Fern lit a lamp.', 'done'])
    expect(await spent()).toEqual({ ...before, judged: before.judged + 1 })
  })

  it('keeps its picture when the provider will not draw another, and pays nothing for it', async () => {
    const before = await spent()
    const picture = await (await service.get(`/v1/books/${id}/pages/2/picture`)).bytes()
    await service.faults([{ on: 'image', what: 'moderated_input' }])
    await redo(2, { part: 'picture' })
    const book = await service.until(id, 'complete')
    await service.faults([])
    expect(book.error?.code).toMatch(/moderation|refused/)
    expect(book.pages[1]?.picture_status).toBe('done')
    expect(await (await service.get(`/v1/books/${id}/pages/2/picture`)).bytes()).toEqual(picture)
    expect((await spent()).credits).toBe(before.credits)
  })

  it('is brought back as it was ordered for no call at all', async () => {
    const before = await spent()
    const answer = await service.post(`/v1/books/${id}/revisions/1/restore`)
    expect(((await answer.json()) as Book).status).toBe('complete')
    expect(await spent()).toEqual(before)
  })
})
