import { downward, marks, shape, shared, strokes } from './brush.ts'
import { along, bell, below, between, blob, open, type Point, r1, ridge } from './line.ts'
import { blend, shade } from './pigment.ts'
import { depthAt, hue, scaleAt, snowed, type Stage } from './stage.ts'
import { farTree } from './trees.ts'

export type Hill = { line: (x: number) => number; depth: number; paint: string }

/** A fold of land: clear at its crest, lost in the air of the valley before it. */
export function hill(
  stage: Stage,
  line: (x: number) => number,
  bare: string,
  depth: number,
  fade = 0.4,
): string {
  const paint = snowed(stage, bare, 0.5)
  const top = Math.min(...along(line).map(([, y]) => y))
  const fill = downward(stage, top, top + 190, [
    [0, shade(paint, 0.02)],
    [0.35, paint],
    [1, blend(paint, stage.light.haze, fade * (0.3 + depth * 0.7))],
  ])
  return shape(stage, below(line), fill, { edge: paint, lift: 6 })
}

/** Rolling country from the far blue to the near green, with woods standing behind the crests. */
export function hills(stage: Stage, count: number, last: number, paints: readonly string[]): string {
  const { random, horizon } = stage
  let svg = ''
  for (let i = 0; i < count; i++) {
    const t = i / Math.max(1, count - 1)
    const depth = 0.95 - t * 0.62
    const base = horizon - 26 + (last - horizon + 26) * t ** 1.4
    const line = ridge(random, base, (44 - t * 16) * Math.sqrt(stage.zoom), 1.2 + random.next() * 1.3)
    const paint = hue(stage, paints[Math.min(i, paints.length - 1)] ?? '#7fae6a', depth)
    svg +=
      woods(stage, line, depth, i) +
      hill(stage, line, paint, depth) +
      fields(stage, line, snowed(stage, paint, 0.5), i)
  }
  return svg
}

/** Clumps of trees whose feet the crest hides. */
function woods(stage: Stage, line: (x: number) => number, depth: number, row: number): string {
  const { random } = stage
  const paint = hue(stage, '#557f5a', Math.min(1, depth + 0.04))
  const trees: { x: number; h: number }[] = []
  for (let c = random.int(2, 3); c > 0; c--) {
    const cx = between(random, 0, 1000)
    for (let k = random.int(4, 9); k > 0; k--)
      trees.push({ x: cx + bell(random) * 95, h: (16 + row * 11) * between(random, 0.7, 1.3) * stage.zoom })
  }
  return trees
    .map(({ x, h }) => farTree(stage, x, line(x) + h * 0.3, h, shade(paint, bell(random) * 0.015)))
    .join('')
}

/** Meadows and hedges that follow the swell of a hill. */
function fields(stage: Stage, line: (x: number) => number, paint: string, row: number): string {
  const { random } = stage
  let [patches, hedges] = ['', '']
  for (let i = 0; i < 3; i++) {
    const x = between(random, -50, 900)
    const y = 14 + i * 17 + row * 5
    const w = between(random, 120, 330)
    const points: Point[] = [0, 0.33, 0.66, 1].map((t) => [x + w * t, line(x + w * t) + y + t * 8])
    patches += `${open(points)}l${r1(-w * 0.12)} ${r1(13 + row * 5)}${open([...points].reverse().map(([px, py]): Point => [px - w * 0.1, py + 13 + row * 5])).replace(/^M/, 'L')}Z`
    if (row > 1)
      for (let t = 0; t < 1; t += 0.045)
        hedges += blob(random, x + w * t, line(x + w * t) + y + t * 8, 3.5 + row * 1.3, 2.6 + row, 0.2, 6)
  }
  return marks(patches, shade(paint, 0.04, 1.06), 0.55) + marks(hedges, shade(paint, -0.06), 0.5)
}

/** The ground we stand on: a lit plane with brushed swells that get larger towards us. */
export function ground(stage: Stage, line: (x: number) => number, bare: string): string {
  const { random } = stage
  const paint = snowed(stage, bare, 0.62)
  const near = shade(paint, -0.06)
  const top = line(500)
  const fill = downward(stage, top - 10, 1000, [
    [0, blend(shade(paint, 0.05), stage.light.haze, 0.2)],
    [0.3, paint],
    [1, near],
  ])
  let [lighter, darker] = ['', '']
  for (let i = 0; i < 26; i++) {
    const y = top + 14 + (1000 - top) * random.next() ** 1.3
    const s = scaleAt(stage, y)
    const d = blob(
      random,
      random.next() * 1000,
      y,
      between(random, 60, 190) * (0.4 + s),
      between(random, 4, 13) * (0.3 + s),
      0.25,
      10,
    )
    if (i % 2) lighter += d
    else darker += d
  }
  return (
    shape(stage, below(line), fill, { edge: paint, lift: 7 }) +
    marks(lighter, shade(paint, 0.06), 0.32) +
    marks(darker, shade(near, -0.02), 0.3)
  )
}

export type Trail = { svg: string; x: (y: number) => number; half: (y: number) => number }

