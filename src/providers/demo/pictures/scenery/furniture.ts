import { at, glow, marks, shape, strokes } from './brush.ts'
import { contact } from './land.ts'
import { bell, blob, closed, polygon, type Point, r1, rect, taper } from './line.ts'
import { blend, shade } from './pigment.ts'
import { accent, hue, type Stage } from './stage.ts'

/** A bed seen from its side, head at (x, y) by the wall of the goal, with a patchwork quilt. `w` is its length. */
export function bed(stage: Stage, x: number, y: number, w: number): string {
  const wood = hue(stage, '#8f5f3f', 0.04)
  const sheet = hue(stage, '#fbf4e6', 0.03)
  const h = w * 0.3
  const board = `M${r1(-w * 0.02)} 0V${r1(-h * 1.6)}Q${r1(w * 0.03)} ${r1(-h * 1.95)} ${r1(w * 0.08)} ${r1(-h * 1.6)}V0Z`
  const foot = `M${r1(-w * 1.02)} ${r1(h * 0.14)}V${r1(-h * 1.02)}Q${r1(-w * 0.975)} ${r1(-h * 1.3)} ${r1(-w * 0.93)} ${r1(-h * 1.02)}V${r1(h * 0.14)}Z`
  const mattress = `M${r1(-w * 0.95)} ${r1(-h * 0.58)}H0V${r1(-h * 0.05)}H${r1(-w * 0.95)}Z`
  const pillow = closed([
    [-w * 0.03, -h * 0.58],
    [-w * 0.05, -h * 0.84],
    [-w * 0.15, -h * 0.92],
    [-w * 0.26, -h * 0.82],
    [-w * 0.26, -h * 0.62],
    [-w * 0.12, -h * 0.55],
  ])
  const body = `${contact(stage, -w * 0.46, h * 0.1, w * 0.55)}${shape(stage, board, wood)}${shape(stage, mattress, sheet)}${shape(stage, pillow, shade(sheet, 0.01))}${strokes(`M${r1(-w * 0.2)} ${r1(-h * 0.7)}q${r1(w * 0.05)} ${r1(h * 0.08)} ${r1(w * 0.1)} ${r1(h * 0.04)}`, shade(sheet, -0.1), 3, 0.6)}${quilt(stage, w, h)}${shape(stage, foot, wood)}${marks(`M${r1(-w * 0.985)} ${r1(h * 0.12)}V${r1(-h * 0.8)}h${r1(w * 0.018)}V${r1(h * 0.12)}Z`, shade(wood, 0.06), 0.8)}${marks(`M${r1(-w * 0.94)} ${r1(-h * 0.05)}H0V${r1(h * 0.08)}H${r1(-w * 0.94)}Z`, shade(wood, -0.05))}`
  return at(x, y, 1, body, stage.goal === -1)
}

/** Squares of the book's colours, each with its own stitch, over the swell of a bed. */
function quilt(stage: Stage, w: number, h: number): string {
  const { random } = stage
  const top = (t: number) => -h * (0.72 + Math.sin(t * Math.PI) * 0.16)
  const low = (t: number) => -h * 0.02 + Math.sin(t * 17) * h * 0.035
  const [x0, x1] = [-w * 0.96, -w * 0.27]
  const points: Point[] = []
  for (let i = 0; i <= 10; i++) points.push([x0 + ((x1 - x0) * i) / 10, top(i / 10)])
  for (let i = 10; i >= 0; i--) points.push([x0 + ((x1 - x0) * i) / 10, low(i / 10)])
  let [svg, seams, motifs] = ['', '', '']
  const [cols, rows] = [8, 4]
  for (let c = 0; c < cols; c++)
    for (let r = 0; r < rows; r++) {
      const y = (k: number, t: number) => top(t) + (low(t) - top(t)) * k
      const [ta, tb] = [c / cols, (c + 1) / cols]
      const [xa, xb] = [x0 + (x1 - x0) * ta, x0 + (x1 - x0) * tb]
      const patch = polygon([
        [xa, y(r / rows, ta)],
        [xb, y(r / rows, tb)],
        [xb, y((r + 1) / rows, tb)],
        [xa, y((r + 1) / rows, ta)],
      ])
      const paint = blend(
        accent(stage, c * 3 + r * 2 + random.int(0, 1), 0.03),
        hue(stage, '#f7ead2'),
        (c + r) % 2 ? 0.62 : 0.18,
      )
      svg += marks(patch, paint)
      seams += patch
      if ((c + r) % 2)
        motifs += blob(
          random,
          (xa + xb) / 2,
          (y(r / rows, ta) + y((r + 1) / rows, tb)) / 2,
          w * 0.011,
          w * 0.011,
          0.1,
          7,
        )
    }
  const edge = polygon([
    [x1, top(1)],
    [x1 + w * 0.05, top(1) + 3],
    [x1 + w * 0.045, low(1)],
    [x1, low(1)],
  ])
  return `${shape(stage, polygon(points), hue(stage, '#f1dfc2', 0.03))}${svg}${strokes(seams, hue(stage, '#fbf2df'), 1.8, 0.55)}${marks(motifs, hue(stage, '#a8745a'), 0.6)}${shape(stage, edge, hue(stage, '#fbf4e6', 0.03), { lift: 2 })}`
}

