import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { plantBook } from '../support/planted.ts'

type Added = { id: string; secret: string; url: string; api_url: string; expires_at: string | null }

let app: TestApp
let id: string
beforeAll(async () => {
  app = await startTestApp({ worker: false })
  id = await plantBook(app)
})
afterAll(async () => await app.stop())

const get = async (path: string) => await fetch(`${app.url}${path}`)
const post = async (path: string, body: object) =>
  await fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const add = async (body: object = {}) => {
  const answer = await post(`/v1/books/${id}/shares`, body)
  expect(answer.status).toBe(201)
  return (await answer.json()) as Added
}
const list = async () =>
  ((await (await get(`/v1/books/${id}/shares`)).json()) as { items: Record<string, unknown>[] }).items
const end = async (share: string, book = id) =>
  (await fetch(`${app.url}/v1/books/${book}/shares/${share}`, { method: 'DELETE' })).status

const files = ['', '/book.pdf', '/cover', '/pages/1/picture']
const statuses = async (secret: string) => {
  const answers = [...files.map((file) => `/v1/shared/${secret}${file}`), `/s/${secret}`].map(get)
  return (await Promise.all(answers)).map((answer) => answer.status)
}

describe('a shared book', () => {
  it('shows the book and its files, and nothing of how it came to be', async () => {
    const { api_url } = await add()
    const answer = await get(api_url)
    const book = (await answer.json()) as { pages: { picture_url: string }[]; pdf_url: string }
    expect(Object.keys(book).toSorted()).toEqual(['cover_url', 'language', 'pages', 'pdf_url', 'title'])
    expect(Object.keys(book.pages[0] ?? {}).toSorted()).toEqual([
      'number',
      'picture_alt',
      'picture_url',
      'text',
    ])
    expect(JSON.stringify(book)).not.toMatch(/A fox who is afraid|local|credits/)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-robots-tag')).toContain('noindex')
    const picture = await get(book.pages[3]?.picture_url ?? '')
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(picture.headers.get('referrer-policy')).toBe('no-referrer')
    expect((await get(book.pdf_url)).headers.get('content-type')).toBe('application/pdf')
  })

  it('is a page to read that has no script and no leave for one', async () => {
    const { url } = await add()
    const answer = await get(url)
    const page = await answer.text()
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; img-src 'self'/)
    expect(answer.headers.get('content-security-policy')).not.toContain('script-src')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page).not.toContain('<script')
    expect(page.match(/<img /g)).toHaveLength(5)
    expect((await get('/shared.css')).status).toBe(200)
  })

  it('is gone at once when it is taken back, everywhere; other shares stay', async () => {
    const [one, other] = [await add({ name: 'Grandma' }), await add()]
    const cached = await get(`${one.api_url}/cover`)
    const etag = { headers: { 'if-none-match': cached.headers.get('etag') ?? '' } }
    expect((await fetch(`${app.url}${one.api_url}/cover`, etag)).status).toBe(304)
    expect(await end(one.id)).toBe(204)
    expect(await statuses(one.secret)).toEqual([404, 404, 404, 404, 404])
    expect((await fetch(`${app.url}${one.api_url}/cover`, etag)).status).toBe(404)
    expect(await statuses(other.secret)).toEqual([200, 200, 200, 200, 200])
    expect(await end(one.id)).toBe(204)
    expect((await list()).find((share) => share['id'] === one.id)?.['revoked_at']).not.toBeNull()
  })

  it('ends at its time', async () => {
    const { secret, expires_at } = await add({ expires_s: 60 })
    expect(Date.parse(expires_at ?? '') - Date.now()).toBeGreaterThan(55_000)
    expect(await statuses(secret)).toEqual([200, 200, 200, 200, 200])
    await app.db.query(
      `update storymill.shares set expires_at = storymill.now() where expires_at is not null`,
    )
    expect(await statuses(secret)).toEqual([404, 404, 404, 404, 404])
  })

  it('ends with the book', async () => {
    const mine = id
    try {
      id = await plantBook(app)
      const { secret } = await add()
      await fetch(`${app.url}/v1/books/${id}`, { method: 'DELETE' })
      expect(await statuses(secret)).toEqual([404, 404, 404, 404, 404])
    } finally {
      id = mine
    }
  })

  it.each(['x', 'A'.repeat(43), '../../v1/books', `${'A'.repeat(42)}%00`])(
    'is nothing for the secret %s',
    async (secret) => {
      const answer = await get(`/v1/shared/${encodeURIComponent(secret)}`)
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'not_found'])
      expect((await get(`/s/${encodeURIComponent(secret)}`)).status).toBe(404)
    },
  )
})

