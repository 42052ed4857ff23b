import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/actions/list-library.ts'
import { looksAt } from '../../src/book/card.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { plantBook } from '../support/planted.ts'
import { plantLibrary } from '../support/planted-library.ts'

let app: TestApp
let ids: string[]
beforeAll(async () => {
  app = await startTestApp({ worker: false })
  await app.db.query(`insert into storymill.users (id) values ('ann'), ('many')`)
  await plantBook(app, { user: 'ann', idea: 'A snail of somebody else' })
  ids = await plantLibrary(app, 90)
})
afterAll(async () => await app.stop())

const ask = async (query: Record<string, string> = {}) =>
  await fetch(`${app.url}/v1/library?${new URLSearchParams(query).toString()}`)
const library = async (query: Record<string, string> = {}) => (await (await ask(query)).json()) as Library
const statuses = async (show: string) =>
  new Set((await library({ show, limit: '100' })).items.map(({ status }) => status))

describe('the library', () => {
  it('goes through all books of its reader once, newest first', async () => {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Library = await library({ limit: '40', ...(cursor && { cursor }) })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next_cursor
    }
    expect(seen).toEqual(ids.toSorted().toReversed())
  })

  it('shows what is made, what is ready and what needs a look, and counts them all whatever it shows', async () => {
    expect(await statuses('making')).toEqual(new Set(['images_processing']))
    expect(await statuses('ready')).toEqual(new Set(['complete']))
    expect(await statuses('attention')).toEqual(new Set(['partial']))
    const { counts, items } = await library({ show: 'making', q: 'nothing like it' })
    expect(items).toEqual([])
    expect(counts).toEqual({ all: 90, making: 9, ready: 72, attention: 9 })
  })

  it('pages through one filter in order', async () => {
    const whole = await library({ show: 'making', limit: '100' })
    const first = await library({ show: 'making', limit: '5' })
    const rest = await library({ show: 'making', limit: '5', cursor: first.next_cursor ?? '' })
    expect([...first.items, ...rest.items]).toEqual(whole.items)
    expect(rest.next_cursor).toBeNull()
  })

  it('says of a card how far its pictures are, and what it waits for', async () => {
    const [making] = (await library({ show: 'making' })).items
    expect(making).toMatchObject({ pictures_done: 2, missing_pictures: 0, page_count: 4 })
    expect(making?.waiting_for?.reason).toBe('limit')
    const [partial] = (await library({ show: 'attention' })).items
    expect(partial).toMatchObject({ pictures_done: 3, missing_pictures: 1, waiting_for: null })
    expect(partial?.cover_url).toBe(`/v1/books/${partial?.id}/cover`)
    const [ready] = (await library({ show: 'ready' })).items
    expect(ready).toMatchObject({ pictures_done: 4, missing_pictures: 0 })
    expect(JSON.stringify(ready)).not.toContain('pages')
  })

  it('says of a card what its book says', async () => {
    const { id } = (await (await app.order(anOrder)).json()) as { id: string }
    const card = (await library({ limit: '1' })).items[0]
    const book = await app.book(id)
    const same = Object.keys(card ?? {}).filter((name) => name in book && name !== 'missing_pictures')
    expect(card).toMatchObject(Object.fromEntries(same.map((name) => [name, Reflect.get(book, name)])))
    expect(same.length).toBeGreaterThan(12)
    await fetch(`${app.url}/v1/books/${id}/cancel`, { method: 'POST' })
    const cancelled = (await library({ show: 'attention', limit: '1' })).items[0]
    expect(cancelled).toMatchObject({ id, missing_pictures: (await app.book(id)).missing_pictures.length })
  })

  it.each([
    ['part of an idea in any case', 'NUMBER 17', 1],
    ['part of a title', 'The Pear', 1],
    ['what a pattern would read as anything', '100%', 1],
    ['what a pattern would read as any letter', 'a_b', 1],
    ['a backslash', 'c\\d', 1],
    ['letters of another alphabet', 'ЛИСА', 1],
    ["somebody else's", 'of somebody else', 0],
  ])('finds %s', async (_what, q, least) => {
    if (q === '100%') await plantBook(app, { idea: 'We are 100% awake, a_b, c\\d, лиса' })
    const { items } = await library({ q, limit: '100' })
    expect(items.length).toBeGreaterThanOrEqual(least)
    const said = items.map(({ idea, title }) => `${idea} ${title}`.toLowerCase())
    expect(said.filter((text) => !text.includes(q.toLowerCase()))).toEqual([])
    if (least === 0) expect(items).toEqual([])
  })

  it.each([
    ['a cursor of nobody', { cursor: 'x' }],
    ['an unknown filter', { show: 'lost' }],
    ['too long a search', { q: 'x'.repeat(101) }],
    ['what no text can hold', { q: '\0' }],
    ['too much at once', { limit: '101' }],
    ['what it does not know', { colour: 'red' }],
  ])('refuses %s', async (_what, query) => {
    expect((await ask(query as unknown as Record<string, string>)).status).toBe(422)
  })

  it('searches so many in one call, and says where to go on although it found nothing', async () => {
    await app.db.query(
      `insert into storymill.books (id, user_id, pipeline, params, status, rank, total_steps, texts_open, pictures_open, deadline_at, completed_at)
       select gen_random_uuid(), 'local', 'storybook@1', b.params, 'complete', 0, 12, 0, 0, storymill.now(), storymill.now()
       from storymill.books b, generate_series(1, $2::int) where b.id = $1`,
      [ids[0], looksAt],
    )
    const first = await library({ q: 'number 5' })
    expect(first.counts.all).toBe(looksAt)
    const found = [...first.items]
    for (let cursor = first.next_cursor; cursor !== null;) {
      const page = await library({ q: 'number 5', cursor })
      found.push(...page.items)
      cursor = page.next_cursor
    }
    expect(first.next_cursor).not.toBeNull()
    expect(found.some(({ idea }) => idea.endsWith('number 5'))).toBe(true)
  })
})
