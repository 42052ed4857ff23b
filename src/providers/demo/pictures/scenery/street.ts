import { glow, marks, shape, strokes } from './brush.ts'
import { roof } from './buildings.ts'
import { contact } from './land.ts'
import { bell, blob, polygon, r1 } from './line.ts'
import { blend, shade } from './pigment.ts'
import { accent, hue, type Stage } from './stage.ts'

/** A street lamp with its pool of light at night. */
export function lamp(stage: Stage, x: number, y: number, h: number): string {
  const { light } = stage
  const iron = hue(stage, '#4a5560', 0.1)
  const glass = blend(hue(stage, '#d8e4e2', 0.1), '#ffe08a', Math.max(0.1, light.lamps))
  const w = h * 0.03
  const post = `M${r1(x - w)} ${r1(y)}L${r1(x - w * 0.6)} ${r1(y - h * 0.8)}h${r1(w * 1.2)}L${r1(x + w)} ${r1(y)}Z`
  const foot = `M${r1(x - w * 2.4)} ${r1(y)}q${r1(w * 2.4)} ${r1(-h * 0.1)} ${r1(w * 4.8)} 0z`
  const box = `M${r1(x - w * 1.6)} ${r1(y - h * 0.8)}l${r1(-w * 0.9)} ${r1(-h * 0.12)}h${r1(w * 5)}l${r1(-w * 0.9)} ${r1(h * 0.12)}z`
  const hat = `M${r1(x - w * 3)} ${r1(y - h * 0.915)}Q${r1(x)} ${r1(y - h * 1.06)} ${r1(x + w * 3)} ${r1(y - h * 0.915)}Z`
  const shine =
    light.lamps > 0.3
      ? glow(stage, x, y - h * 0.86, h * 0.75, '#ffd274', 0.75 * light.lamps) +
        `<ellipse cx="${r1(x)}" cy="${r1(y)}" rx="${r1(h * 0.55)}" ry="${r1(h * 0.09)}" fill="#ffd98a" fill-opacity="0.25"/>`
      : ''
  return `${contact(stage, x, y, h * 0.12)}${shape(stage, post, iron, { lift: 2 })}${marks(foot, iron)}${shape(stage, box, glass, { lift: 0 })}${strokes(`M${r1(x)} ${r1(y - h * 0.8)}v${r1(-h * 0.12)}`, iron, w * 0.5)}${shape(stage, hat, iron, { lift: 1 })}${shine}`
}

/** Flags on a line across the page, near us. */
export function bunting(stage: Stage, y: number): string {
  const { random } = stage
  const sag = (x: number) => y + 58 * (1 - ((x - 500) / 500) ** 2) - 40
  let svg = strokes(
    `M-10 ${r1(sag(-10))}Q500 ${r1(y + 76)} 1010 ${r1(sag(1010))}`,
    hue(stage, '#7a6552'),
    3.5,
  )
  for (let i = 0; i < 13; i++) {
    const x = 20 + i * 76
    const [a, b] = [sag(x), sag(x + 52)]
    svg += shape(
      stage,
      polygon([
        [x, a],
        [x + 52, b],
        [x + 26 + bell(random) * 5 + stage.bend * 60, (a + b) / 2 + 56],
      ]),
      accent(stage, i),
      { lift: 3 },
    )
  }
  return svg
}

/** A roofed well of round stones. */
export function well(stage: Stage, x: number, y: number, w: number): string {
  const { random } = stage
  const wall = hue(stage, '#b9aea0', 0.1)
  const timber = hue(stage, '#7d5d45', 0.1)
  const h = w * 0.42
  let stones = ''
  for (let r = 0; r < 3; r++)
    for (let i = 0; i < 6; i++)
      stones += blob(
        random,
        x - w * 0.42 + (i + (r % 2) * 0.5) * w * 0.155,
        y - h * (0.2 + r * 0.3),
        w * 0.07,
        h * 0.12,
        0.14,
        7,
      )
  const drum = `M${r1(x - w * 0.5)} ${r1(y - h)}V${r1(y - h * 0.1)}Q${r1(x)} ${r1(y + h * 0.2)} ${r1(x + w * 0.5)} ${r1(y - h * 0.1)}V${r1(y - h)}Z`
  const mouth = `<ellipse cx="${r1(x)}" cy="${r1(y - h)}" rx="${r1(w * 0.5)}" ry="${r1(h * 0.2)}" fill="${shade(wall, 0.05)}"/><ellipse cx="${r1(x)}" cy="${r1(y - h)}" rx="${r1(w * 0.4)}" ry="${r1(h * 0.14)}" fill="${shade(stage.light.shadow, 0.05)}" fill-opacity="0.8"/>`
  const posts = shape(
    stage,
    `M${r1(x - w * 0.46)} ${r1(y - h)}v${r1(-h * 1.5)}h${r1(w * 0.08)}v${r1(h * 1.5)}zM${r1(x + w * 0.38)} ${r1(y - h)}v${r1(-h * 1.5)}h${r1(w * 0.08)}v${r1(h * 1.5)}z`,
    timber,
    { lift: 1 },
  )
  const rope = strokes(
    `M${r1(x - w * 0.4)} ${r1(y - h * 1.9)}H${r1(x + w * 0.4)}M${r1(x)} ${r1(y - h * 1.9)}V${r1(y - h * 1.25)}`,
    shade(timber, 0.08),
    w * 0.04,
  )
  const pail = shape(
    stage,
    polygon([
      [x - w * 0.09, y - h * 1.28],
      [x + w * 0.09, y - h * 1.28],
      [x + w * 0.065, y - h * 0.98],
      [x - w * 0.065, y - h * 0.98],
    ]),
    hue(stage, '#a87b55', 0.1),
    { lift: 1 },
  )
  return `${contact(stage, x, y, w * 0.6)}${shape(stage, drum, wall)}${marks(stones, shade(wall, 0.055), 0.7)}${mouth}${rope}${pail}${posts}${roof(
    stage,
    [
      [x - w * 0.68, y - h * 2.35],
      [x - w * 0.4, y - h * 3.05],
      [x + w * 0.4, y - h * 3.05],
      [x + w * 0.68, y - h * 2.35],
    ],
    accent(stage, random.int(0, 4), 0.1),
  )}`
}
