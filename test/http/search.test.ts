import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/book/ids.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { keyOf, person } from '../support/callers.ts'
import { plantDead } from '../support/dead.ts'
import { plantBook } from '../support/planted-steps.ts'

type Thing = { kind: string; id: string; title: string; says: string; book_id: string | null }
type Listed = { id: string; user: string; title: string | null; idea: string; status: string; usd: number }

let app: TestApp
const books: Record<string, string> = {}
const worker = newId()
beforeAll(async () => {
  app = await startTestApp({ worker: false })
  const plant = async (
    name: string,
    ...[book, steps]: Parameters<typeof plantBook> extends [unknown, ...infer R] ? R : never
  ) => (books[name] = await plantBook(app.db, book, steps))
  await plant('fern', { user: 'mia', title: 'Fern and the Dark', idea: 'x'.repeat(300) }, [
    { key: 'picture:5', state: 'ready' },
  ])
  await plant('percent', {
    user: 'mia',
    title: '100% of\\the_sky',
    idea: 'Sky',
    status: 'complete',
    ended_ago_s: 5,
  })
  await plant('failed', {
    user: 'tom',
    idea: 'A lost mitten',
    status: 'failed',
    error: 'content_refused',
    ended_ago_s: 3,
  })
  await plantDead(app.db, { user: 'tom', code: 'http_503' })
  await app.db.query(
    `insert into storymill.workers (id, name, host, pid, process_start, queues, lease_until)
     values ($1, 'painter-7', 'h', 1, '1', '{images}', storymill.now() + interval '1 hour')`,
    [worker],
  )
  await app.db.query(
    `insert into storymill.limits (limit_group, model, provider) values ('openai/main', 'gpt-image-2', 'openai')`,
  )
})
afterAll(async () => await app.stop())

const search = async (q: string) => {
  const answer = await fetch(`${app.url}/v1/admin/search?q=${encodeURIComponent(q)}`)
  return { status: answer.status, items: ((await answer.json()) as { items: Thing[] }).items }
}
const found = async (q: string) => (await search(q)).items.map(({ kind, id }) => [kind, id])
const list = async (query: string) => {
  const answer = await fetch(`${app.url}/v1/admin/books${query}`)
  return {
    status: answer.status,
    ...((await answer.json()) as { items: Listed[]; next_cursor: string | null }),
  }
}

describe('the search finds', () => {
  it('a book and a step by their id, with its beginning, and without dashes', async () => {
    const id = books['fern'] ?? ''
    for (const q of [id, id.toUpperCase(), id.replaceAll('-', ''), ` ${id} `])
      expect(await found(q)).toEqual([['book', id]])
    // Ids that were made in the same hours begin alike: the newest are shown.
    expect((await found(id.slice(0, 30))).map(([, found]) => found)).toEqual([id])
    expect((await found(id.slice(0, 6))).length).toBeGreaterThan(1)
    const [step] = await app.db.query<{ id: string }>('select id from storymill.steps where book_id = $1', [
      id,
    ])
    expect((await search(step?.id ?? '')).items).toMatchObject([
      { kind: 'step', title: 'picture:5', book_id: id, says: 'ready, of, Fern and the Dark' },
    ])
  })

  it('workers, users, errors and limit groups by their name', async () => {
    expect(await found('PAINTER')).toEqual([['worker', worker]])
    expect(await found('mi')).toEqual([['user', 'mia']])
    expect((await search('refused')).items).toMatchObject([
      { kind: 'error', id: 'content_refused', says: '0 dead letters, 1 failed book' },
    ])
    expect((await search('http_5')).items).toMatchObject([
      { id: 'http_503', says: '1 dead letter, 0 failed books' },
    ])
    expect(await found('image-2')).toEqual([['limit_group', 'openai/main']])
  })

  it('titles by any part, in any case', async () => {
    expect(await found('the dark')).toEqual([['book', books['fern']]])
    expect(await found('fern a')).toEqual([['book', books['fern']]])
  })

  it('only what a text says, whatever it is made of', async () => {
    expect(await found('100%')).toEqual([['book', books['percent']]])
    expect(await found('of\\the_')).toEqual([['book', books['percent']]])
    for (const q of ['%%%', '___', '\\\\', "'; drop table storymill.books; --", '🦊', '((('])
      expect(await search(q)).toEqual({ status: 200, items: [] })
    for (const [q, status] of [
      ['', 422],
      ['\0', 422],
      ['x'.repeat(201), 422],
      ['x'.repeat(10_000), 414],
    ] as const)
      expect((await search(q)).status, q.slice(0, 9)).toBe(status)
  })
})

describe("everybody's books", () => {
  it.each([
    ['?user=mia', ['percent', 'fern']],
    ['?q=MITTEN', ['failed']],
    ['?q=dark', ['fern']],
    ['?q=%25', ['percent']],
    ['?q=_the', []],
    ['?error=content_refused', ['failed']],
    ['?status=failed', ['failed']],
    ['?status=images_processing', ['fern']],
    ['?status=queued', []],
    ['?user=tom&q=nothing', []],
  ])('are found by %s', async (query, wanted) => {
    const ids = (await list(query)).items.map((one) => one.id)
    expect(ids).toEqual(wanted.map((name) => books[name]))
  })

  it('show no more of an idea than helps, and page by page all of them', async () => {
    const { items } = await list('?user=mia&limit=2')
    expect(items.map((one) => one.idea.length)).toEqual([3, 120])
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null && seen.length < 9;) {
      const page: Awaited<ReturnType<typeof list>> = await list(`?limit=1${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.items.map((one) => one.id))
      cursor = page.next_cursor
    }
    expect(seen).toEqual((await list('')).items.map((one) => one.id))
  })
})

it('is for admins alone', async () => {
  const guarded = await startTestApp({ worker: false }, undefined, { config: { auth: 'keys' } })
  await person(guarded.db, 'tom')
  const { headers } = await keyOf(guarded.db, 'tom')
  for (const path of ['search?q=fox', 'books', 'steps', 'money'])
    expect((await fetch(`${guarded.url}/v1/admin/${path}`, { headers })).status).toBe(403)
  await guarded.stop()
})
