import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Quote } from '../../src/actions/quote-book.ts'
import type { Outlook } from '../../src/book/outlook.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { plantBook } from '../support/planted.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ worker: false })
})
afterAll(async () => await app.stop())

const outlook = async (id: string) =>
  (await (await fetch(`${app.url}/v1/books/${id}/outlook`)).json()) as Outlook
let orders = 0
const order = async (idea = 'A fox') => {
  const answer = await app.order({ ...anOrder, idea: `${idea} ${orders++}` })
  return ((await answer.json()) as { id: string }).id
}
const sql = async (text: string, values: unknown[] = []) => await app.db.query(text, values)
/** A worker that says it is there, and takes nothing. */
const staffed = async (queues = '{text,images,generation}') => {
  await sql(
    `insert into storymill.workers (id, name, host, pid, process_start, queues, lease_until)
     values (gen_random_uuid(), 'w', 'h', 1, 's', $1, storymill.now() + interval '1 hour')`,
    [queues],
  )
  return async () => void (await sql('delete from storymill.workers'))
}

describe('the outlook of a book', () => {
  it('counts the unfinished books that go before it by rank, whoever came first', async () => {
    const [first, second, third] = [await order(), await order(), await order()]
    const positions = async () =>
      await Promise.all([first, second, third].map(async (id) => (await outlook(id)).position))
    expect(await positions()).toEqual([0, 1, 2])
    // A book of a higher tier that came last goes first.
    await sql('update storymill.books set rank = -1 where id = $1', [third])
    expect(await positions()).toEqual([1, 2, 0])
    await fetch(`${app.url}/v1/books/${first}/cancel`, { method: 'POST' })
    expect(await positions()).toEqual([null, 1, 0])
  })

  it('counts books of the same rank in the order in which they are claimed', async () => {
    const ids = [await order(), await order(), await order()]
    await sql('update storymill.books set rank = -5 where id = any ($1)', [ids])
    await sql('update storymill.steps set rank = -5 where book_id = any ($1)', [ids])
    const claimed = await sql(
      'select book_id from storymill.steps where book_id = any ($1) order by rank, page, id',
      [ids],
    )
    const positions = await Promise.all(
      claimed.map(async (row) => (await outlook(String(row['book_id']))).position),
    )
    expect(positions).toEqual([0, 1, 2])
  })

  it('is not in line any more once it is begun', async () => {
    const id = await order()
    await sql(`update storymill.books set status = 'processing', version = version + 1 where id = $1`, [id])
    expect((await outlook(id)).position).toBeNull()
  })

  it('says that nobody is there to make it, or that it is paused, and then no time', async () => {
    const id = await order()
    const waits = [{ page: null, part: 'plan', tries: 0, until: null }]
    expect(await outlook(id)).toMatchObject({ time_s: null, waits: [{ ...waits[0], reason: 'no_worker' }] })
    const leave = await staffed()
    expect((await outlook(id)).waits).toEqual([])
    await sql(`insert into storymill.queue_pauses (queue, by) values ('text', 'ann')`)
    expect(await outlook(id)).toMatchObject({ time_s: null, waits: [{ ...waits[0], reason: 'paused' }] })
    await sql('delete from storymill.queue_pauses')
    await leave()
  })

  it('says until when a part waits and after how many tries, and never a time before that', async () => {
    const leave = await staffed()
    const id = await order()
    const before = (await outlook(id)).time_s
    await sql(
      `update storymill.steps set state = 'sleeping', due_at = storymill.now() + interval '1 hour', tries = 2,
         wait_reason = 'backoff' where book_id = $1`,
      [id],
    )
    const after = await outlook(id)
    expect(after.waits).toMatchObject([{ reason: 'backoff', tries: 2, part: 'plan' }])
    expect(Date.parse(after.waits[0]?.until ?? '')).toBeGreaterThan(Date.now() + 3_500_000)
    expect(after.time_s?.low).toBeGreaterThanOrEqual(3_595 + (before?.low ?? 0) - 1)
    await sql(`update storymill.steps set state = 'ready', due_at = null where book_id = $1`, [id])
    await sql(
      `insert into storymill.queue_waits values ('text', 'budget', storymill.now() + interval '2 hours')`,
    )
    expect((await outlook(id)).waits).toMatchObject([{ reason: 'budget', tries: 2 }])
    await sql('delete from storymill.queue_waits')
    await leave()
  })

  it('says the time of the quote for a book that has not begun, and less for less that is left', async () => {
    const leave = await staffed()
    for (const row of await sql('select id from storymill.books where completed_at is null'))
      await fetch(`${app.url}/v1/books/${String(row['id'])}/cancel`, { method: 'POST' })
    const asked = await fetch(`${app.url}/v1/quote`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(anOrder),
    })
    const { time_s: quoted } = (await asked.json()) as Quote
    const id = await order()
    expect((await outlook(id)).time_s).toEqual(quoted)
    await sql(
      `update storymill.steps set kind = 'picture', key = 'picture:1', queue = 'images' where book_id = $1`,
      [id],
    )
    await sql(`update storymill.books set status = 'processing', version = version + 1 where id = $1`, [id])
    expect((await outlook(id)).time_s?.high).toBeLessThan(quoted.high)
    await leave()
  })

  it('of a final book is empty, and of somebody else is not there', async () => {
    const id = await plantBook(app)
    expect(await outlook(id)).toEqual({ status: 'complete', position: null, time_s: null, waits: [] })
    await sql(`insert into storymill.users (id) values ('ann')`)
    const hers = await plantBook(app, { user: 'ann' })
    expect((await fetch(`${app.url}/v1/books/${hers}/outlook`)).status).toBe(404)
  })
})
