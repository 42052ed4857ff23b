import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSecret } from '../../src/book/secret.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { expire, keyOf, person, type TestKey } from '../support/callers.ts'

let app: TestApp
let ada: TestKey
beforeAll(async () => {
  app = await startTestApp({ worker: false }, 'latency=0-0', { config: { auth: 'keys' } })
  await person(app.db, 'ada')
  await person(app.db, 'ben')
  ada = await keyOf(app.db, 'ada')
})
afterAll(async () => await app.stop())

type Sent = Record<string, string | string[]>
type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; body: string }

/** A request with exactly these headers: `fetch` joins what comes twice, and sends no Host or Origin of ours. */
async function send(method: string, path: string, headers: Sent = {}, body?: object): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const more = body ? { 'content-type': 'application/json' } : {}
  const sent = request(`${app.url}${path}`, { method, headers: { ...more, ...headers } }, (answer) => {
    let text = ''
    answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }))
  })
  sent.on('error', reject).end(body && JSON.stringify(body))
  return await promise
}

const own = () => ({ origin: app.url })
const cookieOf = (answer: Answer) => [answer.headers['set-cookie'] ?? []].flat()[0] ?? ''
const signIn = async (key: string, headers: Sent = own()) =>
  await send('POST', '/v1/session', headers, { key })
/** What a browser would send back. */
const cookie = async (key: string) => cookieOf(await signIn(key)).split(';')[0] ?? ''
const codeOf = (answer: Answer) => (JSON.parse(answer.body) as { code: string }).code

describe('a key', () => {
  const shapes: [string, (key: string) => Sent][] = [
    ['no key', () => ({})],
    ['another scheme', (key) => ({ authorization: `Basic ${key}` })],
    ['no scheme', (key) => ({ authorization: key })],
    ['an empty one', () => ({ authorization: 'Bearer ' })],
    ['one cut short', (key) => ({ authorization: `Bearer ${key.slice(0, -1)}` })],
    ['one with something after it', (key) => ({ authorization: `Bearer ${key}A` })],
    ['two in one header', (key) => ({ authorization: `Bearer ${key} ${key}` })],
    ['two headers', (key) => ({ authorization: [`Bearer ${key}`, `Bearer ${key}`] })],
    ['one in the address', () => ({})],
    ['one nobody has', () => ({ authorization: `Bearer ${newSecret('key', (n) => Buffer.alloc(n)).text}` })],
    [
      'the secret of another id',
      (key) => ({ authorization: `Bearer ${key.replace(/_.{12}_/, '_000000000000_')}` }),
    ],
    ['a wrong secret of an id', (key) => ({ authorization: `Bearer ${key.slice(0, -43)}${'A'.repeat(43)}` })],
  ]

  it('opens the door, however Bearer is written', async () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER'])
      expect((await send('GET', '/v1/me', { authorization: `${scheme} ${ada.key}` })).status).toBe(200)
  })

  it.each(shapes)('is not %s: 401, and the same words for all', async (what, headers) => {
    const path = what === 'one in the address' ? `/v1/me?key=${ada.key}&access_token=${ada.key}` : '/v1/me'
    const answer = await send('GET', path, headers(ada.key))
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer'])
    expect(answer.body).toBe((await send('GET', '/v1/me')).body)
  })

  it('is stored as a hash, and nothing that is stored opens the door', async () => {
    const rows = await app.db.query('select * from storymill.api_keys')
    const acts = await app.db.query('select * from storymill.admin_actions')
    const secret = ada.key.slice(-43)
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify([rows, acts])).not.toContain(secret)
    expect(JSON.stringify([rows, acts])).not.toContain(Buffer.from(secret).toString('hex'))
  })

  it('is told what it lacks', async () => {
    const reader = await keyOf(app.db, 'ada', ['books:read'])
    const answer = await send('POST', '/v1/books', reader.headers, anOrder)
    expect([answer.status, codeOf(answer)]).toEqual([403, 'forbidden'])
    expect(answer.body).toContain('books:write')
  })

  it('of an admin opens nothing of it any more when its user is none', async () => {
    await person(app.db, 'root', 'admin')
    const root = await keyOf(app.db, 'root', ['admin'])
    expect((await send('GET', '/v1/admin/limits', root.headers)).status).toBe(200)
    await app.db.query(`update storymill.users set role = 'user' where id = 'root'`)
    await app.db.query(`select pg_notify('storymill_access', '')`)
    const later = async () => (await send('GET', '/v1/admin/limits', root.headers)).status
    await expect.poll(later, { timeout: 5_000 }).toBe(403)
  })

  it('says who it is', async () => {
    expect(JSON.parse((await send('GET', '/v1/me', ada.headers)).body)).toEqual({
      user: 'ada',
      tier: 'internal',
      role: 'user',
      credits: null,
      scopes: ['books:read', 'books:write'],
      via: 'key',
    })
  })
})

