import { levelOf } from './alert.ts'
import type { QueueView } from './machines.ts'

/** Worst last. `paused` and `idle` are nobody's trouble. */
export type QueueState = 'ok' | 'slow' | 'stuck' | 'paused' | 'idle'
export type QueueHealth = { drains_in_s: number | null; state: QueueState; because: string | null }

/** What is known of a queue beside its depth. */
export type QueueFacts = {
  slots: number
  /** Seconds the oldest may have waited before that is to be watched, and bad. */
  limits: { watch: number; bad: number }
  /** What all its ready steps wait for, in words; null: for nothing but their turn. */
  held: string | null
  /** What its sleeping steps wait for, most first, in words such as `12 wait for a limit`. */
  asleep: string | null
}

/** Seconds until what is ready would be done, from when on it is to be watched, and bad. */
const drain = { watch: 600, bad: 1_800 }
/** So long nothing need be free while steps wait: bells take their time. */
const unnoticed_s = 30
/** Tries in a minute of which a share says something. */
const leastTries = 20
/** Fewer do where not one succeeds. */
const leastInVain = 5
const badShare = 0.2

/** Whether a queue does well, and the first reason if it does not. */
export function judgeQueue(view: QueueView, facts: QueueFacts): QueueHealth {
  const { ready, done_per_minute: done } = view
  const drains_in_s = ready === 0 || done === 0 ? null : Math.round((60 * ready) / done)
  return { drains_in_s, ...verdict(view, facts, drains_in_s) }
}

function verdict(
  view: QueueView,
  facts: QueueFacts,
  drains_in_s: number | null,
): Pick<QueueHealth, 'state' | 'because'> {
  const { paused, ready, running, sleeping, listeners, done_per_minute: done } = view
  if (paused)
    return { state: 'paused', because: `by ${paused.by}${paused.because ? `: ${paused.because}` : ''}` }
  if (ready + running + sleeping === 0) return { state: 'idle', because: null }
  if (ready > 0 && listeners === 0) return { state: 'stuck', because: 'no worker takes from it' }
  const late = levelOf(view.oldest_wait_s, facts.limits)
  const long = drains_in_s === null ? 0 : levelOf(drains_in_s, drain)
  const because = firstReason(view, facts, long > 0)
  // Nothing ends although something waits: time alone will not mend it.
  if (ready > 0 && done === 0 && late === 2) return { state: 'stuck', because }
  const asleep = sleeping > Math.max(10, done) && running < sleeping
  if (late > 0 || long > 0 || isFailing(view) || hasIdleSlots(view, facts) || asleep)
    return { state: 'slow', because }
  return { state: 'ok', because: null }
}

function firstReason(view: QueueView, facts: QueueFacts, long: boolean): string {
  const { done_per_minute: done, failed_per_minute: failed, running } = view
  const failing = `${failed} of ${done + failed} tries failed in the last minute`
  // A limit that is waited for is not the reason where all that it lets through fails.
  if (isFailing(view) && done === 0) return facts.held === null ? failing : `${failing}; ${facts.held}`
  if (facts.held !== null) return facts.held
  if (isFailing(view)) return failing
  if (hasIdleSlots(view, facts)) return `${facts.slots - running} slots are free and nothing is taken`
  if (facts.asleep !== null) return facts.asleep
  if (facts.slots > 0 && running >= facts.slots) return `all ${facts.slots} slots are taken`
  return long ? 'more is ready than is done in ten minutes' : 'the oldest has waited long'
}

const isFailing = ({ done_per_minute: done, failed_per_minute: failed }: QueueView): boolean =>
  done + failed >= leastTries ? failed / (done + failed) >= badShare : done === 0 && failed >= leastInVain

const hasIdleSlots = (view: QueueView, { slots, held }: QueueFacts): boolean =>
  held === null && view.ready > 0 && slots > view.running && view.oldest_wait_s >= unnoticed_s
