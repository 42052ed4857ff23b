import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pauseQueue, unpauseQueue } from '../../src/actions/pause-queue.ts'
import { newId } from '../../src/book/ids.ts'
import type { Overview } from '../../src/book/overview.ts'
import { readConfig } from '../../src/config.ts'
import { tellWait } from '../../src/db/permits.ts'
import type { Act } from '../../src/http/acts.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { keyOf, person, type TestKey } from '../support/callers.ts'
import { plantDead } from '../support/dead.ts'
import { hear } from '../live/stream.ts'
import { aWorker } from '../support/webhooks.ts'

type Seen = Overview<Act>
let app: TestApp
let admin: TestKey
beforeAll(async () => {
  const { budgets } = await readConfig({}, '/nowhere')
  app = await startTestApp({ worker: false }, undefined, {
    config: { auth: 'keys', budgets: { ...budgets, day_usd: 10 } },
  })
  await person(app.db, 'root', 'admin')
  admin = await keyOf(app.db, 'root', ['admin'])
})
afterAll(async () => await app.stop())
beforeEach(async () => {
  await app.db.query(
    `truncate storymill.alerts, storymill.queue_pauses, storymill.queue_waits, storymill.steps, storymill.step_calls,
       storymill.books, storymill.workers, storymill.series_points cascade`,
  )
})

/** Another process on the same data: it has looked at nothing yet. */
async function look(): Promise<Seen> {
  const one = await app.another({ worker: false })
  try {
    const answer = await fetch(`${one.url}/v1/admin/overview`, { headers: admin.headers })
    expect(answer.status).toBe(200)
    return (await answer.json()) as Seen
  } finally {
    await one.stop()
  }
}
const queueOf = ({ queues }: Seen, name: string) => queues.find((one) => one.queue === name)
const steps = ({ waiting }: Seen) => Object.fromEntries(waiting.map((one) => [one.reason, one.steps]))

/** A finished book that took so long, with its first text after half of that. */
async function finished(took_s: number, status: 'complete' | 'partial' | 'failed' = 'complete') {
  const { book_id } = await plantDead(app.db, { status, ago_s: 60 })
  await app.db.query(
    `update storymill.books set created_at = completed_at - $2 * interval '1 second' where id = $1`,
    [book_id, took_s],
  )
  await app.db.query(
    `update storymill.steps set state = 'done', key = 'page_text:2', kind = 'page_text',
       ended_at = ended_at - $2 * interval '1 second' where book_id = $1 and state = 'dead'`,
    [book_id, took_s / 2],
  )
}

/** A step of an unfinished book. */
async function step(queue: string, set: string): Promise<void> {
  const { id, book_id } = await plantDead(app.db, { ago_s: 10 })
  await app.db.query(`update storymill.books set completed_at = null where id = $1`, [book_id])
  await app.db.query(`update storymill.steps set queue = $2, ${set} where id = $1`, [id, queue])
}
const sleeping = (reason: string) =>
  `state = 'sleeping', due_at = storymill.now() + interval '1 hour', wait_reason = '${reason}'`

async function paid(usd: number, ago: string, held = usd): Promise<void> {
  await app.db.query(
    `insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state, metered, sent_at, usd, held_usd,
       charge, settled_at)
     values ($1, $1, $1, $1, 1, 'ok', true, storymill.now() - $2::interval, $3, $4, 'yes', storymill.now())`,
    [newId(), ago, usd, held],
  )
}

