import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type App, type Roles } from '../../src/app.ts'
import type { Book } from '../../src/book/view.ts'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/db/database.ts'
import { anOrder } from '../support/app.ts'
import { eventually } from '../support/engine.ts'
import { testDatabase } from '../support/postgres.ts'
import { rabbitmq } from '../support/services/rabbitmq.ts'

const rabbit = await rabbitmq()
const running = new Set<App>()
let test: Awaited<ReturnType<typeof testDatabase>>
let db: Database
let folder: string
beforeAll(async () => {
  test = await testDatabase()
  db = new Database({ url: test.url })
  folder = await mkdtemp(join(tmpdir(), 'storymill-moved-'))
})
afterAll(async () => {
  await Promise.all([...running].map((app) => app.stop()))
  await db.close()
  await test.drop()
  await rm(folder, { recursive: true, force: true })
  await rabbit?.stop()
})

/** One process's worth of the service. */
async function start(queue: string, roles: Partial<Roles>): Promise<App> {
  const env = {
    DATABASE_URL: test.url,
    FILES_URL: `file:${folder}`,
    STORYMILL_DEMO: 'latency=20-60',
    QUEUE_URL: queue,
  }
  const config = { ...(await readConfig(env, folder)), drain_ms: 10_000 }
  const app = await startApp(
    config,
    { api: false, worker: true, port: 0, ...roles },
    pino({ level: 'silent' }),
  )
  running.add(app)
  return app
}

async function stop(app: App): Promise<void> {
  running.delete(app)
  await app.stop()
}

// No process does two things that follow each other, so that every step needs a bell.
const roles: Partial<Roles>[] = [
  { api: true, worker: false },
  { queues: ['text'], concurrency: 50 },
  { queues: ['images'], concurrency: 50 },
  { queues: ['generation', 'webhooks'], concurrency: 50 },
]

/** How long each step waited from when it could be done until it was claimed. */
async function waits(): Promise<number[]> {
  const rows = await db.query<{ s: number }>(
    `select extract(epoch from c.claimed_at - greatest(b.created_at, e.ended_at))::float8 as s
     from storymill.books b join storymill.steps s on s.book_id = b.id
       join lateral (select min(started_at) as claimed_at from storymill.step_calls where step_id = s.id) c on true
       left join lateral (select max(ended_at) as ended_at from storymill.steps d where s.id = any (d.unblocks)) e on true
     where c.claimed_at is not null`,
  )
  return rows.map((row) => row.s)
}

it.skipIf(!rabbit)(
  'a running deployment moves from one broker to another: no book is lost or waits, no call is made twice',
  async () => {
    const amqp = `${rabbit?.url}?prefix=moved`
    let now: App[] = []
    for (const role of roles) now.push(await start('postgres:', role))
    const moving = { yet: true }
    const ids: string[] = []
    const ordering = (async () => {
      for (let seed = 1; moving.yet; seed++) {
        const body = JSON.stringify({ ...anOrder, seed })
        const headers = { 'content-type': 'application/json' }
        const answer = await fetch(`${now[0]?.url}/v1/books`, { method: 'POST', headers, body })
        expect(answer.status).toBe(202)
        ids.push(((await answer.json()) as Book).id)
        const next = performance.now() + 400
        await eventually(async () => performance.now() > next, 1_000, 'the next order', 50)
      }
    })()
    for (const queue of [`postgres:,${amqp}`, amqp])
      for (const [n, role] of roles.entries()) {
        const [old, next] = [now[n], await start(queue, role)]
        now = now.with(n, next)
        const had = ids.length
        await eventually(async () => ids.length > had, 10_000, 'an order to the new process')
        if (old) await stop(old)
      }
    moving.yet = false
    await ordering
    const complete = async () =>
      Number(
        (
          await db.query<{ n: number }>(
            `select count(*)::int as n from storymill.books where status = 'complete'`,
          )
        )[0]?.n,
      )
    await eventually(async () => (await complete()) === ids.length, 25_000, 'every book', 100)
    const twice = await db.query(
      `select step_id from storymill.step_calls group by step_id having count(*) > 1 or bool_or(state <> 'ok')`,
    )
    expect(twice).toEqual([])
    const longest = (await waits()).sort((a, b) => b - a)
    console.log(ids.length, longest.length, longest.slice(0, 10))
    expect(longest[0]).toBeLessThan(2)
  },
  90_000,
)
