import { downward, marks, shape, strokes } from './brush.ts'
import { cottage } from './buildings.ts'
import { leafyFrame } from './frame.ts'
import { contact, fold, ground, path } from './land.ts'
import { bell, below, between, blob, polygon, type Point, r1, ridge } from './line.ts'
import { blend, shade } from './pigment.ts'
import { drifts, grass, stone } from './plants.ts'
import { across, calmGround, hue, type Place, scaleAt, type Stage } from './stage.ts'
import { birds, tent } from './things.ts'
import { bush, pine } from './trees.ts'

/** High country: peaks behind peaks, a lake in the valley, firs, an alp with a hut or a tent. */
export function mountain(stage: Stage): Place {
  const { random, horizon, zoom } = stage
  const start = horizon + 70 * Math.sqrt(zoom)
  const line = ridge(random, start, 22, 1.3)
  const paint = hue(stage, '#8fae62', 0.1)
  const gx = across(stage, between(random, 700, 770))
  const gy = line(gx) + 28 * zoom
  const trail = path(stage, gx - stage.goal * 8, gy, hue(stage, '#d9c7a0', 0.1), across(stage, 360), 90)
  const lower = stage.zone === 'bottom' ? 730 : 985
  const free = (x: number, y: number) => Math.abs(x - trail.x(y)) > trail.half(y) + 18
  return {
    back: [
      peaks(stage),
      birds(stage, across(stage, 380), horizon - 70, 3, shade(hue(stage, '#5d6672', 0.3), -0.03)),
      foothills(stage),
      lake(stage, start),
      ground(stage, line, paint),
      firs(stage, line),
      trail.svg,
      fold(stage, stage.goal === 1 ? -1 : 1, start + 100 * zoom, start + 220 * zoom, shade(paint, -0.02)),
      home(stage, gx, gy),
      boulders(stage, start + 40, lower, free),
      grass(stage, start + 14, lower, 110, paint, 24),
      drifts(stage, 6, start + 50, lower, 24, free),
    ].join(''),
    front:
      stage.zone === 'top'
        ? grass(stage, 940, 1010, 40, paint, 34) + drifts(stage, 2, 950, 1000, 34, free)
        : '',
    blurred: leafyFrame(stage, '#46684c'),
    calm: calmGround(stage, paint),
  }
}

/** Three ranges; each nearer one is lower, darker and warmer. The tallest stands over the goal. */
function peaks(stage: Stage): string {
  const { random, horizon, zone } = stage
  const high = zone === 'top' ? 205 : 265
  return [0.93, 0.74, 0.54]
    .map((depth, i) => {
      const tops: [number, number][] = []
      const n = 3 + i
      for (let k = 0; k < n; k++) {
        const x = ((k + 0.5) / n) * 1100 - 50 + bell(random) * 60
        const near = 1 - Math.min(1, Math.abs(x - across(stage, 640)) / 620)
        tops.push([x, (high - i * 62) * (0.52 + near * 0.5) * between(random, 0.85, 1.1)])
      }
      const rock = hue(stage, ['#8e9fbc', '#8793ab', '#7d8794'][i] ?? '#8793ab', depth)
      return tops
        .sort((a, b) => b[1] - a[1])
        .map(([x, h]) => peak(stage, x, horizon + 16 + i * 18, h + i * 20, rock, depth))
        .join('')
    })
    .join('')
}

function peak(stage: Stage, x: number, y: number, h: number, rock: string, depth: number): string {
  const { random } = stage
  const w = h * between(random, 0.85, 1.1)
  const jag = (t: number, side: number): Point => [
    x + side * w * t + bell(random) * h * 0.035,
    y - h * (1 - t) + bell(random) * h * 0.05,
  ]
  const [left, right] = [[0.25, 0.45, 0.7].map((t) => jag(t, -1)), [0.22, 0.5, 0.75].map((t) => jag(t, 1))]
  const spine: Point[] = [0.2, 0.4, 0.62, 0.85].map((t, i) => [
    x + (i % 2 ? 0.07 : -0.03) * h + t * h * 0.14,
    y - h * (1 - t),
  ])
  const top: Point = [x, y - h]
  const body = polygon([[x - w, y], ...left.toReversed(), top, ...right, [x + w, y]])
  const dark = polygon([top, ...right, [x + w, y], [x + h * 0.1, y], ...spine.toReversed()])
  const fill = downward(stage, y - h, y, [
    [0, shade(rock, 0.03)],
    [1, blend(rock, stage.light.haze, 0.55)],
  ])
  const snow = hue(stage, '#ffffff', depth * 0.45)
  const [l, r] = [left[0] as Point, right[0] as Point]
  const cap = polygon([
    top,
    r,
    [r[0] - w * 0.07, r[1] + h * 0.1],
    [x + w * 0.06, r[1] + h * 0.01],
    [x, l[1] + h * 0.14],
    [x - w * 0.09, l[1] + h * 0.02],
    [l[0] + w * 0.05, l[1] + h * 0.09],
    l,
  ])
  const capShade = polygon([
    top,
    r,
    [r[0] - w * 0.07, r[1] + h * 0.1],
    [x + w * 0.06, r[1] + h * 0.01],
    spine[0] as Point,
  ])
  let cracks = ''
  for (let i = 0; i < 7; i++) {
    const t = between(random, 0.35, 0.8)
    cracks += `M${r1(x + bell(random) * w * t * 0.6)} ${r1(y - h * (1 - t))}l${r1(bell(random) * h * 0.06)} ${r1(h * 0.1)}`
  }
  return `${shape(stage, body, fill, { edge: rock, lift: 5 })}${marks(dark, shade(rock, -0.07), 0.45)}${strokes(cracks, shade(rock, -0.08), 1.8, 0.4)}${marks(cap, snow)}${marks(capShade, shade(snow, -0.09), 0.6)}`
}

