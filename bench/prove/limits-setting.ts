import { existsSync, readdirSync } from 'node:fs'
import type { Setting } from './stage.ts'

export const models = { text: 'gpt-5-mini', image: 'gpt-image-1-mini' } as const
export const declared = 50
export const lowered = 20
export const minute_ms = 60_000

const groups = {
  north: ['sk-sim-north-1', 'sk-sim-north-2'],
  south: ['sk-sim-south-1', 'sk-sim-south-2'],
}

/** Two groups of two keys, each of 50 images a minute, enforced by the provider, which tells nothing of them in its answers. */
export function limitsSetting(seed: number, keep: boolean): Setting {
  const images = { [models.image]: { images_per_minute: declared } }
  return {
    simulator: {
      seed,
      speed: 4,
      tell_limits: false,
      pictures: { distinct: 3, size: 128 },
      projects: Object.fromEntries(
        Object.entries(groups).map(([name, keys]) => [name, { keys, limits: images }]),
      ),
      latency: { text: 'lognormal:4000-15000', image: 'uniform:8000-15000', moderation: 'fixed:500' },
    },
    storymill: {
      limit_groups: Object.entries(groups).map(([name, keys]) => ({
        provider: 'openai' as const,
        name,
        keys,
        limits: { ...images, '*': { requests_per_minute: 1_000_000 } },
      })),
      concurrency: { text: 24, images: 50, generation: 1 },
    },
    text: `openai:${models.text}`,
    image: `openai:${models.image}`,
    keep,
  }
}

/** Clocks of the workers: an hour fast, an hour slow, and right. */
export const clocks = ['+1h', '-1h', '+0'] as const

/** Where Debian, Homebrew and a build of one's own put libfaketime; null if it is not there. */
export function findFaketime(): string | null {
  const folders = [
    ...(existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => `/usr/lib/${name}/faketime`) : []),
    '/usr/lib/faketime',
    '/usr/local/lib/faketime',
    '/opt/homebrew/lib/faketime',
  ]
  return folders.map((folder) => `${folder}/libfaketime.so.1`).find((path) => existsSync(path)) ?? null
}

/** Only what tells the time of day is wrong; timers and durations run as they do. */
export const underClock = (library: string, clock: string): Record<string, string> => ({
  LD_PRELOAD: library,
  FAKETIME: clock,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  DONT_FAKE_MONOTONIC: '1',
})
