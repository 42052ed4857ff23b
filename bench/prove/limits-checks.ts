import type { Entry } from '../../simulator/ledger.ts'
import { claim, type Claim } from './claims.ts'
import { readLedger } from './ledger.ts'
import { declared, lowered, minute_ms } from './limits-setting.ts'
import type { Limited } from './limits-run.ts'
import type { Stage } from './stage.ts'

const projects = ['north', 'south'] as const
/** What the windows may cost: each is wider by a second for late starts, and counted in quarters of one. */
const atLeast = 0.95

/** The most arrivals in any time of one minute, ends of windows being arrivals. */
export function mostInAMinute(times: readonly number[]): number {
  let from = 0
  let most = 0
  for (const [index, t] of times.entries()) {
    while ((times[from] ?? t) <= t - minute_ms) from++
    most = Math.max(most, index - from + 1)
  }
  return most
}

const between = (times: readonly number[], from: number, to: number) =>
  times.filter((t) => t >= from && t < to)

const shown = (share: number) => `${(100 * share).toFixed(1)} %`

/** Everything that is claimed of limits, from the provider's ledger alone. */
export async function checkLimits(stage: Stage, run: Limited) {
  const entries = (await readLedger(stage.simulator.ledger)).filter((one) => one.kind === 'image')
  const of = (project: string) => entries.filter((one) => one.project === project).map((one) => one.t)
  const before = entries.filter((one) => one.t < run.lowered_ms)
  const after = entries.filter((one) => one.t >= run.lowered_ms)
  const claims = [
    claim(
      'three workers ran with clocks an hour fast, an hour slow and right',
      Math.max(...run.clocks_s) > 3_500 && Math.min(...run.clocks_s) < -3_500,
      `off by ${run.clocks_s.join(', ')} s; at least ${run.least_backlog} pictures were ready at any time`,
    ),
    noneOver(before),
    used('north', of('north'), declared, run.first_ms, run.lowered_ms),
    used('south', of('south'), declared, run.first_ms, run.end_ms),
    adapted(after, run),
    holdsLowered(of('north'), run),
  ]
  if (run.least_backlog === 0)
    claims.push(claim('there was always a backlog', false, 'at times nothing was ready'))
  return { claims, figures: { ...run, images: entries.length, per_minute: perMinute(entries, run) } }
}

function noneOver(before: readonly Entry[]): Claim {
  const refused = before.filter((one) => one.status === 429).length
  const most = projects.map((name) =>
    mostInAMinute(before.filter((one) => one.project === name).map((one) => one.t)),
  )
  return claim(
    'no sliding minute of any project has more pictures than its limit, and nothing is answered 429',
    most.every((n) => n <= declared) && refused === 0,
    `at most ${most.join(' and ')} of ${declared} in a minute; ${refused} answers 429 of ${before.length}`,
  )
}

/** Of what the limit allows from the first send on; and once more without the first minute, which may begin with a burst. */
function used(name: string, times: readonly number[], limit: number, from: number, to: number): Claim {
  const share = (start: number) => between(times, start, to).length / ((limit * (to - start)) / minute_ms)
  const [whole, steady] = [share(from), share(from + minute_ms)]
  return claim(
    `at least 95 % of the pictures that project ${name} allows are drawn while there is a backlog`,
    whole >= atLeast && steady >= atLeast,
    `${shown(whole)} from the first send on, ${shown(steady)} without the first minute (${((to - from) / minute_ms).toFixed(1)} minutes)`,
  )
}

function adapted(after: readonly Entry[], { lowered_ms }: Limited): Claim {
  const refused = after.filter((one) => one.status === 429)
  const last = Math.max(lowered_ms, ...refused.map((one) => one.t))
  return claim(
    'fewer than 5 answers 429 until a limit that was lowered without a word is kept',
    refused.length < 5,
    `${refused.length} answers 429, the last ${((last - lowered_ms) / 1_000).toFixed(1)} s after the change`,
  )
}

/** From a minute after the change on, no window reaches back to before it. */
function holdsLowered(times: readonly number[], { lowered_ms, end_ms }: Limited): Claim {
  const since = between(times, lowered_ms + minute_ms, end_ms)
  const share = since.length / ((lowered * (end_ms - lowered_ms - minute_ms)) / minute_ms)
  return claim(
    `afterwards the project keeps to ${lowered} in any sliding minute, and still uses them`,
    mostInAMinute(between(times, lowered_ms, end_ms)) <= lowered + 5 &&
      mostInAMinute(since) <= lowered &&
      share > 0.8,
    `at most ${mostInAMinute(since)} in a minute; ${shown(share)} of what is allowed was drawn`,
  )
}

function perMinute(entries: readonly Entry[], { first_ms, end_ms }: Limited) {
  const minutes = Math.ceil((end_ms - first_ms) / minute_ms)
  return Object.fromEntries(
    projects.map((name) => [
      name,
      Array.from(
        { length: minutes },
        (_, index) =>
          entries.filter(
            (one) => one.project === name && Math.floor((one.t - first_ms) / minute_ms) === index,
          ).length,
      ),
    ]),
  )
}
