import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ worker: false })
})
afterAll(async () => await app.stop())

let seed = 500
const order = async () => (await (await app.order({ ...anOrder, seed: seed++ })).json()) as Book
const call = async (method: string, path: string, headers: Record<string, string> = {}) =>
  await fetch(`${app.url}/v1/books${path.startsWith('?') ? path : `/${path}`}`, { method, headers })
const told = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { code?: string }).code ?? 'a book',
]

it('cancels once, and refuses what the state does not allow', async () => {
  const { id } = await order()
  expect(await told(await call('POST', `${id}/resume`))).toEqual([409, 'state_conflict'])
  expect(await told(await call('DELETE', id))).toEqual([409, 'state_conflict'])
  expect(await told(await call('POST', `${id}/cancel`))).toEqual([202, 'a book'])
  expect(await told(await call('POST', `${id}/cancel`))).toEqual([409, 'state_conflict'])
  expect(await told(await call('POST', `${id}/resume`))).toEqual([409, 'state_conflict'])
})

it('deletes a final book with every row of it, and its key', async () => {
  const { id } = await order()
  await call('POST', `${id}/cancel`)
  const answer = await call('DELETE', id)
  expect([answer.status, await answer.text()]).toEqual([204, ''])
  const [left] = await app.db.query<{ n: number }>(
    `select ((select count(*) from storymill.books where id = $1)
       + (select count(*) from storymill.steps where book_id = $1)
       + (select count(*) from storymill.book_events where book_id = $1)
       + (select count(*) from storymill.idempotency where book_id = $1))::int as n`,
    [id],
  )
  expect(left?.n).toBe(0)
  expect(await told(await call('DELETE', id))).toEqual([404, 'not_found'])
})

it.each(['', '/timeline', '/book.pdf', '/cover', '/pages/1/picture', '/events'])(
  'an unknown book has no %s',
  async (path) => {
    expect(await told(await call('GET', `00000000-0000-4000-8000-000000000000${path}`))).toEqual([
      404,
      'not_found',
    ])
  },
)

it('says what is not made yet, and what can never be', async () => {
  const { id } = await order()
  for (const path of ['book.pdf', 'cover', 'pages/4/picture'])
    expect(await told(await call('GET', `${id}/${path}`))).toEqual([404, 'not_ready'])
  expect((await call('GET', `${id}/pages/0/picture`)).status).toBe(404)
  expect((await call('GET', `${id}/pages/1e9/picture`)).status).toBe(404)
})

it('has an ETag, and says when to ask again while the book is made', async () => {
  const { id } = await order()
  const first = await call('GET', id)
  const etag = first.headers.get('etag') ?? ''
  expect(Number(first.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await call('GET', id, { 'if-none-match': etag })).status).toBe(304)
  await call('POST', `${id}/cancel`)
  const last = await call('GET', id, { 'if-none-match': etag })
  expect([last.status, last.headers.get('retry-after')]).toEqual([200, null])
})

it('pages through the list without a gap or a repeat', async () => {
  const made = [await order(), await order(), await order()].map((book) => book.id).toReversed()
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null && seen.length < 50) {
    const answer = await call('GET', `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
    const list = (await answer.json()) as { items: Book[]; next_cursor: string | null }
    seen.push(...list.items.map((book) => book.id))
    cursor = list.next_cursor
  }
  expect(seen.slice(0, 3)).toEqual(made)
  expect(new Set(seen).size).toBe(seen.length)
})

it('takes orders as JSON only, whatever a form can send', async () => {
  const answer = await fetch(`${app.url}/v1/books`, { method: 'POST', body: JSON.stringify(anOrder) })
  expect(await told(answer)).toEqual([415, 'unsupported_media_type'])
})
