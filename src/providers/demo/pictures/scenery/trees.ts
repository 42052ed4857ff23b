import { at, marks, shape, strokes } from './brush.ts'
import { type Cluster, bark, foliage, limb, tones } from './foliage.ts'
import { bell, between, blob, closed, type Point, r1 } from './line.ts'
import { blend, shade } from './pigment.ts'
import { hue, type Stage } from './stage.ts'

const greens = ['#5f8f4e', '#6f9a52', '#4f8459', '#7fa457'] as const
const woods = ['#7a5a43', '#6b4f40', '#86664a'] as const

export const green = (stage: Stage, depth: number) => hue(stage, stage.random.pick(greens), depth)
export const wood = (stage: Stage, depth: number) => hue(stage, stage.random.pick(woods), depth)

/** A broad tree with limbs that show between its leaves. Foot at (x, y), `h` units tall. */
export function oak(
  stage: Stage,
  x: number,
  y: number,
  h: number,
  depth: number,
  paint = green(stage, depth),
): string {
  const { random } = stage
  const trunk = wood(stage, depth)
  const lean = bell(random) * 0.06 + stage.bend * 0.4
  const w = h * 0.045
  const crown: Cluster[] = [
    [lean * h, -h * 0.68, h * 0.23],
    [-h * 0.2 + lean * h, -h * 0.58, h * 0.17],
    [h * 0.21 + lean * h, -h * 0.6, h * 0.18],
    [-h * 0.1 + lean * h * 1.4, -h * 0.83, h * 0.16],
    [h * 0.12 + lean * h * 1.4, -h * 0.82, h * 0.155],
    [h * 0.02, -h * 0.5, h * 0.15],
  ].map(([cx = 0, cy = 0, r = 1]): Cluster => [
    cx + bell(random) * h * 0.03,
    cy + bell(random) * h * 0.025,
    r * between(random, 0.88, 1.1),
  ])
  const arms = `${limb(0, -h * 0.3, -h * 0.17, -h * 0.52, w * 0.5, w * 0.2)}${limb(0, -h * 0.28, h * 0.18, -h * 0.52, w * 0.5, w * 0.2)}`
  const stem = limb(0, 0, lean * h, -h * 0.55, w, w * 0.55, bell(random) * w)
  const roots = `M${r1(-w * 2)} 2Q${r1(-w)} ${r1(-w)} 0 ${r1(-w * 2.2)}Q${r1(w)} ${r1(-w)} ${r1(w * 2.1)} 2Q0 ${r1(w * 0.7)} ${r1(-w * 2)} 2Z`
  const side = marks(
    limb(w * 0.45, 0, lean * h + w * 0.3, -h * 0.5, w * 0.45, w * 0.2),
    shade(trunk, -0.06),
    0.6,
  )
  return at(
    x,
    y,
    1,
    `${shape(stage, arms + roots, trunk, { lift: 0 })}${shape(stage, stem, trunk)}${side}${bark(stage, 0, 0, lean * h, -h * 0.5, w, shade(trunk, -0.1))}${foliage(stage, crown, tones(paint), Math.max(4, h * 0.028))}`,
  )
}

/** A fir: skirts of hanging twigs, each lit on its sunny side, with snow where it snows. */
export function pine(stage: Stage, x: number, y: number, h: number, depth: number, snow = false): string {
  const { random } = stage
  const paint = hue(stage, random.pick(['#3f6f5a', '#4a7a5c', '#3c6a64']), depth)
  const tiers = h > 160 ? 6 : 5
  let svg = shape(stage, limb(0, 0, 0, -h * 0.3, h * 0.028, h * 0.02), wood(stage, depth), { lift: 2 })
  for (let i = 0; i < tiers; i++) {
    const t = i / (tiers - 1)
    const low = -h * (0.1 + t * 0.62)
    const wide = h * (0.25 - t * 0.165) * between(random, 0.92, 1.08)
    const tip = low - h * (0.3 - t * 0.05)
    const lean = stage.bend * h * 0.25 * t
    svg += skirt(stage, lean, low, wide, tip, paint, snow)
  }
  return at(x, y, 1, svg)
}

