import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ worker: false })
})
afterAll(async () => await app.stop())

const count = async () =>
  (await app.db.query<{ n: number }>('select count(*)::int as n from storymill.books'))[0]?.n
const json = async (answer: Response) => (await answer.json()) as Book & Record<string, unknown>

describe('ordering with a key', () => {
  it('makes one book of 100 parallel requests, from two API processes', async () => {
    const other = await app.another({ worker: false })
    const before = await count()
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        fetch(`${index % 2 ? app.url : other.url}/v1/books`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': 'twins' },
          body: JSON.stringify(anOrder),
        }),
      ),
    )
    const ids = new Set(await Promise.all(answers.map(async (answer) => (await json(answer)).id)))
    expect(answers.map((answer) => answer.status)).toEqual(Array(100).fill(202))
    expect(ids.size).toBe(1)
    expect(await count()).toBe((before ?? 0) + 1)
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === null)).toHaveLength(1)
  })

  it('answers the stored first answer, whatever became of the book, and refuses another body', async () => {
    const first = await app.order(anOrder, { 'idempotency-key': '"quoted"' })
    const book = await json(first)
    await fetch(`${app.url}/v1/books/${book.id}/cancel`, { method: 'POST' })
    const again = await app.order(anOrder, { 'idempotency-key': 'quoted' })
    expect(await json(again)).toEqual(book)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    const other = await app.order({ ...anOrder, pages: 5 }, { 'idempotency-key': 'quoted' })
    expect([other.status, (await json(other)).code]).toEqual([422, 'idempotency_mismatch'])
  })

  it('says its hero and dedication, also from an answer that was stored before books said them', async () => {
    const order = { ...anOrder, hero: { name: 'Fern', look: 'a red fox' }, dedication: 'For Mia' }
    const said = { hero: order.hero, dedication: 'For Mia' }
    const book = await json(await app.order(order, { 'idempotency-key': 'dedicated' }))
    expect(book).toMatchObject(said)
    expect(await app.book(book.id)).toMatchObject(said)
    await app.db.query(
      `update storymill.idempotency set body = body - 'hero' - 'dedication' where key = 'key:dedicated'`,
    )
    const again = await app.order(order, { 'idempotency-key': 'dedicated' })
    expect([again.status, await json(again)]).toMatchObject([202, said])
  })

  it('takes the order of fields and written defaults for the same body', async () => {
    const a = await json(await app.order({ idea: 'x', pages: 8 }, { 'idempotency-key': 'same' }))
    const b = await json(
      await app.order({ age_group: '3-5', pages: 8, idea: 'x' }, { 'idempotency-key': 'same' }),
    )
    expect(b.id).toBe(a.id)
  })

  it.each(['', 'a'.repeat(256), 'sp ace', 'ümlaut'])('refuses the key %j', async (key) => {
    const answer = await fetch(`${app.url}/v1/books`, {
      method: 'POST',
      headers: [
        ['content-type', 'application/json'],
        ['idempotency-key', Buffer.from(key).toString('latin1')],
      ],
      body: JSON.stringify(anOrder),
    })
    expect(answer.status).toBe(400)
  })
})

describe('ordering without a key', () => {
  it('answers the living book, marked as a duplicate, and makes a new one after it was cancelled', async () => {
    const order = { idea: 'A lost mitten', pages: 4 }
    const first = await app.order(order)
    const again = await app.order(order)
    const [one, two] = [await json(first), await json(again)]
    expect([first.status, again.status, two.duplicate, two.id]).toEqual([202, 200, true, one.id])
    await fetch(`${app.url}/v1/books/${one.id}/cancel`, { method: 'POST' })
    const third = await app.order(order)
    expect(third.status).toBe(202)
    expect((await json(third)).id).not.toBe(one.id)
  })

  it('moves the key to one new book when many ask at once after a failure', async () => {
    const order = { idea: 'A drum', pages: 4 }
    const { id } = await json(await app.order(order))
    await app.db.query(
      `update storymill.books set status = 'failed', version = version + 1, completed_at = storymill.now() where id = $1`,
      [id],
    )
    const answers = await Promise.all(Array.from({ length: 20 }, async () => await app.order(order)))
    const ids = new Set(await Promise.all(answers.map(async (answer) => (await json(answer)).id)))
    expect(ids.size).toBe(1)
    expect(ids.has(id)).toBe(false)
    expect(answers.filter((answer) => answer.status === 202)).toHaveLength(1)
  })
})

