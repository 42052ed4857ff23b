import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { mediaForm, stepOfFile } from '../../src/book/files.ts'
import { readLink, signLink, type Link } from '../../src/book/link.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { plantBook } from '../support/planted.ts'

let app: TestApp
let book: { id: string }
beforeAll(async () => {
  app = await startTestApp({ worker: false })
  book = { id: await plantBook(app) }
})
afterAll(async () => await app.stop())

const ask = async (body: object, id = book.id) =>
  await fetch(`${app.url}/v1/books/${id}/links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const link = async (body: object) => (await (await ask(body)).json()) as { url: string; expires_at: string }
const problem = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]

describe('a link to a file', () => {
  it.each([
    ['book.pdf', 'application/pdf', /^inline; filename="book-[0-9a-f-]{36}\.pdf"$/],
    ['cover', 'image/jpeg', /^inline; filename="cover-[0-9a-f-]{36}\.jpg"$/],
    ['pages/3/picture', 'image/jpeg', /^inline; filename="pages-3-picture-[0-9a-f-]{36}\.jpg"$/],
  ])('opens %s without a key, as nothing a browser would run', async (file, type, name) => {
    const { url, expires_at } = await link({ file })
    const left_s = (Date.parse(expires_at) - Date.now()) / 1000
    expect(left_s).toBeGreaterThan(290)
    expect(left_s).toBeLessThan(305)
    const answer = await fetch(`${app.url}${url}`)
    expect(answer.status).toBe(200)
    const own = await fetch(`${app.url}/v1/books/${book.id}/${file}`)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(await own.arrayBuffer()))
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': type,
      'content-disposition': expect.stringMatching(name),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cross-origin-resource-policy': 'cross-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-cache',
    })
    const again = { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } }
    expect((await fetch(`${app.url}${url}`, again)).status).toBe(304)
  })

  it('saves the file instead of showing it if asked to, in a sandbox', async () => {
    const { url } = await link({ file: 'book.pdf', download: true, expires_s: 900 })
    const { headers } = await fetch(`${app.url}${url}`)
    expect(headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  it('says nothing of whose it is', async () => {
    expect((await link({ file: 'cover' })).url).not.toContain('local')
  })

  it.each(['expires', 'as', 'revision', 'owner', 'key', 'signature'])(
    'is worth nothing when its %s is changed or left out',
    async (name) => {
      const { url } = await link({ file: 'book.pdf' })
      const address = new URL(url, app.url)
      const other: Record<string, string> = { as: 'attachment', revision: '1' }
      const was = address.searchParams.get(name) ?? ''
      address.searchParams.set(name, other[name] ?? was.slice(0, -1) + (was.endsWith('1') ? '2' : '1'))
      expect(await problem(await fetch(address))).toEqual([403, 'link_invalid'])
      address.searchParams.delete(name)
      expect(await problem(await fetch(address))).toEqual([403, 'link_invalid'])
    },
  )

  it('opens only what it was made for', async () => {
    const { url } = await link({ file: 'pages/3/picture' })
    const at = (path: string) => fetch(`${app.url}${url.replace('pages/3/picture', path)}`)
    expect(await problem(await at('pages/2/picture'))).toEqual([403, 'link_invalid'])
    expect(await problem(await at('book.pdf'))).toEqual([403, 'link_invalid'])
    const moved = await fetch(`${app.url}${url.replace(book.id, await plantBook(app))}`)
    expect(await problem(moved)).toEqual([403, 'link_invalid'])
    const twice = await fetch(`${app.url}${url}&as=inline`)
    expect(await problem(twice)).toEqual([403, 'link_invalid'])
  })

  it('opens a file as of a revision, if there is one', async () => {
    const { url } = await link({ file: 'cover', revision: 1 })
    expect(url).toContain('revision=1')
    expect((await fetch(`${app.url}${url}`)).status).toBe(200)
    expect((await ask({ file: 'cover', revision: 2 })).status).toBe(404)
  })

  it('ends by the clock of the database', async () => {
    const { url } = await link({ file: 'cover', expires_s: 60 })
    await app.db.query(
      `create or replace function storymill.now() returns timestamptz language sql volatile parallel safe as
       $$ select clock_timestamp() + interval '61 seconds' $$`,
    )
    try {
      expect(await problem(await fetch(`${app.url}${url}`))).toEqual([410, 'link_expired'])
    } finally {
      await app.db.query(
        `create or replace function storymill.now() returns timestamptz language sql volatile parallel safe as
         'select clock_timestamp()'`,
      )
    }
    expect((await fetch(`${app.url}${url}`)).status).toBe(200)
  })

  it('ends with its book, and when the book is another user’s', async () => {
    const id = await plantBook(app)
    const { url } = (await (await ask({ file: 'book.pdf' }, id)).json()) as { url: string }
    await app.db.query(`insert into storymill.users (id) values ('somebody') on conflict do nothing`)
    await app.db.query(`update storymill.books set user_id = 'somebody' where id = $1`, [id])
    expect(await problem(await fetch(`${app.url}${url}`))).toEqual([404, 'not_found'])
    await app.db.query(`update storymill.books set user_id = 'local' where id = $1`, [id])
    expect((await fetch(`${app.url}${url}`)).status).toBe(200)
    await fetch(`${app.url}/v1/books/${id}`, { method: 'DELETE' })
    expect(await problem(await fetch(`${app.url}${url}`))).toEqual([404, 'not_found'])
  })

  it('is made only to what there is, for as long as is allowed', async () => {
    expect((await ask({ file: 'pages/9/picture' })).status).toBe(404)
    expect((await ask({ file: 'cover' }, '00000000-0000-7000-8000-000000000000')).status).toBe(404)
    for (const body of [
      {},
      { file: '../secret' },
      { file: 'cover', expires_s: 901 },
      { file: 'cover', x: 1 },
    ])
      expect((await ask(body)).status).toBe(422)
  })
})

describe('a signature', () => {
  const key = (byte: number) => Buffer.alloc(32, byte)
  const some: Link = {
    book_id: '00000000-0000-7000-8000-000000000000',
    file: 'cover',
    revision: null,
    expires: 1_800_000_000,
    user: 'mia',
    disposition: 'inline',
  }

  it('is read back by every key that is still known, and by no other', () => {
    const made = signLink([key(1)], some)
    expect(readLink([key(2), key(1)], some, made)).toMatchObject({ expires: some.expires, revision: null })
    expect(readLink([key(2)], some, made)).toBeNull()
  })

  it('knows its owner and nobody else', () => {
    const link = readLink([key(1)], some, signLink([key(1)], some))
    expect([link?.isOwner('mia'), link?.isOwner('max')]).toEqual([true, false])
  })

  it('breaks with any one letter of the query', () => {
    const made = Object.entries(signLink([key(1)], some))
    const letters = made.flatMap(([name, value]) => Array.from(value, (_, at) => ({ name, at })))
    const changed = fc.record({ where: fc.constantFrom(...letters), to: fc.integer({ min: 33, max: 126 }) })
    fc.assert(
      fc.property(changed, ({ where: { name, at }, to }) => {
        const letter = String.fromCharCode(to)
        const value = Object.fromEntries(made)[name] ?? ''
        if (value[at] === letter) return
        const query = {
          ...Object.fromEntries(made),
          [name]: value.slice(0, at) + letter + value.slice(at + 1),
        }
        expect(readLink([key(1)], some, query)).toBeNull()
      }),
      { numRuns: 500 },
    )
  })
})

describe('what a file is', () => {
  it('is told by its bytes; what a browser runs is nothing', () => {
    const bytes = (text: string) => Buffer.from(text, 'latin1')
    expect(mediaForm(bytes('%PDF-1.7 …'))?.type).toBe('application/pdf')
    expect(mediaForm(bytes('\x89PNG\r\n\x1a\nrest'))?.type).toBe('image/png')
    expect(mediaForm(bytes('RIFF1234WEBPVP8 '))?.type).toBe('image/webp')
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg">',
      '<!doctype html>',
      'GIF89a',
      '',
      ' %PDF-',
    ])
      expect(mediaForm(bytes(text))).toBeNull()
  })

  it('is one of the files that books have', () => {
    for (const name of [
      '',
      '/cover',
      'pages/0/picture',
      'pages/33/picture',
      'pages/01/picture',
      'plan',
      'cover\n',
    ])
      expect(stepOfFile(name)).toBeNull()
  })
})
