import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pauseQueue, unpauseQueue } from '../../src/actions/pause-queue.ts'
import { showQueues } from '../../src/actions/show-queues.ts'
import { newId } from '../../src/book/ids.ts'
import { allQueues } from '../../src/book/machines.ts'
import { claim, claimUnserved } from '../../src/db/claim.ts'
import { load } from '../../src/db/load.ts'
import { readySteps } from '../../src/db/permits.ts'
import { claimDeliveries, fromTheStart } from '../../src/db/webhooks/claim.ts'
import { Reconciler } from '../../src/worker/reconcile.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { smallPipeline } from '../support/small-pipeline.ts'
import { aWorker, anEvent } from '../support/webhooks.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())
beforeEach(async () => {
  await engine.db.query(
    'truncate storymill.queue_pauses, storymill.webhook_deliveries, storymill.steps, storymill.books cascade',
  )
})

const who = { by: 'ann', via: 'command' } as const
const query = () => engine.db.query.bind(engine.db)
const pause = async (queue: 'text' | 'images' | 'webhooks') => await pauseQueue(engine.db, who, queue)
const resume = async (queue: 'text' | 'images' | 'webhooks') => await unpauseQueue(engine.db, who, queue)
const pipeline = smallPipeline()
const take = async (queue: string, n = 100) =>
  await claim(query(), {
    worker_id: newId(),
    token: crypto.randomUUID(),
    free: [{ queue, n, model: null, own_only: false }],
    models: [],
    suspects: 1,
    pipelines: [pipeline.id],
    metered: [],
    timeouts_ms: {},
    workers: 1,
  })

describe('a paused queue', () => {
  it('is taken from by no claim, whatever it wants; the others are', async () => {
    const ids = [await engine.order(pipeline), await engine.order(pipeline), await engine.order(pipeline)]
    await engine.db.query('update storymill.steps set suspect = true where book_id = $1', [ids[0]])
    await engine.db.query(`update storymill.steps set queue = 'images' where book_id = $1`, [ids[1]])
    await pause('text')
    expect(await take('text')).toEqual([])
    expect(await take('images')).toHaveLength(1)
    const steps = { queue: 'text', model: 'm', own_only: false, models: ['m'], pipelines: [pipeline.id] }
    const unserved = { worker_id: newId(), token: crypto.randomUUID(), steps, dark_ms: 1e9, wait_ms: -1e9 }
    expect(await claimUnserved(query(), unserved)).toEqual([])
    expect(await readySteps(query(), steps, 100)).toBe(0)
    await resume('text')
    expect(await readySteps(query(), steps, 100)).toBe(2)
    expect(await take('text')).toHaveLength(2)
  })

  it('is taken from by no claim that began once the pause was there, however many go on', async () => {
    await engine.order(pipeline)
    await engine.order(pipeline)
    let [taken, late, tried] = [0, 0, 0]
    let paused = Number.POSITIVE_INFINITY
    const claiming = async () => {
      const began = performance.now()
      const claims = await take('text', 1)
      // It is there for the next one again.
      await engine.db.query(
        `update storymill.steps set state = 'ready', claim_token = null, claimed_by = null where id = any ($1::uuid[])`,
        [claims.map((one) => one.id)],
      )
      taken += claims.length
      if (began > paused) tried += 1
      if (began > paused) late += claims.length
      if (tried < 20) await claiming()
    }
    const all = Promise.all([claiming(), claiming(), claiming()])
    await eventually(async () => taken > 20)
    await pause('text')
    paused = performance.now()
    await all
    expect(late).toBe(0)
  })

  it('lets what runs finish, and nothing of it begin, until it goes on', async () => {
    const running = new Set<string>()
    const let_go = Promise.withResolvers<void>()
    const held = smallPipeline(async ({ kind, page }) => {
      running.add(`${kind} ${page}`)
      if (kind === 'page_text') await let_go.promise
      return { ok: true, value: {} }
    }, 'held@1')
    const worker = await engine.worker(held)
    const id = await engine.order(held, { pages: 4 })
    await eventually(async () => running.has('page_text 4'))
    await pause('text')
    await pause('images')
    let_go.resolve()
    await eventually(async () => (await engine.status(id)) === 'text_complete')
    worker.wake()
    // Two looks of the worker, and what would come of them.
    const [before] = await engine.db.query<{ at: Date }>('select storymill.now() as at')
    await eventually(
      async () =>
        (
          await engine.db.query('select from storymill.workers where id = $1 and seen_at > $2', [
            worker.id,
            before?.at,
          ])
        ).length > 0,
    )
    expect([...running].filter((one) => one.startsWith('picture'))).toEqual([])
    await resume('images')
    // What was paused last is still paused: it has no part in the rest of this book.
    await engine.until(id, 'complete')
    await worker.stop(1_000)
  })

  it('is not rung by the reconciler; the others are', async () => {
    await aWorker(engine.db)
    const [a, b] = [await engine.order(pipeline), await engine.order(pipeline)]
    await engine.db.query(`update storymill.steps set queue = 'images' where book_id = $1`, [b])
    await anEvent(engine.db, 'https://a.example/x')
    const rung: [string, number][] = []
    const troubles: unknown[] = []
    const reconciler = new Reconciler(
      engine.db,
      (queue, n) => void rung.push([queue, n]),
      (error) => void troubles.push(error),
    )
    await reconciler.start()
    expect(rung.toSorted(([a], [b]) => a.localeCompare(b))).toEqual([
      ['images', 1],
      ['text', 1],
      ['webhooks', 1],
    ])
    await pause('text')
    await pause('webhooks')
    rung.length = 0
    await reconciler.round()
    expect(rung).toEqual([['images', 1]])
    await reconciler.stop()
    expect(troubles).toEqual([])
    expect(a).toBeDefined()
  })

  it('of webhooks: nothing is delivered', async () => {
    const worker_id = await aWorker(engine.db)
    await anEvent(engine.db, 'https://a.example/x')
    const deliveries = async () =>
      await claimDeliveries(engine.db, {
        worker_id,
        token: crypto.randomUUID(),
        free: 5,
        per_host: 5,
        timeout_ms: 1_000,
        after: fromTheStart,
      })
    await pause('webhooks')
    expect(await deliveries()).toEqual([])
    await resume('webhooks')
    expect(await deliveries()).toHaveLength(1)
  })
})