/** A small table with a lamp; its shade shines when lamps are lit. */
export function nightstand(stage: Stage, x: number, y: number, w: number): string {
  const wood = hue(stage, '#a87850', 0.04)
  const h = w * 0.85
  const legs = strokes(
    `M${r1(x - w * 0.36)} ${r1(y)}v${r1(-h * 0.12)}M${r1(x + w * 0.36)} ${r1(y)}v${r1(-h * 0.12)}`,
    shade(wood, -0.08),
    w * 0.08,
  )
  const body = shape(stage, rect(x - w * 0.42, y - h * 0.9, x + w * 0.42, y - h * 0.1), wood)
  const drawer = strokes(rect(x - w * 0.33, y - h * 0.8, x + w * 0.33, y - h * 0.52), shade(wood, -0.1), 2.4)
  const knob = marks(blob(stage.random, x, y - h * 0.66, w * 0.04), '#f2d98b')
  const top = shape(stage, rect(x - w * 0.5, y - h, x + w * 0.5, y - h * 0.9), shade(wood, 0.03), { lift: 2 })
  const cover = accent(stage, 0, 0.03)
  const book = shape(stage, rect(x + w * 0.16, y - h, x + w * 0.46, y - h * 1.1), cover, { lift: 1 })
  return (
    contact(stage, x, y, w * 0.5) + legs + body + drawer + knob + top + book + tableLamp(stage, x, y - h, w)
  )
}

function tableLamp(stage: Stage, x: number, y: number, w: number): string {
  const cloth = blend(accent(stage, 2, 0.02), '#ffe9b0', 0.25 + stage.light.lamps * 0.5)
  const stem = `M${r1(x - w * 0.12)} ${r1(y)}q${r1(w * 0.12)} ${r1(-w * 0.12)} ${r1(w * 0.09)} ${r1(-w * 0.34)}h${r1(w * 0.06)}q${r1(-w * 0.03)} ${r1(w * 0.22)} ${r1(w * 0.09)} ${r1(w * 0.34)}z`
  const hood = taper(x, y - w * 0.3, w * 0.3, y - w * 0.72, w * 0.17)
  const shine = stage.light.lamps > 0.3 ? glow(stage, x, y - w * 0.5, w * 1.7, '#ffd98c', 0.75) : ''
  return (
    shape(stage, stem, hue(stage, '#e6d7be', 0.03), { lift: 1 }) +
    shape(stage, hood, cloth, { lift: 2 }) +
    shine
  )
}

export function bookshelf(stage: Stage, x: number, y: number, w: number): string {
  const { random } = stage
  const wood = hue(stage, '#b98a5e', 0.04)
  const h = w * 1.05
  let svg = `${contact(stage, x, y, w * 0.55)}${shape(
    stage,
    polygon([
      [x - w / 2, y],
      [x - w / 2, y - h],
      [x + w / 2, y - h],
      [x + w / 2, y],
    ]),
    wood,
  )}${marks(
    polygon([
      [x - w * 0.45, y - h * 0.05],
      [x - w * 0.45, y - h * 0.95],
      [x + w * 0.45, y - h * 0.95],
      [x + w * 0.45, y - h * 0.05],
    ]),
    shade(wood, -0.12),
  )}`
  for (let row = 0; row < 3; row++) {
    const foot = y - h * (0.06 + row * 0.31)
    let px = x - w * 0.43
    while (px < x + w * 0.34) {
      const [bw, bh] = [w * (0.045 + random.next() * 0.05), h * (0.16 + random.next() * 0.09)]
      const tilt = random.chance(0.12) ? w * 0.05 : 0
      svg += shape(
        stage,
        polygon([
          [px, foot],
          [px + tilt, foot - bh],
          [px + bw + tilt, foot - bh],
          [px + bw, foot],
        ]),
        shade(accent(stage, random.int(0, 6), 0.05), bell(random) * 0.05),
        { lift: 1 },
      )
      px += bw + tilt + (random.chance(0.14) ? w * 0.12 : w * 0.006)
    }
    svg += marks(
      `M${r1(x - w * 0.46)} ${r1(foot)}h${r1(w * 0.92)}v${r1(h * 0.025)}h${r1(-w * 0.92)}z`,
      shade(wood, 0.03),
    )
  }
  return svg
}
