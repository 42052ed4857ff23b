import type { Fault, SimulatorOptions } from '../../simulator/config.ts'
import type { FileConfig } from '../../src/config-file.ts'
import type { Setting } from './stage.ts'

/** Two accounts with two keys each. The first loses a key during the run, the second runs out of money. */
export const keys = {
  losing: ['sk-sim-north-1', 'sk-sim-north-2'],
  poor: ['sk-sim-south-1', 'sk-sim-south-2'],
} as const
export const revoked = keys.losing[1]

/** The name of a hero whose pictures the provider refuses for good. */
export const refusedHero = 'Grimbald'

export const models = { text: 'gpt-5-mini', image: 'gpt-image-1-mini' } as const

// Shares are of what no earlier rule took: together 5 % cut after they were charged, and 20 % refused for a while.
const faults: Partial<Fault>[] = [
  { on: 'image', what: 'moderated_input', mark: refusedHero },
  { on: 'text', what: 'cut_after_charge', share: 0.05 },
  { on: 'image', what: 'cut_after_charge', share: 0.05 },
  { on: 'any', what: 'status:429:slow_down', share: 0.1 / 0.95, retry_after: 'ms:400' },
  { on: 'any', what: 'status:500:server_error', share: 0.05 / 0.85 },
  { on: 'any', what: 'status:503:server_is_overloaded', share: 0.05 / 0.8 },
  { on: 'text', what: 'wrong_schema', share: 0.01 },
  { on: 'image', what: 'truncated_png', share: 0.01 },
]

/** About what a book costs at the simulator's prices, to let the poor account run dry on the way. */
const usdOfBook = 0.08

export function simulatorFor(books: number, seed: number, honour_idempotency: boolean): SimulatorOptions {
  return {
    seed,
    speed: 12,
    honour_idempotency,
    tell_limits: false,
    pictures: { distinct: 3, size: 128 },
    projects: {
      north: { keys: [...keys.losing] },
      south: { keys: [...keys.poor], balance_usd: Number((books * usdOfBook * 0.2).toFixed(2)) },
    },
    latency: { text: 'lognormal:4000-15000', image: 'uniform:8000-15000', moderation: 'fixed:500' },
    faults: faults as Fault[],
  }
}

/** Limits that nobody meets: this run is about money. What the refusals teach lowers them, to a twentieth at most. */
const wide = { requests_per_minute: 200_000, images_per_minute: 200_000 }

export function moneySetting(
  books: number,
  seed: number,
  honour_idempotency: boolean,
  keep: boolean,
): Setting {
  const storymill: FileConfig = {
    on_unknown: { text: 'retry', picture: 'retry' },
    limit_groups: [
      { provider: 'openai', name: 'north', keys: [...keys.losing], limits: { '*': wide } },
      { provider: 'openai', name: 'south', keys: [...keys.poor], limits: { '*': wide } },
    ],
    concurrency: { text: 16, images: 16, generation: 1 },
    timeouts: { plan: 20_000, text: 15_000, picture: 20_000, pdf: 60_000 },
  }
  return {
    simulator: simulatorFor(books, seed, honour_idempotency),
    storymill,
    text: `openai:${models.text}`,
    image: `openai:${models.image}`,
    keep,
  }
}
