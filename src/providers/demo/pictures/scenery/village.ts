import { downward, marks, shape, strokes } from './brush.ts'
import { leafyFrame } from './frame.ts'
import { contact, ground, hills } from './land.ts'
import { bell, between, blob, closed, open, type Point } from './line.ts'
import { shade } from './pigment.ts'
import { drifts } from './plants.ts'
import { accent, across, calmGround, hue, type Place, scaleAt, snowed, type Stage } from './stage.ts'
import { bunting, lamp, well } from './street.ts'
import { church, townHouse } from './town.ts'
import { bush } from './trees.ts'

/** A village street: crooked gables on both sides, a tower where they meet, cobbles, lamps, something that hangs across. */
export function village(stage: Stage): Place {
  const { random, horizon, zoom } = stage
  const start = horizon + 54 * Math.sqrt(zoom)
  const line = (x: number) => start + Math.sin(x / 300) * 4
  const paving = hue(stage, '#c9b79f', 0.06)
  const green = hue(stage, '#9fb872', 0.1)
  const square = random.chance(0.5)
  const gx = across(stage, 690)
  return {
    back: [
      hills(stage, 2, start - 24, ['#9fb7c4', '#a5c190']),
      church(stage, across(stage, between(random, 520, 580)), start + 6, 205 * Math.sqrt(zoom), 0.46),
      farRow(stage, start),
      ground(stage, line, green),
      street(stage, start),
      houses(stage, start, -1),
      houses(stage, start, 1),
      verge(stage, start),
      square ? well(stage, gx, start + 112 * zoom, 92 * zoom) : '',
      lamp(stage, across(stage, 285), start + 62 * zoom, 150 * zoom),
      lamp(
        stage,
        across(stage, square ? 610 : 790),
        start + (square ? 26 : 120) * zoom,
        (square ? 96 : 200) * zoom,
      ),
    ].join(''),
    front: stage.zone === 'top' ? flowerTubs(stage) : '',
    blurred: stage.zone === 'bottom' ? bunting(stage, 66) : leafyFrame(stage, '#4d7050'),
    calm: calmGround(stage, paving),
  }
}

function farRow(stage: Stage, start: number): string {
  const { random, zoom } = stage
  return [330, 405, 470, 640, 705]
    .map((x, i) =>
      townHouse(stage, x + bell(random) * 12, start + 8, 62 * zoom, between(random, 74, 100) * zoom, 0.4, i),
    )
    .join('')
}

/** The fronts along one side, larger and lower as they come to us. */
function houses(stage: Stage, start: number, side: -1 | 1): string {
  const { random, zoom } = stage
  const edge = side === -1 ? 0 : 1000
  const spots: [number, number, number][] = [
    [300, 20, 96],
    [190, 46, 124],
    [50, 86, 164],
  ]
  return spots
    .map(([away, down, w], i) => {
      const x = edge - side * (away / Math.sqrt(zoom) - (zoom - 1) * 20)
      const y = start + down * zoom
      const h = w * between(random, 1.25, 1.6) * zoom
      return `${contact(stage, x, y, w * 0.6 * zoom)}${townHouse(stage, x, y, w * zoom, h, 0.3 - i * 0.11, i + (side === 1 ? 3 : 0))}${random.chance(0.6) ? bush(stage, x + side * -w * 0.42 * zoom, y + 8, 44 * zoom, 0.2) : ''}`
    })
    .join('')
}

/** Cobbles in rows that widen towards us. */
function street(stage: Stage, start: number): string {
  const { random } = stage
  const paint = snowed(stage, hue(stage, '#c2b1a0', 0.05), 0.4)
  const half = (y: number) => 46 + ((y - start) / (1000 - start)) ** 0.85 * 520 + Math.sin(y / 60) * 7
  const mid = (y: number) =>
    across(stage, 560) + ((y - start) / (1000 - start)) * (across(stage, 440) - across(stage, 560))
  const ys = Array.from({ length: 10 }, (_, i) => start + 3 + ((1015 - start) * i) / 9)
  const sides = [
    ...ys.map((y): Point => [mid(y) - half(y), y]),
    ...ys.toReversed().map((y): Point => [mid(y) + half(y), y]),
  ]
  const fill = downward(stage, start, 1000, [
    [0, shade(paint, 0.04)],
    [1, shade(paint, -0.05)],
  ])
  const stones = ['', '', '']
  for (let y = start + 8; y < (stage.zone === 'bottom' ? 760 : 1000); y += 4 + 15 * scaleAt(stage, y)) {
    const w = 9 + 34 * scaleAt(stage, y)
    for (let x = mid(y) - half(y) + w * random.next(); x < mid(y) + half(y) - w * 0.4; x += w * 1.08) {
      if (random.chance(0.35)) continue
      stones[random.int(0, 2)] += blob(random, x + w * 0.4, y, w * 0.45, w * 0.2, 0.12, 7)
    }
  }
  return `${shape(stage, closed(sides), fill, { edge: paint, lift: 0 })}${marks(stones[0] ?? '', shade(paint, 0.055), 0.65)}${marks(stones[1] ?? '', shade(paint, -0.05), 0.5)}${marks(stones[2] ?? '', hue(stage, '#d9b99b', 0.05), 0.5)}${strokes(open(ys.map((y): Point => [mid(y) - half(y), y])) + open(ys.map((y): Point => [mid(y) + half(y), y])), shade(paint, -0.1), 4, 0.5)}`
}

function flowerTubs(stage: Stage): string {
  const { random } = stage
  return [60, 945]
    .map((x) => {
      const tub = accent(stage, random.int(0, 4), 0)
      const crown = Array.from({ length: 16 }, () =>
        blob(random, x + bell(random) * 46, 928 + bell(random) * 22, 13, 11, 0.2, 7),
      ).join('')
      return `${bush(stage, x, 952, 120, 0)}${marks(crown, accent(stage, random.int(0, 4)), 0.95)}${shape(stage, `M${x - 58} 938H${x + 58}L${x + 44} 1012H${x - 44}Z`, tub)}${marks(`M${x - 62} 934H${x + 62}V952H${x - 62}Z`, shade(tub, 0.05))}`
    })
    .join('')
}

/** Grass and flowers along the fronts, where nobody walks. */
function verge(stage: Stage, start: number): string {
  const floor = stage.zone === 'bottom' ? 700 : 930
  const beside = (x: number, y: number) => Math.abs(x - 500) > 120 + ((y - start) / (1000 - start)) * 470
  return drifts(stage, 9, start + 40, floor, 26, beside)
}