function skirt(
  stage: Stage,
  lean: number,
  low: number,
  wide: number,
  tip: number,
  paint: string,
  snow: boolean,
): string {
  const { random } = stage
  const teeth = 7
  const h = low - tip
  const edge: Point[] = []
  for (let i = 0; i <= teeth * 2; i++) {
    const t = i / (teeth * 2)
    const droop = Math.abs(t - 0.5) * 2
    edge.push([
      lean + (t - 0.5) * 2 * wide,
      low + (i % 2 ? -h * 0.1 : 0) + (1 - droop) * h * 0.09 + bell(random) * h * 0.02,
    ])
  }
  const hang = edge.map(([px, py]) => `L${r1(px)} ${r1(py)}`).join('')
  const body = `M${r1(lean)} ${r1(tip)}Q${r1(lean - wide * 0.3)} ${r1(tip + h * 0.55)} ${r1(lean - wide)} ${r1(low)}${hang}Q${r1(lean + wide * 0.3)} ${r1(tip + h * 0.55)} ${r1(lean)} ${r1(tip)}Z`
  const lit = `M${r1(lean)} ${r1(tip)}Q${r1(lean - wide * 0.3)} ${r1(tip + h * 0.55)} ${r1(lean - wide)} ${r1(low)}Q${r1(lean - wide * 0.35)} ${r1(low - h * 0.1)} ${r1(lean)} ${r1(tip)}Z`
  const cap = `M${r1(lean)} ${r1(tip - 1)}Q${r1(lean - wide * 0.34)} ${r1(tip + h * 0.5)} ${r1(lean - wide * 0.98)} ${r1(low - 1)}Q${r1(lean - wide * 0.5)} ${r1(low - h * 0.26)} ${r1(lean - wide * 0.28)} ${r1(low - h * 0.32)}Q${r1(lean)} ${r1(low - h * 0.2)} ${r1(lean + wide * 0.3)} ${r1(low - h * 0.34)}Q${r1(lean + wide * 0.55)} ${r1(low - h * 0.24)} ${r1(lean + wide * 0.96)} ${r1(low - 1)}Q${r1(lean + wide * 0.34)} ${r1(tip + h * 0.5)} ${r1(lean)} ${r1(tip - 1)}Z`
  return `${shape(stage, body, shade(paint, -0.03), { lift: 2.5 })}${snow ? marks(cap, blend(hue(stage, '#f4f8fc'), paint, 0.12)) : marks(lit, shade(paint, 0.05), 0.7)}`
}

/** A birch or young tree: pale slim stem, airy leaves. */
export function birch(stage: Stage, x: number, y: number, h: number, depth: number, paint?: string): string {
  const { random } = stage
  const stem = hue(stage, '#e7dfd0', depth)
  const leaves = tones(paint ?? hue(stage, random.pick(['#9cb45c', '#8fb06a', '#b3ad55']), depth))
  const lean = bell(random) * 0.08 + stage.bend * 0.6
  const crown: Cluster[] = Array.from({ length: 6 }, (_, i) => [
    lean * h * (0.5 + i * 0.12) + bell(random) * h * 0.09,
    -h * (0.45 + i * 0.1),
    h * (0.13 - i * 0.009),
  ])
  let rings = ''
  for (let i = 0; i < 9; i++) {
    const t = random.next() * 0.6
    rings += `M${r1(lean * h * t - h * 0.013)} ${r1(-h * t)}h${r1(h * between(random, 0.008, 0.02))}`
  }
  return at(
    x,
    y,
    1,
    `${shape(stage, limb(0, 0, lean * h, -h * 0.92, h * 0.018, h * 0.005, bell(random) * 5), stem)}${strokes(rings, shade(stem, -0.35), Math.max(0.8, h * 0.008), 0.7)}${foliage(stage, crown, leaves, Math.max(3.5, h * 0.022))}`,
  )
}

/** A tree far away: a few dabs that read as a crown with a shaded foot. */
export function farTree(stage: Stage, x: number, y: number, h: number, paint: string): string {
  const { random } = stage
  const w = h * between(random, 0.36, 0.5)
  const tall = random.chance(0.3)
  const crown = tall
    ? closed([
        [x, y - h * 1.25],
        [x + w * 0.45, y - h * 0.5],
        [x + w * 0.3, y],
        [x - w * 0.3, y],
        [x - w * 0.45, y - h * 0.5],
      ])
    : blob(random, x, y - h * 0.55, w, h * 0.52, 0.1, 8) +
      blob(random, x + w * 0.6, y - h * 0.38, w * 0.6, h * 0.4, 0.1, 7)
  const lit = blob(
    random,
    x - w * 0.25,
    y - h * (tall ? 0.7 : 0.68),
    w * (tall ? 0.22 : 0.5),
    h * 0.26,
    0.16,
    7,
  )
  return shape(stage, crown, paint, { lift: 1.5 }) + marks(lit, shade(paint, 0.045), 0.8)
}

/** A leafy mound on the ground: hedge, shrub, thicket. */
export function bush(
  stage: Stage,
  x: number,
  y: number,
  w: number,
  depth: number,
  paint = green(stage, depth),
): string {
  const { random } = stage
  const crown: Cluster[] = [
    [-w * 0.3, -w * 0.16, w * 0.2],
    [w * 0.28, -w * 0.15, w * 0.21],
    [0, -w * 0.27, w * 0.26],
    [-w * 0.12, -w * 0.08, w * 0.18],
    [w * 0.12, -w * 0.08, w * 0.17],
  ].map(([cx = 0, cy = 0, r = 1]): Cluster => [
    cx + bell(random) * w * 0.04,
    cy,
    r * between(random, 0.9, 1.12),
  ])
  return at(x, y, 1, foliage(stage, crown, tones(paint), Math.max(3.5, w * 0.05)))
}
