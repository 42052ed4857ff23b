import { at, glow, marks, shape, strokes } from './brush.ts'
import { door, pane } from './buildings.ts'
import { polygon, r1 } from './line.ts'
import { blend, shade } from './pigment.ts'
import { accent, hue, type Stage } from './stage.ts'

/** A banded lighthouse, `h` units tall; its lamp burns from dusk to dawn. */
export function lighthouse(stage: Stage, x: number, y: number, h: number, depth: number): string {
  const white = hue(stage, '#f7f0e2', depth)
  const band = accent(stage, stage.random.int(0, 3), depth)
  const half = (t: number) => h * (0.125 - t * 0.045)
  const strip = (from: number, to: number, paint: string) =>
    shape(
      stage,
      polygon([
        [-half(from), -h * from],
        [-half(to), -h * to],
        [half(to), -h * to],
        [half(from), -h * from],
      ]),
      paint,
      { lift: from === 0 ? 4 : 0 },
    )
  const bands = [0, 1, 2, 3, 4].map((i) => strip(i * 0.152, (i + 1) * 0.152, i % 2 ? band : white)).join('')
  const side = marks(
    polygon([
      [half(0) * 0.25, 0],
      [half(0.76) * 0.25, -h * 0.76],
      [half(0.76), -h * 0.76],
      [half(0), 0],
    ]),
    stage.light.shadow,
    0.16,
  )
  const gallery = shape(
    stage,
    `M${r1(-h * 0.125)} ${r1(-h * 0.77)}h${r1(h * 0.25)}v${r1(h * 0.03)}h${r1(-h * 0.25)}z`,
    shade(band, -0.1),
    { lift: 1 },
  )
  const rail = strokes(
    [-0.11, -0.055, 0, 0.055, 0.11].map((k) => `M${r1(k * h)} ${r1(-h * 0.77)}v${r1(-h * 0.05)}`).join('') +
      `M${r1(-h * 0.115)} ${r1(-h * 0.82)}h${r1(h * 0.23)}`,
    shade(band, -0.14),
    1.5,
  )
  const lamp = blend(hue(stage, '#bcd8dc', depth), '#ffe58f', Math.max(0.15, stage.light.lamps))
  const room = shape(
    stage,
    `M${r1(-h * 0.06)} ${r1(-h * 0.77)}v${r1(-h * 0.11)}h${r1(h * 0.12)}v${r1(h * 0.11)}z`,
    lamp,
    { lift: 0 },
  )
  const cap = shape(
    stage,
    `M${r1(-h * 0.085)} ${r1(-h * 0.875)}Q0 ${r1(-h * 1.02)} ${r1(h * 0.085)} ${r1(-h * 0.875)}Z`,
    band,
    { lift: 1.5 },
  )
  const shine = stage.light.lamps > 0.3 ? glow(stage, 0, -h * 0.83, h * 0.3, '#fff0b0', 0.85) : ''
  return at(
    x,
    y,
    1,
    `${bands}${side}${gallery}${room}${rail}${cap}${shine}${door(stage, 0, 0, h * 0.08, h * 0.13, shade(band, -0.08))}${pane(stage, -h * 0.01, -h * 0.32, h * 0.05, h * 0.07, depth)}${pane(stage, h * 0.01, -h * 0.55, h * 0.045, h * 0.06, depth)}`,
  )
}

/** A striped bathing hut on short legs. */
export function beachHut(stage: Stage, x: number, y: number, h: number, paint: string): string {
  const w = h * 0.4
  const white = hue(stage, '#fbf4e6', 0.06)
  const wall = polygon([
    [-w, -h * 0.08],
    [-w, -h * 0.62],
    [0, -h * 0.95],
    [w, -h * 0.62],
    [w, -h * 0.08],
  ])
  let stripes = ''
  for (let i = 0; i < 4; i++) {
    const [a, b] = [-w + (i * 2 * w) / 4, -w + ((i + 0.5) * 2 * w) / 4]
    const top = (k: number) => -h * 0.95 + (Math.abs(k) / w) * h * 0.33
    stripes += polygon([
      [a, -h * 0.08],
      [a, top(a)],
      [b, top(b)],
      [b, -h * 0.08],
    ])
  }
  const roofs = shape(
    stage,
    polygon([
      [-w * 1.2, -h * 0.58],
      [0, -h * 1.04],
      [w * 1.2, -h * 0.58],
      [w * 1.1, -h * 0.5],
      [0, -h * 0.92],
      [-w * 1.1, -h * 0.5],
    ]),
    shade(paint, -0.1),
    { lift: 2 },
  )
  const legs = strokes(
    `M${r1(-w * 0.8)} 0v${r1(-h * 0.1)}M${r1(w * 0.8)} 0v${r1(-h * 0.1)}`,
    hue(stage, '#8a6a50'),
    w * 0.14,
  )
  return at(
    x,
    y,
    1,
    `${legs}${shape(stage, wall, white)}${marks(stripes, paint)}${roofs}${door(stage, 0, -h * 0.08, w * 0.7, h * 0.42, shade(paint, -0.05))}<circle cx="0" cy="${r1(-h * 0.7)}" r="${r1(w * 0.13)}" fill="${white}"/>`,
  )
}
