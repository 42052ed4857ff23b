import { afterAll, beforeAll, expect, it } from 'vitest'
import { revokeKey } from '../../src/actions/revoke-key.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expire, keyOf, person, type TestKey } from '../support/callers.ts'
import { hear, rest } from './stream.ts'

let app: TestApp
let urls: string[]
beforeAll(async () => {
  const settings = { config: { auth: 'keys', streams_per_user: 3 } } as const
  app = await startTestApp({ worker: false }, 'latency=0-0', settings)
  const second = await app.another({ api: true, worker: false })
  urls = [app.url, second.url ?? '']
  for (const name of ['ada', 'ben']) await person(app.db, name)
})
afterAll(async () => await app.stop())

const at_most_ms = 5_000
let seed = 0
const order = async (key: TestKey) => {
  const answer = await app.order({ idea: 'A fox', pages: 4, seed: (seed += 1) }, key.headers)
  return ((await answer.json()) as { id: string }).id
}
const signIn = async (key: TestKey) => {
  const answer = await fetch(`${app.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: key.key }),
  })
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

type Stream = { ended: Promise<number>; open(): boolean; leave(): void }
/** Opens a stream and hears its first event; `ended` is when it was closed from the other side. */
async function listen(url: string, book: string, headers: Record<string, string>): Promise<Stream> {
  const left = new AbortController()
  const answer = await fetch(`${url}/v1/books/${book}/events`, { headers, signal: left.signal })
  expect(answer.status).toBe(200)
  const heard = hear(answer)
  expect((await heard.next()).done).toBe(false)
  let open = true
  const ended = rest(heard).then(
    () => performance.now(),
    () => Infinity,
  )
  void ended.then(() => (open = false))
  return { ended, open: () => open, leave: () => left.abort() }
}

const ways: [string, (key: TestKey, headers: Record<string, string>) => Promise<unknown>][] = [
  ['its key is revoked', async (key) => await revokeKey(app.db, { by: 'test', via: 'command' }, key.id)],
  ['its key expires', async (key) => await expire(app.db, key.id)],
  [
    'its key is revoked where nobody hears of it',
    async (key) => {
      await app.db.query('update storymill.api_keys set revoked_at = storymill.now() where id = $1', [key.id])
    },
  ],
  [
    'its key is revoked while nobody listens',
    async (key) => {
      await app.db.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and query ilike 'listen %'`,
      )
      await revokeKey(app.db, { by: 'test', via: 'command' }, key.id)
    },
  ],
]

it.each(ways)(
  'a stream is closed on every node, and the door within five seconds, when %s',
  async (_, end) => {
    const [key, other] = [await keyOf(app.db, 'ada'), await keyOf(app.db, 'ada')]
    const book = await order(key)
    const session = await signIn(key)
    const streams = await Promise.all(
      urls.flatMap((url) => [listen(url, book, key.headers), listen(url, book, session)]),
    )
    const stays = await listen(app.url, book, other.headers)
    await end(key, session)
    const started = performance.now()
    for (const ended of await Promise.all(streams.map((stream) => stream.ended)))
      expect(ended - started).toBeLessThan(at_most_ms)
    for (const url of urls)
      for (const headers of [key.headers, session]) {
        const status = async () => (await fetch(`${url}/v1/me`, { headers })).status
        await expect.poll(status, { timeout: at_most_ms - (performance.now() - started) }).toBe(401)
      }
    expect(stays.open()).toBe(true)
    stays.leave()
  },
)

it('a stream is closed when its session is signed out, and the key’s own stays', async () => {
  const key = await keyOf(app.db, 'ada')
  const book = await order(key)
  const session = await signIn(key)
  const [stays, goes] = [await listen(app.url, book, key.headers), await listen(urls[1] ?? '', book, session)]
  const headers = { ...session, origin: app.url }
  expect((await fetch(`${app.url}/v1/session`, { method: 'DELETE', headers })).status).toBe(204)
  const started = performance.now()
  expect((await goes.ended) - started).toBeLessThan(at_most_ms)
  expect(stays.open()).toBe(true)
  stays.leave()
})

it('a user has as many streams as allowed, and a place is free again when one ends', async () => {
  const [key, other] = [await keyOf(app.db, 'ben'), await keyOf(app.db, 'ada')]
  const [book, foreign] = [await order(key), await order(other)]
  const open = [1, 2, 3].map(() => listen(app.url, book, key.headers))
  const [first] = await Promise.all(open)
  const more = await fetch(`${app.url}/v1/books/${book}/events`, { headers: key.headers })
  expect([more.status, more.headers.get('retry-after')]).toEqual([429, '5'])
  expect(await more.json()).toMatchObject({ code: 'too_many_streams' })
  // Nobody else's places are taken by it.
  const theirs = await listen(app.url, foreign, other.headers)
  first?.leave()
  const again = async () => {
    const answer = await fetch(`${app.url}/v1/books/${book}/events`, { headers: key.headers })
    await answer.body?.cancel()
    return answer.status
  }
  await expect.poll(again, { timeout: 5_000 }).toBe(200)
  for (const stream of [...(await Promise.all(open)), theirs]) stream.leave()
})
