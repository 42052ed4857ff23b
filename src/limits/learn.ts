import type { Dimension } from '../book/limit.ts'

/** What is remembered of a limit; times in milliseconds from now (negative: ago), null: never. */
export type LimitMemory = {
  ceiling: Partial<Record<Dimension, number>>
  share: number
  lowered_ms: number | null
  raised_ms: number | null
  paused_ms: number
}

/** How a call ended, as far as its limit group is concerned. */
export type CallNews = {
  /** `refused`: the provider said that we were too fast, although we kept to what we knew. */
  outcome: 'served' | 'refused' | 'overloaded' | 'other'
  limits: { dimension: Dimension; limit?: number; remaining?: number; resets_in_ms?: number }[]
  pause_ms?: number | undefined
}

const lower_by = 0.7
const least_share = 0.05
const most_share = 50
/** One decrease per burst of refusals, and increases that take minutes: oscillation costs refusals. */
const once_per_ms = 10_000
const calm_before_raise_ms = 20_000
/** A limit that the provider named in a refusal is believed for so long; then it is tried again, little by little. */
const believed_ms = 600_000
const raise_known_by = 0.04
const grow_unknown_by = 0.15
const overloaded_pause_ms = 2_000
const refused_pause_ms = 5_000
/** Nobody is believed who says to wait longer than this. */
const longest_pause_ms = 24 * 3_600_000

/** Of what was used when the provider refused, this much is still believed in. */
const believed_share = 0.9

/**
 * AIMD with the provider's own word first: a limit it names is taken as it is; an unexpected refusal without one lowers the
 * share at once, but not below what was allowed until then (`used`: the share of the whole limit that was given within its
 * window); success raises it slowly. Pure: what is remembered, what is news, and what is remembered then.
 */
export function learn(memory: LimitMemory, news: CallNews, known: boolean, used = 0): LimitMemory {
  const next: LimitMemory = { ...memory, ceiling: { ...memory.ceiling } }
  const named = news.limits.filter((one) => one.limit !== undefined)
  for (const { dimension, limit = 0 } of named) if (limit >= 1) next.ceiling[dimension] = limit
  if (news.outcome === 'refused') refused(next, named.length > 0, used)
  if (news.outcome === 'served')
    served(next, known || named.length > 0, new Set(named.map((one) => one.dimension)))
  const pause =
    news.pause_ms ??
    (news.outcome === 'refused' ? refused_pause_ms : news.outcome === 'overloaded' ? overloaded_pause_ms : 0)
  const empty = news.limits.filter((one) => one.remaining === 0).map((one) => one.resets_in_ms ?? 0)
  next.paused_ms = Math.min(longest_pause_ms, Math.max(memory.paused_ms, pause, ...empty))
  return next
}

function refused(next: LimitMemory, named: boolean, used: number): void {
  // What the provider allowed until now it allows: a refusal tells nothing of what is below that.
  if (!named && (next.lowered_ms === null || next.lowered_ms < -once_per_ms))
    next.share = Math.min(next.share, Math.max(least_share, next.share * lower_by, used * believed_share))
  next.lowered_ms = 0
}

const due = ({ raised_ms }: LimitMemory): boolean => raised_ms === null || raised_ms < -once_per_ms

function served(next: LimitMemory, known: boolean, named: ReadonlySet<Dimension>): void {
  if (due(next) && next.lowered_ms !== null && next.lowered_ms < -believed_ms) {
    for (const name of Object.keys(next.ceiling) as Dimension[])
      if (!named.has(name)) next.ceiling[name] = (next.ceiling[name] ?? 1) * (1 + raise_known_by)
    next.raised_ms = 0
  }
  const calm = next.lowered_ms === null || next.lowered_ms < -calm_before_raise_ms
  if (!calm || !due(next)) return
  const most = known ? 1 : most_share
  if (next.share >= most) return
  next.share = Math.min(most, known ? next.share + raise_known_by : next.share * (1 + grow_unknown_by))
  next.raised_ms = 0
}