/** Wooded foothills: a dark fringe of far firs along each crest. */
function foothills(stage: Stage): string {
  const { random, horizon } = stage
  return [0.62, 0.42]
    .map((depth, i) => {
      const line = ridge(random, horizon + 12 + i * 26, 18, 1.6)
      const paint = hue(stage, i ? '#7d9f6a' : '#7a9a80', depth)
      const dark = shade(hue(stage, '#4d7464', depth + 0.08), 0)
      let trees = ''
      for (let k = 0; k < 58; k++) {
        const x = ((k + random.next()) / 58) * 1040 - 20
        const h = (13 + i * 11) * between(random, 0.6, 1.4) * stage.zoom
        if (Math.sin(x / 90 + i * 2) > 0.45) continue
        trees += `M${r1(x)} ${r1(line(x) - h)}L${r1(x + h * 0.26)} ${r1(line(x) + 8)}H${r1(x - h * 0.26)}Z`
      }
      const fill = downward(stage, horizon - 10, horizon + 120, [
        [0, paint],
        [1, blend(paint, stage.light.haze, 0.4)],
      ])
      return shape(stage, trees, dark, { lift: 2 }) + shape(stage, below(line), fill, { edge: paint })
    })
    .join('')
}

/** A still lake below the peaks, with their light in it. */
function lake(stage: Stage, shore: number): string {
  const { random, light, horizon } = stage
  const x = across(stage, 300)
  const y = (horizon + shore) / 2 + 16
  const water = blend(hue(stage, '#6fb0c2', 0.4), light.sky[2], 0.35)
  const body = blob(random, x, y + 6, 300, 27 * stage.zoom, 0.05, 14)
  let lines = ''
  for (let i = 0; i < 16; i++)
    lines += `M${r1(x + bell(random) * 220)} ${r1(y + bell(random) * 14)}h${r1(between(random, 18, 70))}`
  return shape(stage, body, water, { lift: 0 }) + strokes(lines, blend(water, '#ffffff', 0.5), 1.8, 0.7)
}

function firs(stage: Stage, line: (x: number) => number): string {
  const { random, zoom } = stage
  const spots = [30, 95, 150, 870, 930, 985, 560].map((x): Point => {
    const px = across(stage, x + bell(random) * 26)
    return [px, line(px) + between(random, 6, 46)]
  })
  return spots
    .sort((a, b) => a[1] - b[1])
    .map(
      ([x, y], i) =>
        contact(stage, x, y, 26 * zoom) +
        pine(
          stage,
          x,
          y,
          between(random, 120, 190) * zoom * (x > 100 && x < 900 ? 0.75 : 1.1),
          0.34 - i * 0.03,
          stage.weather === 'snow',
        ),
    )
    .join('')
}

function home(stage: Stage, x: number, y: number): string {
  const { random, zoom } = stage
  const bushes = bush(stage, x + stage.goal * 96 * zoom, y + 10, 64 * zoom, 0.2)
  if (random.chance(0.4))
    return contact(stage, x, y + 14, 100 * zoom) + tent(stage, x, y + 14, 160 * zoom) + bushes
  return (
    contact(stage, x, y, 84 * zoom) +
    cottage(stage, x, y, 145 * zoom, 0.22, stage.weather === 'snow') +
    bushes
  )
}

function boulders(stage: Stage, y0: number, y1: number, free: (x: number, y: number) => boolean): string {
  const { random } = stage
  return Array.from({ length: 13 }, (): Point => [random.next() * 1000, between(random, y0, y1)])
    .filter(([x, y]) => free(x, y))
    .sort((a, b) => a[1] - b[1])
    .map(([x, y], i) =>
      stone(stage, x, y, (i % 4 ? 26 : 54) * scaleAt(stage, y), hue(stage, '#a9a6a2', 0.08)),
    )
    .join('')
}
