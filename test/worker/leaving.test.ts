import { afterAll, beforeAll, expect, it } from 'vitest'
import { askToLeave, heartbeat } from '../../src/db/workers.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { smallPipeline } from '../support/small-pipeline.ts'
import { aWorker } from '../support/webhooks.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())
const query = () => engine.db.query.bind(engine.db)
const row = async (id: string) =>
  (
    await engine.db.query<{ draining: boolean; stopped: boolean }>(
      'select draining, stopped_at is not null as stopped from storymill.workers where id = $1',
      [id],
    )
  )[0]

it('a worker hears with its heartbeat that it was sent away, and its row does not forget it', async () => {
  const id = await aWorker(engine.db)
  const beat = async () => await heartbeat(query(), id, [], { draining: false, lanes: {} })
  expect(await beat()).toMatchObject({ leave: false, alive: 1 })
  expect(await askToLeave(query(), id)).toBe(true)
  expect(await beat()).toMatchObject({ leave: true, alive: 0 })
  expect(await row(id)).toEqual({ draining: true, stopped: false })
})

it('without LISTEN it hears of it all the same, within a heartbeat', async () => {
  let told = 0
  const worker = await engine.worker(smallPipeline(), { onLeave: () => void (told += 1) })
  await askToLeave(query(), worker.id)
  await eventually(async () => told > 0, 8_000)
  await worker.stop(100)
})

it('a worker may be stopped twice, the second time with less patience', async () => {
  let begun = 0
  const pipeline = smallPipeline(async ({ kind }, { signal }) => {
    if (kind !== 'page_text') return { ok: true, value: {} }
    begun += 1
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    return {
      ok: false,
      failure: {
        class: 'cancelled',
        code: 'aborted',
        message: 'x',
        sent: 'no',
        charge: 'no',
        scope: 'request',
      },
    }
  }, 'twice@1')
  await engine.order(pipeline)
  const worker = await engine.worker(pipeline)
  await eventually(async () => begun === 4)
  const patient = worker.stop(60_000)
  expect(worker.free('text')).toBe(0)
  await worker.stop(10)
  await patient
  expect(await row(worker.id)).toMatchObject({ stopped: true })
  const steps = await engine.db.query(
    `select distinct state, tries from storymill.steps where kind = 'page_text'`,
  )
  expect(steps).toEqual([{ state: 'ready', tries: 0 }])
})
