import { expect } from 'vitest'
import { eventually } from '../support/engine.ts'
import { ears, somewhere, type Bench, type Case } from './queue-under-test.ts'

/** What a doorbell does when all is well. */
export const everyday: [string, (bench: Bench) => Promise<void>, Case?][] = [
  [
    'rings from one process to another, once when it is calm, whatever letters its deployment is written in',
    async ({ open }) => {
      const place = { ...somewhere(), deployment: 'Füchse 狐 🦊' }
      const [a, b] = [await open(place), await open(place)]
      const ear = ears()
      await b.listen('text', ear)
      await a.ring('text', 1)
      await eventually(async () => ear.rings === 1)
      expect(b.state()).toMatchObject({ foreign: 0 })
    },
  ],
  [
    'rings only the queue that is meant',
    async ({ open }) => {
      const queue = await open(somewhere())
      const [text, images] = [ears(), ears()]
      await queue.listen('text', text)
      await queue.listen('images', images)
      await queue.ring('images', 1)
      await eventually(async () => images.rings === 1)
      expect(text.rings).toBe(0)
    },
  ],
  [
    'does not take a message for a listener without a free slot, and the others hear it',
    async ({ open }) => {
      const place = somewhere()
      const [a, b] = [await open(place), await open(place)]
      const [busy, idle] = [ears(() => 0), ears()]
      await a.listen('text', busy)
      await b.listen('text', idle)
      for (let n = 1; n <= 3; n++) {
        await a.ring('text', 1)
        await eventually(async () => idle.rings >= n)
      }
      expect(busy.rings).toBe(0)
    },
  ],
  [
    'hears again as soon as there is a slot',
    async ({ open }) => {
      const queue = await open(somewhere())
      let free = 0
      const ear = ears(() => free)
      await queue.listen('text', ear)
      free = 1
      await eventually(async () => {
        await queue.ring('text', 1)
        return ear.rings > 0
      }, 5_000)
    },
  ],
  [
    'lets a second listener hear while the claim of the first is under way',
    async ({ open }) => {
      const place = somewhere()
      const [a, b] = [await open(place), await open(place)]
      const claim = Promise.withResolvers<void>()
      let slots = 1
      const slow = ears(
        () => slots,
        async () => {
          slots = 0
          await claim.promise
        },
      )
      const quick = ears(() => (slots === 0 ? 1 : 0))
      await a.listen('text', slow)
      await b.listen('text', quick)
      await eventually(async () => {
        await a.ring('text', 1)
        return slow.rings > 0
      })
      await eventually(async () => {
        await a.ring('text', 1)
        return quick.rings > 0
      })
      expect(slow.rings).toBe(1)
      claim.resolve()
    },
  ],
  [
    'rings again after it was heard: no message is swallowed as a twin',
    async ({ open }) => {
      const queue = await open(somewhere())
      const ear = ears()
      await queue.listen('text', ear)
      for (let n = 1; n <= 5; n++) {
        await queue.ring('text', 1)
        await eventually(async () => ear.rings >= n)
      }
    },
  ],
  [
    'sends few messages for many rings at once, and none is lost among them',
    async ({ open }) => {
      const queue = await open(somewhere())
      const ear = ears()
      await queue.listen('text', ear)
      await Promise.all(Array.from({ length: 1_000 }, () => queue.ring('text', 1)))
      await eventually(async () => ear.rings >= 1)
      const before = ear.rings
      await queue.ring('text', 1)
      await eventually(async () => ear.rings > before)
      expect(ear.rings).toBeLessThan(100)
    },
  ],
  [
    'lets no bells pile up while nobody has a free slot',
    async ({ open }) => {
      const queue = await open(somewhere())
      await queue.listen(
        'text',
        ears(() => 0),
      )
      for (let n = 0; n < 150; n++) await queue.ring('text', 1)
      expect((await queue.depth('text')) ?? 0).toBeLessThan(75)
    },
    'depth',
  ],
  [
    'wakes several listeners when there is work for several',
    async ({ open }) => {
      const place = somewhere()
      // Each hears one bell and then has its hands full.
      const all = await Promise.all(
        Array.from({ length: 3 }, async () => {
          const ear = ears(() => (ear.rings === 0 ? 1 : 0))
          await (await open(place)).listen('text', ear)
          return ear
        }),
      )
      const ringer = await open(place)
      await ringer.ring('text', 3)
      await eventually(async () => all.every((ear) => ear.rings >= 1))
    },
  ],
  [
    'rings later when asked to, and forgets what is too far away',
    async ({ open }) => {
      const queue = await open(somewhere())
      const ear = ears()
      await queue.listen('text', ear)
      const asked = performance.now()
      await queue.ring('text', 1, new Date(Date.now() + 1_000))
      await queue.ring('text', 1, new Date(Date.now() + 30 * 24 * 3_600_000))
      await eventually(async () => ear.rings === 1)
      expect(performance.now() - asked).toBeGreaterThan(900)
    },
  ],
  [
    'hears what comes out of turn and twice',
    async ({ open, under }) => {
      const place = somewhere()
      const queue = await open(place)
      const [text, images] = [ears(), ears()]
      await queue.listen('text', text)
      await queue.listen('images', images)
      const bell = (of: string) => JSON.stringify({ queue: of, deployment: place.deployment, v: 1 })
      for (const of of ['images', 'text', 'images', 'images', 'text'])
        await under().inject(place, of, bell(of))
      await eventually(async () => text.rings >= 1 && images.rings >= 1)
    },
  ],
  [
    'is not rung by garbage, other versions or other deployments, counts them, and goes on',
    async ({ open, under }) => {
      const place = somewhere()
      const queue = await open(place)
      const ear = ears()
      await queue.listen('text', ear)
      const theirs = [
        'garbage',
        '{"v":1',
        `{"v":2,"deployment":"${place.deployment}","queue":"text"}`,
        '{"v":1,"deployment":"another","queue":"text"}',
        `{"v":1,"deployment":"${place.deployment}","queue":7}`,
        'null',
      ]
      for (const text of theirs) await under().inject(place, 'text', text)
      await eventually(async () => queue.state().foreign >= theirs.length)
      expect(ear.rings).toBe(0)
      await queue.ring('text', 1)
      await eventually(async () => ear.rings >= 1)
    },
    'garbage',
  ],
  [
    'keeps deployments apart by their prefix',
    async ({ open }) => {
      const [here, there] = [somewhere(), somewhere()]
      const [ours, theirs] = [await open(here), await open({ ...there, deployment: here.deployment })]
      const ear = ears()
      await ours.listen('text', ear)
      await theirs.ring('text', 1)
      await ours.ring('text', 1)
      await eventually(async () => ear.rings >= 1)
      expect(ear.rings).toBe(1)
    },
    'prefixes',
  ],
  [
    'refuses a message of more than 1 KB',
    async ({ open }) => {
      const queue = await open(somewhere())
      await expect(queue.ring('t'.repeat(1_100), 1)).rejects.toThrow('1 KB')
    },
  ],
  [
    'stops hearing when told to, and others go on',
    async ({ open }) => {
      const place = somewhere()
      const [a, b] = [await open(place), await open(place)]
      const [gone, here] = [ears(), ears()]
      const stop = await a.listen('text', gone)
      await b.listen('text', here)
      await stop()
      const before = gone.rings
      for (let n = 1; n <= 3; n++) {
        await a.ring('text', 1)
        await eventually(async () => here.rings >= n)
      }
      expect(gone.rings).toBe(before)
    },
  ],
  [
    'closes while rings and claims are under way, soon, and rings no more',
    async ({ open }) => {
      const place = somewhere()
      const [a, b] = [await open(place), await open(place)]
      const never = ears(
        () => 1,
        () => new Promise(() => {}),
      )
      await a.listen('text', never)
      await a.ring('text', 1)
      await eventually(async () => never.rings > 0)
      const rings = Promise.allSettled(Array.from({ length: 10 }, () => a.ring('text', 1)))
      const begun = performance.now()
      await a.close()
      await rings
      expect(performance.now() - begun).toBeLessThan(5_000)
      await expect(a.ring('text', 1)).rejects.toThrow('closed')
      const ear = ears()
      await b.listen('text', ear)
      await b.ring('text', 1)
      await eventually(async () => ear.rings > 0)
    },
  ],
]
