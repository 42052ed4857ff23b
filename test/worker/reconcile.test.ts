import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Row } from '../../src/db/database.ts'
import { readyQueues } from '../../src/db/reap.ts'
import { Reconciler } from '../../src/worker/reconcile.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { smallPipeline } from '../support/small-pipeline.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())

it('a round of the reconciler rings for each queue that has work, with how much', async () => {
  await engine.order(smallPipeline())
  await engine.order(smallPipeline())
  const rings: [string, number][] = []
  const troubles: unknown[] = []
  const reconciler = new Reconciler(
    engine.db,
    (queue, count) => rings.push([queue, count]),
    (error) => troubles.push(error),
  )
  await reconciler.start()
  await reconciler.stop()
  expect([rings, troubles]).toEqual([[['text', 2]], []])
})

it('what is ready is found by an index, however many steps have ended', async () => {
  const plan = await engine.db.transaction(async (query) => {
    // Of a few rows every plan would read them all.
    await query('set local enable_seqscan = off')
    const rows: Row[] = []
    const explain: typeof query = async (text, values) => {
      rows.push(...(await query(`explain ${text}`, values)))
      return []
    }
    await readyQueues(explain)
    return JSON.stringify(rows)
  })
  expect(plan).toContain('steps_ready')
  expect(plan).toContain('steps_suspect')
  expect(plan).not.toContain('Seq Scan on steps')
})
