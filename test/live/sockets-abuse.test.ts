import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/engine.ts'
import { happen, upTo } from './news.ts'
import { rawSocket } from './raw-socket.ts'
import { client, hangUp } from './socket-client.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ worker: false })
})
afterAll(async () => await app.stop())
afterEach(hangUp)

let seed = 900
const order = async () => (await (await app.order({ ...anOrder, seed: seed++ })).json()) as Book
/** A bystander, who must hear everything whatever the others do. */
const bystander = async () => {
  const { id } = await order()
  const one = client(app.url)
  await one.subscribe(id)
  return async () => {
    await happen(app.db, id, 2)
    await one.until('the news', () => one.versions(id).length === 2)
    expect(one.versions(id)).toEqual([2, 3])
    expect(one.heard.map((heard) => heard.event)).not.toContain('disconnect')
  }
}
const versionsOf = (texts: string[]) =>
  texts
    .filter((text) => text.startsWith('42["book_progress"'))
    .map((text) => (JSON.parse(text.slice(2)) as [string, { version: number }])[1].version)

describe('who sends garbage', () => {
  const garbage: [string, string][] = [
    ['no JSON', '42["subscribe_book",{'],
    ['no packet', '9nonsense'],
    ['no type', ''],
    ['no event', '42{}'],
    ['an attachment that never comes', '451-["subscribe_book",{"_placeholder":true,"num":0}]'],
    ['a thousand attachments', '451000-["subscribe_book",{"_placeholder":true,"num":0}]'],
    ['an attachment that is not there', '451-["subscribe_book",{"_placeholder":true,"num":99999}]'],
    ['a reserved name', '42["disconnect"]'],
    ['an error', '42["error",{"message":"x"}]'],
    ['a name of every object', '42["__proto__",{}]'],
    ['a method of every object', '42["constructor",{}]'],
    ['a polluted order', '42["subscribe_book",{"__proto__":{"book_id":"x"}}]'],
    ['another namespace', '40/admin,'],
    ['an acknowledgement of nothing', '43123[]'],
    ['what only a server says', '40{"sid":"x"}'],
  ]
  it.each(garbage)('harms nobody: %s', async (_, text) => {
    const check = await bystander()
    const raw = await rawSocket(app.url)
    raw.send('40')
    raw.send(text)
    // Whether that was forgiven or not, it is over with.
    raw.send('9')
    await raw.untilClosed()
    await check()
  })

  it('may send 16 KB in a message and no more', async () => {
    const check = await bystander()
    const one = client(app.url)
    expect(await one.ask('subscribe_book', { book_id: 'x'.repeat(15_000) })).toMatchObject({
      code: 'not_found',
    })
    one.socket.emit('subscribe_book', { book_id: 'x'.repeat(17_000) })
    await one.until('the end', () => one.heard.at(-1)?.event === 'disconnect')
    const raw = await rawSocket(app.url)
    raw.send('40')
    raw.sendFrame(0x81, Buffer.alloc(1024 * 1024, '4'))
    await raw.untilClosed()
    const polling = `${app.url}/socket.io/?EIO=4&transport=polling`
    const { sid } = JSON.parse((await (await fetch(polling)).text()).slice(1)) as { sid: string }
    const answer = await fetch(`${polling}&sid=${sid}`, {
      method: 'POST',
      body: '4'.repeat(1024 * 1024),
    }).catch(() => null)
    expect(answer?.status ?? 413).toBe(413)
    await check()
  })

  it('may ask for 10 000 books at once: 200 are looked at, the rest is refused', async () => {
    const check = await bystander()
    const one = client(app.url)
    const { id } = await order()
    const asks = Array.from({ length: 10_000 }, () => one.subscribe(id))
    const answers = await Promise.all(asks)
    const refused = answers.filter((answer) => answer.code === 'busy').length
    expect(refused).toBeGreaterThan(5_000)
    expect(answers.filter((answer) => answer.code === undefined).length).toBe(10_000 - refused)
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200)
    await check()
  })

  it('watches 200 books over one connection and no more', async () => {
    const ids = await app.db.query<{ id: string }>(
      `insert into storymill.books (id, user_id, pipeline, params, status, rank, total_steps, texts_open,
         pictures_open, deadline_at)
       select gen_random_uuid(), user_id, pipeline, params, status, rank, total_steps, texts_open, pictures_open,
         deadline_at from storymill.books, generate_series(1, 201) where id = $1 returning id`,
      [(await order()).id],
    )
    const one = client(app.url)
    for (const { id } of ids.slice(0, 200)) expect(await one.subscribe(id)).toMatchObject({ version: 1 })
    const [, , , last] = ids.slice(-4)
    expect(await one.subscribe(last?.id ?? '')).toMatchObject({ code: 'too_many_subscriptions', status: 429 })
    await one.ask('unsubscribe_book', { book_id: ids[0]?.id })
    expect(await one.subscribe(last?.id ?? '')).toMatchObject({ version: 1 })
  })

  it('is not upgraded elsewhere, nor to anything else: those are requests like any other', async () => {
    const path = '/healthz'
    expect((await rawSocket(app.url, { path })).status).toBe(200)
    expect((await rawSocket(app.url, { path, headers: { upgrade: 'h2c' } })).status).toBe(200)
    expect((await rawSocket(app.url, { headers: { upgrade: 'h2c' } })).status).toBe(400)
    expect((await rawSocket(app.url, { path: '/socket.io?EIO=4&transport=websocket' })).status).toBe(404)
  })
})

