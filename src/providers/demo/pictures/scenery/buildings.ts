import { at, downward, glow, marks, shape, strokes } from './brush.ts'
import { bell, between, closed, type Point, polygon, r1 } from './line.ts'
import { blend, shade } from './pigment.ts'
import { accent, hue, snowed, type Stage } from './stage.ts'

/** A window with its frame; warm when lamps are lit. */
export function pane(stage: Stage, x: number, y: number, w: number, h: number, depth: number): string {
  const { light } = stage
  const glass = blend(hue(stage, '#7fa3b8', depth), '#ffd67a', light.lamps)
  const frame = hue(stage, '#f3e8d3', depth)
  const shine = light.lamps > 0.5 ? glow(stage, x, y - h / 2, w * 2.6, '#ffc65c', 0.5 * light.lamps) : ''
  return `${shine}${shape(stage, `M${r1(x - w / 2)} ${r1(y)}v${r1(-h * 0.7)}q${r1(w / 2)} ${r1(-h * 0.5)} ${r1(w)} 0v${r1(h * 0.7)}z`, glass, { lift: 0 })}${strokes(`M${r1(x)} ${r1(y)}v${r1(-h * 0.92)}M${r1(x - w / 2)} ${r1(y - h * 0.42)}h${r1(w)}M${r1(x - w / 2)} ${r1(y)}v${r1(-h * 0.7)}q${r1(w / 2)} ${r1(-h * 0.5)} ${r1(w)} 0v${r1(h * 0.7)}z`, frame, Math.max(1, w * 0.1))}${strokes(`M${r1(x - w * 0.65)} ${r1(y + 1)}h${r1(w * 1.3)}`, shade(frame, -0.1), Math.max(1.2, w * 0.14))}`
}

export function door(stage: Stage, x: number, y: number, w: number, h: number, paint: string): string {
  return `${shape(stage, `M${r1(x - w / 2)} ${r1(y)}v${r1(-h * 0.72)}q${r1(w / 2)} ${r1(-h * 0.5)} ${r1(w)} 0v${r1(h * 0.72)}z`, paint, { lift: 0 })}${strokes(`M${r1(x - w * 0.17)} ${r1(y)}v${r1(-h * 0.88)}M${r1(x + w * 0.17)} ${r1(y)}v${r1(-h * 0.88)}`, shade(paint, -0.09), Math.max(0.8, w * 0.05))}<circle cx="${r1(x + w * 0.3)}" cy="${r1(y - h * 0.4)}" r="${r1(w * 0.07)}" fill="#f2d98b"/>`
}

/** Courses of tiles, shingles or thatch on a roof given by its four corners. */
export function roof(stage: Stage, corners: readonly [number, number][], bare: string): string {
  const paint = snowed(stage, bare, 0.72)
  const [a, b, c, d] = corners as [[number, number], [number, number], [number, number], [number, number]]
  let rows = ''
  for (let i = 1; i < 5; i++) {
    const t = i / 5
    const [x0, y0] = [b[0] + (a[0] - b[0]) * t, b[1] + (a[1] - b[1]) * t]
    const [x1, y1] = [c[0] + (d[0] - c[0]) * t, c[1] + (d[1] - c[1]) * t]
    const n = 9
    rows += `M${r1(x0)} ${r1(y0)}`
    for (let k = 0; k < n; k++)
      rows += `q${r1((x1 - x0) / n / 2)} ${r1(Math.abs(a[1] - b[1]) * 0.09)} ${r1((x1 - x0) / n)} ${r1((y1 - y0) / n)}`
  }
  return `${shape(stage, polygon(corners), paint, { lift: 3 })}${strokes(rows, shade(paint, -0.08), 1.4, 0.7)}${strokes(`M${r1(b[0])} ${r1(b[1])}L${r1(c[0])} ${r1(c[1])}`, shade(paint, 0.07), 2.4, 0.8)}`
}

/** A curl of smoke that widens and thins as it drifts off. */
export function smoke(stage: Stage, x: number, y: number, h: number): string {
  const { light, random } = stage
  const drift = (0.2 + stage.bend * 1.3) * h
  const at = (t: number): Point => [
    x + drift * t ** 1.4 + Math.sin(t * 6) * h * 0.07 * t,
    y - h * t * (1 - stage.bend),
  ]
  const half = (t: number) => h * (0.022 + t * 0.085) * between(random, 0.85, 1.15)
  const steps = [0, 0.15, 0.32, 0.5, 0.68, 0.85, 1]
  const left = steps.map((t): Point => [at(t)[0] - half(t), at(t)[1]])
  const right = [...steps].reverse().map((t): Point => [at(t)[0] + half(t), at(t)[1]])
  const white = blend(light.haze, '#ffffff', 0.6)
  const fill = downward(stage, y - h, y, [
    [0, white, 0],
    [0.5, white, 0.35],
    [1, white, 0.75],
  ])
  return marks(closed([...left, ...right]), fill)
}

