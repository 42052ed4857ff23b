import { at, marks, shape, strokes } from './brush.ts'
import { door, pane, roof, smoke } from './buildings.ts'
import { bell, blob, polygon, r1 } from './line.ts'
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
  const timber = hue(stage, '#7a5b46', depth)
  const lean = bell(random) * w * 0.03
  const eaves = -h * 0.66
  const b = w * 0.5
  const gable = random.chance(0.6)
  const front = gable
    ? polygon([
        [-b, 0],
        [-b * 1.03 + lean, eaves],
        [lean, -h * 0.98],
        [b * 1.03 + lean, eaves],
        [b, 0],
      ])
    : polygon([
        [-b, 0],
        [-b * 1.03 + lean, eaves],
        [b * 1.03 + lean, eaves],
        [b, 0],
      ])
  const top = gable
    ? gableRoof(stage, b, eaves, h, lean, tile)
    : roof(
        stage,
        [
          [-b * 1.22, eaves + h * 0.03],
          [-b * 0.85 + lean, -h],
          [b * 0.85 + lean, -h * 1.01],
          [b * 1.22, eaves + h * 0.03],
        ],
        tile,
      )
  const side = marks(
    polygon([
      [b * 0.55, 0],
      [b * 0.58 + lean, eaves],
      [b * 1.03 + lean, eaves],
      [b, 0],
    ]),
    stage.light.shadow,
    0.13,
  )
  const beams =
    kind % 2
      ? strokes(
          `M${r1(-b)} ${r1(eaves * 0.5)}H${r1(b)}M${r1(-b)} ${r1(eaves)}H${r1(b)}M${r1(-b * 0.33)} ${r1(eaves * 0.5)}L${r1(-b * 0.9)} ${r1(eaves)}M${r1(b * 0.33)} ${r1(eaves * 0.5)}L${r1(b * 0.9)} ${r1(eaves)}`,
          timber,
          w * 0.035,
          0.75,
        )
      : ''
  const stack = shape(
    stage,
    `M${r1(b * 0.4)} ${r1(-h * 1.08)}h${r1(w * 0.12)}v${r1(h * 0.2)}h${r1(-w * 0.12)}z`,
    shade(tile, -0.08),
    { lift: 1 },
  )
  const haze = random.chance(0.4) ? smoke(stage, b * 0.5, -h * 1.1, h * 0.5) : ''
  return at(
    x,
    y,
    1,
    haze + stack + shape(stage, front, wall) + side + beams + top + openings(stage, w, h, depth, gable),
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