describe('bad input', () => {
  const bad: [string, object, string][] = [
    ['no idea', { pages: 4 }, 'idea'],
    ['an empty idea', { idea: ' \u0000 ' }, 'idea'],
    ['10 000 pages', { idea: 'x', pages: 10_000 }, 'pages'],
    ['half a page', { idea: 'x', pages: 4.5 }, 'pages'],
    ['pages as words', { idea: 'x', pages: '8' }, 'pages'],
    ['an unknown field', { idea: 'x', user_id: 'root' }, 'user_id'],
    ['an unknown field of the hero', { idea: 'x', hero: { name: 'a', look: 'b', id: 1 } }, 'hero.id'],
    ['an unknown style', { idea: 'x', style: 'oil' }, 'style'],
    ['a long idea', { idea: 'x'.repeat(2_001) }, 'idea'],
    ['a script we cannot print', { idea: 'x', dedication: '献给美亚' }, 'dedication'],
    ['a language we cannot print', { idea: 'x', language: 'ja' }, 'language'],
    ['a language the model cannot write', { idea: 'x', language: 'de' }, 'language'],
    ['a list', [], 'body'],
  ]
  it.each(bad)('%s is a 422 that names the field, and changes nothing', async (_, body, field) => {
    const before = await count()
    const answer = await app.order(body)
    const problem = (await answer.json()) as { errors: { field: string }[]; status: number }
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(problem.errors.map((one) => one.field)).toContain(field)
    expect(await count()).toBe(before)
  })

  const raw: [string, string, string, number][] = [
    ['broken JSON', '{"idea": ', 'application/json', 400],
    ['an empty body', '', 'application/json', 400],
    ['a prototype', '{"idea": "x", "__proto__": {"admin": true}}', 'application/json', 400],
    ['another type', 'idea=x', 'application/x-www-form-urlencoded', 415],
    ['5 MB', JSON.stringify({ idea: 'x'.repeat(5_000_000) }), 'application/json', 413],
  ]
  it.each(raw)('%s is a 4xx problem', async (_, body, type, status) => {
    const answer = await fetch(`${app.url}/v1/books`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    })
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ status, code: expect.any(String) as string })
  })

  it('NUL and lone surrogates in an idea are cleaned away', async () => {
    const answer = await fetch(`${app.url}/v1/books`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"idea": "A \\u0000fox \\ud800and a hen", "pages": 4}',
    })
    expect([answer.status, (await json(answer)).idea]).toEqual([202, 'A fox \ufffdand a hen'])
  })

  it.each([
    ['GET', '/v1/books/not-an-id', 404],
    ['GET', '/v1/books/00000000-0000-4000-8000-000000000000', 404],
    ['GET', '/v1/nothing', 404],
    ['GET', '/v1/books?limit=0', 422],
    ['GET', '/v1/books?color=red', 422],
    ['PATCH', '/v1/books', 405],
    ['DELETE', '/v1/styles', 405],
  ])('%s %s is a %i problem', async (method, path, status) => {
    const answer = await fetch(`${app.url}${path}`, { method })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    if (status === 405) expect(answer.headers.get('allow')).toContain('GET')
  })
})

describe('another site', () => {
  const order = (headers: Record<string, string>) => app.order({ idea: 'From elsewhere', pages: 4 }, headers)
  it.each([[{ origin: 'https://evil.example' }], [{ 'sec-fetch-site': 'cross-site' }]])(
    'with %j may not order',
    async (headers) => {
      const before = await count()
      expect((await order(headers)).status).toBe(403)
      expect(await count()).toBe(before)
    },
  )

  it('our own page may', async () => {
    expect((await order({ origin: app.url, 'sec-fetch-site': 'same-origin' })).status).toBe(202)
  })

  it('whose name points at us gets nothing', async () => {
    const { port } = new URL(app.url)
    const answer = await new Promise<number | undefined>((resolve) => {
      request({ port, path: '/v1/books', headers: { host: 'evil.example' } }, (reply) =>
        resolve(reply.statusCode),
      ).end()
    })
    expect(answer).toBe(403)
  })
})

describe('what is not even a request', () => {
  it('gets a problem all the same', async () => {
    for (const path of ['/v1/books/%zz', `/v1/books/${'x'.repeat(300)}`]) {
      const answer = await fetch(`${app.url}${path}`)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
  })
})

describe('the description of the API', () => {
  it('is an OpenAPI document with every call, and a page of it', async () => {
    const document = (await (await fetch(`${app.url}/openapi.json`)).json()) as {
      paths: Record<string, object>
    }
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/v1/books', '/v1/books/{id}', '/v1/books/{id}/events', '/v1/styles']),
    )
    const page = await fetch(`${app.url}/docs/`)
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html') as string,
    ])
  })
})
