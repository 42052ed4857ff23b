import { lighten, mix } from '../colour.ts'
import { closed, ellipse, open, rotate, type Knot, type Path, type Point } from '../shape.ts'
import { worn } from './wardrobe.ts'
import { onTorso, type Stage } from './stage.ts'

/** Half an outline, from the neck down: x against hip or shoulder, y from hip 0 to neck 1. */
const side: readonly (readonly [x: number, y: number, of: 'shoulder' | 'hip'])[] = [
  [0.5, 1, 'shoulder'],
  [0.92, 0.86, 'shoulder'],
  [1.03, 0.62, 'shoulder'],
  [0.98, 0.32, 'hip'],
  [0.99, 0.1, 'hip'],
  [0.8, -0.09, 'hip'],
  [0.4, -0.16, 'hip'],
]

/** `grow` makes room for clothes, in units; `hem` cuts or lengthens them, as a height between hip 0 and neck 1. */
export function torsoPath(stage: Stage, grow = 0, hem?: number, flare = 0): Path {
  const { joints, design, front } = stage
  const { build } = design
  const half = (s: 1 | -1): Knot[] =>
    side
      .filter(([, y]) => hem === undefined || y > hem + 0.04)
      .map(([x, y, of]): Knot => place(s, x * build[of] + grow, y))
  const place = (s: 1 | -1, x: number, y: number): Knot => {
    const round = front ? 1 : s > 0 ? 0.96 + 0.1 * (1 - Math.abs(y - 0.25) * 1.6) : 0.86
    const [px, py] = rotate(
      [joints.hip[0] + s * x * round + (front ? 0 : 5), joints.hip[1] - y * build.torso],
      joints.lean,
      joints.hip,
    )
    return [px, py]
  }
  const end = hem ?? -0.175
  const width = build.hip * (0.99 + flare) + grow
  const bottom: Knot[] =
    hem === undefined
      ? [place(1, 0, end)]
      : [
          [...p2(place(1, width, end)), 0.35],
          [...p2(place(1, 0, end - 0.05))],
          [...p2(place(-1, width, end)), 0.35],
        ]
  const right = half(1)
  const left = half(-1).reverse()
  return closed([place(1, 0, 1.04), ...right, ...bottom, ...left])
}

const p2 = (k: Knot): Point => [k[0], k[1]]

function bellyPath(stage: Stage, wide: boolean): Path {
  const w = wide ? 0.86 : 0.66
  const rows: readonly (readonly [number, number])[] = [
    [0, 0.9],
    [0.55, 0.84],
    [0.86, 0.6],
    [1, 0.26],
    [0.82, -0.04],
    [0, -0.17],
  ]
  const lean = stage.front ? 0 : 0.2
  const right = rows.map(([x, y]): Knot => onTorso(stage, Math.min(1.1, x * w + lean), y))
  const left = rows
    .slice(1, -1)
    .toReversed()
    .map(([x, y]): Knot => onTorso(stage, -x * w + lean, y))
  return closed([...right, ...left])
}

export function drawTorso(stage: Stage): void {
  const { pen, palette, design } = stage
  const path = torsoPath(stage)
  pen.fill(path, pen.soft(palette.body))
  pen.within(path, () => {
    if (design.belly !== 'none' && !worn(stage.outfit, 'jumper')) drawBelly(stage)
    const [x, y] = stage.joints.neck
    pen.fill(ellipse(x, y - 4, 98, 62), pen.glow(palette.bodyDark, 0.62), { ink: false }) // the head's own shade
  })
  pen.rim(path, 5, -3, '#fff4dc', 0.16)
}

function drawBelly(stage: Stage): void {
  const { pen, palette, design } = stage
  const path = bellyPath(stage, design.belly === 'wide' || design.belly === 'plates')
  pen.fill(path, pen.soft(palette.belly, 0.7), { ink: false })
  if (design.belly === 'plates') pen.within(path, () => drawPlates(stage))
  else if (design.belly === 'patch') drawChestFur(stage)
}

/** A few strokes of fur, always at the same places: texture, but never noise between two pages. */
function drawChestFur(stage: Stage): void {
  const { pen, palette } = stage
  const lean = stage.front ? 0 : 0.2
  for (const [x, y] of [
    [-0.18, 0.62],
    [0.14, 0.54],
    [-0.06, 0.42],
    [0.24, 0.3],
    [-0.22, 0.26],
  ] as const) {
    const [px, py] = onTorso(stage, x + lean, y)
    const stroke = closed([
      [px - 4, py - 4],
      [px + 0.5, py + 5, 0],
      [px + 4, py - 4],
      [px, py],
    ])
    pen.fill(stroke, mix(palette.bellyDark, palette.body, 0.2), { ink: false, opacity: 0.55 })
  }
}

function drawPlates(stage: Stage): void {
  const { pen, palette } = stage
  const lean = stage.front ? 0 : 0.2
  for (const y of [0.62, 0.42, 0.22, 0.02]) {
    const [left, middle, right] = [-1, 0, 1].map((x) => onTorso(stage, x + lean, y)) as [Point, Point, Point]
    pen.line(open([left, [middle[0], middle[1] + 8], right]), lighten(palette.bellyDark, -0.04), 3, 0.6)
  }
}
