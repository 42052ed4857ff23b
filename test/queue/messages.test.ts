import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { Pipeline } from '../../src/pipeline/contract.ts'
import { graph } from '../../src/pipeline/graph.ts'
import { demoTimeouts, storybook } from '../../src/pipeline/pipeline.ts'
import { usage } from '../../src/cli/recommend/prices.ts'
import type { Queue } from '../../src/queue/contract.ts'
import { hang } from '../../src/queue/doorbell.ts'
import { CountingBroker } from '../support/counting-broker.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())

const pages = 8

/** The storybook's own graph with steps that only take their time, long enough that few bells are merged. */
function slowStorybook(id: string): Pipeline {
  const real = storybook(demoTimeouts, { text: 1, picture: 1 })
  const run = async () => {
    await new Promise((resolve) => setTimeout(resolve, 40 + 100 * Math.random()))
    return { ok: true as const, value: {} }
  }
  const kinds = Object.entries(real.kinds).map(([name, kind]) => [
    name,
    { ...kind, step: { output: z.unknown(), run } },
  ])
  return { ...real, id, kinds: Object.fromEntries(kinds) as Pipeline['kinds'] }
}

/** Workers that ring as those of a service do. */
async function startWorkers(pipeline: Pipeline, count: number, queue: Queue): Promise<void> {
  for (let n = 0; n < count; n++) {
    const ring = (name: string, many = 1) => void queue.ring(name, many).catch(() => {})
    const worker = await engine.worker(pipeline, {
      onCommit: ({ freed, alone }) => {
        for (const [name, many] of freed) if (!alone) ring(name, many)
      },
      onMore: (names) => names.forEach((name) => ring(name)),
    })
    for (const name of ['text', 'images', 'generation'])
      await queue.listen(name, {
        free: () => worker.free(name),
        onRing: () => worker.hear(name),
        busy: () => worker.busy(),
      })
  }
}

async function messagesOfABook(pipeline: Pipeline, broker: CountingBroker, queue: Queue): Promise<number> {
  const before = broker.messages
  const id = await engine.order(pipeline, { pages })
  await queue.ring('text', 1)
  await engine.until(id, 'complete', 20_000)
  return broker.messages - before
}

it('a book costs as many messages as the costs of brokers are reckoned with: one where a worker is alone, at most two a step where not', async () => {
  const broker = new CountingBroker()
  const place = {
    url: new URL('postgres:'),
    deployment: 'here',
    listeners: () => 4,
    postgres: { notify: async () => {}, listen: async () => () => {} },
  }
  const queue = await hang(async () => broker, place)
  const pipeline = slowStorybook('slow@1')
  await startWorkers(pipeline, 1, queue)
  expect(await messagesOfABook(pipeline, broker, queue)).toBe(1)
  await startWorkers(pipeline, 3, queue)
  // Until everyone has noticed that there are others.
  let messages = 0
  await eventually(async () => (messages = await messagesOfABook(pipeline, broker, queue)) > pages, 30_000)
  const steps = graph(pipeline, pages).length
  expect(steps).toBe(usage.steps_of_a_book(pages))
  expect(messages / steps).toBeLessThanOrEqual(usage.messages_per_step)
  await queue.close()
}, 60_000)
