import { marks, shape, strokes } from './brush.ts'
import { bell, between, closed, leaf, type Point, r1 } from './line.ts'
import { shade } from './pigment.ts'
import { snowed, type Stage } from './stage.ts'

/** A heap of leaves: where its round clusters are, in units around its own centre. */
export type Cluster = readonly [x: number, y: number, r: number]

export type Leafy = { dark: string; mid: string; light: string; glint: string }

export const tones = (paint: string): Leafy => ({
  dark: shade(paint, -0.085, 0.95),
  mid: paint,
  light: shade(paint, 0.07, 1.02),
  glint: shade(paint, 0.14, 0.95),
})

/** A cluster's outline with scallops, as leaves at its edge make it. */
function scallop(stage: Stage, [x, y, r]: Cluster, size = 1): string {
  const { random } = stage
  const n = Math.max(9, Math.min(17, Math.round(r / 5)))
  const points: Point[] = []
  const turn = random.next() * 6
  for (let i = 0; i < n * 2; i++) {
    const angle = turn + (i / (n * 2)) * Math.PI * 2
    const reach = r * size * (i % 2 ? 0.9 : 1.05) * (1 + (random.next() - 0.5) * 0.1)
    points.push([x + Math.cos(angle) * reach, y + Math.sin(angle) * reach * 0.94])
  }
  return closed(points)
}

function dabs(stage: Stage, [x, y, r]: Cluster, count: number, size: number, lean: number): string {
  const { random } = stage
  let d = ''
  for (let i = 0; i < count; i++) {
    const angle = random.next() * Math.PI * 2
    const reach = Math.sqrt(random.next()) * r * 0.8
    const [px, py] = [
      x + Math.cos(angle) * reach - lean * r,
      y + Math.sin(angle) * reach - Math.abs(lean) * r,
    ]
    d += leaf(
      px,
      py,
      size * between(random, 0.7, 1.3),
      between(random, -0.9, 0.9) + (random.chance(0.5) ? 0.3 : 2.8),
      0.42,
    )
  }
  return d
}

/** Leaves in three tones: shade below, body, light from above on the sunny side. `fine` is the size of one leaf. */
export function foliage(stage: Stage, clusters: readonly Cluster[], own: Leafy, fine: number): string {
  const { random } = stage
  const leafy = { ...own, light: snowed(stage, own.light, 0.45), glint: snowed(stage, own.glint, 0.85) }
  const outline = clusters.map((c) => scallop(stage, c)).join('')
  const body = clusters.map(([x, y, r]) => scallop(stage, [x - r * 0.06, y - r * 0.12, r * 0.86])).join('')
  const cut = stage.style === 'paper-cut'
  let [edge, light, glint, hollow] = ['', '', '', '']
  for (const cluster of clusters) {
    const [x, y, r] = cluster
    const many = Math.round((r / fine) ** 1.35)
    for (let i = 0; i < many * 1.1; i++) {
      const angle = random.next() * Math.PI * 2
      edge += leaf(
        x + Math.cos(angle) * r * 0.93,
        y + Math.sin(angle) * r * 0.9,
        fine * between(random, 0.6, 1.15),
        angle + bell(random) * 0.7,
        0.42,
      )
    }
    light += dabs(stage, [x, y, r * 0.78], many * 2.2, fine, 0.16)
    glint += dabs(stage, [x, y, r * 0.5], many * 0.8, fine * 0.85, 0.34)
    hollow += dabs(stage, [x + r * 0.2, y + r * 0.35, r * 0.7], many, fine, 0)
  }
  if (cut)
    return (
      shape(stage, outline, leafy.dark, { lift: 4 }) +
      shape(stage, body, leafy.mid, { lift: 2.5 }) +
      marks(light, leafy.light, 0.9)
    )
  return `${shape(stage, outline, leafy.dark)}${marks(edge, leafy.dark)}${marks(body, leafy.mid)}${marks(hollow, leafy.dark, 0.5)}${marks(light, leafy.light, 0.85)}${marks(glint, leafy.glint, 0.8)}`
}

/** A tapering stem with a bend, from (x, y) up to the top; `w` is its width at the foot. */
export function limb(x: number, y: number, tx: number, ty: number, w: number, tip: number, bow = 0): string {
  const [mx, my] = [(x + tx) / 2 + bow, (y + ty) / 2]
  const m = (w + tip) / 2.4
  return `M${r1(x - w)} ${r1(y)}Q${r1(mx - m)} ${r1(my)} ${r1(tx - tip)} ${r1(ty)}L${r1(tx + tip)} ${r1(ty)}Q${r1(mx + m)} ${r1(my)} ${r1(x + w)} ${r1(y)}Q${r1(x)} ${r1(y + w * 0.5)} ${r1(x - w)} ${r1(y)}Z`
}

/** Grooves of bark along a stem. */
export function bark(
  stage: Stage,
  x: number,
  y: number,
  tx: number,
  ty: number,
  w: number,
  colour: string,
): string {
  const { random } = stage
  let d = ''
  for (let i = 0; i < 7; i++) {
    const t = random.next() * 0.75
    const off = (random.next() - 0.5) * w * 1.2
    const [px, py] = [x + (tx - x) * t + off, y + (ty - y) * t]
    d += `M${r1(px)} ${r1(py)}q${r1(bell(random) * 3)} ${r1((ty - y) * 0.07)} ${r1((tx - x) * 0.12)} ${r1((ty - y) * 0.14)}`
  }
  return strokes(d, colour, Math.max(0.8, w * 0.1), 0.6)
}
