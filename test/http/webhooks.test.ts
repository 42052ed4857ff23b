import { Writable } from 'node:stream'
import pino from 'pino'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/engine.ts'
import { startReceiver, type Received, type Receiver } from '../support/receiver.ts'
import { trialWebhooks } from '../support/webhooks.ts'

type Shown = {
  id: string
  book_id: string
  type: string
  state: string
  tries: number
  url: string
  status: number
}

const logged: string[] = []
let app: TestApp
let receiver: Receiver
beforeAll(async () => {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString())
      done()
    },
  })
  receiver = await startReceiver(({ path }, reply) => {
    if (path.startsWith('/shut')) reply.writeHead(500).end('the receiver says c4n4ryAnswer')
    else reply.writeHead(204).end()
  })
  app = await startTestApp({ queues: ['webhooks'] }, 'latency=0-0', {
    config: { webhooks: trialWebhooks({ waits_ms: [5, 5] }) },
    log: pino({ level: 'trace' }, sink),
  })
})
afterAll(async () => {
  await app.stop()
  await receiver.stop()
})

let seed = 900
const order = async (webhook_url: string) =>
  (await (await app.order({ ...anOrder, seed: seed++, webhook_url })).json()) as Book
const call = async (method: string, path: string, body?: object) =>
  await fetch(`${app.url}/v1/${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  })
const cancel = async (id: string) => await call('POST', `books/${id}/cancel`)
const told = async (path: string): Promise<Received> => {
  await eventually(async () => receiver.got.some((one) => one.path === path), 5_000, `news at ${path}`)
  return receiver.got.findLast((one) => one.path === path) as Received
}
const list = async (query = '') =>
  (await (await call('GET', `webhooks/deliveries${query}`)).json()) as {
    items: Shown[]
    next_cursor: string | null
  }
const show = async (id: string) =>
  (await (await call('GET', `webhooks/deliveries/${id}`)).json()) as Shown & {
    payload: string
    attempts: { status: number; class: string; because: string }[]
  }
const only = async (book: string) => (await list(`?book=${book}`)).items
const settled = async (book: string) => {
  await eventually(async () => ['done', 'dead'].includes((await only(book))[0]?.state ?? ''))
  return (await only(book))[0] as Shown
}
const nextSecret = async () =>
  (await (await call('POST', 'webhooks/secret')).json()) as { version: number; secret: string }

describe('a webhook', () => {
  it('tells the end of a book, signed so that the package of Standard Webhooks accepts it', async () => {
    const { secret } = await nextSecret()
    const book = await order(`${receiver.url}/end?token=c4n4ryQuery`)
    await cancel(book.id)
    const { headers, body } = await told('/end?token=c4n4ryQuery')
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const event = new Webhook(secret).verify(body, headers)
    const { version, completed_at } = await app.book(book.id)
    expect(event).toEqual({
      type: 'book.cancelled',
      timestamp: completed_at,
      data: {
        book_id: book.id,
        revision: 1,
        version,
        status: 'cancelled',
        url: `/v1/books/${book.id}`,
        pdf_url: null,
        error: null,
      },
    })
    expect(headers['content-type']).toBe('application/json')
    const delivery = await settled(book.id)
    expect(delivery).toMatchObject({
      id: headers['webhook-id'],
      state: 'done',
      status: 204,
      tries: 1,
      version,
    })
    expect((await show(delivery.id)).payload).toBe(body)
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow()
  })

  it('is no part of the book as anybody sees it', async () => {
    const book = await order(`${receiver.url}/unseen?token=c4n4ryQuery`)
    const seen = [
      book,
      await app.book(book.id),
      await (await call('GET', `books/${book.id}/timeline`)).json(),
    ]
    expect(JSON.stringify(seen)).not.toContain('unseen')
  })

  it('makes another order of the same words, however it is written', async () => {
    const url = receiver.url.replace('http://', 'HTTP://')
    const same = { ...anOrder, seed: seed++ }
    const ids = await Promise.all(
      [undefined, `${url}/a`, `${receiver.url}/a#part`, `${receiver.url}/b`].map(
        async (webhook_url) => ((await (await app.order({ ...same, webhook_url })).json()) as Book).id,
      ),
    )
    expect(new Set(ids).size).toBe(3)
    expect(ids[1]).toBe(ids[2])
  })

  it('may be sent for a trial, once', async () => {
    const answer = await call('POST', 'webhooks/test', { url: `${receiver.url}/shut/trial` })
    expect(answer.status).toBe(202)
    const { id } = (await answer.json()) as Shown
    await eventually(async () => (await show(id)).state === 'dead')
    expect(receiver.got.filter((one) => one.path === '/shut/trial')).toHaveLength(1)
    expect((await told('/shut/trial')).body).toContain('"type":"webhook.test"')
    const wrong = await call('POST', 'webhooks/test', { url: 'ftp://example.com/' })
    expect([wrong.status, ((await wrong.json()) as { errors: object[] }).errors]).toEqual([
      422,
      [{ field: 'url', message: 'must begin with https:// or http://' }],
    ])
  })
})

