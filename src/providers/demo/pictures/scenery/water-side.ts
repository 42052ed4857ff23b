import { at, marks, shape, strokes } from './brush.ts'
import { cottage } from './buildings.ts'
import { bark, type Cluster, foliage, limb, tones } from './foliage.ts'
import { contact } from './land.ts'
import { bell, between, blob, leaf, r1 } from './line.ts'
import { shade } from './pigment.ts'
import { accent, hue, scaleAt, type Stage } from './stage.ts'

/** A stone bridge of one arch, `w` units from bank to bank, its middle over (x, y). */
export function archBridge(stage: Stage, x: number, y: number, w: number): string {
  const { random } = stage
  const rock = hue(stage, '#b3a797', 0.14)
  const h = w * 0.24
  const deck = (dy: number) => `Q${r1(x)} ${r1(y - h * 1.55 + dy)} `
  const body = `M${r1(x - w * 0.56)} ${r1(y)}L${r1(x - w * 0.56)} ${r1(y - h * 0.42)}${deck(0)}${r1(x + w * 0.56)} ${r1(y - h * 0.42)}V${r1(y)}L${r1(x + w * 0.36)} ${r1(y + h * 0.16)}Q${r1(x + w * 0.3)} ${r1(y - h * 0.72)} ${r1(x)} ${r1(y - h * 0.74)}Q${r1(x - w * 0.3)} ${r1(y - h * 0.72)} ${r1(x - w * 0.36)} ${r1(y + h * 0.16)}Z`
  const under = `M${r1(x - w * 0.36)} ${r1(y + h * 0.16)}Q${r1(x - w * 0.3)} ${r1(y - h * 0.72)} ${r1(x)} ${r1(y - h * 0.74)}Q${r1(x + w * 0.3)} ${r1(y - h * 0.72)} ${r1(x + w * 0.36)} ${r1(y + h * 0.16)}Q${r1(x)} ${r1(y + h * 0.28)} ${r1(x - w * 0.36)} ${r1(y + h * 0.16)}Z`
  const coping = `M${r1(x - w * 0.58)} ${r1(y - h * 0.4)}${deck(-h * 0.12)}${r1(x + w * 0.58)} ${r1(y - h * 0.4)}l0 ${r1(h * 0.13)}${deck(h * 0.04)}${r1(x - w * 0.58)} ${r1(y - h * 0.27)}Z`
  let stones = ''
  for (let i = 0; i < 17; i++) {
    const a = Math.PI * (0.03 + (i / 16) * 0.94)
    stones += blob(
      random,
      x - Math.cos(a) * w * 0.365,
      y + h * 0.12 - Math.sin(a) * h * 0.96,
      w * 0.026,
      h * 0.075,
      0.14,
      7,
    )
  }
  for (let i = 0; i < 14; i++) {
    const k = bell(random) * 0.33
    stones += blob(
      random,
      x + w * (k + Math.sign(k) * 0.14),
      y - h * between(random, 0.1, 0.5),
      w * 0.03,
      h * 0.06,
      0.16,
      7,
    )
  }
  return `${marks(under, stage.light.shadow, 0.42)}${shape(stage, body, rock)}${marks(stones, shade(rock, -0.05), 0.7)}${shape(stage, coping, shade(rock, 0.05), { lift: 2 })}`
}

/** A mill at the water: a cottage with a great wheel. */
export function watermill(stage: Stage, x: number, y: number, w: number): string {
  const wood = hue(stage, '#8a6346', 0.14)
  const r = w * 0.36
  const wx = x - stage.goal * w * 0.52
  const wy = y - r * 0.55
  let spokes = ''
  let paddles = ''
  for (let i = 0; i < 12; i++) {
    const a = (i / 12) * Math.PI * 2 + 0.2
    const [c, s] = [Math.cos(a), Math.sin(a)]
    if (i % 2) spokes += `M${r1(wx)} ${r1(wy)}L${r1(wx + c * r)} ${r1(wy + s * r)}`
    paddles += `M${r1(wx + c * r * 0.86)} ${r1(wy + s * r * 0.86)}L${r1(wx + c * r * 1.14)} ${r1(wy + s * r * 1.14)}`
  }
  const ring = (k: number, width: number) =>
    `<circle cx="${r1(wx)}" cy="${r1(wy)}" r="${r1(r * k)}" fill="none" stroke="${wood}" stroke-width="${r1(width)}"/>`
  const foam = Array.from({ length: 7 }, () =>
    blob(stage.random, wx + bell(stage.random) * r, y + r * 0.42, r * 0.22, r * 0.07, 0.2),
  ).join('')
  return `${contact(stage, x, y, w * 0.6)}${cottage(stage, x, y, w, 0.2)}${ring(1, w * 0.035)}${ring(0.82, w * 0.025)}${strokes(spokes, shade(wood, 0.03), w * 0.026)}${strokes(paddles, shade(wood, -0.05), w * 0.05)}<circle cx="${r1(wx)}" cy="${r1(wy)}" r="${r1(r * 0.12)}" fill="${shade(wood, -0.06)}"/>${marks(foam, '#ffffff', 0.7)}`
}

