import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'

let seed = 1_900
describe('an address that is not of the public web', () => {
  let strict: TestApp
  beforeAll(async () => {
    strict = await startTestApp({ worker: false })
  })
  afterAll(async () => await strict.stop())
  const send = async (path: string, body: object) =>
    await fetch(`${strict.url}/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  it.each([
    ['http://example.com/', 'must begin with https://'],
    ['https://127.0.0.1/', 'must be a public address'],
    ['https://0x7f.1/', 'must be a public address'],
    ['https://[::ffff:169.254.169.254]/', 'must be a public address'],
    ['https://localhost/', 'must be a public address'],
    ['https://me:secret@example.com/', 'must hold no user name or password'],
    ['https://example.com:8080/', 'must use port 443'],
    ['nonsense', 'is not a URL'],
    ['\u0000', 'is not a URL'],
    [`https://example.com/${'a'.repeat(2_000)}`, 'Too big: expected string to have <=2000 characters'],
    [`https://example.com/${'ü'.repeat(1_000)}`, 'Too big: expected string to have <=2000 characters'],
  ])('is refused when a book is ordered, and for a trial: %j', async (url, message) => {
    for (const [path, field, body] of [
      ['books', 'webhook_url', { ...anOrder, webhook_url: url }],
      ['quote', 'webhook_url', { ...anOrder, webhook_url: url }],
      ['webhooks/test', 'url', { url }],
    ] as const) {
      const answer = await send(path, body)
      const said = (await answer.json()) as { errors: object[] }
      expect([answer.status, said.errors]).toEqual([422, [{ field, message }]])
    }
  })

  it.each([
    ['https://EXAMPLE.com/x', 'https://example.com/x'],
    ['HTTPS:\\\\example.com\\x', 'https://example.com/x'],
    [' https:exam\tple.com', 'https://example.com/'],
    ['https://example.com.:443/#part', 'https://example.com/'],
    ['https://example.com../', 'https://example.com/'],
    ['https://example.com/\u0000\ud800', 'https://example.com/%00%EF%BF%BD'],
  ])('is one host however it is typed, for a trial too: %j', async (typed, url) => {
    const answer = await send('webhooks/test', { url: typed })
    expect([answer.status, ((await answer.json()) as { url: string }).url]).toEqual([202, url])
    const hosts = await strict.db.query('select distinct host from storymill.webhook_deliveries')
    expect(hosts).toEqual([{ host: 'example.com' }])
    const ordered = await (await send('books', { ...anOrder, seed: seed++, webhook_url: typed })).json()
    const [book] = await strict.db.query(
      `select params ->> 'webhook_url' as url from storymill.books where id = $1`,
      [(ordered as Book).id],
    )
    expect(book).toEqual({ url })
  })

  it('may have only so many trials waiting, whoever comes at once', async () => {
    await strict.db.query('delete from storymill.webhook_deliveries')
    const tries = Array.from({ length: 25 }, (_, n) =>
      send('webhooks/test', { url: `https://h${n}.example.com/` }),
    )
    const answers = await Promise.all(tries)
    const refused = answers.filter((answer) => answer.status === 429)
    expect([answers.filter((answer) => answer.status === 202).length, refused.length]).toEqual([20, 5])
    expect(refused[0]?.headers.get('retry-after')).toBe('20')
    expect(await refused[0]?.json()).toMatchObject({
      code: 'too_many_requests',
      detail: '20 trials of yours are under way; wait until one has ended.',
    })
    await strict.db.query(
      `update storymill.webhook_deliveries set state = 'dead', ended_at = now()
       where id = (select min(id::text)::uuid from storymill.webhook_deliveries)`,
    )
    expect((await send('webhooks/test', { url: 'https://example.com/' })).status).toBe(202)
  })

  it('is only refused then: one that is may be ordered for, and nobody there is asked', async () => {
    const answer = await strict.order({ ...anOrder, webhook_url: 'https://receiver.invalid/hook' })
    expect(answer.status).toBe(202)
  })
})
