import { z } from 'zod'
import { asParsed } from './webhook.ts'

/** 0: well, 1: to be watched, 2: bad. */
export type Level = 0 | 1 | 2
export const levelWords = ['well', 'watch', 'bad'] as const

const count = z.int().min(1)
const share = z.number().min(0).max(1)
const pair = (watch: number, bad: number) =>
  z.strictObject({ watch: count.default(watch), bad: count.default(bad) }).prefault({})

/** From when on something is to be watched, and from when on it is bad. */
export const AlertSettings = z.strictObject({
  /** How often is looked, by one process at a time; milliseconds. */
  every_ms: z.int().min(100).default(15_000),
  /** Dead letters of the last 15 minutes. */
  new_dead: pair(1, 10),
  /** Share of the books that ended in the last hour without being complete, once there are `least`. */
  unfinished: z
    .strictObject({ watch: share.default(0.02), bad: share.default(0.1), least: count.default(10) })
    .prefault({}),
  /** Share of a model's last calls that its provider failed to answer, once there are `least`. */
  failing_calls: z
    .strictObject({ watch: share.default(0.05), bad: share.default(0.2), least: count.default(20) })
    .prefault({}),
  /** Seconds the oldest ready step has waited, by queue. */
  oldest_ready_s: z
    .strictObject({
      text: pair(15, 60),
      images: pair(60, 300),
      generation: pair(60, 300),
      webhooks: pair(60, 300),
    })
    .prefault({}),
  /** Told when an alert starts, changes its level or ends: `alert.started`, `alert.changed`, `alert.ended`. */
  webhook_url: z
    .url({ protocol: /^https?$/ })
    .transform(asParsed)
    .optional(),
  /** The user whose webhook secret signs that. */
  webhook_user: z.string().min(1).default('local'),
})
export type AlertSettings = z.infer<typeof AlertSettings>

/** One thing looked at once. `about`: the queue, group or address it is about; empty if there is but one. */
export type Sample = { name: string; about: string; level: Level; value: number; says: string }

/** An alert as people see it. Times are ISO 8601; `until` null: it goes on. */
export type Alert = {
  id: string
  name: string
  about: string
  level: 'watch' | 'bad'
  value: number
  says: string
  since: string
  until: string | null
}

export const levelOf = (value: number, { watch, bad }: { watch: number; bad: number }): Level =>
  value >= bad ? 2 : value >= watch ? 1 : 0

/**
 * The level after another look; `samples` are the last three, newest first. Two in a row raise it, three in a row lower it,
 * so that what comes and goes neither cries nor is forgotten.
 */
export function settle(level: Level, samples: readonly Level[]): Level {
  const [first, second, third] = samples
  if (first === undefined || second === undefined) return level
  const risen = Math.min(first, second) as Level
  if (risen > level) return risen
  if (third === undefined) return level
  return Math.min(level, Math.max(first, second, third)) as Level
}
