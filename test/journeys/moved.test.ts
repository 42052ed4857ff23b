import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App, Roles } from '../../src/app.ts'
import { Listening } from '../../src/db/listen.ts'
import { openQueues } from '../../src/queue/registry.ts'
import { ears } from '../contracts/queue-under-test.ts'
import { anOrder } from '../support/app.ts'
import { eventually } from '../support/engine.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'
import { rabbitmq } from '../support/services/rabbitmq.ts'

const rabbit = await rabbitmq()
let service: Hosted
beforeAll(async () => {
  // Its first process serves nothing; those that do come and go.
  service = await startHosted({
    env: openAi,
    roles: { api: false, worker: false },
    config: { drain_ms: 20_000 },
  })
})
afterAll(async () => {
  await service.stop()
  await rabbit?.stop()
})

// No process does two things that follow each other, so that what is freed in one is heard of in another by a bell.
const processes: Partial<Roles>[] = [
  { api: true, worker: false },
  { api: false, queues: ['text'] },
  { api: false, queues: ['images'] },
  { api: false, queues: ['generation', 'webhooks'], concurrency: 20 },
]

/** How many seconds each step waited from when it could be done until it was claimed, longest first. */
async function waits(): Promise<{ kind: string; s: number }[]> {
  return await service.db.query(
    `select s.kind, extract(epoch from c.claimed_at - greatest(b.created_at, p.ended_at, e.ended_at))::float8 as s
     from storymill.books b join storymill.steps s on s.book_id = b.id
       join lateral (select min(started_at) as claimed_at from storymill.step_calls where step_id = s.id) c on true
       left join storymill.steps p on p.book_id = b.id and p.kind = 'plan' and p.id <> s.id
       left join lateral (select max(ended_at) as ended_at from storymill.steps d where s.id = any (d.unblocks)) e on true
     where c.claimed_at is not null order by s desc`,
  )
}

async function order(at: string | null | undefined, seed: number): Promise<void> {
  const answer = await fetch(`${at}/v1/books`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...anOrder, seed }),
  })
  expect(answer.status).toBe(202)
}

it.skipIf(!rabbit)(
  'a running deployment moves from one broker to another: no book is lost or waits, no call is made twice',
  async () => {
    const amqp = `${rabbit?.url}?prefix=moved`
    const start = async (role: Partial<Roles>, QUEUE_URL: string) =>
      await service.another(role, { QUEUE_URL })
    let running: App[] = []
    for (const role of processes) running.push(await start(role, 'postgres:'))
    let orders = 0
    for (const queues of [`postgres:,${amqp}`, amqp])
      for (const [n, role] of processes.entries()) {
        const [old, next] = [running[n], await start(role, queues)]
        running = running.with(n, next)
        // Under way while the old process goes.
        await order(running[0]?.url, orders++)
        await old?.stop()
      }
    await order(running[0]?.url, orders++)
    const unfinished = async () =>
      await service.db.query(`select id from storymill.books where status <> 'complete'`)
    await eventually(async () => (await unfinished()).length === 0, 60_000, 'every book', 100)
    const { charges, duplicates } = service.simulator.report()
    const [paid] = await service.db.query<{ steps: number }>(
      `select count(distinct step_id)::int as steps from storymill.step_calls where usd > 0`,
    )
    expect([charges, duplicates]).toEqual([paid?.steps, []])
    // On a machine that has nothing else to do, none waits for a second.
    const [longest] = await waits()
    expect(longest?.s).toBeLessThan(3)
  },
  120_000,
)

it.skipIf(!rabbit)(
  'whoever has both brokers hears, and is heard by, those of the old and of the new',
  async () => {
    const amqp = `${rabbit?.url}?prefix=both`
    const fleets = { old: ['postgres:'], both: ['postgres:', amqp], new: [amqp] }
    const ends: (() => Promise<void>)[] = []
    const open = async (urls: string[]) => {
      const [first = '', ...more] = urls
      const queue = await openQueues([new URL(first), ...more.map((url) => new URL(url))], {
        deployment: 'both',
        listeners: () => 1,
        postgres: {
          notify: async (channel, payload) =>
            void (await service.db.query('select pg_notify($1, $2)', [channel, payload])),
          listen: async (channel, onNews) => await news.on(channel, onNews),
        },
      })
      ends.push(async () => await queue.close())
      return queue
    }
    const news = new Listening(service.database_url)
    for (const [ringer, listener] of [
      ['old', 'both'],
      ['both', 'old'],
      ['both', 'new'],
      ['new', 'both'],
    ] as const) {
      const ear = ears()
      const there = await open(fleets[listener])
      const stop = await there.listen(`${ringer}-${listener}`, ear)
      await (await open(fleets[ringer])).ring(`${ringer}-${listener}`, 1)
      await eventually(async () => ear.rings > 0, 10_000, `${listener} to hear ${ringer}`)
      await stop()
    }
    for (const end of ends) await end()
    await news.close()
  },
)
