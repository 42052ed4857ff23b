import type { Random } from '../../random.ts'

export type Point = readonly [number, number]

/** One decimal is a tenth of a unit, finer than a pixel; more only makes the SVG long. */
export const r1 = (value: number) => Math.round(value * 10) / 10

export const between = (random: Random, low: number, high: number) => low + (high - low) * random.next()

/** A bell-shaped number around 0, mostly within ±1. */
export const bell = (random: Random) => random.next() + random.next() + random.next() - 1.5

/** A smooth open line through the points (Catmull-Rom as cubic Béziers), without the opening `M`. */
export function through(points: readonly Point[]): string {
  const at = (i: number) => points[Math.min(points.length - 1, Math.max(0, i))] as Point
  let d = ''
  for (let i = 0; i < points.length - 1; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    d += `C${r1(p1[0] + (p2[0] - p0[0]) / 6)} ${r1(p1[1] + (p2[1] - p0[1]) / 6)} `
    d += `${r1(p2[0] - (p3[0] - p1[0]) / 6)} ${r1(p2[1] - (p3[1] - p1[1]) / 6)} ${r1(p2[0])} ${r1(p2[1])}`
  }
  return d
}

export function open(points: readonly Point[]): string {
  const [first] = points
  return first ? `M${r1(first[0])} ${r1(first[1])}${through(points)}` : ''
}

/** A smooth closed shape: the points are its corners, wrapped around. */
export function closed(points: readonly Point[]): string {
  const n = points.length
  const at = (i: number) => points[((i % n) + n) % n] as Point
  let d = `M${r1(at(0)[0])} ${r1(at(0)[1])}`
  for (let i = 0; i < n; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    d += `C${r1(p1[0] + (p2[0] - p0[0]) / 6)} ${r1(p1[1] + (p2[1] - p0[1]) / 6)} `
    d += `${r1(p2[0] - (p3[0] - p1[0]) / 6)} ${r1(p2[1] - (p3[1] - p1[1]) / 6)} ${r1(p2[0])} ${r1(p2[1])}`
  }
  return `${d}Z`
}

export const polygon = (points: readonly Point[]) =>
  `M${points.map(([x, y]) => `${r1(x)} ${r1(y)}`).join('L')}Z`

/** A round shape that a hand drew. */
export function blob(
  random: Random,
  x: number,
  y: number,
  rx: number,
  ry = rx,
  wobble = 0.12,
  n = 9,
): string {
  const turn = random.next() * 7
  return closed(
    Array.from({ length: n }, (_, i): Point => {
      const angle = turn + (i / n) * Math.PI * 2
      const r = 1 + (random.next() - 0.5) * 2 * wobble
      return [x + Math.cos(angle) * rx * r, y + Math.sin(angle) * ry * r]
    }),
  )
}

/** A leaf from its stalk at (x, y), `length` long, pointing along `angle` (radians). */
export function leaf(x: number, y: number, length: number, angle: number, width = 0.38): string {
  const [c, s] = [Math.cos(angle) * length, Math.sin(angle) * length]
  const [px, py] = [-s * width, c * width]
  return `M${r1(x)} ${r1(y)}q${r1(c * 0.35 + px)} ${r1(s * 0.35 + py)} ${r1(c)} ${r1(s)}q${r1(-c * 0.65 - px)} ${r1(-s * 0.65 - py)} ${r1(-c)} ${r1(-s)}z`
}

/** A wavy height line from x0 to x1 as a function: sums of slow waves, the same for everyone who asks. */
export function ridge(random: Random, base: number, height: number, waves = 2): (x: number) => number {
  const parts = [1, 2.3, 4.9].map((f, i) => ({
    f: (f * waves * Math.PI) / 1000,
    phase: random.next() * 7,
    size: height / (1 + i * 1.7),
  }))
  return (x) =>
    base + parts.reduce((sum, { f, phase, size }) => sum + Math.sin(x * f + phase) * size, 0) * 0.6
}

/** Samples a ridge into points with a hand's unevenness. */
export const along = (line: (x: number) => number, step = 50, from = -60, to = 1060): Point[] =>
  Array.from({ length: Math.ceil((to - from) / step) + 1 }, (_, i) => [
    from + i * step,
    line(from + i * step),
  ])

/** The land below a ridge, down to `bottom`. */
export const below = (line: (x: number) => number, bottom = 1010) =>
  `${open(along(line))}L1060 ${r1(bottom)}L-60 ${r1(bottom)}Z`

/** An upright box from corner to corner. */
export const rect = (x0: number, y0: number, x1: number, y1: number) =>
  `M${r1(x0)} ${r1(y0)}H${r1(x1)}V${r1(y1)}H${r1(x0)}Z`

/** A box that narrows: `foot` and `top` are half widths at `y0` and `y1`, around x. */
export const taper = (x: number, y0: number, foot: number, y1: number, top: number) =>
  `M${r1(x - foot)} ${r1(y0)}L${r1(x - top)} ${r1(y1)}H${r1(x + top)}L${r1(x + foot)} ${r1(y0)}Z`
