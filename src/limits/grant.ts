import type { Dimension } from '../book/limit.ts'

/** A limit: at most so many of a dimension within any window of so many milliseconds. */
export type Window = { dimension: Dimension; limit: number; window_ms: number }

/**
 * What was given before: `at_ms` from now, negative in the past, positive where a start was reserved. Ascending. Where several
 * are counted together as at the end of their time, `last_ms` is when the last of them really started.
 */
export type Used = { at_ms: number; last_ms?: number } & Record<Dimension, number>

/** What the provider says is left until `until_ms`, as of `at_ms` (both from now). */
export type LeftOver = { dimension: Dimension; remaining: number; at_ms: number; until_ms: number }

/** What decides whether a model may be called in a limit group. */
export type GroupState = {
  group: string
  windows: Window[]
  left_over: LeftOver[]
  /** Calls at once, and calls under way. */
  concurrency: number
  flying: number
  used: Used[]
  /** How long the group is to be left alone. */
  paused_ms: number
  /** Keys that may be used, with their calls under way; `probe`: out of quarantine for a single call. */
  keys: { ref: string; flying: number; probe: boolean }[]
}

export type Need = Record<Dimension, number>
export type Grant = { group: string; key: string; start_ms: number }
export type Granted = {
  grants: Grant[]
  /** When it is worth asking again for what was not granted; null: when a call ends. */
  again_ms: number | null
}

/** A permit is given for the near future only, so that a limit that shrinks or a key that is revoked costs nothing. */
export const horizon_ms = 2_000
/** A permit may be used this long after its start; every window is wider by the same, and by how coarsely it is counted. */
export const lateness_ms = 1_000
/** Up to this share of a limit may start at once; what is beyond it is spread evenly, so that refusals come singly. */
const burst = 0.5
/** So few may start at once in any case: one book that comes alone need not wait between its pictures. */
const always = 10

/**
 * Gives up to n permits, each from the group that is least used among those that can start soonest. All dimensions or
 * nothing; never over a limit in any sliding window; pure, on the clock of whoever counted.
 */
export function grant(states: readonly GroupState[], need: Need, n: number): Granted {
  const groups = states.map((state) => ({
    ...state,
    used: [...state.used],
    keys: state.keys.map((key) => ({ ...key })),
  }))
  const grants: Grant[] = []
  while (grants.length < n) {
    const best = soonest(groups, need)
    if (!best || best.start_ms > horizon_ms)
      return { grants, again_ms: best ? best.start_ms - horizon_ms / 2 : null }
    const { state, key, start_ms } = best
    state.flying += 1
    key.flying += 1
    state.used.push({ at_ms: start_ms, ...need })
    grants.push({ group: state.group, key: key.ref, start_ms })
  }
  return { grants, again_ms: 0 }
}

type Candidate = { state: GroupState; key: GroupState['keys'][number]; start_ms: number; share: number }

function soonest(states: GroupState[], need: Need): Candidate | undefined {
  return states
    .flatMap((state) => {
      const key = keyOf(state)
      if (!key || state.flying >= state.concurrency) return []
      const start_ms = earliest(state, need)
      return [{ state, key, start_ms, share: usedShare(state, need, start_ms) }]
    })
    .toSorted((a, b) => inTime(a) - inTime(b) || a.share - b.share || a.state.flying - b.state.flying)[0]
}

// Groups that can start within the horizon are equals: the least used wins. Beyond it only the time counts.
const inTime = ({ start_ms }: Candidate) => (start_ms <= horizon_ms ? 0 : start_ms)

/** A healthy key before one on probation, and of those the least busy. */
function keyOf({ keys }: GroupState): GroupState['keys'][number] | undefined {
  return keys
    .filter((key) => !key.probe || key.flying === 0)
    .toSorted((a, b) => Number(a.probe) - Number(b.probe) || a.flying - b.flying)[0]
}

/** The earliest start that no window forbids, from now. */
function earliest(state: GroupState, need: Need): number {
  // In order: nothing starts before what was reserved, so only windows that end at the start need be looked at.
  let start = Math.max(0, state.paused_ms, state.used.at(-1)?.at_ms ?? 0)
  for (const window of state.windows)
    start = Math.max(start, roomIn(window, state.used, need[window.dimension], start))
  for (const left of state.left_over) {
    const since = sum(state.used, left.dimension, left.at_ms)
    if (start < left.until_ms && since + need[left.dimension] > left.remaining) start = left.until_ms
  }
  for (const window of state.windows) start = Math.max(start, paced(window, state.used, need, start))
  return start
}

/** The earliest time from `start` at which the window has room. */
function roomIn(
  { dimension, limit, window_ms }: Window,
  used: readonly Used[],
  wanted: number,
  start: number,
): number {
  // What needs more than there ever is may start when nothing else counts: else it would wait for ever.
  const need = Math.min(wanted, limit)
  const width = window_ms + lateness_ms
  let over = sum(used, dimension, start - width) + need - limit
  let at = start
  for (const one of used) {
    if (over <= 0) break
    if (one.at_ms <= start - width) continue
    over -= one[dimension]
    at = one.at_ms + width
  }
  return Math.max(start, at)
}

/** Past the burst, the next start keeps its distance from the last. */
function paced({ dimension, limit, window_ms }: Window, used: readonly Used[], need: Need, start: number) {
  if (dimension === 'tokens' || need[dimension] === 0) return start
  const width = window_ms + lateness_ms
  const inside = sum(used, dimension, start - width)
  if (inside + need[dimension] <= Math.max(limit * burst, always)) return start
  const last = used.findLast((one) => one[dimension] > 0)
  return last ? (last.last_ms ?? last.at_ms) + (width * last[dimension]) / limit : start
}

function usedShare({ windows, used }: GroupState, need: Need, start: number): number {
  const shares = windows.map(
    ({ dimension, limit, window_ms }) =>
      (sum(used, dimension, start - window_ms - lateness_ms) + need[dimension]) / limit,
  )
  return Math.max(0, ...shares)
}

const sum = (used: readonly Used[], dimension: Dimension, after_ms: number): number =>
  used.reduce((total, one) => (one.at_ms > after_ms ? total + one[dimension] : total), 0)
