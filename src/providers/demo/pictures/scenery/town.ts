import { at, marks, shape, strokes } from './brush.ts'
import { door, pane, roof, smoke } from './buildings.ts'
import { bell, blob, polygon, r1, rect } from './line.ts'
import { shade } from './pigment.ts'
import { accent, hue, type Stage } from './stage.ts'

const walls = ['#f1dfc3', '#e7c9b0', '#d9dccb', '#c9d6dc', '#efd3a5', '#e3c3c0']

/** A tall narrow house of a street; `kind` varies gable, timber and colour. Middle of its foot at (x, y). */
export function townHouse(
  stage: Stage,
  x: number,
  y: number,
  w: number,
  h: number,
  depth: number,
  kind: number,
): string {
  const { random } = stage
  const wall = hue(stage, walls[(kind * 2 + random.int(0, 1)) % walls.length] ?? '#f1dfc3', depth)
  const tile = random.chance(0.55) ? accent(stage, random.int(0, 4), depth) : hue(stage, '#b5694f', depth)
  const lean = bell(random) * w * 0.03
  const [b, eaves] = [w * 0.5, -h * 0.66]
  const gable = random.chance(0.6)
  const peak = gable ? `L${r1(lean)} ${r1(-h * 0.98)}` : ''
  const front = `M${r1(-b)} 0L${r1(-b * 1.03 + lean)} ${r1(eaves)}${peak}L${r1(b * 1.03 + lean)} ${r1(eaves)}L${r1(b)} 0Z`
  const top = gable ? gableRoof(stage, b, eaves, h, lean, tile) : longRoof(stage, b, eaves, h, lean, tile)
  const dark = `M${r1(b * 0.55)} 0L${r1(b * 0.58 + lean)} ${r1(eaves)}H${r1(b * 1.03 + lean)}L${r1(b)} 0Z`
  const beams = kind % 2 ? timbers(stage, b, eaves, depth) : ''
  const stack = shape(stage, rect(b * 0.4, -h * 1.08, b * 0.64, -h * 0.88), shade(tile, -0.08), { lift: 1 })
  const haze = random.chance(0.4) ? smoke(stage, b * 0.5, -h * 1.1, h * 0.5) : ''
  const body = shape(stage, front, wall) + marks(dark, stage.light.shadow, 0.13)
  return at(x, y, 1, haze + stack + body + beams + top + openings(stage, w, h, depth, gable))
}

function timbers(stage: Stage, b: number, eaves: number, depth: number): string {
  const d = `M${r1(-b)} ${r1(eaves * 0.5)}H${r1(b)}M${r1(-b)} ${r1(eaves)}H${r1(b)}M${r1(-b * 0.33)} ${r1(eaves * 0.5)}L${r1(-b * 0.9)} ${r1(eaves)}M${r1(b * 0.33)} ${r1(eaves * 0.5)}L${r1(b * 0.9)} ${r1(eaves)}`
  return strokes(d, hue(stage, '#7a5b46', depth), b * 0.07, 0.75)
}

function longRoof(stage: Stage, b: number, eaves: number, h: number, lean: number, tile: string): string {
  const foot = eaves + h * 0.03
  const [left, right] = [-b * 0.85 + lean, b * 0.85 + lean]
  return roof(
    stage,
    [
      [-b * 1.22, foot],
      [left, -h],
      [right, -h * 1.01],
      [b * 1.22, foot],
    ],
    tile,
  )
}

function gableRoof(stage: Stage, b: number, eaves: number, h: number, lean: number, tile: string): string {
  const left = polygon([
    [-b * 1.2, eaves + h * 0.05],
    [lean, -h * 1.06],
    [lean, -h * 0.95],
    [-b * 1.02, eaves + h * 0.08],
  ])
  const right = polygon([
    [b * 1.2, eaves + h * 0.05],
    [lean, -h * 1.06],
    [lean, -h * 0.95],
    [b * 1.02, eaves + h * 0.08],
  ])
  return (
    shape(stage, left, shade(tile, 0.03), { lift: 2 }) + shape(stage, right, shade(tile, -0.03), { lift: 2 })
  )
}

