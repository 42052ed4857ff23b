/** How far back is shown, and in steps of how many seconds: never more than 360 points. */
export const ranges = {
  '1h': { points: 60, step_s: 60 },
  '6h': { points: 360, step_s: 60 },
  '24h': { points: 288, step_s: 300 },
  '7d': { points: 336, step_s: 1_800 },
} as const

/** How long what is seen is kept, by the step. */
export const kept = [
  { step_s: 60, hours: 24 },
  { step_s: 300, hours: 2 * 24 },
  { step_s: 1_800, hours: 8 * 24 },
]
export type SeriesRange = keyof typeof ranges

/** One thing over time; `about`: the queue, model or kind of model it is of, empty if it is of all. Null: not known. */
export type Series = { name: string; about: string; values: (number | null)[] }

/** Something that happened and may be the cause of what the lines do. `at`: ISO 8601. */
export type Mark = { at: string; kind: MarkKind; says: string }
export const markKinds = ['pause', 'resume', 'drain', 'deploy', 'alert', 'release'] as const
export type MarkKind = (typeof markKinds)[number]

export type SeriesView = {
  from: string
  to: string
  step_s: number
  at: number[]
  series: Series[]
  marks: Mark[]
}

/** What was seen in one minute, or one step of several: by `name about`. */
export type Seen = Record<string, number>

/** What is said of each queue each minute. */
export const queueSeries = ['oldest_wait_s', 'ready', 'running', 'done', 'failed'] as const

/** Of these the worst of a step is shown: a peak must not go under in an average. */
export const shownAtWorst = /^(oldest_wait_s|throttled|book_p95_s|call_p95_s) /

export const seenKey = (name: string, about = ''): string => `${name} ${about}`

/** Lines from what was seen at each point in time (seconds since 1970); `always` are there even if nothing was seen. */
export function toSeries(
  at: readonly number[],
  seen: ReadonlyMap<number, Seen>,
  always: readonly string[],
): Series[] {
  const keys = new Set([...always, ...[...seen.values()].flatMap((one) => Object.keys(one))])
  return [...keys].map((key) => {
    const space = key.indexOf(' ')
    return {
      name: key.slice(0, space),
      about: key.slice(space + 1),
      values: at.map((time) => seen.get(time)?.[key] ?? null),
    }
  })
}
