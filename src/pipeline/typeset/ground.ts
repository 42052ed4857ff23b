import { fromOklch, luminance, mix, ratio, toOklch, type Rgb } from './colours.ts'
import { side, type Pixels } from './picture.ts'

/** Points from the upper left corner of the page. */
export type Rect = { x: number; y: number; width: number; height: number }

/** How to set type on a picture: its colour, and the mist laid under it where the picture alone will not do. */
export type Ground = {
  ink: Rgb
  /** Opacity 0: none needed. */
  wash: { colour: Rgb; alpha: number }
  /** WCAG contrast that 95 of 100 pixels under the type reach or pass, mist included. */
  contrast: number
}

/** WCAG AA: nobody should have to read below this. */
export const least = 4.5
/** WCAG AAA: children and grandparents in a dim bedroom need more. Met with a margin where a thin mist is enough. */
const wanted = 7.2
const thin = 0.4
/** Type on a surface livelier than this (root mean square of the steps between greys a stroke apart) swims. */
const liveliest = 9
/** At this luminance black and white stand out alike. */
const even = 0.179

/** Measures the real pixels under the type and chooses the ink that leaves the picture most like itself. */
export function groundFor(pixels: Pixels, under: readonly Rect[], inks: { ink: Rgb; cream: Rgb }): Ground {
  const seen = gather(pixels, under)
  const mean = meanOf(seen)
  const lively = livelinessOf(pixels, under)
  const calm = lively > liveliest ? 1 - liveliest / lively : 0
  const dark = grounded(seen, inks.ink, mistOf(mean, 0.96), calm)
  const light = grounded(seen, inks.cream, mistOf(mean, 0.2), calm)
  // Night stays night and day stays day, unless that takes far more mist.
  const night = luminance(...mean) < even
  const [first, other] = night ? [light, dark] : [dark, light]
  return other.wash.alpha < first.wash.alpha - 0.3 ? other : first
}

function grounded(seen: Uint8Array, ink: Rgb, colour: Rgb, calm: number): Ground {
  const own = luminance(...ink)
  const reach = (alpha: number) => weakest(seen, own, colour, alpha)
  const best = leastAlpha(reach, calm, wanted)
  // A thick mist is laid only for what must be, not for what is best.
  const alpha = best <= thin ? best : Math.max(thin, leastAlpha(reach, calm, least))
  return { ink, wash: { colour, alpha }, contrast: reach(alpha) }
}

function leastAlpha(reach: (alpha: number) => number, from: number, goal: number): number {
  let [low, high] = [from, 0.96]
  if (reach(low) >= goal) return low
  while (high - low > 0.02) {
    const middle = (low + high) / 2
    if (reach(middle) >= goal) high = middle
    else low = middle
  }
  return high
}

/** The picture's own hue, so that the mist looks painted and not laid on; a night keeps more of its colour. */
const mistOf = (mean: Rgb, l: number): Rgb => {
  const { c, h } = toOklch(mean)
  return fromOklch({ l, c: l < 0.5 ? Math.min(c, 0.08) : Math.min(c * 0.5, 0.045), h })
}

/** The contrast of the 5th percentile: the mean would hide a dark branch behind a word. */
export function weakest(seen: Uint8Array, ink: number, wash: Rgb, alpha: number): number {
  const ratios = new Float64Array(Math.floor(seen.length / 3))
  for (let index = 0; index < ratios.length; index++) {
    const at = index * 3
    const colour = mix([seen[at] ?? 0, seen[at + 1] ?? 0, seen[at + 2] ?? 0], wash, alpha)
    ratios[index] = ratio(luminance(...colour), ink)
  }
  return ratios.toSorted()[Math.floor(ratios.length * 0.05)] ?? 1
}

/** Some thousand pixels spread evenly are plenty for a percentile. */
export function gather(pixels: Pixels, rects: readonly Rect[]): Uint8Array {
  const seen: number[] = []
  const area = rects.reduce((sum, { width, height }) => sum + width * height, 0)
  const step = Math.max(1, Math.floor(Math.sqrt(area / 2000)))
  for (const rect of rects) {
    const [left, right] = [Math.max(0, Math.floor(rect.x)), Math.min(side, Math.ceil(rect.x + rect.width))]
    const [top, bottom] = [Math.max(0, Math.floor(rect.y)), Math.min(side, Math.ceil(rect.y + rect.height))]
    for (let y = top; y < bottom; y += step)
      for (let x = left; x < right; x += step) {
        const at = (y * side + x) * 3
        seen.push(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0)
      }
  }
  return Uint8Array.from(seen)
}

function meanOf(seen: Uint8Array): Rgb {
  const sum = [0, 0, 0]
  for (const [index, value] of seen.entries()) sum[index % 3] = (sum[index % 3] ?? 0) + value
  const count = Math.max(1, seen.length / 3)
  return [(sum[0] ?? 0) / count, (sum[1] ?? 0) / count, (sum[2] ?? 0) / count]
}

/** Steps between neighbours count, the slow change of a sky does not. */
function livelinessOf(pixels: Pixels, rects: readonly Rect[]): number {
  const here = gather(pixels, rects)
  const aside = gather(
    pixels,
    rects.map((rect) => ({ ...rect, x: rect.x + 7 })),
  )
  const below = gather(
    pixels,
    rects.map((rect) => ({ ...rect, y: rect.y + 7 })),
  )
  const count = Math.min(here.length, aside.length, below.length)
  let squares = 0
  for (let at = 0; at + 2 < count; at += 3)
    squares += (grey(here, at) - grey(aside, at)) ** 2 + (grey(here, at) - grey(below, at)) ** 2
  return Math.sqrt(squares / Math.max(1, (count / 3) * 2))
}

const grey = (seen: Uint8Array, at: number) =>
  0.299 * (seen[at] ?? 0) + 0.587 * (seen[at + 1] ?? 0) + 0.114 * (seen[at + 2] ?? 0)
