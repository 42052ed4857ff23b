import type { SimulatorOptions } from '../../simulator/config.ts'
import { seeded } from '../../src/providers/demo/random.ts'

/** How much faster than the world a run is: latencies, minutes of the limits, time limits and waits all shrink by it. */
export const speed = 4
/** Milliseconds of the run for so many seconds of the world. */
export const scaled = (seconds: number): number => (seconds * 1_000) / speed

export const pages = 8
/** Worker processes of the two that have any. */
export const workers = 2
/** A contender that is not done by then is stopped, and what it has not delivered is lost: 12 minutes of the world. */
export const deadline_ms = scaled(12 * 60)

/** One order, posted twice with the same words. */
export type Order = {
  number: number
  idea: string
  pages: number
  at_ms: number
  again_ms: number
  leaves: boolean
}
export type Kill = { at_ms: number; worker: number }
export type Load = { seed: number; orders: Order[]; kills: Kill[] }

/**
 * Orders arrive over three minutes, and every three a worker is killed. Of every two orders one is posted twice at the same
 * moment (a repeated submit, a proxy that tries again), the other by a double click, 50 to 200 real milliseconds apart.
 */
export function loadOf(books: number, seed: number): Load {
  const random = seeded(seed, 'article')
  const orders = Array.from({ length: books }, (_, index) => ({
    number: index + 1,
    idea: `A fox who looks for lamp number ${index + 1}`,
    pages,
    at_ms: scaled((180 * index) / books),
    again_ms: index % 2 === 0 ? 0 : 50 + 150 * random.next(),
    leaves: random.chance(0.2),
  }))
  const kills = Array.from({ length: Math.floor(deadline_ms / scaled(180)) }, (_, index) => ({
    at_ms: scaled(180 * (index + 0.5 + 0.3 * (random.next() - 0.5))),
    worker: random.int(0, workers - 1),
  }))
  return { seed, orders, kills }
}

export const keys = { funded: 'sk-sim-a', poor: 'sk-sim-b' }
export const limits = {
  'gpt-image-2': { images_per_minute: 50 },
  'gpt-5-mini': { requests_per_minute: 500 },
  'omni-moderation-latest': { requests_per_minute: 1_000 },
}
export const minute_ms = scaled(60)

/** Two projects with a key each; the second has money for some 75 pictures. */
export const simulator = (seed: number): SimulatorOptions => ({
  seed,
  speed,
  minute_ms,
  pictures: { distinct: 2, size: 256 },
  projects: {
    funded: { keys: [keys.funded], limits },
    poor: { keys: [keys.poor], limits, balance_usd: 3 },
  },
  latency: { text: 'uniform:1500-4000', image: 'uniform:8000-15000', moderation: 'uniform:100-300' },
  faults: [
    { on: 'image', what: 'moderated_input', share: 0.005 },
    { on: 'image', what: 'moderated_output', share: 0.005 },
    { what: 'cut_after_charge', share: 0.05 },
    { on: 'image', what: 'status:429:images', share: 0.04, retry_after: `ms:${scaled(1)}` },
    { what: 'status:500:server_error', share: 0.03 },
    { what: 'status:503:server_is_overloaded', share: 0.03, retry_after: `ms:${scaled(2)}` },
  ],
})
