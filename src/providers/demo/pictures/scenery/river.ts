import { downward, glow, marks, shape, strokes } from './brush.ts'
import { cottage } from './buildings.ts'
import { leafyFrame } from './frame.ts'
import { contact, ground, hills } from './land.ts'
import { bell, between, blob, open, type Point, r1, ridge } from './line.ts'
import { blend, shade } from './pigment.ts'
import { drifts, grass, stone } from './plants.ts'
import { across, calmGround, depthAt, hue, type Place, scaleAt, type Stage } from './stage.ts'
import { archBridge, lilies, reeds, watermill, willow } from './water-side.ts'
import { bush, oak } from './trees.ts'

type Water = { mid: (y: number) => number; half: (y: number) => number; top: number }

/** A river comes down from the hills and bends past us: a bridge or a mill, a willow, reeds, stones to cross on. */
export function river(stage: Stage): Place {
  const { random, horizon, zoom } = stage
  const start = horizon + 48 * Math.sqrt(zoom)
  const line = ridge(random, start, 10, 1.3)
  const paint = hue(stage, '#8cb865', 0.12)
  const water = course(stage, start)
  const hero = random.pick(['bridge', 'mill', 'bridge'] as const)
  const by = start + 74 * zoom
  const bank = across(stage, 930)
  const lower = stage.zone === 'bottom' ? 730 : 985
  const dry = (x: number, y: number) => Math.abs(x - water.mid(y)) > water.half(y) + 26
  return {
    back: [
      hills(stage, 3, start - 16, ['#9db6c6', '#a6c1a6', '#98bd7c']),
      oak(stage, across(stage, 60), start + 16, between(random, 170, 220) * zoom, 0.4),
      bush(stage, across(stage, 190), start + 14, 90 * zoom, 0.4),
      ground(stage, line, paint),
      flow(stage, water),
      hero === 'mill'
        ? watermill(stage, water.mid(by) + stage.goal * (water.half(by) + 50 * zoom), by + 20, 150 * zoom)
        : house(stage, start),
      willow(stage, bank, start + 78 * zoom, 300 * Math.sqrt(zoom)),
      hero === 'bridge'
        ? archBridge(stage, water.mid(by), by + 12, water.half(by) * 2 + 96 * zoom)
        : steps(stage, water, by + 70 * zoom),
      banks(stage, water, start + 30, lower),
      lilies(
        stage,
        (y) => water.mid(y),
        (y) => water.half(y),
        by + 60,
        lower,
      ),
      grass(stage, start + 16, lower, 90, paint, 24),
      drifts(stage, 9, start + 30, Math.min(lower, stage.feet), 28, dry),
    ].join(''),
    front:
      stage.zone === 'top'
        ? reeds(stage, across(stage, 955), 1012, 150) + reeds(stage, across(stage, 40), 1012, 110)
        : '',
    blurred: leafyFrame(stage, '#4a7a58'),
    calm: calmGround(stage, stage.time === 'day' || stage.time === 'dawn' ? paint : shade(paint, -0.02)),
  }
}

/** The river keeps to the goal's side, so that the figures have dry feet. */
function course(stage: Stage, top: number): Water {
  const { random } = stage
  const [far, near] = [across(stage, 610), across(stage, 930)]
  const swing = between(random, 50, 80) * stage.goal
  const t = (y: number) => Math.min(1, Math.max(0, (y - top) / (1000 - top)))
  return {
    top,
    mid: (y) => far + (near - far) * t(y) ** 0.75 - Math.sin(t(y) * Math.PI * 1.5) * swing,
    half: (y) => 10 + t(y) ** 0.9 * 265,
  }
}

function flow(stage: Stage, { mid, half, top }: Water): string {
  const { random, light } = stage
  const water = hue(stage, '#5fa8bd', 0.14)
  const ys = Array.from({ length: 14 }, (_, i) => top + 2 + ((1020 - top) * i) / 13)
  const side = (k: -1 | 1, by = 0) =>
    ys.map((y): Point => [mid(y) + k * (half(y) + by * scaleAt(stage, y)), y])
  const area = (by: number) => `${open(side(-1, by))}${open(side(1, by).toReversed()).replace(/^M/, 'L')}Z`
  const fill = downward(stage, top, 1000, [
    [0, light.sky[3]],
    [0.12, blend(water, light.sky[2], 0.55)],
    [0.45, blend(water, light.sky[1], 0.2)],
    [1, shade(water, -0.07)],
  ])
  let [bright, dark] = ['', '']
  for (let i = 0; i < 90; i++) {
    const y = top + 10 + (990 - top) * random.next() ** 1.3
    const s = scaleAt(stage, y)
    const x = mid(y) + bell(random) * half(y) * 0.75
    const w = 60 * s * between(random, 0.3, 1)
    const d = `M${r1(x - w)} ${r1(y)}q${r1(w)} ${r1(-6 * s)} ${r1(w * 2)} 0q${r1(-w)} ${r1(3 * s)} ${r1(-w * 2)} 0z`
    if (i % 2) bright += d
    else dark += d
  }
  const earth = hue(stage, '#b9996c', 0.12)
  return `${shape(stage, area(12), earth, { lift: 2 })}${shape(stage, area(0), fill, { edge: water, lift: 0 })}${marks(dark, shade(water, -0.08), 0.4)}${marks(bright, blend(water, '#ffffff', 0.55), 0.6)}${glow(stage, mid(top + 60), top + 70, 150, light.sun, 0.35)}${strokes(open(side(-1, -7)) + open(side(1, -7)), '#ffffff', 2.6, 0.45)}`
}

function house(stage: Stage, start: number): string {
  const x = across(stage, 800)
  const y = start + 20
  return (
    contact(stage, x, y, 60 * stage.zoom) +
    cottage(stage, x, y, 104 * stage.zoom, 0.36) +
    bush(stage, x + 64 * stage.zoom, y + 4, 50 * stage.zoom, 0.36)
  )
}

/** Flat stones from bank to bank. */
function steps(stage: Stage, { mid, half }: Water, y: number): string {
  const { random } = stage
  const n = 5
  return Array.from({ length: n }, (_, i) => {
    const k = (i + 0.5) / n
    const x = mid(y) - half(y) + k * 2 * half(y)
    const py = y + Math.sin(k * 3) * 16 + bell(random) * 5
    const w = 52 * scaleAt(stage, py)
    return (
      marks(blob(random, x, py + w * 0.1, w * 0.78, w * 0.24, 0.06, 10), '#ffffff', 0.4) +
      stone(stage, x, py, w, hue(stage, '#aaa79f', 0.1))
    )
  }).join('')
}

/** Stones, reeds and flags at the water's edge. */
function banks(stage: Stage, water: Water, y0: number, y1: number): string {
  const { random } = stage
  const spots = Array.from({ length: 17 }, (_, i): [number, number, -1 | 1] => [
    between(random, y0, y1),
    i,
    i % 2 ? 1 : -1,
  ])
  return spots
    .sort((a, b) => a[0] - b[0])
    .map(([y, i, side]) => {
      const x = water.mid(y) + side * (water.half(y) + between(random, -4, 18) * scaleAt(stage, y))
      const s = scaleAt(stage, y)
      if (i % 3 === 0) return reeds(stage, x, y, 74 * s)
      return stone(stage, x, y, between(random, 20, 44) * s, hue(stage, '#a9a69b', depthAt(stage, y) * 0.4))
    })
    .join('')
}
