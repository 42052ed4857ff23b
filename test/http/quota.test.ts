import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/engine.ts'

let app: TestApp
let other: string
const most = 40
beforeAll(async () => {
  const { quotas } = await readConfig({}, '/nowhere')
  const internal = { active_books: 2, requests_per_minute: most, daily_credits: 100 }
  app = await startTestApp({ worker: false }, 'latency=0-0', { config: { quotas: { ...quotas, internal } } })
  other = (await app.another({ worker: false })).url ?? ''
})
afterAll(async () => await app.stop())

const order = (seed: number, pages = 4) => app.order({ ...anOrder, pages, seed })

describe('over HTTP', () => {
  it('a book too many is a 429 that says the numbers and when to come again', async () => {
    expect([(await order(1)).status, (await order(2)).status]).toEqual([202, 202])
    const refused = await order(3)
    expect(await refused.json()).toMatchObject({
      status: 429,
      code: 'too_many_books',
      detail: '2 of your books are being made, and 2 may be at once.',
    })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    // A twin is no other book.
    expect((await order(2)).status).toBe(200)
  })

  it('credits beyond the day are a 429 until midnight', async () => {
    const refused = await order(4, 32)
    expect(await refused.json()).toMatchObject({ status: 429, code: 'daily_credits_spent' })
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(86_400)
  })

  it('requests are counted over all nodes: one too many is a 429 on each, with what the headers promised', async () => {
    const ask = (url: string) => fetch(`${url}/v1/books`)
    const first = await ask(app.url)
    expect(first.headers.get('ratelimit-policy')).toBe(`"requests";q=${most};w=60`)
    const [, left] = /^"requests";r=(\d+);t=\d+$/.exec(first.headers.get('ratelimit') ?? '') ?? []
    // Half of what is left here, then the other node knows what is left.
    for (let n = 0; n < Number(left) / 2; n++) expect((await ask(app.url)).status).toBe(200)
    await eventually(
      async () => (await ask(other)).status === 429,
      10_000,
      'the other node to count to the end',
      1,
    )
    await eventually(async () => (await ask(app.url)).status === 429, 2_000, 'this node to know')
    const [counted] = await app.db.query<{ n: number }>(
      'select sum(requests)::int as n from storymill.request_counts',
    )
    // One second of the other's requests is what may be too much.
    expect(counted?.n).toBeGreaterThanOrEqual(most)
    const refused = await ask(app.url)
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(65)
    expect(await refused.json()).toMatchObject({
      code: 'too_many_requests',
      detail: `${most} requests a minute are allowed; the next may come in ${seconds} s.`,
    })
    expect(refused.headers.get('ratelimit')).toBe(`"requests";r=0;t=${seconds}`)
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
  })
})

describe('a service that cannot keep up', () => {
  const write = () =>
    fetch(`${busy.url}/v1/quote`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"idea":"x"}',
    })
  let busy: TestApp
  beforeAll(async () => {
    busy = await startTestApp({ worker: false }, 'latency=0-0')
  })
  afterAll(async () => await busy.stop())

  it('for want of connections to the database takes nothing new, says when, lives, and recovers', async () => {
    const holder = new Client(busy.db.urls.url)
    await holder.connect()
    await holder.query('begin; lock table storymill.books in access exclusive mode')
    const stuck = Array.from({ length: 15 }, () => fetch(`${busy.url}/v1/books`))
    let refused: Response | undefined
    await eventually(
      async () => {
        // A quote needs a connection too: it must not be waited for.
        const answer = await Promise.race([write(), new Promise<null>((done) => setTimeout(done, 200, null))])
        if (answer?.status === 503) refused = answer
        return refused !== undefined
      },
      8_000,
      'a write to be refused',
    )
    expect(refused?.headers.get('retry-after')).toBe('2')
    expect(await refused?.json()).toMatchObject({
      code: 'busy',
      detail: 'All connections to the database are taken.',
    })
    expect((await fetch(`${busy.url}/healthz`)).status).toBe(200)
    await holder.query('rollback')
    await holder.end()
    expect((await Promise.all(stuck)).map((answer) => answer.status)).toEqual(Array(15).fill(200))
    await eventually(async () => (await write()).status === 200, 3_000, 'a write to be taken')
  })

  it('because its one thread is taken says so too', async () => {
    const until = performance.now() + 2_500
    let slow = true
    const block = () => {
      const end = performance.now() + 400
      while (performance.now() < end);
      if (performance.now() < until) setImmediate(block)
      else slow = false
    }
    setImmediate(block)
    await eventually(async () => !slow, 10_000)
    const answer = await write()
    expect(await answer.json()).toMatchObject({
      code: 'busy',
      detail: 'This process cannot keep up with its work.',
    })
    await eventually(async () => (await write()).status === 200, 5_000, 'a write to be taken')
  })
})