/** A crooked little house, gable to the side, `w` units wide; middle of its foot at (x, y). */
export function cottage(stage: Stage, x: number, y: number, w: number, depth: number, snowy = false): string {
  const { random } = stage
  const wall = hue(stage, random.pick(['#f3e6cd', '#efd9c3', '#e9dfd6', '#f0dcb4']), depth)
  const tile = snowy ? hue(stage, '#f2f6fa', depth * 0.5) : accent(stage, random.int(0, 3), depth * 0.8)
  const timber = hue(stage, '#7d5d45', depth)
  const h = w * 0.5
  const lean = bell(random) * w * 0.02
  const body = shape(
    stage,
    polygon([
      [-w * 0.42, 0],
      [-w * 0.43 + lean, -h],
      [w * 0.43 + lean, -h],
      [w * 0.42, 0],
    ]),
    wall,
  )
  const dark = marks(
    polygon([
      [w * 0.2, 0],
      [w * 0.2, -h],
      [w * 0.43 + lean, -h],
      [w * 0.42, 0],
    ]),
    shade(wall, -0.09),
    0.7,
  )
  const beams = strokes(
    `M${r1(w * 0.2)} 0V${r1(-h)}M${r1(-w * 0.42)} ${r1(-h * 0.02)}V${r1(-h)}M${r1(-w * 0.42)} ${r1(-h * 0.52)}H${r1(-w * 0.2)}`,
    timber,
    w * 0.018,
    0.8,
  )
  const stack = shape(
    stage,
    `M${r1(w * 0.16)} ${r1(-h * 1.75)}h${r1(w * 0.11)}v${r1(h * 0.6)}h${r1(-w * 0.11)}z`,
    hue(stage, '#a9796a', depth),
    { lift: 1 },
  )
  const top = roof(
    stage,
    [
      [-w * 0.54, -h * 0.92],
      [-w * 0.36 + lean, -h * 1.68],
      [w * 0.34 + lean, -h * 1.7],
      [w * 0.55, -h * 0.9],
    ],
    tile,
  )
  const openings = `${door(stage, -w * 0.06, 0, w * 0.17, h * 0.68, accent(stage, random.int(2, 5), depth))}${pane(stage, -w * 0.28, -h * 0.3, w * 0.15, h * 0.36, depth)}${pane(stage, w * 0.31, -h * 0.3, w * 0.14, h * 0.36, depth)}${pane(stage, 0, -h * 1.12, w * 0.12, h * 0.3, depth)}`
  return at(
    x,
    y,
    1,
    smoke(stage, w * 0.215, -h * 1.8, w * 0.75) + stack + body + dark + beams + top + openings,
    random.chance(0.5),
  )
}

export function windmill(stage: Stage, x: number, y: number, h: number, depth: number): string {
  const { random } = stage
  const wall = hue(stage, '#f0e4cf', depth)
  const cap = accent(stage, random.int(0, 3), depth * 0.8)
  const tower = polygon([
    [-h * 0.17, 0],
    [-h * 0.1, -h * 0.62],
    [h * 0.1, -h * 0.62],
    [h * 0.17, 0],
  ])
  const shadow = polygon([
    [h * 0.03, 0],
    [h * 0.02, -h * 0.62],
    [h * 0.1, -h * 0.62],
    [h * 0.17, 0],
  ])
  const turn = between(random, 10, 70)
  const sail = `M-${r1(h * 0.012)} 0V${r1(-h * 0.46)}H${r1(h * 0.012)}V0Z`
  const cloth = `M${r1(h * 0.015)} ${r1(-h * 0.1)}H${r1(h * 0.1)}V${r1(-h * 0.45)}H${r1(h * 0.015)}Z`
  let slats = ''
  for (let i = 1; i < 6; i++) slats += `M${r1(h * 0.015)} ${r1(-h * (0.1 + i * 0.058))}h${r1(h * 0.085)}`
  const arm = `${shape(stage, cloth, hue(stage, '#fbf4e4', depth), { lift: 1 })}${strokes(slats, hue(stage, '#a58d70', depth), 1.2)}${marks(sail, hue(stage, '#7d5d45', depth))}`
  const sails = [0, 90, 180, 270].map((a) => `<g transform="rotate(${r1(turn + a)})">${arm}</g>`).join('')
  const hood = `M${r1(-h * 0.13)} ${r1(-h * 0.6)}Q${r1(-h * 0.1)} ${r1(-h * 0.78)} 0 ${r1(-h * 0.79)}Q${r1(h * 0.1)} ${r1(-h * 0.78)} ${r1(h * 0.13)} ${r1(-h * 0.6)}Z`
  return at(
    x,
    y,
    1,
    `${shape(stage, tower, wall)}${marks(shadow, shade(wall, -0.08), 0.8)}${shape(stage, hood, cap)}${door(stage, 0, 0, h * 0.09, h * 0.17, accent(stage, 2, depth))}${pane(stage, 0, -h * 0.3, h * 0.07, h * 0.09, depth)}<g transform="translate(0 ${r1(-h * 0.63)})">${sails}<circle r="${r1(h * 0.025)}" fill="${hue(stage, '#6b4f40', depth)}"/></g>`,
  )
}
