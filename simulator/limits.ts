import type { Limits } from './config.ts'
import type { Dimension, LimitState, Reached } from './contract.ts'
import { slidingWindow, type Window } from './window.ts'

export type Need = { tokens: number; images: number }
export type Peak = { peak: number; limit: number | null }

/** The limits of one model in one project, enforced when a call arrives. */
export type Limiter = {
  /** Counts the call and answers null, or says what is reached; then nothing but perhaps the request was counted. */
  admit(now: number, need: Need): Reached | null
  leave(): void
  states(now: number): LimitState[]
  change(limits: Limits): void
  peaks(): { requests: Peak; tokens: Peak; images: Peak; day: Peak; concurrency: Peak }
}

const names = {
  requests: 'requests_per_minute',
  tokens: 'tokens_per_minute',
  images: 'images_per_minute',
  day: 'requests_per_day',
} as const
type Counted = keyof typeof names
const counted = Object.keys(names) as Counted[]

const amountOf = (dimension: Counted, need: Need) =>
  dimension === 'tokens' ? need.tokens : dimension === 'images' ? need.images : 1

const windowsOf = (minute_ms: number): Record<Counted, Window> => ({
  requests: slidingWindow(minute_ms),
  tokens: slidingWindow(minute_ms),
  images: slidingWindow(minute_ms),
  day: slidingWindow(1440 * minute_ms),
})

/** What the windows say to a call. The day comes first: whoever has used it up must not be told to wait a second. */
function full(windows: Record<Counted, Window>, limits: Limits, now: number, need: Need): Reached | null {
  for (const dimension of counted.toReversed()) {
    const [window, limit, asked] = [windows[dimension], limits[names[dimension]], amountOf(dimension, need)]
    if (limit === undefined || asked === 0 || window.used(now) + asked <= limit) continue
    return { ...stateOf(dimension, window, limit, now), asked, wait_ms: window.wait_ms(now, limit - asked) }
  }
  return null
}

const stateOf = (dimension: Dimension, window: Window, limit: number, now: number): LimitState => ({
  dimension,
  limit,
  used: window.used(now),
  reset_ms: window.reset_ms(now),
})

export function limiter(first: Limits, minute_ms: number, countRefused: boolean): Limiter {
  let limits = first
  let inside = 0
  const windows = windowsOf(minute_ms)
  // nobody knows when somebody leaves; a second is what they say
  const second_ms = minute_ms / 60
  const most: Record<Dimension, number> = { requests: 0, tokens: 0, images: 0, day: 0, concurrency: 0 }
  const crowded = (): Reached | null => {
    const limit = limits.concurrency
    if (limit === undefined || inside < limit) return null
    return { dimension: 'concurrency', limit, used: inside, asked: 1, reset_ms: 0, wait_ms: second_ms }
  }
  const count = (now: number, need: Need) => {
    for (const dimension of counted) {
      windows[dimension].add(now, amountOf(dimension, need))
      most[dimension] = Math.max(most[dimension], windows[dimension].used(now))
    }
    most.concurrency = Math.max(most.concurrency, ++inside)
  }
  const peak = (one: Dimension, limit?: number): Peak => ({ peak: most[one], limit: limit ?? null })
  return {
    admit(now, need) {
      const no = full(windows, limits, now, need) ?? crowded()
      if (!no) count(now, need)
      else if (countRefused) windows.requests.add(now, 1)
      return no
    },
    leave: () => void inside--,
    states: (now) =>
      counted.flatMap((one) => {
        const limit = limits[names[one]]
        return limit === undefined ? [] : [stateOf(one, windows[one], limit, now)]
      }),
    change: (next) => void (limits = next),
    peaks: () => ({
      ...mapped(counted, (one) => peak(one, limits[names[one]])),
      concurrency: peak('concurrency', limits.concurrency),
    }),
  }
}

const mapped = <K extends string, V>(keys: K[], value: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>