describe('a session', () => {
  it('is a cookie that no script reads and no other site sends, for 30 days', async () => {
    const answer = await signIn(` ${ada.key}\n`)
    expect([answer.status, answer.body]).toEqual([204, ''])
    expect(cookieOf(answer)).toMatch(
      /^storymill=[\w-]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const me = await send('GET', '/v1/me', { cookie: cookieOf(answer).split(';')[0] ?? '' })
    expect(JSON.parse(me.body)).toMatchObject({ user: 'ada', via: 'session' })
  })

  it('is for https and this host alone where the host is not the loopback', async () => {
    const answer = await signIn(ada.key, { host: 'books.example.com', origin: 'https://books.example.com' })
    expect(cookieOf(answer)).toMatch(/^__Host-storymill=.*; Path=\/; .*SameSite=Strict; Secure$/)
    const [guarded = ''] = cookieOf(answer).split(';')
    const at = { host: 'books.example.com' }
    expect((await send('GET', '/v1/me', { ...at, cookie: `x=1; ${guarded}; y=2` })).status).toBe(200)
    // What a neighbour under the same domain could plant.
    const planted = guarded.replace('__Host-', '')
    expect((await send('GET', '/v1/me', { ...at, cookie: planted })).status).toBe(401)
  })

  it.each(['', 'sk_', 'hunter2', 'sk_000000000000_'.padEnd(59, 'A')])(
    'is not opened by "%s"',
    async (key) => {
      const answer = await signIn(key)
      expect([answer.status, codeOf(answer), cookieOf(answer)]).toEqual([401, 'unauthorized', ''])
      expect(answer.body).toContain("That key doesn't work. Check it was copied whole.")
    },
  )

  it('is not made good by a cookie when the key beside it is wrong', async () => {
    const headers = { cookie: await cookie(ada.key), authorization: 'Bearer sk_wrong' }
    expect((await send('GET', '/v1/me', headers)).status).toBe(401)
  })

  it('is stored as a hash, ends when it is signed out, and only then', async () => {
    const [first, second] = [await cookie(ada.key), await cookie(ada.key)]
    const secret = first.slice(-43)
    const stored = JSON.stringify(await app.db.query('select * from storymill.sessions'))
    expect(stored).not.toContain(secret)
    expect(stored).not.toContain(Buffer.from(secret).toString('hex'))
    const out = await send('DELETE', '/v1/session', { ...own(), cookie: first })
    expect([out.status, cookieOf(out)]).toEqual([
      204,
      'storymill=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
    ])
    const me = async (sent: string) => (await send('GET', '/v1/me', { cookie: sent })).status
    await expect.poll(() => me(first), { timeout: 5_000 }).toBe(401)
    expect(await me(second)).toBe(200)
    expect((await send('GET', '/v1/me', ada.headers)).status).toBe(200)
  })

  it('ends with its key, and lasts no longer', async () => {
    const short = await keyOf(app.db, 'ada')
    await app.db.query(
      `update storymill.api_keys set expires_at = storymill.now() + interval '1 hour' where id = $1`,
      [short.id],
    )
    const answer = await signIn(short.key)
    expect(cookieOf(answer)).toMatch(/Max-Age=(3600|35\d\d);/)
    const [sent = ''] = cookieOf(answer).split(';')
    await expire(app.db, short.id)
    expect((await send('GET', '/v1/me', { cookie: sent })).status).toBe(401)
    expect((await signIn(short.key)).status).toBe(401)
  })

  it('makes room: what has expired is swept, and a key has no more than fifty', async () => {
    const key = await keyOf(app.db, 'ada')
    const [old] = [await cookie(key.key)]
    await app.db.query(
      `insert into storymill.sessions (id, key_id, hash, created_at, expires_at)
       select 'old' || n, $1, '\\x00', storymill.now() - interval '1 day', storymill.now() + n * interval '1 hour'
       from generate_series(-100, 100) n`,
      [key.id],
    )
    const newest = await cookie(key.key)
    const [left] = await app.db.query<{ n: number; expired: number }>(
      `select count(*)::int as n, count(*) filter (where expires_at < storymill.now())::int as expired
       from storymill.sessions where key_id = $1`,
      [key.id],
    )
    expect(left).toEqual({ n: 50, expired: 0 })
    for (const sent of [old ?? '', newest])
      expect((await send('GET', '/v1/me', { cookie: sent })).status).toBe(200)
  })
})

describe('a write with a cookie', () => {
  const writes: [string, () => Sent, number][] = [
    ['from our own page', own, 202],
    ['from our own page, as browsers say it', () => ({ ...own(), 'sec-fetch-site': 'same-origin' }), 202],
    ['from nowhere', () => ({}), 403],
    ['from another site', () => ({ origin: 'https://evil.example' }), 403],
    ['from a page without an origin', () => ({ origin: 'null' }), 403],
    ['from another port', () => ({ origin: 'http://127.0.0.1:1' }), 403],
    ['from a site that says it is ours', () => ({ ...own(), 'sec-fetch-site': 'cross-site' }), 403],
    ['from a neighbour', () => ({ ...own(), 'sec-fetch-site': 'same-site' }), 403],
  ]

  it.each(writes)('%s', async (_, headers, status) => {
    const [before] = await app.db.query<{ n: number }>('select count(*)::int as n from storymill.books')
    const order = { ...anOrder, seed: Math.floor(performance.now() * 1000) }
    const answer = await send('POST', '/v1/books', { ...headers(), cookie: await cookie(ada.key) }, order)
    expect(answer.status).toBe(status)
    if (status === 403) expect(codeOf(answer)).toBe('foreign_site')
    const [after] = await app.db.query<{ n: number }>('select count(*)::int as n from storymill.books')
    expect((after?.n ?? 0) - (before?.n ?? 0)).toBe(status === 202 ? 1 : 0)
  })

  it('is not what a program sends with its key, wherever that runs', async () => {
    const headers = { ...ada.headers, origin: 'https://app.example.com', 'sec-fetch-site': 'cross-site' }
    expect((await send('POST', '/v1/books', headers, { ...anOrder, seed: 1 })).status).toBe(202)
  })

  it('that signs in or out comes from our own page, too', async () => {
    expect((await signIn(ada.key, { origin: 'https://evil.example' })).status).toBe(403)
    const sent = await cookie(ada.key)
    const out = await send('DELETE', '/v1/session', { cookie: sent, origin: 'https://evil.example' })
    expect(out.status).toBe(403)
    expect((await send('GET', '/v1/me', { cookie: sent })).status).toBe(200)
  })
})
