import { marks, strokes } from './brush.ts'
import { bell, between, leaf, open, type Point, r1 } from './line.ts'
import { shade } from './pigment.ts'
import { hue, type Stage } from './stage.ts'

/** A bough with leaves that hangs into the page from an upper corner; near us, so dark and out of focus. */
export function bough(stage: Stage, side: -1 | 1, paint: string, reach = 400): string {
  const { random } = stage
  const x0 = side === -1 ? -40 : 1040
  const points: Point[] = [0, 0.3, 0.65, 1].map((t) => [
    x0 - side * t * reach,
    20 + Math.sin(t * 2.4) * 62 + bell(random) * 14,
  ])
  let [twigs, dark, light] = [open(points), '', '']
  for (let i = 0; i < 26; i++) {
    const t = random.next() ** 0.8
    const k = Math.min(2, Math.floor(t * 3))
    const [a, b] = [points[k] as Point, points[k + 1] as Point]
    const f = t * 3 - k
    const [x, y] = [a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f]
    const angle = (side === -1 ? 0.9 : 2.2) + bell(random) * 1.1
    const long = between(random, 34, 66)
    twigs += `M${r1(x)} ${r1(y)}l${r1(Math.cos(angle) * 14)} ${r1(Math.sin(angle) * 14)}`
    const d = leaf(x + Math.cos(angle) * 12, y + Math.sin(angle) * 12, long, angle + stage.bend, 0.36)
    if (i % 3) dark += d
    else light += d
  }
  return (
    strokes(twigs, shade(hue(stage, '#5b4334'), -0.08), 9) +
    marks(dark, paint) +
    marks(light, shade(paint, 0.06))
  )
}

/** Tall blades and broad leaves in a lower corner. */
export function corner(stage: Stage, side: -1 | 1, paint: string, tall = 230): string {
  const { random } = stage
  const x0 = side === -1 ? -10 : 1010
  const d = ['', '', '']
  for (let i = 0; i < 22; i++) {
    const x = x0 - side * random.next() ** 1.6 * 190
    const h = tall * between(random, 0.45, 1) * (1 - Math.abs(x - x0) / 320)
    const lean = -side * between(random, 0.05, 0.4) * h + stage.bend * h
    const w = between(random, 4, 9)
    d[i % 3] +=
      `M${r1(x - w)} 1015q${r1(lean * 0.1)} ${r1(-h * 0.6)} ${r1(lean + w)} ${r1(-h)}q${r1(-lean * 0.3)} ${r1(h * 0.5)} ${r1(w - lean)} ${r1(h)}z`
    if (i % 4 === 0)
      d[(i + 1) % 3] += leaf(x, 1015, h * 0.8, -Math.PI / 2 - side * between(random, 0.2, 0.9), 0.22)
  }
  return (
    marks(d[0] ?? '', shade(paint, -0.04)) + marks(d[1] ?? '', paint) + marks(d[2] ?? '', shade(paint, 0.04))
  )
}

/** The frame of an outdoor page: whatever corners the type leaves free. */
export function leafyFrame(stage: Stage, paint = '#3f6b48'): string {
  const near = shade(hue(stage, paint), stage.time === 'night' ? -0.07 : -0.09)
  const { random } = stage
  if (stage.zone === 'bottom')
    return bough(stage, stage.sun[0] < 500 ? 1 : -1, near, between(random, 300, 480))
  return (
    corner(stage, -1, near, between(random, 150, 240)) + corner(stage, 1, near, between(random, 130, 250))
  )
}
