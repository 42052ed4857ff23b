/** A piece of time, in milliseconds. */
export type Time = { from: number; to: number }

/** A piece of the drawing: `at` and `width` are shares of the whole; a folded one is drawn short, however long it was. */
export type Stretch = Time & { at: number; width: number; folded: boolean }
export type Scale = readonly Stretch[]
export type Tick = { at: number; after_ms: number }

const pad_ms = 5_000
/** Shorter idleness is never folded. */
const leastFolded_ms = 30_000

/**
 * The drawing of a time in which something was at work now and then. Where nothing was for much longer than the work lasted in
 * all, time is folded: else a night of waiting would squash all that happened to a line.
 */
export function scaleOf({ from, to }: Time, work: readonly Time[]): Scale {
  const end = Math.max(to, from + 1_000)
  const folds = foldsIn({ from, to: end }, together(work))
  const open_ms = end - from - folds.reduce((sum, fold) => sum + fold.to - fold.from, 0)
  const foldWidth = folds.length ? Math.min(0.06, 0.4 / folds.length) : 0
  const perMs = (1 - foldWidth * folds.length) / open_ms
  const stretches: Stretch[] = []
  let [time, at] = [from, 0]
  const draw = (until: number, folded: boolean) => {
    const width = folded ? foldWidth : (until - time) * perMs
    if (until > time) stretches.push({ from: time, to: until, at, width, folded })
    ;[time, at] = [Math.max(until, time), at + width]
  }
  for (const fold of folds) {
    draw(fold.from, false)
    draw(fold.to, true)
  }
  draw(end, false)
  return stretches
}

/** Where a time is drawn, as a share of the whole. */
export function placeOf(scale: Scale, time: number): number {
  let [low, high] = [0, scale.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((scale[middle]?.from ?? 0) <= time) low = middle
    else high = middle - 1
  }
  const stretch = scale[low]
  if (!stretch) return 0
  const share = (time - stretch.from) / (stretch.to - stretch.from)
  return Math.min(Math.max(stretch.at + share * stretch.width, 0), 1)
}

const nice_s = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400]

/** Round times since the beginning, about so many, none in a fold or close to the one before. */
export function ticksOf(scale: Scale, about = 8): Tick[] {
  const open = scale.filter((one) => !one.folded)
  const open_ms = open.reduce((sum, one) => sum + one.to - one.from, 0)
  const step = (nice_s.find((s) => open_ms / (s * 1_000) <= about) ?? 86_400) * 1_000
  const start = scale[0]?.from ?? 0
  const ticks: Tick[] = []
  for (const one of open) {
    // A stretch can be long after the last: its ticks are counted from its own first.
    for (let ms = Math.ceil((one.from - start) / step) * step; start + ms <= one.to; ms += step) {
      const at = placeOf([one], start + ms)
      if (at <= 0.93 && at - (ticks.at(-1)?.at ?? -1) >= 0.5 / about) ticks.push({ at, after_ms: ms })
    }
  }
  return ticks
}

/**
 * The end of the drawing of a book that is still made: some room after `to`, so that what is drawn seldom moves. What is folded
 * away does not count.
 */
export function roomFor({ from, to }: Time, folded_ms = 0): number {
  const open_ms = to - from - folded_ms
  const step = (nice_s.find((s) => open_ms / (s * 1_000) < 8) ?? 86_400) * 1_000
  return to + step - (open_ms % step)
}

export const foldedIn = (scale: Scale): number =>
  scale.reduce((sum, one) => sum + (one.folded ? one.to - one.from : 0), 0)

function foldsIn({ from, to }: Time, work: readonly Time[]): Time[] {
  if (!work.length) return []
  const worked_ms = work.reduce((sum, one) => sum + one.to - one.from, 0)
  const least = Math.max(leastFolded_ms, worked_ms * 0.4) + 2 * pad_ms
  const gaps = [from, ...work.flatMap((one) => [one.from, one.to]), to]
  const folds: Time[] = []
  for (let at = 0; at < gaps.length; at += 2) {
    const [start = 0, end = 0] = [gaps[at], gaps[at + 1]]
    if (end - start >= least) folds.push({ from: start + pad_ms, to: end - pad_ms })
  }
  return folds
}

/** What overlaps or touches becomes one. */
function together(times: readonly Time[]): Time[] {
  const merged: Time[] = []
  for (const { from, to } of [...times].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}