describe('deliveries', () => {
  it('are listed page by page, by book and by state, and shown with every attempt', async () => {
    const bad = await order(`${receiver.url}/shut/listed`)
    await cancel(bad.id)
    const dead = await settled(bad.id)
    expect([dead.state, dead.tries]).toEqual(['dead', 3])
    const { attempts } = await show(dead.id)
    expect(attempts.map((one) => [one.status, one.class, one.because])).toEqual([
      [500, 'server_error', 'answered 500, on try 1 of 3'],
      [500, 'server_error', 'answered 500, on try 2 of 3'],
      [500, 'server_error', 'answered 500, on try 3 of 3'],
    ])
    expect((await list('?state=dead')).items.map((one) => one.id)).toContain(dead.id)
    expect((await list('?state=done')).items.map((one) => one.id)).not.toContain(dead.id)
    const all: string[] = []
    for (let cursor = ''; ;) {
      const page = await list(`?limit=2${cursor}`)
      all.push(...page.items.map((one) => one.id))
      if (page.next_cursor === null) break
      cursor = `&cursor=${page.next_cursor}`
    }
    expect(all).toEqual((await list('?limit=100')).items.map((one) => one.id))
    expect(new Set(all).size).toBe(all.length)
  })

  it('can be sent again, with the same id and the same bytes', async () => {
    const book = await order(`${receiver.url}/again`)
    await cancel(book.id)
    const { id } = await settled(book.id)
    const first = await told('/again')
    expect((await call('POST', `webhooks/deliveries/${id}/redeliver`)).status).toBe(202)
    await eventually(async () => receiver.got.filter((one) => one.path === '/again').length === 2)
    const second = await told('/again')
    expect([second.headers['webhook-id'], second.body]).toEqual([first.headers['webhook-id'], first.body])
    await eventually(async () => (await show(id)).attempts.length === 2)
    expect((await only(book.id)).map((one) => [one.id, one.state])).toEqual([[id, 'done']])
  })

  it('of others are not there', async () => {
    await app.db.query(`insert into storymill.users (id) values ('mia')`)
    const [row] = await app.db.query<{ id: string }>(
      `insert into storymill.webhook_deliveries (user_id, type, url, payload, state, ended_at, deadline_at)
       values ('mia', 'trial', 'https://example.com/', '{}', 'dead', now(), now()) returning id`,
    )
    const id = row?.id ?? ''
    for (const [method, path] of [
      ['GET', `webhooks/deliveries/${id}`],
      ['POST', `webhooks/deliveries/${id}/redeliver`],
      ['GET', 'webhooks/deliveries/nonsense'],
    ] as const)
      expect((await call(method, path)).status).toBe(404)
    expect((await list('?limit=100')).items.map((one) => one.id)).not.toContain(id)
    expect((await list(`?cursor=${id}`)).items).toEqual([])
    const [after] = await app.db.query(`select state from storymill.webhook_deliveries where id = $1`, [id])
    expect(after).toEqual({ state: 'dead' })
  })

  it.each(['?state=lost', '?book=1', '?cursor=1', '?limit=0', '?limit=101', '?user=mia'])(
    'are not listed by %s',
    async (query) => expect((await call('GET', `webhooks/deliveries${query}`)).status).toBe(422),
  )
})

it('a new secret signs beside the one before it for a day', async () => {
  const before = await nextSecret()
  const after = await nextSecret()
  expect([after.version - before.version, after.secret === before.secret]).toEqual([1, false])
  const send = async (path: string) => {
    await cancel((await order(`${receiver.url}${path}`)).id)
    return await told(path)
  }
  const both = await send('/rotated')
  for (const { secret } of [before, after]) new Webhook(secret).verify(both.body, both.headers)
  await app.db.query(
    `update storymill.webhook_secrets set created_at = created_at - interval '25 hours' where user_id = 'local'`,
  )
  const one = await send('/settled')
  new Webhook(after.secret).verify(one.body, one.headers)
  expect(() => new Webhook(before.secret).verify(one.body, one.headers)).toThrow('No matching signature')
  expect(one.headers['webhook-signature']?.split(' ')).toHaveLength(1)
})

it('as many secrets sign as had their day promised; until one is over it there is no other', async () => {
  await app.db.query('delete from storymill.webhook_secrets')
  const all: string[] = [(await nextSecret()).secret]
  const refused: Response[] = []
  for (let n = 0; n < 4; n++) {
    const answer = await call('POST', 'webhooks/secret')
    if (answer.status === 201) all.push(((await answer.json()) as { secret: string }).secret)
    else refused.push(answer)
  }
  const [answer] = refused as [Response]
  expect([answer.status, refused.length]).toEqual([429, 2])
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(86_000)
  expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(86_400)
  expect(((await answer.json()) as { detail: string }).detail).toContain('3 secrets of yours sign now')
  await cancel((await order(`${receiver.url}/many`)).id)
  const { headers, body } = await told('/many')
  expect(headers['webhook-signature']?.split(' ')).toHaveLength(3)
  for (const secret of all) new Webhook(secret).verify(body, headers)

  // The oldest of the three was replaced when the second was made.
  await app.db.query(
    `update storymill.webhook_secrets set created_at = created_at - interval '25 hours'
     where version < (select max(version) from storymill.webhook_secrets)`,
  )
  expect((await nextSecret()).version).toBe(4)
  expect((await call('POST', 'webhooks/secret')).status).toBe(429)
})

it('neither the query of an address nor what a receiver answered is logged or kept', async () => {
  expect(logged.join('')).toContain('/v1/webhooks/deliveries')
  expect(logged.join('')).not.toMatch(/c4n4ry/)
  const [row] = await app.db.query<{ all: string }>(
    `select string_agg(a::text, ' ') || string_agg(d::text, ' ') as all
     from storymill.webhook_attempts a join storymill.webhook_deliveries d on d.id = a.delivery_id`,
  )
  expect(row?.all).not.toContain('c4n4ryAnswer')
})
