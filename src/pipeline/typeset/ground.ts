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

/** AAA. Below 4.5 nobody should have to read; children and grandparents in a dim bedroom need more. */
const wanted = 7
/** Type on a surface livelier than this (standard deviation of 0–255 greys) swims, however high its contrast. */
const liveliest = 20

/** Measures the real pixels under the type and chooses the ink that needs the lesser mist. */
export function groundFor(pixels: Pixels, under: readonly Rect[], inks: { ink: Rgb; cream: Rgb }): Ground {
  const seen = gather(pixels, under)
  const { mean, deviation } = spread(seen)
  const calm = deviation > liveliest ? 1 - liveliest / deviation : 0
  const dark = grounded(seen, inks.ink, mistOf(mean, 0.96), calm)
  const light = grounded(seen, inks.cream, mistOf(mean, 0.2), calm)
  // Dark letters are what beginners know, so light ones must earn their place.
  return light.wash.alpha + 0.05 < dark.wash.alpha ? light : dark
}

function grounded(seen: Uint8Array, ink: Rgb, colour: Rgb, calm: number): Ground {
  const own = luminance(...ink)
  const reach = (alpha: number) => weakest(seen, own, colour, alpha)
  let [low, high] = [calm, 0.96]
  if (reach(low) >= wanted) high = low
  while (high - low > 0.02) {
    const middle = (low + high) / 2
    if (reach(middle) >= wanted) high = middle
    else low = middle
  }
  return { ink, wash: { colour, alpha: high }, contrast: reach(high) }
}

/** The picture's own hue, so that the mist looks painted and not laid on. */
const mistOf = (mean: Rgb, l: number): Rgb => {
  const { c, h } = toOklch(mean)
  return fromOklch({ l, c: Math.min(c * 0.5, 0.045), h })
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
  const step = Math.max(1, Math.floor(Math.sqrt(area / 5000)))
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

function spread(seen: Uint8Array): { mean: Rgb; deviation: number } {
  const count = Math.max(1, seen.length / 3)
  const sum: [number, number, number] = [0, 0, 0]
  let greys = 0
  let squares = 0
  for (let at = 0; at + 2 < seen.length; at += 3) {
    const [r, g, b] = [seen[at] ?? 0, seen[at + 1] ?? 0, seen[at + 2] ?? 0]
    const grey = 0.299 * r + 0.587 * g + 0.114 * b
    sum[0] += r
    sum[1] += g
    sum[2] += b
    greys += grey
    squares += grey * grey
  }
  const mean: Rgb = [sum[0] / count, sum[1] / count, sum[2] / count]
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - (greys / count) ** 2)) }
}
