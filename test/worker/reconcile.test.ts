import { afterAll, beforeAll, expect, it } from 'vitest'
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
