import { expect, it } from 'vitest'
import type { Queue } from '../../src/queue/contract.ts'
import { WakeUps } from '../../src/queue/wake-ups.ts'

function bells(longest_delay_ms: number) {
  const rung: string[] = []
  let well = true
  const queue: Queue = {
    name: 'a test',
    push: null,
    longest_delay_ms,
    ring: async (name, count, notBefore) => {
      if (!well) throw new Error('away')
      rung.push(`${name} ${count} ${notBefore?.getTime()}`)
    },
    listen: async () => async () => {},
    depth: async () => null,
    state: () => ({ well: true, refused: false, says: '', foreign: 0, accepted: true }),
    close: async () => {},
  }
  return { queue, rung, be: (now: boolean) => void (well = now) }
}

it('asks for one bell for each queue and moment, never before what is due', () => {
  const { queue, rung } = bells(60_000)
  let now = 1_000_000
  const wakeUps = new WakeUps(queue, () => now)
  for (const ms of [1_200, 1_900, 1_999]) wakeUps.after('text', ms)
  wakeUps.after('images', 1_500)
  for (const ms of [120_001, 125_000, 129_999]) wakeUps.after('text', ms)
  expect(rung).toEqual(['text 1 1002000', 'images 1 1002000', 'text 1 1130000'])
  now = 1_003_000
  wakeUps.after('text', 500)
  expect(rung).toHaveLength(4)
})

it('asks again after a bell could not be sent', async () => {
  const { queue, rung, be } = bells(60_000)
  const wakeUps = new WakeUps(queue, () => 1_000_000)
  be(false)
  wakeUps.after('text', 1_500)
  await new Promise((resolve) => setImmediate(resolve))
  be(true)
  wakeUps.after('text', 1_500)
  expect(rung).toEqual(['text 1 1002000'])
})

it('leaves it to whoever is awake where the broker keeps nothing back', () => {
  const { queue, rung } = bells(0)
  new WakeUps(queue).after('text', 1_500)
  expect(rung).toEqual([])
})
