import { dimensions } from '../book/limit.ts'
import type { Window } from './grant.ts'

/** Limits of one model in one limit group, as declared. `minute_ms` is a minute, but for tests against a faster one. */
export type DeclaredLimits = {
  requests_per_minute?: number | undefined
  tokens_per_minute?: number | undefined
  images_per_minute?: number | undefined
  requests_per_day?: number | undefined
  /** Calls at once. */
  concurrency?: number | undefined
}

/** A limit group: keys that share limits, because they belong to one organisation or project. */
export type Group = {
  /** `PROVIDER/NAME`. */
  id: string
  provider: string
  key_refs: string[]
  /** By model; `*` for those not named. */
  limits: Record<string, DeclaredLimits>
}

export type LimitSettings = {
  groups: Group[]
  minute_ms: number
  /** How long a key in quarantine is left alone before one call tries it again. */
  probe_ms: { exhausted: number; revoked: number }
}

const day_ms = 24 * 3_600_000

/** Where nothing is declared: low at first; headers and growth raise it. */
const unknownLimits: Record<'text' | 'image' | 'moderation', DeclaredLimits> = {
  text: { requests_per_minute: 60 },
  image: { images_per_minute: 10 },
  moderation: { requests_per_minute: 250 },
}
export type ModelKind = keyof typeof unknownLimits

/** What was learnt that bears on the windows: the provider's own word (`ceiling`, per minute) and the share in use. */
export type Learnt = { ceiling: Partial<Record<(typeof dimensions)[number], number>>; share: number }

/** The limits in force: the declared ones or the low ones for the unknown, as far as the provider's word and AIMD allow. */
export function windowsOf(
  declared: DeclaredLimits | null,
  kind: ModelKind,
  learnt: Learnt,
  minute_ms: number,
): Window[] {
  const limits = declared ?? unknownLimits[kind]
  const minute = dimensions.flatMap((dimension): Window[] => {
    const said = learnt.ceiling[dimension]
    const own = limits[`${dimension}_per_minute`]
    // A declared limit is ours to keep even if the provider would allow more; an unknown one follows the provider.
    const base =
      own === undefined ? said : declared && said !== undefined ? Math.min(own, said) : (said ?? own)
    if (base === undefined) return []
    const known = said !== undefined || declared !== null
    const share = known ? Math.min(1, learnt.share) : learnt.share
    return [{ dimension, limit: Math.max(1, Math.floor(base * share)), window_ms: minute_ms }]
  })
  const daily = limits.requests_per_day
  return daily === undefined
    ? minute
    : [...minute, { dimension: 'requests', limit: daily, window_ms: day_ms }]
}

export const limitsOf = (group: Group, model: string): DeclaredLimits | null =>
  group.limits[model] ?? group.limits['*'] ?? null
