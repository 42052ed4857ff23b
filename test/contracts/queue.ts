import { afterEach, describe, expect, it } from 'vitest'
import type { Queue } from '../../src/queue/contract.ts'
import { eventually } from '../support/engine.ts'

export type QueueUnderTest = {
  /** Another process's view of the same broker and deployment. */
  open(deployment?: string): Promise<Queue>
  /** Puts a message of somebody else's into the broker, as it is. */
  inject(text: string): Promise<void>
  /** Cuts every connection of ours, as a broker's restart would. */
  cut(): Promise<void>
}

/** What every doorbell does. A driver's test is this suite and a way to open it. */
export function queueSuite(name: string, setup: () => Promise<QueueUnderTest>): void {
  describe(`the ${name} doorbell`, () => {
    const open: Queue[] = []
    const start = async (under: QueueUnderTest, deployment?: string) => {
      const queue = await under.open(deployment)
      open.push(queue)
      return queue
    }
    afterEach(async () => {
      await Promise.all(open.splice(0).map((queue) => queue.close()))
    })
    const listener = (free = 1) => {
      const heard = { rings: 0 }
      const over = Promise.resolve()
      const onRing = () => {
        heard.rings += 1
        return { claimed: over, done: over }
      }
      return { heard, free: () => free, onRing, busy: () => null }
    }

    it('rings from one process to another', async () => {
      const under = await setup()
      const [a, b] = [await start(under), await start(under)]
      const ear = listener()
      await b.listen('text', ear)
      await a.ring('text', 1)
      await eventually(async () => ear.heard.rings === 1)
    })

    it('rings only the queue that is meant', async () => {
      const queue = await start(await setup())
      const [text, images] = [listener(), listener()]
      await queue.listen('text', text)
      await queue.listen('images', images)
      await queue.ring('images', 1)
      await eventually(async () => images.heard.rings === 1)
      expect(text.heard.rings).toBe(0)
    })

    it('does not take a message for a listener without a free slot', async () => {
      const queue = await start(await setup())
      const [busy, idle] = [listener(0), listener()]
      await queue.listen('text', busy)
      await queue.listen('text', idle)
      await queue.ring('text', 1)
      await eventually(async () => idle.heard.rings === 1)
      expect(busy.heard.rings).toBe(0)
    })

    it('rings again after it was heard: no message is swallowed as a twin', async () => {
      const queue = await start(await setup())
      const ear = listener()
      await queue.listen('text', ear)
      for (let n = 1; n <= 5; n++) {
        await queue.ring('text', 1)
        await eventually(async () => ear.heard.rings >= n)
      }
    })

    it('sends few messages for many rings at once', async () => {
      const queue = await start(await setup())
      const ear = listener()
      await queue.listen('text', ear)
      await Promise.all(Array.from({ length: 1_000 }, () => queue.ring('text', 1)))
      await eventually(async () => ear.heard.rings >= 1)
      expect(ear.heard.rings).toBeLessThan(100)
    })

    it('rings later when asked to', async () => {
      const queue = await start(await setup())
      const ear = listener()
      await queue.listen('text', ear)
      const asked = performance.now()
      await queue.ring('text', 1, new Date(Date.now() + 300))
      await eventually(async () => ear.heard.rings === 1)
      expect(performance.now() - asked).toBeGreaterThan(200)
    })

    it('is not rung by garbage, other versions or other deployments', async () => {
      const under = await setup()
      const [ours, theirs] = [await start(under), await start(under, 'another')]
      const ear = listener()
      await ours.listen('text', ear)
      await under.inject('garbage')
      await under.inject('{"v":2,"deployment":"default","queue":"text"}')
      await under.inject(JSON.stringify({ v: 1, deployment: 'another', queue: 'text' }))
      await theirs.ring('text', 1)
      await ours.ring('text', 1)
      await eventually(async () => ear.heard.rings >= 1)
      expect(ear.heard.rings).toBe(1)
    })

    it('hears again after its connection was cut', async () => {
      const under = await setup()
      const queue = await start(under)
      const ear = listener()
      await queue.listen('text', ear)
      await under.cut()
      await eventually(async () => {
        await queue.ring('text', 1).catch(() => {})
        return ear.heard.rings > 0
      })
    })

    it('stops hearing when told to, and closes with rings under way', async () => {
      const queue = await start(await setup())
      const ear = listener()
      const stop = await queue.listen('text', ear)
      await stop()
      await queue.ring('text', 1)
      const rings = Promise.allSettled(Array.from({ length: 10 }, () => queue.ring('text', 1)))
      await queue.close()
      await rings
      expect(ear.heard.rings).toBe(0)
    })

    it('says how deep it is, or that this means nothing', async () => {
      const queue = await start(await setup())
      const depth = await queue.depth('text')
      expect(depth === null || depth >= 0).toBe(true)
    })
  })
}