describe('the time of a pause', () => {
  const deadline = async (id: string) => {
    const [row] = await engine.db.query<{ s: number }>(
      'select extract(epoch from deadline_at - created_at)::float8 as s from storymill.books where id = $1',
      [id],
    )
    return Math.round(row?.s ?? 0)
  }

  it('is given back to books under way: all of it, or what they were there for; final ones keep theirs', async () => {
    const ids = [await engine.order(pipeline), await engine.order(pipeline), await engine.order(pipeline)]
    const before = await deadline(ids[0] ?? '')
    const ago = async (id: string | undefined, s: number) =>
      await engine.db.query(
        `update storymill.books set created_at = created_at - $2 * interval '1 second',
           deadline_at = deadline_at - $2 * interval '1 second' where id = $1`,
        [id, s],
      )
    await ago(ids[0], 5_000)
    await ago(ids[1], 100)
    await engine.db.query(`update storymill.books set completed_at = storymill.now() where id = $1`, [ids[2]])
    await pause('text')
    await engine.db.query(`update storymill.queue_pauses set since = since - interval '1000 seconds'`)
    expect(await resume('text')).toMatchObject({ extended: 2 })
    const given = await Promise.all(ids.map(async (id) => (await deadline(id)) - before))
    expect(given).toEqual([1_000, 100, 0])
    expect(await resume('text')).toBeNull()
  })

  it('counts as given back while it lasts, for whatever of a book still runs', async () => {
    const id = await engine.order(pipeline)
    await engine.db.query(
      `update storymill.books set created_at = created_at - interval '5000 seconds',
         deadline_at = storymill.now() - interval '10 seconds'`,
    )
    const left = async () => {
      const [loaded] = await load(query(), [{ id: newId(), token: newId(), book_id: id, keys: [] }])
      return Math.round((loaded?.deadline_in_ms ?? 0) / 10_000) * 10
    }
    await pause('images')
    expect(await left()).toBe(-10)
    await engine.db.query(`update storymill.queue_pauses set since = since - interval '1000 seconds'`)
    expect(await left()).toBe(990)
    await pause('webhooks')
    await engine.db.query(`update storymill.queue_pauses set since = since - interval '1000 seconds'`)
    expect(await left()).toBe(1_990)
    await resume('images')
    expect(await left()).toBe(1_990)
  })

  it('is given back to deliveries', async () => {
    await anEvent(engine.db, 'https://a.example/x')
    await engine.db.query(
      `update storymill.webhook_deliveries set created_at = created_at - interval '1 hour'`,
    )
    const left = async () =>
      (
        await engine.db.query<{ s: number }>(
          'select extract(epoch from deadline_at)::float8 as s from storymill.webhook_deliveries',
        )
      )[0]?.s ?? 0
    const before = await left()
    await pause('webhooks')
    await engine.db.query(`update storymill.queue_pauses set since = since - interval '1000 seconds'`)
    expect(await resume('webhooks')).toMatchObject({ extended: 1 })
    expect(Math.round((await left()) - before)).toBe(1_000)
  })

  it('is known with who began it, and a second pause changes nothing', async () => {
    const first = await pause('images')
    expect(await pauseQueue(engine.db, { by: 'ben', via: 'http' }, 'images')).toEqual(first)
    expect(first).toMatchObject({ queue: 'images', by: 'ann' })
    await resume('images')
    const acts = await engine.db.query<{ action: string; by: string; via: string; target: string }>(
      `select action, by, via, target from storymill.admin_actions where target = 'images' order by id desc limit 2`,
    )
    expect(acts).toEqual([
      { action: 'queue.resume', by: 'ann', via: 'command', target: 'images' },
      { action: 'queue.pause', by: 'ann', via: 'command', target: 'images' },
    ])
  })
})

it('of many sleeping steps of one queue those of another are counted too', async () => {
  const id = await engine.order(pipeline)
  await engine.db.query(
    `insert into storymill.steps (id, book_id, key, kind, queue, pipeline, rank, state, due_at)
     select gen_random_uuid(), $1, 'k' || n, 'k', case when n > 10000 then 'images' else 'text' end, 'p@1', 0, 'sleeping',
       storymill.now() + (n + 3600) * interval '1 second' from generate_series(1, 10003) n`,
    [id],
  )
  const sleeping = (await showQueues(engine.db)).map((one) => [one.queue, one.sleeping])
  expect(sleeping).toEqual([
    ['text', 10_000],
    ['images', 3],
    ['generation', 0],
    ['webhooks', 0],
  ])
})

it('the database knows the queues that the code knows', async () => {
  for (const queue of allQueues) await pauseQueue(engine.db, who, queue)
  await expect(
    engine.db.query(`insert into storymill.queue_pauses (queue, by) values ('other', 'x')`),
  ).rejects.toThrow('queue_pauses')
})
