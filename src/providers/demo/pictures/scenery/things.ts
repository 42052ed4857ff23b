import { marks, shape, strokes } from './brush.ts'
import { bell, polygon, r1 } from './line.ts'
import { shade } from './pigment.ts'
import { depthAt, hue, scaleAt, type Stage } from './stage.ts'

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
