import { expect } from 'vitest'
import type { Queue } from '../../src/queue/contract.ts'
import { eventually } from '../support/engine.ts'
import { ears, somewhere, type Bench, type Case, type Ears } from './queue-under-test.ts'

const long = process.env['STORYMILL_TEST_LONG'] === '1'

/** Rings until it is heard: what a ring that was lost costs is seconds. */
async function heardWithin(ms: number, ringer: Queue, ear: Ears): Promise<void> {
  const before = ear.rings
  await eventually(
    async () => {
      await ringer.ring('text', 1).catch(() => {})
      return ear.rings > before
    },
    ms,
    'a bell to be heard again',
    50,
  )
}

async function listening({ open }: Bench, more: { port?: number } = {}) {
  const place = { ...somewhere(), ...more }
  const queue = await open(place)
  const ear = ears()
  await queue.listen('text', ear)
  await heardWithin(10_000, queue, ear)
  return { place, queue, ear }
}

const ownOf = ({ under }: Bench) => {
  const { own } = under()
  if (!own) throw new Error('this broker is not ours to break; say so in `cannot`')
  return own
}

/** What a doorbell does when its broker, the road to it, or its listener fails. */
export const faults: [string, (bench: Bench) => Promise<void>, Case?][] = [
  [
    'goes on after listeners that throw and claims that fail, more often than any broker delivers again',
    async ({ open }) => {
      const queue = await open(somewhere())
      let n = 0
      const ear = ears(
        () => 1,
        () => {
          n += 1
          if (n <= 30 && n % 2 === 0) throw new Error('the listener failed')
          return n <= 30 ? Promise.reject(new Error('the claim failed')) : Promise.resolve()
        },
      )
      // A worker's own claim never rejects; a driver must not depend on it.
      await queue.listen('text', ear)
      for (let ring = 1; ring <= 31; ring++) {
        const before = ear.rings
        await queue.ring('text', 1)
        await eventually(async () => ear.rings > before)
      }
    },
    'claims that fail',
  ],
  [
    'says how deep it is, or that this means nothing',
    async ({ open }) => {
      const place = somewhere()
      const queue = await open(place)
      await queue.ring('text', 1)
      await eventually(async () => ((await queue.depth('text')) ?? 0) >= 1)
      const ear = ears()
      await queue.listen('text', ear)
      await eventually(async () => ear.rings >= 1)
      await eventually(async () => (await queue.depth('text')) === 0)
    },
    'depth',
  ],
  [
    'hears again after its connections were cut',
    async (bench) => {
      const wire = await bench.wire()
      const { queue, ear } = await listening(bench, { port: wire.port })
      wire.cut()
      await heardWithin(10_000, queue, ear)
    },
    'cut',
  ],
  [
    'notices within 30 s that nothing comes through any more, and connects anew',
    async (bench) => {
      const wire = await bench.wire()
      const { queue, ear } = await listening(bench, { port: wire.port })
      wire.goDead()
      await heardWithin(30_000, queue, ear)
    },
    'black hole',
  ],
  [
    'hears again after its broker was frozen for a while',
    async (bench) => {
      const own = ownOf(bench)
      const { queue, ear } = await listening(bench)
      own.freeze()
      const begun = performance.now()
      await eventually(
        async () => performance.now() - begun > (long ? 20_000 : 4_000),
        30_000,
        'a while',
        100,
      )
      own.thaw()
      await heardWithin(10_000, queue, ear)
    },
    'frozen',
  ],
  [
    'hears again after everything in its broker was deleted',
    async (bench) => {
      const own = ownOf(bench)
      const { queue, ear } = await listening(bench)
      await own.wipe()
      await heardWithin(10_000, queue, ear)
    },
    'wiped',
  ],
  [
    'without its broker rejects within seconds, opens and closes all the same, keeps nothing, and hears when it is back, empty',
    async (bench) => {
      const own = ownOf(bench)
      const { place, queue, ear } = await listening(bench)
      await own.kill()
      const late = await bench.open(place)
      const lateEar = ears()
      await late.listen('text', lateEar)
      const heap = process.memoryUsage().heapUsed
      const begun = performance.now()
      const rings = await Promise.allSettled(Array.from({ length: 5_000 }, () => queue.ring('text', 1)))
      expect(performance.now() - begun).toBeLessThan(15_000)
      expect(rings.every((ring) => ring.status === 'rejected')).toBe(true)
      expect(queue.state()).toMatchObject({ well: false })
      expect(process.memoryUsage().heapUsed - heap).toBeLessThan(100 * 1024 ** 2)
      const gone = await bench.open(place)
      const closing = performance.now()
      await gone.close()
      expect(performance.now() - closing).toBeLessThan(5_000)
      await own.start({ empty: true })
      await heardWithin(10_000, queue, ear)
      await queue.ring('text', 1)
      expect(queue.state()).toMatchObject({ well: true })
      await heardWithin(10_000, late, lateEar)
    },
    'killed',
  ],
  [
    'says that it was turned away, without the password',
    async ({ open }) => {
      const password = 'not-the-pass-word'
      const queue = await open({ ...somewhere(), password })
      await queue.listen('text', ears())
      await eventually(async () => {
        await queue.ring('text', 1).catch(() => {})
        return queue.state().refused
      })
      expect(queue.state()).toMatchObject({ well: false })
      expect(JSON.stringify(queue.state())).not.toContain(password)
    },
    'refused',
  ],
  [
    'leaves nothing behind after thousands of messages and many listeners',
    async (bench) => {
      const { place, queue, ear } = await listening(bench)
      const text = JSON.stringify({ v: 1, deployment: place.deployment, queue: 'text' })
      const round = async (messages: number, listeners: number) => {
        for (let n = 0; n < messages; n += 100)
          await Promise.all(Array.from({ length: 100 }, () => bench.under().inject(place, 'text', text)))
        for (let n = 0; n < listeners; n++) await (await queue.listen('images', ears()))()
      }
      await round(200, 3)
      const before = process.getActiveResourcesInfo().length
      await round(long ? 10_000 : 1_000, 20)
      await heardWithin(20_000, queue, ear)
      await eventually(async () => process.getActiveResourcesInfo().length <= before + 5)
    },
  ],
]
