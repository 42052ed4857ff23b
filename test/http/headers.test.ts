import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyOf, person } from '../support/callers.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

const friend = 'https://app.example.com'
let plain: TestApp
let proxied: TestApp
let key: Record<string, string>
beforeAll(async () => {
  plain = await startTestApp({ worker: false }, 'latency=0-0')
  const config = { auth: 'keys' as const, cors: [friend], trust_proxy: ['127.0.0.1'], https_only: true }
  proxied = await startTestApp({ worker: false }, 'latency=0-0', { config })
  await person(proxied.db, 'ada')
  key = (await keyOf(proxied.db, 'ada')).headers
})
afterAll(async () => {
  await plain.stop()
  await proxied.stop()
})

const headersOf = async (app: TestApp, path: string, init: RequestInit = {}) =>
  (await fetch(`${app.url}${path}`, init)).headers
const policyOf = async (path: string) => (await headersOf(plain, path)).get('content-security-policy') ?? ''

describe('what every answer tells a browser', () => {
  it.each(['/', '/v1/styles', '/v1/books/00000000-0000-7000-8000-000000000000', '/nowhere', '/healthz'])(
    '%s: run nothing foreign, guess no type, be framed by nobody, tell nobody where you come from',
    async (path) => {
      const headers = await headersOf(plain, path)
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cache-control': path === '/' ? 'no-cache' : 'no-store',
      })
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('strict-transport-security')).toBeNull()
    },
  )

  it('the page runs its own files only, and no text becomes markup', async () => {
    const policy = await policyOf('/')
    expect(policy.split(';').toSorted()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self'",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
      "trusted-types 'none'",
    ])
    const page = await (await fetch(`${plain.url}/`)).text()
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style| on\w+=| style=/)
  })

  it('bytes that a model made run nothing', async () => {
    const sandbox = "default-src 'none';frame-ancestors 'none';sandbox"
    expect(await policyOf('/v1/styles/none/sample')).toBe(sandbox)
    const foreign = '/v1/books/00000000-0000-7000-8000-000000000000'
    expect(await policyOf(`${foreign}/cover`)).toBe(sandbox)
    expect(await policyOf(`${foreign}/pages/1/picture`)).toBe(sandbox)
    expect(await policyOf(`${foreign}/book.pdf`)).toContain("default-src 'none'")
  })

  it('the documentation runs what it is made of', async () => {
    const policy = await policyOf('/docs/')
    const page = await (await fetch(`${plain.url}/docs/`)).text()
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain("script-src 'self' 'unsafe")
    const own = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(own.length).toBeGreaterThan(4)
    for (const path of own) expect((await fetch(new URL(path, `${plain.url}/docs/`))).status).toBe(200)
    expect(page).not.toMatch(/<script(?![^>]* src=)/)
  })

  it('https for ever, where the configuration says that there is nothing else', async () => {
    const said = (await headersOf(proxied, '/healthz')).get('strict-transport-security')
    expect(said).toBe('max-age=31536000')
  })
})

describe('pages of other origins', () => {
  const preflight = (app: TestApp, origin: string) =>
    headersOf(app, '/v1/books', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })

  it('hear nothing by default', async () => {
    for (const headers of [
      await preflight(plain, friend),
      await headersOf(plain, '/v1/styles', { headers: { origin: friend } }),
    ])
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  it('may call if they are on the list, by exact name, and never with a cookie', async () => {
    const allowed = await preflight(proxied, friend)
    expect(allowed.get('access-control-allow-origin')).toBe(friend)
    expect(allowed.get('access-control-allow-credentials')).toBeNull()
    expect(allowed.get('access-control-allow-headers')).toContain('idempotency-key')
    for (const other of [
      'https://evil.example',
      'http://app.example.com',
      `${friend}.evil.example`,
      `${friend}:8443`,
      'null',
    ])
      expect((await preflight(proxied, other)).get('access-control-allow-origin')).toBeNull()
  })

  it('may order with a key of theirs, and read what is left of their minute', async () => {
    const order = (origin: string, headers: Record<string, string>) =>
      proxied.order({ idea: `from ${origin}` }, { origin, 'sec-fetch-site': 'cross-site', ...headers })
    const answer = await order(friend, key)
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([202, friend])
    expect(answer.headers.get('access-control-expose-headers')).toContain('ratelimit')
    expect((await order(friend, {})).status).toBe(401)
    expect((await order('https://evil.example', { cookie: 'storymill=x' })).status).toBe(403)
    expect((await order(friend, { cookie: 'storymill=x' })).status).toBe(403)
  })

  it('may watch, although a stream is written by hand', async () => {
    const book = (await (await proxied.order({ idea: 'A kite' }, key)).json()) as { id: string }
    const watching = new AbortController()
    const answer = await fetch(`${proxied.url}/v1/books/${book.id}/events`, {
      headers: { ...key, origin: friend },
      signal: watching.signal,
    })
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, friend])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    watching.abort()
  })
})

describe('a proxy', () => {
  const wrong = (app: TestApp, address: string) =>
    fetch(`${app.url}/v1/me`, {
      headers: { authorization: 'Bearer sk_wrong_wrong', 'x-forwarded-for': address },
    })

  it('that is trusted says whose address it is, from the end of the list; keys are counted by that', async () => {
    const statuses = async (count: number, address: (n: number) => string) =>
      await Promise.all(
        Array.from({ length: count }, async (_, n) => (await wrong(proxied, address(n))).status),
      )
    await statuses(60, (n) => `203.0.113.${n}, 198.51.100.7`)
    const refused = await wrong(proxied, '203.0.113.200, 198.51.100.7')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await refused.json()) as object).toMatchObject({ code: 'too_many_requests' })
    expect((await wrong(proxied, '198.51.100.8')).status).toBe(401)
  })

  it('that is not trusted cannot give a caller another address', async () => {
    const strict = await startTestApp({ worker: false }, 'latency=0-0', { config: { auth: 'keys' } })
    await person(strict.db, 'ada')
    const good = await keyOf(strict.db, 'ada')
    const me = async (headers: Record<string, string>) =>
      (await fetch(`${strict.url}/v1/me`, { headers })).status
    expect(await me(good.headers)).toBe(200)
    await Promise.all(Array.from({ length: 60 }, (_, n) => wrong(strict, `203.0.113.${n}`)))
    expect((await wrong(strict, '203.0.113.99')).status).toBe(429)
    // Who was seen with a key that works is not locked out by others at the same address.
    expect(await me(good.headers)).toBe(200)
    const signIn = await fetch(`${strict.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: 'sk_wrong_wrong' }),
    })
    expect(signIn.status).toBe(429)
    // No key at all is no attempt.
    expect(await me({})).toBe(401)
    await strict.stop()
  })
})