/** An event stream of which nothing is read before `rest`; that answers the versions that came whole. */
async function slowStream(id: string) {
  const { host, hostname, port } = new URL(app.url)
  const tcp = connect(Number(port), hostname)
  let [text, closed] = ['', false]
  tcp.on('data', (part) => (text += part.toString('latin1')))
  tcp.on('error', () => {})
  tcp.on('close', () => (closed = true))
  tcp.write(`GET /v1/books/${id}/events HTTP/1.1\r\nhost: ${host}\r\n\r\n`)
  await eventually(async () => text.includes('event: snapshot'))
  tcp.pause()
  return {
    rest: async () => {
      tcp.resume()
      await eventually(async () => closed)
      return [...text.matchAll(/^id: (\d+)\nevent: \w+\ndata: .*\n\r?\n/gm)].map((found) => Number(found[1]))
    },
  }
}

describe('who does not read', () => {
  it('is cut off, and comes back with the last version to miss nothing; who reads hears all', async () => {
    const { id } = await order()
    const good = client(app.url)
    await good.subscribe(id)
    const stream = await slowStream(id)
    const slow = await rawSocket(app.url)
    slow.send('40')
    slow.send(`42["subscribe_book",{"book_id":"${id}"}]`)
    await good.until('both are there', () => slow.texts().some((text) => text.includes('book_status')))
    slow.tcp.pause()
    const last = 3_001
    await happen(app.db, id, last - 1, 'processing', 8_000)
    await good.until('the end', () => good.versions(id).at(-1) === last)
    expect(good.versions(id)).toEqual(upTo(2, last))
    slow.tcp.resume()
    await slow.untilClosed()
    const streamed = await stream.rest()
    expect(streamed).toEqual(upTo(1, streamed.length))
    expect(streamed.length).toBeLessThan(last)
    const seen = versionsOf(slow.texts())
    expect(seen).toEqual(upTo(2, seen.at(-1) ?? 0))
    expect(seen.length).toBeLessThan(last - 2)
    const back = client(app.url)
    await back.subscribe(id, seen.at(-1))
    await back.until('the rest', () => back.versions(id).at(-1) === last)
    expect([...seen, ...back.versions(id)]).toEqual(upTo(2, last))
  })
})
