import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PageHistory } from '../../src/book/page-history.ts'
import type { RevisionView } from '../../src/book/revision.ts'
import type { Book } from '../../src/book/view.ts'
import { anOrder } from '../support/app.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'

// For a busy machine.
vi.setConfig({ testTimeout: 70_000 })

let app: Hosted
let id: string
let first: { pdf: string; picture: string; cover: string }
beforeAll(async () => {
  app = await startHosted({ env: openAi })
  id = await app.order(anOrder)
  await app.until(id, 'complete')
  first = {
    pdf: await bytes('book.pdf'),
    picture: await bytes('pages/2/picture'),
    cover: await bytes('cover'),
  }
}, 70_000)
afterAll(async () => {
  expect(await app.audit()).toEqual([])
  await app.stop()
})

const get = async (path: string) => await fetch(`${app.url}/v1/books/${id}/${path}`)
const bytes = async (path: string) => Buffer.from(await (await get(path)).arrayBuffer()).toString('base64')
const send = async (method: string, path: string, body?: object, book = id) =>
  await fetch(`${app.url}/v1/books/${book}/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
const told = async (answer: Response) => {
  const { code, errors } = (await answer.json()) as { code?: string; errors?: { field: string }[] }
  return [answer.status, code, ...(errors ?? []).map(({ field }) => field)]
}
const revisions = async () => ((await (await get('revisions')).json()) as { items: RevisionView[] }).items

describe('what is asked for', () => {
  it.each([
    ['POST', 'pages/2/redo', { part: 'smell' }, [422, 'invalid_order', 'part']],
    ['POST', 'pages/2/redo', { part: 'picture', note: 'x'.repeat(301) }, [422, 'invalid_order', 'note']],
    ['POST', 'pages/2/redo', { part: 'picture', note: '  ' }, [422, 'invalid_order', 'note']],
    ['POST', 'pages/2/redo', { part: 'picture', note: 'with a gun' }, [422, 'content_not_allowed', 'note']],
    ['POST', 'pages/2/redo', { part: 'picture', note: '狐狸' }, [422, 'script_unsupported', 'note']],
    ['POST', 'pages/0/redo', { part: 'text' }, [422, 'invalid_order', 'part']],
    ['POST', 'pages/5/redo', { part: 'text' }, [404, 'not_found']],
    ['POST', 'pages/33/redo', { part: 'text' }, [404, 'not_found']],
    ['PUT', 'pages/2/text', { text: 'x'.repeat(1201) }, [422, 'invalid_order', 'text']],
    ['PUT', 'pages/2/text', { text: '' }, [422, 'invalid_order', 'text']],
    ['PUT', 'pages/2/text', { text: 'Fern took a gun.' }, [422, 'content_not_allowed', 'text']],
    ['PUT', 'pages/0/text', { text: 'A cover has no text.' }, [422, 'invalid_order', 'part']],
    ['POST', 'revisions/1/restore', undefined, [409, 'state_conflict']],
    ['POST', 'revisions/2/restore', undefined, [404, 'not_found']],
  ] as const)('%s %s: %j', async (method, path, body, answer) => {
    expect(await told(await send(method, path, body))).toEqual(answer)
    expect((await app.book(id)).revision).toBe(1)
  })

  it.each([
    ['POST', 'pages/2/redo', { part: 'picture' }],
    ['PUT', 'pages/2/text', { text: 'Mine.' }],
    ['POST', 'revisions/1/restore', undefined],
    ['GET', 'revisions', undefined],
    ['GET', 'pages/2/history', undefined],
  ])('of a book of somebody else, %s %s is not there', async (method, path, body) => {
    await app.db.query(`insert into storymill.users (id) values ('somebody') on conflict do nothing`)
    await app.db.query(`update storymill.books set user_id = 'somebody' where id = $1`, [id])
    try {
      expect(await told(await send(method, path, body))).toEqual([404, 'not_found'])
    } finally {
      await app.db.query(`update storymill.books set user_id = 'local' where id = $1`, [id])
    }
  })
})

describe('a finished book', () => {
  it('gets another picture, serves the old one until then, and can have it back byte for byte', async () => {
    const answer = await send('POST', 'pages/2/redo', { part: 'picture', note: 'closer, please' })
    const opened = (await answer.json()) as Book
    expect([answer.status, opened.revision]).toEqual([202, 2])
    expect(opened.pages[1]?.picture_url).toBe(`/v1/books/${id}/pages/2/picture`)
    await app.until(id, 'complete')
    expect(await bytes('pages/2/picture')).not.toBe(first.picture)
    expect(await bytes('book.pdf')).not.toBe(first.pdf)
    expect(await bytes('cover')).toBe(first.cover)
    expect(await bytes('pages/2/picture?r=1')).toBe(first.picture)
    expect(await bytes('book.pdf?r=1')).toBe(first.pdf)
    const restored = (await (await send('POST', 'revisions/1/restore')).json()) as Book
    expect([restored.revision, restored.status]).toEqual([3, 'complete'])
    expect([await bytes('pages/2/picture'), await bytes('book.pdf')]).toEqual([first.picture, first.pdf])
  })

  it('has pictures that are cached for good once their revision has ended, and no others', async () => {
    const kept = async (path: string) => (await get(path)).headers.get('cache-control')
    expect(await kept('pages/2/picture?r=2')).toBe('private, max-age=31536000, immutable')
    expect(await kept('pages/2/picture?r=3')).toBe('private, max-age=31536000, immutable')
    expect(await kept('pages/2/picture')).toBe('private, no-cache')
    expect((await get('pages/2/picture?r=4')).status).toBe(404)
    expect((await get('pages/2/picture?r=0')).status).toBe(422)
    await send('POST', 'pages/0/redo', { part: 'picture' })
    await app.until(id, 'complete')
    expect(await bytes('cover')).not.toBe(first.cover)
    // It was bound with the picture that had been brought back.
    const [bound] = await app.db.query(
      `select result -> 'missing_pictures' as missing from storymill.steps where book_id = $1 and key = 'pdf'
       order by revision desc limit 1`,
      [id],
    )
    expect(bound).toEqual({ missing: [] })
  })

  it('gets a text of one’s own, and another one written in its place', async () => {
    const text = 'Fern lit a lamp. “There,” she said, “now it is my dark.”'
    await send('PUT', 'pages/3/text', { text: ` ${text}\u0000 ` })
    const edited = await app.until(id, 'complete')
    expect([edited.pages[2]?.text, edited.pages[2]?.text_status]).toEqual([text, 'done'])
    await send('POST', 'pages/3/redo', { part: 'text' })
    const redone = await app.until(id, 'complete')
    expect(redone.pages[2]?.text).not.toBe(text)
    expect(redone.pages.map(({ picture_status }) => picture_status)).toEqual(['done', 'done', 'done', 'done'])
  })

  it('tells its revisions', async () => {
    const seen = (await revisions()).map((one) => [one.revision, one.kind, one.page, one.part, one.note])
    expect(seen).toEqual([
      [6, 'redo', 3, 'text', null],
      [5, 'edit', 3, 'text', null],
      [4, 'redo', 0, 'picture', null],
      [3, 'restore', null, null, null],
      [2, 'redo', 2, 'picture', 'closer, please'],
      [1, 'order', null, null, null],
    ])
    const [newest, , , restored] = await revisions()
    expect(newest).toMatchObject({ status: 'complete', taken_back: false, restorable: false, by: 'local' })
    expect(restored).toMatchObject({ from_revision: 1, restorable: true })
  })

  it('tells what a page has looked like, and what bringing that back would bring back too', async () => {
    const history = async (page: number) => (await (await get(`pages/${page}/history`)).json()) as PageHistory
    const { items, prices } = await history(3)
    expect(prices).toEqual({ text: 1, picture: 5 })
    expect(
      items.map(({ revision, since, kind, restorable, also }) => [revision, since, kind, restorable, also]),
    ).toEqual([
      [6, 6, 'redo', false, []],
      [5, 5, 'edit', true, []],
      // It stood until the cover was another one.
      [4, 1, 'order', true, []],
    ])
    expect(items[1]?.text).toBe('Fern lit a lamp. “There,” she said, “now it is my dark.”')
    expect(items.every(({ text, picture }) => text !== null && picture)).toBe(true)
    const second = await history(2)
    // Restored, the first picture stands again: it is listed once, as what stands.
    expect(second.items.map(({ revision, since, note, also }) => [revision, since, note, also])).toEqual([
      [6, 1, null, []],
      [2, 2, 'closer, please', [0, 3]],
    ])
    expect((await history(0)).prices).toEqual({ text: null, picture: 5 })
    expect((await get('pages/5/history')).status).toBe(404)
  })

  it('is deleted with the files of every revision', async () => {
    const blobs = `select from storymill.blobs where book_id = $1`
    expect((await app.db.query(blobs, [id])).length).toBeGreaterThan(8)
    expect((await send('DELETE', '')).status).toBe(404)
    const answer = await fetch(`${app.url}/v1/books/${id}`, { method: 'DELETE' })
    expect([answer.status, (await app.db.query(blobs, [id])).length]).toEqual([204, 0])
    expect((await get('pages/2/picture?r=1')).status).toBe(404)
  })
})
