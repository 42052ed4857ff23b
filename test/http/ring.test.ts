import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importJWK, SignJWT, UnsecuredJWT, generateKeyPair } from 'jose'
import { audit } from '../../src/ops/audit.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/engine.ts'
import { account, cloudTasks, queueUrl, type CloudTasks } from '../support/services/cloud-tasks.ts'
import { freePort } from '../support/services/free-port.ts'

// The two doors at which bells come in: the API's server, and the one of a worker alone.

let fake: CloudTasks
beforeAll(async () => void (fake = await cloudTasks()))
afterAll(async () => await fake.stop())

type Claims = { aud?: string; email?: string; exp?: number | string; key?: Parameters<SignJWT['sign']>[0] }
async function bearer(target: string, { aud = target, email = account, exp = '1h', key }: Claims = {}) {
  const signed = new SignJWT({ email, email_verified: true })
    .setProtectedHeader({ alg: 'RS256', kid: fake.key['kid'] as string })
    .setIssuer('https://accounts.google.com')
    .setAudience(aud)
    .setIssuedAt()
    .setExpirationTime(exp)
  return `Bearer ${await signed.sign(key ?? (await importJWK(fake.key, 'RS256')))}`
}

async function bell({ db }: TestApp, queue = 'text'): Promise<string> {
  const [row] = await db.query<{ id: string }>('select id from storymill.deployment')
  return JSON.stringify({ v: 1, deployment: row?.id, queue })
}

const doors = [
  ['the API', { api: true, worker: true }],
  ['a worker alone', { api: false, worker: true }],
] as const

describe.each(doors)('%s', (_, roles) => {
  let app: TestApp
  let url: string
  beforeAll(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    const QUEUE_URL = queueUrl(fake, { target: url, prefix: `p${port}` }).href
    app = await startTestApp({ ...roles, port }, 'latency=200-300', { env: { QUEUE_URL } })
  })
  afterAll(async () => await app.stop())

  const ring = async (headers: Record<string, string>, body: string, more: RequestInit = {}) =>
    await fetch(`${url}/ring`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      ...more,
    })

  it('lets in only who has the token of the broker for it', async () => {
    const text = await bell(app)
    const { privateKey: theirs } = await generateKeyPair('RS256')
    const none = new UnsecuredJWT({ email: account, email_verified: true })
      .setIssuer('https://accounts.google.com')
      .setAudience(url)
      .setIssuedAt()
      .setExpirationTime('1h')
      .encode()
    const shown: [number, string | null][] = [
      [200, await bearer(url)],
      [401, null],
      [401, await bearer(url, { aud: 'https://other.example' })],
      [401, await bearer(url, { exp: Math.floor(Date.now() / 1_000) - 600 })],
      [401, await bearer(url, { key: theirs })],
      [401, `Bearer ${none}`],
      [401, 'Bearer sk_00000000_0000'],
      [403, await bearer(url, { email: 'thief@storymill.example' })],
    ]
    for (const [status, authorization] of shown) {
      const answer = await ring(authorization === null ? {} : { authorization }, text)
      expect([authorization, answer.status]).toEqual([authorization, status])
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('takes small JSON by POST alone, and acknowledges what is none of ours', async () => {
    const authorization = await bearer(url)
    expect((await ring({ authorization }, 'x'.repeat(5_000))).status).toBe(413)
    expect((await ring({ authorization, 'content-type': 'text/plain' }, 'a')).status).toBe(415)
    expect((await fetch(`${url}/ring`)).status).toBe(405)
    for (const text of ['garbage', '{"v":1,"deployment":"another","queue":"text"}', ''])
      expect((await ring({ authorization }, text)).status).toBe(200)
    expect((await ring({ authorization }, await bell(app, 'no-queue'))).status).toBe(503)
  })

  it('says whether it is up, and nothing of books without the API', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect((await fetch(`${url}/v1/books`)).status).toBe(roles.api ? 200 : 404)
    expect((await fetch(`${url}/openapi.json`)).status).toBe(roles.api ? 200 : 404)
  })

  it('fifty bells at once make a book once, and the last is answered when all of it is done', async () => {
    const orders = await app.another({ api: true, worker: false, port: 0 })
    const [text, authorization] = [await bell(app), await bearer(url)]
    const order = await fetch(`${orders.url}/v1/books`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ idea: 'A fox who is afraid of the dark', pages: 4, seed: 7 }),
    })
    const { id } = (await order.json()) as { id: string }
    // Of which a hasty broker sends each twice.
    const answers = await Promise.all(Array.from({ length: 50 }, () => ring({ authorization }, text)))
    expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true)
    expect(answers.some(({ status }) => status === 200)).toBe(true)
    // The last may be one that the order itself led to.
    await eventually(async () => (await fake.seen()).left === 0, 40_000)
    const steps = await app.db.query<{ state: string; calls: number }>(
      `select s.state, (select count(*)::int from storymill.step_calls c where c.step_id = s.id) as calls
       from storymill.steps s where s.book_id = $1`,
      [id],
    )
    expect(steps).toHaveLength(12)
    expect(steps.every(({ state, calls }) => state === 'done' && calls === 1)).toBe(true)
    expect(await audit(app.db, app.files)).toEqual([])
  }, 60_000)
})