/** A willow whose rods hang to the water. */
export function willow(stage: Stage, x: number, y: number, h: number): string {
  const { random } = stage
  const trunk = hue(stage, '#75604a', 0.16)
  const green = hue(stage, '#93b560', 0.16)
  const lean = -stage.goal * h * 0.12
  const stem = limb(0, 0, lean, -h * 0.62, h * 0.06, h * 0.035, lean * 0.3)
  const d = ['', '', '']
  const rods = ['', '']
  for (let i = 0; i < 46; i++) {
    const k = bell(random) * 0.8
    const [sx, sy] = [lean + k * h * 0.3, -h * (0.86 - Math.abs(k) * 0.2)]
    const [ex, ey] = [lean + k * h * 0.62 + stage.bend * h * 0.2, -h * between(random, 0.08, 0.36)]
    rods[i % 2] += `M${r1(sx)} ${r1(sy)}Q${r1(ex * 0.95)} ${r1(sy - h * 0.02)} ${r1(ex)} ${r1(ey)}`
    for (let t = 0.2; t < 1; t += 0.065) {
      const px = (1 - t) ** 2 * sx + 2 * t * (1 - t) * ex * 0.95 + t * t * ex
      const py = (1 - t) ** 2 * sy + 2 * t * (1 - t) * (sy - h * 0.02) + t * t * ey
      d[i % 3] += leaf(px, py, h * 0.045, 1.57 + bell(random) * 0.9, 0.28)
    }
  }
  const crown: Cluster[] = [-0.3, -0.12, 0.08, 0.28].map((k, i) => [
    lean + k * h,
    -h * (0.72 + (i % 2) * 0.09 - Math.abs(k) * 0.2),
    h * between(random, 0.13, 0.17),
  ])
  const dome = foliage(stage, crown, tones(shade(green, -0.03)), h * 0.03)
  return at(
    x,
    y,
    1,
    `${contact(stage, 0, 2, h * 0.3)}${shape(stage, stem, trunk)}${bark(stage, 0, 0, lean, -h * 0.5, h * 0.06, shade(trunk, -0.1))}${dome}${strokes(rods[0] ?? '', shade(green, -0.08), 2.6, 0.8)}${marks(d[0] ?? '', shade(green, -0.06))}${strokes(rods[1] ?? '', shade(green, -0.02), 2, 0.8)}${marks(d[1] ?? '', green)}${marks(d[2] ?? '', shade(green, 0.07))}`,
  )
}

/** Bulrushes and sword leaves from one root. */
export function reeds(stage: Stage, x: number, y: number, h: number): string {
  const { random } = stage
  const green = hue(stage, '#6f9657', 0.06)
  let [blades, tops, stalks] = ['', '', '']
  for (let i = 0; i < 11; i++) {
    const px = x + bell(random) * h * 0.28
    const tall = h * between(random, 0.55, 1)
    const lean = bell(random) * h * 0.16 + stage.bend * h * 0.5
    if (i % 3 === 0) {
      stalks += `M${r1(px)} ${r1(y)}Q${r1(px)} ${r1(y - tall * 0.6)} ${r1(px + lean)} ${r1(y - tall)}`
      tops += blob(random, px + lean, y - tall + h * 0.06, h * 0.028, h * 0.1, 0.06, 8)
    } else
      blades += `M${r1(px - h * 0.02)} ${r1(y)}q${r1(lean * 0.2)} ${r1(-tall * 0.6)} ${r1(lean + h * 0.02)} ${r1(-tall)}q${r1(-lean * 0.2)} ${r1(tall * 0.5)} ${r1(h * 0.02 - lean)} ${r1(tall)}z`
  }
  return (
    marks(blades, green) +
    strokes(stalks, shade(green, 0.05), Math.max(1.2, h * 0.018)) +
    marks(tops, hue(stage, '#7a5238', 0.05))
  )
}

/** Lily pads with a few open flowers, lying flat on the water. */
export function lilies(
  stage: Stage,
  mid: (y: number) => number,
  half: (y: number) => number,
  y0: number,
  y1: number,
): string {
  const { random } = stage
  const pad = hue(stage, '#6a9a5c', 0.08)
  let svg = ''
  const spots = Array.from({ length: 9 }, () => between(random, y0, Math.max(y0 + 10, y1))).sort(
    (a, b) => a - b,
  )
  for (const [i, y] of spots.entries()) {
    const x = mid(y) + bell(random) * half(y) * 0.5
    const s = 30 * scaleAt(stage, y)
    svg += shape(
      stage,
      `M${r1(x)} ${r1(y)}L${r1(x + s)} ${r1(y - s * 0.12)}A${r1(s)} ${r1(s * 0.34)} 0 1 1 ${r1(x + s * 0.86)} ${r1(y + s * 0.18)}Z`,
      shade(pad, bell(random) * 0.03),
      { lift: 1 },
    )
    if (i % 3) continue
    const petal = accent(stage, i, 0.06)
    let d = ''
    for (let k = 0; k < 7; k++) d += leaf(x, y - s * 0.08, s * 0.5, -Math.PI * (0.05 + (k / 6) * 0.9), 0.34)
    svg +=
      shape(stage, d, shade(petal, 0.12, 0.8), { lift: 1 }) +
      marks(blob(random, x, y - s * 0.12, s * 0.12, s * 0.1), '#f4cf6a')
  }
  return svg
}