describe('sharing', () => {
  it('tells the secret once and keeps only its hash', async () => {
    const { secret, ...share } = await add({ name: 'Grandma' })
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(await list())).not.toContain(secret)
    expect((await list())[0]).toMatchObject({ id: share.id, name: 'Grandma', revoked_at: null })
    const [row] = await app.db.query<{ row: string }>(
      'select shares::text as row from storymill.shares where id = $1',
      [share.id],
    )
    expect(row?.row).not.toContain(secret)
    expect(row?.row).not.toContain(Buffer.from(secret).toString('hex'))
  })

  it('is for books that have a PDF', async () => {
    const { id: unmade } = (await (await app.order(anOrder)).json()) as { id: string }
    const answer = await post(`/v1/books/${unmade}/shares`, {})
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'state_conflict'])
    expect((await post(`/v1/books/${unmade}/links`, { file: 'book.pdf' })).status).toBe(404)
  })

  it('is for one’s own books', async () => {
    await app.db.query(`insert into storymill.users (id) values ('somebody')`)
    const theirs = await plantBook(app, { user: 'somebody' })
    const { id: share } = await add()
    expect((await post(`/v1/books/${theirs}/shares`, {})).status).toBe(404)
    expect((await get(`/v1/books/${theirs}/shares`)).status).toBe(404)
    expect(await end(share, theirs)).toBe(404)
    await app.db.query(`update storymill.books set user_id = 'somebody' where id = $1`, [id])
    try {
      expect(await end(share)).toBe(404)
      expect((await get(`/v1/books/${id}/shares`)).status).toBe(404)
    } finally {
      await app.db.query(`update storymill.books set user_id = 'local' where id = $1`, [id])
    }
  })

  it('has a bound', async () => {
    const many = await plantBook(app)
    await app.db.query(
      `insert into storymill.shares (id, book_id, user_id, hash)
       select gen_random_uuid(), $1, 'local', decode(md5(n::text), 'hex') from generate_series(1, 100) n`,
      [many],
    )
    expect((await post(`/v1/books/${many}/shares`, {})).status).toBe(409)
    await app.db.query(
      `update storymill.shares set revoked_at = storymill.now() where hash = decode(md5('1'), 'hex')`,
    )
    expect((await post(`/v1/books/${many}/shares`, {})).status).toBe(201)
  })

  const plant = async (book: string, from: number, to: number, revoked = 'null') =>
    await app.db.query(
      `insert into storymill.shares (id, book_id, user_id, hash, revoked_at)
       select gen_random_uuid(), $1::uuid, 'local', sha256(($1::uuid::text || n)::bytea), ${revoked}
       from generate_series($2::int, $3::int) n`,
      [book, from, to],
    )

  it('has the same bound for those that arrive together', async () => {
    const many = await plantBook(app)
    await plant(many, 1, 98)
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(`/v1/books/${many}/shares`, {})))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 201, 409, 409, 409, 409, 409, 409,
    ])
  })

  it('forgets what ended long ago, and most of what ended', async () => {
    const many = await plantBook(app)
    await plant(many, 1, 5)
    await plant(many, 6, 20, `storymill.now() - interval '31 days'`)
    const count = async () =>
      (
        await app.db.query<{ n: number }>(
          'select count(*)::int as n from storymill.shares where book_id = $1',
          [many],
        )
      )[0]?.n
    expect((await post(`/v1/books/${many}/shares`, {})).status).toBe(201)
    expect(await count()).toBe(6)
    await plant(many, 21, 270, 'storymill.now()')
    expect((await post(`/v1/books/${many}/shares`, {})).status).toBe(201)
    expect(await count()).toBe(207)
  })

  it('lists page by page, newest first', async () => {
    const many = await plantBook(app)
    await plant(many, 1, 5)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const asked: string = cursor === null ? '' : `&cursor=${cursor}`
      const answer = await get(`/v1/books/${many}/shares?limit=2${asked}`)
      const page = (await answer.json()) as { items: { id: string }[]; next_cursor: string | null }
      seen.push(...page.items.map((share) => share.id))
      cursor = page.next_cursor
    } while (cursor !== null && seen.length < 9)
    expect(seen).toHaveLength(5)
    expect(seen).toEqual(seen.toSorted().toReversed())
    expect((await get(`/v1/books/${many}/shares?cursor=x`)).status).toBe(422)
  })

  it.each([{ expires_s: 0 }, { expires_s: 1e9 }, { name: '' }, { name: 'x'.repeat(101) }, { x: 1 }])(
    'refuses %j',
    async (body) => expect((await post(`/v1/books/${id}/shares`, body)).status).toBe(422),
  )
})