describe('the overview', () => {
  it('says how books went, and nothing where they were too few', async () => {
    for (const took of [10, 20]) await finished(took)
    expect((await look()).books).toMatchObject({
      done_1h: 2,
      p50_s: null,
      p95_s: null,
      first_text_p95_s: null,
    })
    for (let n = 3; n <= 20; n++) await finished(10 * n)
    await finished(9_999, 'failed')
    const { books } = await look()
    expect(books).toMatchObject({ done_1h: 20, failed_1h: 1, partial_1h: 0, unfinished: 0, p50_s: 105 })
    // Of 10, 20, … 200 s; the failed one is none of them.
    expect(books.p95_s).toBeCloseTo(190.5)
    expect(books.quoted_high_s).toBeGreaterThan(0)
  })

  it('counts a book that has no text yet with what it has waited', async () => {
    for (let n = 0; n < 12; n++) await finished(10)
    expect((await look()).books.first_text_p95_s).toBeCloseTo(5, 0)
    await step('text', `state = 'ready'`)
    await app.db.query(
      `update storymill.books set created_at = storymill.now() - interval '500 seconds' where completed_at is null`,
    )
    const { first_text_p95_s, unfinished } = { ...(await look()).books }
    expect(unfinished).toBe(1)
    expect(first_text_p95_s).toBeGreaterThan(100)
  })

  it('says what steps wait for: their own reason, or that of their queue', async () => {
    const worker = await aWorker(app.db)
    await app.db.query(
      `update storymill.workers set queues = '{text,images}', lanes = '{"images": {"slots": 8, "running": 2, "done": 30, "failed": 0}}'
       where id = $1`,
      [worker],
    )
    for (const reason of ['limit', 'limit', 'backoff', 'budget']) await step('images', sleeping(reason))
    await step('images', `state = 'ready'`)
    await step('text', `state = 'ready'`)
    await step('generation', `state = 'ready'`)
    const nothing = { limit: 0, provider: 0, backoff: 0, budget: 0, no_worker: 0, paused: 0 }
    const own = { ...nothing, limit: 2, backoff: 1, budget: 1 }
    const seen = await look()
    // One of `images` and one of `text` are merely in line.
    expect(steps(seen)).toEqual({ ...own, no_worker: 1 })
    expect(queueOf(seen, 'images')).toMatchObject({ slots: 8, ready: 1, drains_in_s: 2, state: 'ok' })
    expect(queueOf(seen, 'generation')).toMatchObject({ state: 'stuck', because: 'no worker takes from it' })
    await tellWait(app.db.query.bind(app.db), 'images', {
      reason: 'provider',
      ms: 60_000,
      message: 'It is away.',
    })
    await pauseQueue(app.db, { by: 'ann', via: 'http' }, 'text', 'billing')
    const held = await look()
    expect(steps(held)).toEqual({ ...own, provider: 1, no_worker: 1, paused: 1 })
    expect(queueOf(held, 'text')).toMatchObject({
      state: 'paused',
      because: 'by ann: billing',
      paused: { by: 'ann', because: 'billing' },
    })
    expect(held.last_acts[0]).toMatchObject({ action: 'queue.pause', detail: { because: 'billing' } })
    await unpauseQueue(app.db, { by: 'ann', via: 'http' }, 'text')
  })

  it('knows workers, dead letters by cause, and what goes on or was over last', async () => {
    const [live, leaving, gone] = [await aWorker(app.db), await aWorker(app.db), await aWorker(app.db)]
    const lanes = '{"text": {"slots": 4, "running": 3}, "images": {"slots": 6, "running": 1}}'
    await app.db.query('update storymill.workers set lanes = $1', [lanes])
    await app.db.query('update storymill.workers set draining = true where id = $1', [leaving])
    await app.db.query(
      `update storymill.workers set lease_until = storymill.now() - interval '1 minute' where id = $1`,
      [gone],
    )
    expect(live).not.toBe(leaving)
    for (const message of ['No 1.', 'No 2.', 'Never.']) await plantDead(app.db, { message })
    await plantDead(app.db, { code: 'other', ago_s: 2_000 })
    await app.db.query(
      `insert into storymill.alerts (name, about, level, samples, value, says, since, started_at, until)
       select 'oldest_ready', about, 1, '{1}', 1, about, storymill.now(), storymill.now(),
         storymill.now() - ago * interval '1 minute'
       from (values ('old', 9), ('newest', 2), ('now', null)) as a (about, ago)`,
    )
    const seen = await look()
    expect(seen.workers).toEqual({ live: 1, draining: 1, lost: 1, slots: 10, running: 8 })
    expect(seen.dead).toEqual({ letters: 4, groups: 3, new_15m: 3 })
    expect(seen.alerts.map((one) => one.says)).toEqual(['now'])
    expect(seen.last_problem?.says).toBe('newest')
  })

  it('adds up money: what is held counts, and how long the budget lasts', async () => {
    await paid(1.5, '10 minutes')
    await paid(0.5, '50 minutes')
    const { money } = await look()
    expect(money).toEqual({
      usd_1h: 2,
      usd_today: expect.any(Number) as number,
      budget_usd: 10,
      budget_left_h: expect.any(Number) as number,
    })
    // Shortly after midnight part of the hour is yesterday's.
    expect(money.usd_today).toBeLessThanOrEqual(2)
    expect(money.budget_left_h).toBeCloseTo((10 - money.usd_today) / 2, 1)
  })
})

describe('the stream', () => {
  const open = async (headers: Record<string, string>, signal?: AbortSignal) =>
    await fetch(`${app.url}/v1/admin/events`, { headers, ...(signal && { signal }) })

  it('is for operators, gives all at once and then what changes, to any number', async () => {
    const own = await keyOf(app.db, 'root', ['books:read', 'books:write'])
    expect((await open(own.headers)).status).toBe(403)
    const leave = new AbortController()
    const streams = await Promise.all(
      Array.from({ length: 20 }, async () => hear(await open(admin.headers, leave.signal))),
    )
    const first = await Promise.all(streams.map(async (one) => (await one.next()).value))
    for (const heard of first)
      expect(heard).toMatchObject({ event: 'overview', data: { queues: { length: 4 }, alerts: [] } })
    await pauseQueue(app.db, { by: 'ann', via: 'http' }, 'images')
    const next = await Promise.all(
      streams.map(async (one) => {
        for await (const { event, data } of one) if (event === 'overview') return data as unknown as Seen
        return null
      }),
    )
    // All were told the same, worked out once.
    expect(new Set(next.map((one) => one?.at)).size).toBe(1)
    expect(queueOf(next[0] as Seen, 'images')?.state).toBe('paused')
    leave.abort()
  })

  it('ends with the service, and with the key it stands on', async () => {
    const other = await app.another({ worker: false })
    const answer = await fetch(`${other.url}/v1/admin/events`, { headers: admin.headers })
    const heard = hear(answer)
    await heard.next()
    const ended = (async () => {
      for await (const _ of heard) continue
    })().catch(() => 'cut')
    await other.stop()
    await ended
    const brief = await keyOf(app.db, 'root', ['admin'])
    const mine = hear(await open(brief.headers))
    await mine.next()
    await app.db.query('update storymill.api_keys set revoked_at = storymill.now() where id = $1', [brief.id])
    for await (const _ of mine) continue
  })
})
