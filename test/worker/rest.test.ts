import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { meteredModels, paidSettings, paidWorker } from '../support/metered.ts'
import { paidPipeline, works } from '../support/paid-engine.ts'
import { smallPipeline } from '../support/small-pipeline.ts'

// What a worker says for the case that nobody lets it run until then.

let engine: Engine
beforeAll(async () => void (engine = await startEngine()))
afterAll(async () => await engine.close())

type Rest = { queue: string; ms: number }

describe('a worker', () => {
  it('says when a step that waits for its next try is due', async () => {
    const rests: Rest[] = []
    let tries = 0
    const pipeline = smallPipeline(async ({ kind }) => {
      if (kind === 'page_text' && (tries += 1) === 1) throw new Error('a slip')
      return { ok: true, value: { text: kind } }
    }, 'rest@1')
    const id = await engine.order(pipeline)
    const worker = await engine.worker(pipeline, {
      onRest: (queue, ms) => void rests.push({ queue, ms }),
    })
    await engine.until(id, 'complete')
    await worker.stop(100)
    const [step] = await engine.db.query<{ ms: number }>(
      `select extract(epoch from max(settled_at) - min(settled_at)) * 1000 as ms from storymill.step_calls c
       join storymill.steps s on s.id = c.step_id where s.book_id = $1 and s.tries > 0`,
      [id],
    )
    expect(rests).toEqual([{ queue: 'text', ms: expect.any(Number) }])
    expect(rests[0]?.ms).toBeGreaterThan(0)
    expect(Number(step?.ms)).toBeGreaterThan((rests[0]?.ms ?? 0) * 0.9)
  })

  it('has not heard a bell to its end while an earlier look still makes ready what is due', async () => {
    const { db } = engine
    const pipeline = smallPipeline(async ({ kind }) => ({ ok: true, value: { text: kind } }), 'look@1')
    const id = await engine.order(pipeline)
    await db.query(
      `update storymill.steps set state = 'sleeping', due_at = storymill.now() where book_id = $1 and state = 'ready'`,
      [id],
    )
    await db.query(
      `create function slow() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(7); return new; end $$`,
    )
    await db.query(
      `create trigger slow before update on storymill.steps for each row when (old.state = 'sleeping') execute function slow()`,
    )
    let early = false
    const { heard } = await db.transaction(async (query) => {
      await query('select pg_advisory_xact_lock(7)')
      const worker = await engine.worker(pipeline)
      worker.hear('text')
      await eventually(
        async () =>
          (
            await query(`select from pg_locks where locktype = 'advisory' and objid = 7 and not granted
              and database = (select oid from pg_database where datname = current_database())`)
          ).length > 0,
      )
      // Not awaited here: it ends after this does.
      const second = worker.hear('text').claimed.then(() => void (early = true))
      for (let n = 0; n < 20; n++) await query('select 1')
      expect([early, worker.busy() === null]).toEqual([false, false])
      return { heard: second }
    })
    await heard
    const steps = await db.query(
      `select from storymill.steps where book_id = $1 and state in ('sleeping', 'ready') and kind = 'plan'`,
      [id],
    )
    expect(steps).toEqual([])
    await db.query('drop trigger slow on storymill.steps')
    await engine.until(id, 'complete')
  })

  it('stays awake for a permit that is near, and says when one is due that is far', async () => {
    const rests: Rest[] = []
    const id = await engine.order(paidPipeline, { pages: 8 })
    const limits_of = { pictures: { images_per_minute: 4 }, '*': { requests_per_minute: 10_000 } }
    const { worker, stop } = await paidWorker(
      engine.url,
      '/nowhere',
      paidPipeline,
      meteredModels(works),
      paidSettings({ minute_ms: 20_000, limits_of }),
      { onRest: (queue, ms) => void rests.push({ queue, ms }) },
    )
    const idle: number[] = []
    const awake = setInterval(() => {
      if (worker.busy() === null) idle.push(performance.now())
    }, 5)
    await eventually(async () => rests.length > 0, 20_000)
    clearInterval(awake)
    expect(rests[0]).toEqual({ queue: 'images', ms: expect.any(Number) })
    expect(rests[0]?.ms).toBeGreaterThan(2_000)
    expect(rests[0]?.ms).toBeLessThan(21_000)
    // It was never without work until then, asking for permits included.
    expect(idle).toEqual([])
    await eventually(async () => worker.busy() === null)
    await stop()
    expect(await engine.status(id)).not.toBe('complete')
  })
})
