import { glow, marks, shape, strokes } from './brush.ts'
import { bell, polygon, r1 } from './line.ts'
import { blend, shade } from './pigment.ts'
import { accent, depthAt, hue, scaleAt, type Stage } from './stage.ts'

/** A post-and-rail fence between two feet, in perspective. */
export function fence(
  stage: Stage,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  paint = '#c9ab85',
  n = 7,
): string {
  const { random } = stage
  let svg = ''
  const posts: [number, number, number][] = []
  for (let i = 0; i < n; i++) {
    const t = i / (n - 1)
    const [x, y] = [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t ** 1.3]
    posts.push([x + bell(random) * 3, y, 46 * scaleAt(stage, y)])
  }
  const colour = hue(stage, paint, depthAt(stage, (y0 + y1) / 2) * 0.6)
  for (const up of [0.36, 0.72])
    svg += posts
      .slice(1)
      .map(([x, y, h], i) => {
        const [px, py, ph] = posts[i] as [number, number, number]
        return shape(
          stage,
          polygon([
            [px, py - ph * up],
            [x, y - h * up],
            [x, y - h * (up - 0.15)],
            [px, py - ph * (up - 0.15)],
          ]),
          shade(colour, 0.02),
          { lift: 1 },
        )
      })
      .join('')
  for (const [x, y, h] of posts) {
    const w = h * 0.09
    svg +=
      shape(
        stage,
        `M${r1(x - w)} ${r1(y)}L${r1(x - w)} ${r1(y - h * 0.92)}L${r1(x)} ${r1(y - h)}L${r1(x + w)} ${r1(y - h * 0.92)}L${r1(x + w)} ${r1(y)}Z`,
        colour,
        { lift: 1.5 },
      ) +
      marks(
        `M${r1(x)} ${r1(y)}V${r1(y - h)}L${r1(x + w)} ${r1(y - h * 0.92)}V${r1(y)}Z`,
        shade(colour, -0.08),
        0.7,
      )
  }
  return svg
}

/** Birds far up, as strokes of the brush. */
export function birds(stage: Stage, x: number, y: number, count: number, colour: string): string {
  const { random } = stage
  let d = ''
  for (let i = 0; i < count; i++) {
    const [px, py, s] = [x + bell(random) * 90, y + bell(random) * 30, 9 + random.next() * 7]
    d += `M${r1(px - s)} ${r1(py - s * 0.2)}q${r1(s * 0.5)} ${r1(-s * 0.6)} ${r1(s)} ${r1(s * 0.2)}q${r1(s * 0.5)} ${r1(-s * 0.8)} ${r1(s)} ${r1(-s * 0.2)}`
  }
  return strokes(d, colour, 2.2, 0.75)
}

/** A ridge tent, its flap open on warm light. */
export function tent(stage: Stage, x: number, y: number, w: number): string {
  const { light, random } = stage
  const cloth = accent(stage, random.int(0, 4), 0.08)
  const [h, b] = [w * 0.62, w * 0.5]
  const side = `M${r1(x - b)} ${r1(y)}L${r1(x - b * 0.1)} ${r1(y - h)}L${r1(x + b * 0.5)} ${r1(y - h * 0.9)}L${r1(x + b * 1.15)} ${r1(y - h * 0.06)}L${r1(x + b * 0.55)} ${r1(y)}Z`
  const front = `M${r1(x - b)} ${r1(y)}L${r1(x - b * 0.1)} ${r1(y - h)}L${r1(x + b * 0.55)} ${r1(y)}Z`
  const inside = blend(hue(stage, '#5b4a50', 0.1), '#ffcf73', light.lamps * 0.85)
  const flap = `M${r1(x - b * 0.1)} ${r1(y - h * 0.86)}Q${r1(x - b * 0.42)} ${r1(y - h * 0.3)} ${r1(x - b * 0.46)} ${r1(y)}H${r1(x + b * 0.16)}Q${r1(x + b * 0.02)} ${r1(y - h * 0.4)} ${r1(x - b * 0.1)} ${r1(y - h * 0.86)}Z`
  const lines = `M${r1(x - b * 0.1)} ${r1(y - h)}L${r1(x - b * 1.35)} ${r1(y + 6)}M${r1(x + b * 0.5)} ${r1(y - h * 0.9)}L${r1(x + b * 1.5)} ${r1(y + 2)}`
  const shine =
    light.lamps > 0.3 ? glow(stage, x - b * 0.1, y - h * 0.3, w * 0.75, '#ffc65c', 0.4 * light.lamps) : ''
  return `${strokes(lines, shade(cloth, -0.2), 1.6, 0.7)}${shape(stage, side, shade(cloth, -0.06))}${shape(stage, front, cloth)}${shape(stage, flap, inside, { lift: 0 })}${strokes(`M${r1(x - b * 0.1)} ${r1(y - h * 0.86)}Q${r1(x - b * 0.42)} ${r1(y - h * 0.3)} ${r1(x - b * 0.46)} ${r1(y)}`, shade(cloth, 0.08), 4)}${shine}`
}

export function sailboat(stage: Stage, x: number, y: number, h: number, depth: number): string {
  const { random } = stage
  const sail = hue(stage, '#fbf3e2', depth)
  const jib = accent(stage, random.int(0, 4), depth)
  const hull = hue(stage, '#a8674c', depth)
  const lean = stage.bend * 30
  const body = `M${r1(-h * 0.34)} ${r1(-h * 0.1)}H${r1(h * 0.36)}Q${r1(h * 0.28)} ${r1(h * 0.06)} ${r1(h * 0.12)} ${r1(h * 0.06)}H${r1(-h * 0.2)}Q${r1(-h * 0.3)} ${r1(h * 0.04)} ${r1(-h * 0.34)} ${r1(-h * 0.1)}Z`
  const main = `M${r1(h * 0.03)} ${r1(-h)}Q${r1(h * 0.34)} ${r1(-h * 0.5)} ${r1(h * 0.34)} ${r1(-h * 0.18)}H${r1(h * 0.03)}Z`
  const fore = `M${r1(-h * 0.02)} ${r1(-h * 0.88)}Q${r1(-h * 0.26)} ${r1(-h * 0.45)} ${r1(-h * 0.3)} ${r1(-h * 0.18)}H${r1(-h * 0.02)}Z`
  const glint = `<ellipse cx="0" cy="${r1(h * 0.08)}" rx="${r1(h * 0.42)}" ry="${r1(h * 0.04)}" fill="#ffffff" fill-opacity="0.4"/>`
  return `<g transform="translate(${r1(x)} ${r1(y)}) rotate(${r1(lean)})">${glint}${shape(stage, body, hull, { lift: 1 })}${strokes(`M0 ${r1(-h * 0.1)}V${r1(-h * 1.02)}`, shade(hull, -0.1), Math.max(1, h * 0.025))}${shape(stage, main, sail, { lift: 1 })}${shape(stage, fore, jib, { lift: 1 })}</g>`
}
