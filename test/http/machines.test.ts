import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import type { QueueView, WorkerView } from '../../src/book/machines.ts'
import { readConfig } from '../../src/config.ts'
import { Listening } from '../../src/db/listen.ts'
import { workersChannel } from '../../src/db/workers.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/engine.ts'

let app: TestApp
beforeAll(async () => {
  // Whoever is told to leave waits for what runs, however long a stop would.
  const { drain_ms } = await readConfig({}, '/nowhere')
  app = await startTestApp({ name: 'first' }, 'latency=300-400', { config: { drain_ms } })
})
afterAll(async () => await app.stop())

const get = async <T>(path: string) => (await (await fetch(`${app.url}${path}`)).json()) as T
const post = async (path: string) => await fetch(`${app.url}${path}`, { method: 'POST' })
const workers = async () => (await get<{ items: WorkerView[] }>('/v1/admin/workers')).items
const worker = async (name: string) => (await workers()).find((one) => one.name === name)
type Queues = { items: (QueueView & { messages: number | null })[]; broker: Record<string, unknown> }
const queues = async () => await get<Queues>('/v1/admin/queues')
const queue = async (name: string) => (await queues()).items.find((one) => one.queue === name)
const order = async (seed: number) =>
  ((await (await app.order({ ...anOrder, seed })).json()) as { id: string }).id
// Drawing is work, and nobody needs the picture.
const cancel = async (id: string) => await post(`/v1/books/${id}/cancel`)
const acts = async () =>
  (await get<{ items: { action: string; target: string; by: string; via: string }[] }>('/v1/admin/actions'))
    .items

describe('workers over HTTP', () => {
  it('are there with what they are, know and do', async () => {
    const id = await order(1)
    await eventually(async () => ((await worker('first'))?.doing.length ?? 0) > 0)
    const doing = (await worker('first'))?.doing[0]
    expect(doing).toMatchObject({ queue: 'text', book_id: id, attempt: 1 })
    expect(Date.parse(doing?.since ?? '')).toBeLessThan(Date.now() + 5_000)
    const one = await worker('first')
    expect(one).toMatchObject({
      pid: process.pid,
      state: 'running',
      draining: false,
      pipelines: ['storybook@1'],
      stopped_at: null,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    })
    expect(one?.queues.map((lane) => lane.queue)).toEqual(['text', 'images', 'generation', 'webhooks'])
    expect(one?.queues[0]).toMatchObject({ slots: 32 })
    expect(Date.parse(one?.lease_until ?? '')).toBeGreaterThan(Date.parse(one?.seen_at ?? ''))
    // With the next heartbeats.
    await eventually(async () => ((await worker('first'))?.queues[0]?.done ?? 0) >= 5)
    expect(await queue('text')).toMatchObject({
      ready: 0,
      running: 0,
      listeners: 1,
      paused: null,
      messages: null,
    })
    await eventually(async () => ((await queue('text'))?.done_per_minute ?? 0) >= 5)
    await cancel(id)
    expect((await queues()).broker).toMatchObject({ name: 'postgres', refused: false })
  })

  it('that are unknown cannot be sent away', async () => {
    expect((await post('/v1/admin/workers/00000000-0000-4000-8000-000000000000/drain')).status).toBe(404)
  })
})

describe('a queue paused over HTTP', () => {
  it('holds its steps while the others go on, and is resumed at once', async () => {
    const pause = await fetch(`${app.url}/v1/admin/queues/images/pause`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ because: 'billing' }),
    })
    expect([pause.status, await pause.json()]).toEqual([
      200,
      {
        queue: 'images',
        since: expect.stringMatching(/^\d{4}-/) as string,
        by: 'local',
        because: 'billing',
      },
    ])
    const id = await order(2)
    await app.until(id, 'text_complete')
    await eventually(async () => ((await queue('images'))?.ready ?? 0) === 1)
    expect(await queue('images')).toMatchObject({ running: 0, paused: { by: 'local', because: 'billing' } })
    const listening = new Listening(app.db.urls.url)
    const told = Promise.withResolvers<string | null>()
    await listening.on(workersChannel, told.resolve)
    const resumed = await post('/v1/admin/queues/images/resume')
    // Workers need not look by themselves.
    expect(await told.promise).toBe('')
    await listening.close()
    const { paused_ms, extended } = (await resumed.json()) as { paused_ms: number; extended: number }
    expect(paused_ms).toBeGreaterThan(0)
    expect(extended).toBe(1)
    await eventually(async () => ((await queue('images'))?.running ?? 0) > 0)
    await cancel(id)
    expect((await acts()).slice(0, 2)).toMatchObject([
      { action: 'queue.resume', target: 'images', by: 'local', via: 'http' },
      { action: 'queue.pause', target: 'images', by: 'local', via: 'http', detail: { because: 'billing' } },
    ])
    expect(await (await post('/v1/admin/queues/images/resume')).json()).toEqual({
      queue: 'images',
      paused_ms: 0,
      extended: 0,
    })
  })

  it('has to be one', async () => {
    expect((await post('/v1/admin/queues/nonsense/pause')).status).toBe(404)
  })
})

describe('a worker that is sent away', () => {
  const gone = async (one: App) =>
    await Promise.race([
      one.retired.then(() => true),
      new Promise((resolve) => setTimeout(resolve, 0, false)),
    ])

  it('finishes what runs, takes nothing more, and its process may end', async () => {
    const second = await app.another({ api: false, name: 'second' }, 'latency=1500-1600')
    const { id } = (await worker('second')) ?? { id: '' }
    const books = [await order(3), await order(4), await order(5), await order(6)]
    await eventually(async () => ((await worker('second'))?.doing.length ?? 0) > 0)
    const answer = await post(`/v1/admin/workers/${id}/drain`)
    expect([answer.status, await answer.json()]).toMatchObject([
      202,
      { id, draining: true, state: 'draining' },
    ])
    expect((await post(`/v1/admin/workers/${id}/drain`)).status).toBe(202)
    await second.retired
    expect(await worker('second')).toMatchObject({
      state: 'stopped',
      doing: [],
      queues: [{ running: 0 }, {}, {}, {}],
    })
    const strays = await app.db.query(
      `select from storymill.step_calls where worker_id = $1 and state not in ('ok')`,
      [id],
    )
    expect(strays).toEqual([])
    expect((await post(`/v1/admin/workers/${id}/drain`)).status).toBe(409)
    for (const book of books) await cancel(book)
    const drains = (await acts()).filter((one) => one.action === 'worker.drain' && one.target === id)
    expect(drains).toHaveLength(1)
  })

  it('beside an API leaves it alone: the API goes on', async () => {
    const third = await app.another({ name: 'third' }, 'latency=0-5')
    const { id } = (await worker('third')) ?? { id: '' }
    await post(`/v1/admin/workers/${id}/drain`)
    await eventually(async () => (await worker('third'))?.state === 'stopped')
    expect(await gone(third)).toBe(false)
    expect((await fetch(`${third.url}/readyz`)).status).toBe(200)
    await third.stop()
  })
})
