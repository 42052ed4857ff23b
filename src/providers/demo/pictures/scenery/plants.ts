import { at, marks, shape, strokes } from './brush.ts'
import { bell, between, blob, leaf, r1 } from './line.ts'
import { shade } from './pigment.ts'
import { accent, depthAt, hue, scaleAt, type Stage } from './stage.ts'

function blade(x: number, y: number, h: number, lean: number, w: number): string {
  return `M${r1(x - w)} ${r1(y)}q${r1(lean * 0.25)} ${r1(-h * 0.6)} ${r1(lean + w)} ${r1(-h)}q${r1(-lean * 0.1)} ${r1(h * 0.5)} ${r1(w - lean)} ${r1(h)}z`
}

/** Tufts of grass between two heights, thicker and taller to the front, in three tones. */
export function grass(stage: Stage, y0: number, y1: number, count: number, paint: string, tall = 30): string {
  const { random, bend } = stage
  const d = ['', '', '']
  for (let i = 0; i < count; i++) {
    const y = y0 + (y1 - y0) * Math.sqrt(random.next())
    const x = random.next() * 1040 - 20
    const size = scaleAt(stage, y) * tall * between(random, 0.6, 1.25)
    const tone = random.int(0, 2)
    for (let k = random.int(2, 5); k > 0; k--)
      d[tone] += blade(
        x + bell(random) * size * 0.35,
        y,
        size * between(random, 0.6, 1.1),
        bell(random) * size * 0.35 + bend * size,
        Math.max(0.6, size * 0.05),
      )
  }
  return (
    marks(d[0] ?? '', shade(paint, -0.07), 0.8) +
    marks(d[1] ?? '', shade(paint, 0.05), 0.8) +
    marks(d[2] ?? '', shade(paint, 0.11), 0.7)
  )
}

export type Bloom = 'daisy' | 'poppy' | 'bell' | 'spike' | 'tulip'

/** One flower with its stalk; foot at (x, y). */
export function flower(
  stage: Stage,
  x: number,
  y: number,
  h: number,
  kind: Bloom,
  petal: string,
  stalk: string,
): string {
  const { random, bend } = stage
  const tx = bell(random) * h * 0.16 + bend * h * 0.5
  const stem = strokes(
    `M0 0Q${r1(tx * 0.2)} ${r1(-h * 0.6)} ${r1(tx)} ${r1(-h)}`,
    stalk,
    Math.max(1, h * 0.045),
  )
  const leaves = marks(leaf(0, -h * 0.2, h * 0.4, -0.7) + leaf(0, -h * 0.15, h * 0.36, -2.4), stalk)
  const s = h * 0.26
  return at(
    x,
    y,
    1,
    `${stem}${leaves}<g transform="translate(${r1(tx)} ${r1(-h)})">${blossom(stage, kind, s, petal)}</g>`,
  )
}

function blossom(stage: Stage, kind: Bloom, s: number, petal: string): string {
  const { random } = stage
  if (kind === 'daisy') {
    let d = ''
    for (let i = 0; i < 8; i++) d += leaf(0, 0, s, (i / 8) * Math.PI * 2 + random.next() * 0.2, 0.3)
    return shape(stage, d, petal, { lift: 1 }) + marks(blob(random, 0, 0, s * 0.34), hue(stage, '#f0b840'))
  }
  if (kind === 'poppy')
    return (
      shape(stage, blob(random, 0, 0, s, s * 0.8, 0.14, 7), petal, { lift: 1 }) +
      marks(blob(random, s * 0.1, -s * 0.1, s * 0.6, s * 0.4), shade(petal, 0.06)) +
      marks(blob(random, 0, 0, s * 0.24), hue(stage, '#4a3550'))
    )
  if (kind === 'tulip')
    return shape(
      stage,
      `M${r1(-s * 0.7)} ${r1(-s * 1.1)}Q${r1(-s)} ${r1(s * 0.5)} 0 ${r1(s * 0.5)}Q${r1(s)} ${r1(s * 0.5)} ${r1(s * 0.7)} ${r1(-s * 1.1)}L${r1(s * 0.3)} ${r1(-s * 0.5)}L0 ${r1(-s * 1.25)}L${r1(-s * 0.3)} ${r1(-s * 0.5)}Z`,
      petal,
      { lift: 1 },
    )
  if (kind === 'bell')
    return shape(
      stage,
      `M0 ${r1(-s * 0.4)}Q${r1(s * 0.8)} 0 ${r1(s * 0.8)} ${r1(s)}Q${r1(s * 0.3)} ${r1(s * 0.75)} 0 ${r1(s)}Q${r1(-s * 0.3)} ${r1(s * 0.75)} ${r1(-s * 0.8)} ${r1(s)}Q${r1(-s * 0.8)} 0 0 ${r1(-s * 0.4)}Z`,
      petal,
      { lift: 1 },
    )
  let d = ''
  for (let i = 0; i < 12; i++)
    d += blob(random, bell(random) * s * 0.25, s * (0.7 - i * 0.2), s * (0.3 - i * 0.012), s * 0.22, 0.2, 6)
  return marks(d, petal) + marks(blob(random, -s * 0.1, -s * 0.6, s * 0.14, s * 0.8), shade(petal, 0.1), 0.6)
}