function openings(stage: Stage, w: number, h: number, depth: number, gable: boolean): string {
  const { random } = stage
  const pw = w * 0.19
  const shutter = accent(stage, random.int(0, 5), depth)
  let svg = door(
    stage,
    random.chance(0.5) ? -w * 0.2 : w * 0.2,
    0,
    w * 0.24,
    h * 0.26,
    accent(stage, random.int(0, 5), depth),
  )
  for (const px of [-w * 0.24, w * 0.24]) svg += window(stage, px, -h * 0.42, pw, h * 0.15, depth, shutter)
  svg += gable
    ? pane(stage, 0, -h * 0.7, pw * 0.9, h * 0.12, depth)
    : pane(stage, 0, -h * 0.72, pw, h * 0.13, depth)
  return svg + pane(stage, 0, -h * 0.13, pw, h * 0.12, depth)
}

/** A window with shutters and a box of flowers. */
function window(
  stage: Stage,
  x: number,
  y: number,
  w: number,
  h: number,
  depth: number,
  shutter: string,
): string {
  const { random } = stage
  const leaf = (side: number) =>
    marks(
      `M${r1(x + side * w * 0.55)} ${r1(y)}v${r1(-h * 0.8)}h${r1(side * w * 0.32)}v${r1(h * 0.8)}z`,
      shutter,
    )
  const bloom = Array.from({ length: 7 }, () =>
    blob(
      random,
      x + bell(random) * w * 0.55,
      y - h * 0.04 + bell(random) * h * 0.07,
      w * 0.13,
      w * 0.12,
      0.2,
      6,
    ),
  ).join('')
  const green = Array.from({ length: 6 }, () =>
    blob(random, x + bell(random) * w * 0.6, y + h * 0.06, w * 0.17, w * 0.12, 0.2, 6),
  ).join('')
  return `${leaf(-1)}${leaf(1)}${pane(stage, x, y, w, h, depth)}${marks(green, hue(stage, '#6f9a52', depth))}${marks(bloom, accent(stage, random.int(0, 5), depth))}`
}

/** A church with a pointed spire, mostly behind the roofs. */
export function church(stage: Stage, x: number, y: number, h: number, depth: number): string {
  const wall = hue(stage, '#e9dcc6', depth)
  const slate = hue(stage, '#6f7f93', depth)
  const w = h * 0.2
  const nave = polygon([
    [w * 0.4, 0],
    [w * 0.4, -h * 0.3],
    [w * 2.6, -h * 0.3],
    [w * 2.6, 0],
  ])
  const tower = polygon([
    [-w * 0.5, 0],
    [-w * 0.5, -h * 0.62],
    [w * 0.5, -h * 0.62],
    [w * 0.5, 0],
  ])
  const spire = polygon([
    [-w * 0.62, -h * 0.6],
    [0, -h],
    [w * 0.62, -h * 0.6],
  ])
  const clock = `<circle cx="0" cy="${r1(-h * 0.5)}" r="${r1(w * 0.26)}" fill="${hue(stage, '#fbf4e4', depth)}" stroke="${shade(slate, -0.05)}" stroke-width="2"/><path d="M0 ${r1(-h * 0.5)}v${r1(-w * 0.18)}M0 ${r1(-h * 0.5)}h${r1(w * 0.12)}" stroke="${shade(slate, -0.15)}" stroke-width="1.6"/>`
  const vane = strokes(
    `M0 ${r1(-h)}v${r1(-h * 0.05)}M${r1(-w * 0.14)} ${r1(-h * 1.03)}h${r1(w * 0.28)}`,
    shade(slate, -0.1),
    2,
  )
  return at(
    x,
    y,
    1,
    `${shape(stage, nave, wall, { lift: 3 })}${roof(
      stage,
      [
        [w * 0.3, -h * 0.28],
        [w * 0.5, -h * 0.46],
        [w * 2.5, -h * 0.46],
        [w * 2.75, -h * 0.28],
      ],
      hue(stage, '#b0705a', depth),
    )}${shape(stage, tower, wall)}${marks(
      polygon([
        [w * 0.15, 0],
        [w * 0.15, -h * 0.62],
        [w * 0.5, -h * 0.62],
        [w * 0.5, 0],
      ]),
      shade(wall, -0.07),
      0.7,
    )}${shape(stage, spire, slate)}${marks(
      polygon([
        [0, -h],
        [w * 0.62, -h * 0.6],
        [w * 0.12, -h * 0.6],
      ]),
      shade(slate, -0.06),
      0.7,
    )}${vane}${clock}${pane(stage, 0, -h * 0.25, w * 0.26, h * 0.1, depth)}${[1, 1.5, 2].map((k) => pane(stage, w * k, -h * 0.08, w * 0.2, h * 0.13, depth)).join('')}`,
  )
}