/** A winding way from below the page to a goal at (gx, gy), narrowing as it goes. */
export function path(stage: Stage, gx: number, gy: number, paint: string, from: number, width = 105): Trail {
  const { random } = stage
  const swing = between(random, 0.8, 1.2) * (stage.goal === 1 ? 1 : -1) * 110
  const x = (y: number) => {
    const t = Math.min(1, Math.max(0, (y - gy) / (1010 - gy)))
    return (
      gx + (from - gx) * t ** 0.8 + Math.sin(t * Math.PI * 1.6) * swing * (0.35 + t * 0.65) * (1 - t ** 6)
    )
  }
  const half = (y: number) => 5 + (width * Math.max(0, y - gy)) / (1010 - gy)
  const steps = Array.from({ length: 15 }, (_, i) => gy + ((1020 - gy) * i) / 14)
  const left = steps.map((y): Point => [x(y) - half(y) * between(random, 0.93, 1.07), y])
  const right = steps.map((y): Point => [x(y) + half(y) * between(random, 0.93, 1.07), y]).reverse()
  const d = `${open(left)}${open(right).replace(/^M/, 'L')}Z`
  const fill = downward(stage, gy, 1000, [
    [0, blend(paint, stage.light.haze, 0.35)],
    [0.5, paint],
    [1, shade(paint, -0.04)],
  ])
  return { svg: shape(stage, d, fill, { edge: paint, lift: 2 }) + gravel(stage, gy, x, half, paint), x, half }
}

function gravel(
  stage: Stage,
  gy: number,
  x: (y: number) => number,
  half: (y: number) => number,
  paint: string,
): string {
  const { random } = stage
  let [dark, light, ruts] = ['', '', '']
  for (let i = 0; i < 60; i++) {
    const y = gy + 20 + (1000 - gy) * random.next() ** 0.8
    const px = x(y) + bell(random) * half(y) * 0.8
    const s = 5 * scaleAt(stage, y)
    if (i % 3) dark += blob(random, px, y, s, s * 0.45, 0.2, 6)
    else light += blob(random, px, y, s * 1.3, s * 0.5, 0.2, 6)
  }
  for (const side of [-0.45, 0.4]) {
    const ys = Array.from({ length: 9 }, (_, i) => gy + 25 + ((960 - gy) * i) / 8)
    ruts += open(ys.map((y): Point => [x(y) + side * half(y), y]))
  }
  return (
    strokes(ruts, shade(paint, -0.07), 4, 0.3) +
    marks(dark, shade(paint, -0.11), 0.45) +
    marks(light, shade(paint, 0.07), 0.7)
  )
}

/** The dark under a thing that touches the ground: soft at its rim, darkest where they meet. */
export function contact(stage: Stage, x: number, y: number, w: number, strength = 0.4): string {
  const paint = shared(
    stage,
    'contact',
    (id) =>
      `<radialGradient id="${id}"><stop stop-color="${stage.light.shadow}" stop-opacity="0.9"/><stop offset="0.5" stop-color="${stage.light.shadow}" stop-opacity="0.5"/><stop offset="1" stop-color="${stage.light.shadow}" stop-opacity="0"/></radialGradient>`,
  )
  return `<ellipse cx="${r1(x)}" cy="${r1(y)}" rx="${r1(w * 1.1)}" ry="${r1(w * 0.19)}" fill="${paint}" fill-opacity="${strength}"/>`
}

export const groundPaint = (stage: Stage, paint: string, y: number) =>
  hue(stage, paint, depthAt(stage, y) * 0.5)

/** A nearer swell of the ground that starts at one side, its crest lit and grown with grass. */
export function fold(stage: Stage, from: -1 | 1, y0: number, y1: number, bare: string): string {
  const { random } = stage
  const paint = snowed(stage, bare, 0.62)
  const bow = between(random, 20, 50)
  const line = (x: number) => {
    const t = from === -1 ? x / 1000 : 1 - x / 1000
    return y0 + (y1 - y0) * t - Math.sin(Math.min(1, Math.max(0, t * 1.1)) * Math.PI) * bow
  }
  const fill = downward(stage, y0 - bow, y0 + 150, [
    [0, shade(paint, 0.055, 1.04)],
    [0.4, paint],
    [1, paint, 0],
  ])
  let tufts = ''
  for (let i = 0; i < 70; i++) {
    const x = random.next() * 1000
    const h = 16 * scaleAt(stage, line(x)) * between(random, 0.5, 1.3)
    tufts += `M${r1(x - 2)} ${r1(line(x) + 5)}q${r1(h * 0.1)} ${r1(-h * 0.7)} ${r1(bell(random) * h * 0.5 + stage.bend * h)} ${r1(-h)}q${r1(h * 0.12)} ${r1(h * 0.6)} ${r1(h * 0.25)} ${r1(h + 2)}z`
  }
  return shape(stage, below(line), fill, { lift: 3 }) + marks(tufts, shade(paint, 0.05, 1.04))
}

/** Standing water after rain: it holds the sky, and drops draw rings on it. */
export function puddles(stage: Stage): string {
  if (stage.weather !== 'rain' || stage.indoors) return ''
  const { random, light } = stage
  const floor = stage.zone === 'bottom' ? 700 : 975
  let [water, shine, rings] = ['', '', '']
  for (let i = 0; i < 6; i++) {
    const y = between(random, stage.horizon + (floor - stage.horizon) * 0.35, floor)
    const x = ((i * 0.618 + random.next() * 0.2) % 1) * 1000
    const w = between(random, 50, 110) * scaleAt(stage, y)
    water += blob(random, x, y, w, w * 0.2, 0.14, 12)
    shine += blob(random, x - w * 0.2, y - w * 0.03, w * 0.5, w * 0.07, 0.2, 10)
    for (const k of [0.14, 0.28]) rings += blob(random, x + w * 0.3, y, w * k, w * k * 0.3, 0.03, 10)
  }
  const pool = blend(light.sky[2], light.shadow, 0.18)
  return (
    marks(water, pool, 0.85) +
    marks(shine, blend(pool, '#ffffff', 0.5), 0.6) +
    strokes(rings, blend(pool, '#ffffff', 0.7), 1.6, 0.7)
  )
}