const blooms: readonly Bloom[] = ['daisy', 'poppy', 'bell', 'spike', 'tulip']

/** Flowers grow in drifts of one kind, not evenly. The calm zone and the figures' place stay free. */
export function drifts(
  stage: Stage,
  count: number,
  y0: number,
  y1: number,
  tall = 42,
  free: (x: number, y: number) => boolean = () => true,
): string {
  const { random } = stage
  const grown: { y: number; svg: string }[] = []
  for (let i = 0; i < count; i++) {
    const [cx, cy] = [between(random, 0, 1000), between(random, y0, y1)]
    const kind = random.pick(blooms)
    const own = random.chance(0.6)
      ? accent(stage, random.int(0, 6))
      : hue(stage, random.pick(['#fbf4e6', '#f6c9c0', '#e9b949', '#b7a2d8']))
    for (let k = random.int(5, 9); k > 0; k--) {
      const [x, y] = [cx + bell(random) * 80, Math.min(y1, Math.max(y0, cy + bell(random) * 26))]
      const h = tall * scaleAt(stage, y) * between(random, 0.65, 1.15)
      if (!free(x, y)) continue
      const depth = depthAt(stage, y) * 0.6
      const stalk = hue(stage, '#5d8a4c', depth)
      grown.push({ y, svg: flower(stage, x, y, h, kind, shade(own, bell(random) * 0.03), stalk) })
    }
  }
  return grown
    .sort((a, b) => a.y - b.y)
    .map(({ svg }) => svg)
    .join('')
}

/** A fern: arching fronds from one root. */
export function fern(stage: Stage, x: number, y: number, h: number, paint: string): string {
  const { random } = stage
  const d = ['', '']
  for (let f = 0; f < 7; f++) {
    const way = (f - 3) / 3 + bell(random) * 0.1
    const tone = f % 2
    for (let i = 1; i < 11; i++) {
      const t = i / 11
      const px = x + way * h * 0.75 * t
      const py = y - h * (t * 1.25 - t * t * (0.3 + Math.abs(way) * 0.55))
      const size = h * 0.2 * (1 - t * 0.75)
      d[tone] += leaf(px, py, size, -0.5 + way * 0.8, 0.3) + leaf(px, py, size, -2.6 + way * 0.8, 0.3)
    }
  }
  return marks(d[0] ?? '', shade(paint, -0.05)) + marks(d[1] ?? '', shade(paint, 0.04))
}

export function mushroom(stage: Stage, x: number, y: number, h: number, cap: string): string {
  const stem = hue(stage, '#f1e6d0')
  const dots =
    blob(stage.random, -h * 0.2, -h * 0.8, h * 0.07) +
    blob(stage.random, h * 0.14, -h * 0.86, h * 0.08) +
    blob(stage.random, h * 0.33, -h * 0.66, h * 0.05)
  return at(
    x,
    y,
    1,
    `${shape(stage, `M${r1(-h * 0.13)} 0Q${r1(-h * 0.08)} ${r1(-h * 0.4)} ${r1(-h * 0.12)} ${r1(-h * 0.62)}H${r1(h * 0.12)}Q${r1(h * 0.08)} ${r1(-h * 0.4)} ${r1(h * 0.15)} 0Q0 ${r1(h * 0.06)} ${r1(-h * 0.13)} 0Z`, stem, { lift: 1 })}${shape(stage, `M${r1(-h * 0.5)} ${r1(-h * 0.52)}Q${r1(-h * 0.42)} ${r1(-h)} 0 ${r1(-h)}Q${r1(h * 0.42)} ${r1(-h)} ${r1(h * 0.5)} ${r1(-h * 0.52)}Q0 ${r1(-h * 0.42)} ${r1(-h * 0.5)} ${r1(-h * 0.52)}Z`, cap, { lift: 1.5 })}${marks(dots, stem, 0.9)}`,
  )
}

export function stone(stage: Stage, x: number, y: number, w: number, paint: string): string {
  const { random } = stage
  const body = blob(random, x, y - w * 0.3, w * 0.55, w * 0.36, 0.1, 8)
  return (
    marks(blob(random, x + w * 0.06, y + w * 0.02, w * 0.62, w * 0.1), stage.light.shadow, 0.22) +
    shape(stage, body, paint, { lift: 2 }) +
    marks(blob(random, x - w * 0.12, y - w * 0.42, w * 0.3, w * 0.14), shade(paint, 0.08), 0.8)
  )
}
