import { marks, shape, strokes } from './brush.ts'
import { cottage } from './buildings.ts'
import { limb } from './foliage.ts'
import { contact, fold, hill } from './land.ts'
import { bell, below, between, blob, open, type Point, r1, ridge } from './line.ts'
import { blend, shade } from './pigment.ts'
import { across, calmGround, hue, type Place, scaleAt, type Stage } from './stage.ts'
import { downward, at } from './brush.ts'
import { fence } from './things.ts'
import { pine } from './trees.ts'

/** Deep winter: blue folds of snow, laden firs, a house with its windows lit, tracks that lead there. */
export function snowland(stage: Stage): Place {
  const { random, horizon, zoom } = stage
  const start = horizon + 66 * Math.sqrt(zoom)
  const line = ridge(random, start, 24, 1.3)
  const paint = snowPaint(stage, 0.05)
  const gx = across(stage, between(random, 700, 770))
  const gy = line(gx) + 30 * zoom
  const lit = { ...stage, light: { ...stage.light, lamps: Math.max(0.7, stage.light.lamps) } }
  return {
    back: [
      range(stage),
      firRow(stage, line, 9, 0.5, 0.8),
      drift(stage, line, paint),
      random.chance(0.5) ? pond(stage, across(stage, 300), start + 64 * zoom) : '',
      tracks(stage, gx, gy),
      contact(stage, gx, gy, 90 * zoom, 0.2),
      firRow(stage, (x) => line(x) + 6, 3, 0.24, 1.15),
      cottage(lit, gx, gy, 160 * zoom, 0.14, true),
      fence(
        stage,
        across(stage, 540),
        line(across(stage, 540)) + 32,
        across(stage, 30),
        line(across(stage, 30)) + 62,
        '#a98f78',
      ),
      fold(stage, stage.goal === 1 ? -1 : 1, start + 110 * zoom, start + 230 * zoom, shade(paint, 0.015)),
      nearFir(stage),
      sparkle(stage, start + 20),
    ].join(''),
    front: stage.zone === 'top' ? bank(stage, paint) : '',
    blurred: stage.zone === 'bottom' ? snowyBough(stage) : '',
    calm: calmGround(stage, paint),
  }
}

const snowPaint = (stage: Stage, depth: number) =>
  blend(hue(stage, '#eef3f8', depth), stage.light.sky[2], stage.time === 'day' ? 0.08 : 0.25)

function range(stage: Stage): string {
  const { random, horizon } = stage
  return [0.9, 0.66, 0.42]
    .map((depth, i) => {
      const line = ridge(random, horizon - 34 + i * 34, 46 - i * 10, 1.3)
      const paint = shade(blend(snowPaint(stage, depth * 0.5), stage.light.shadow, 0.2 - i * 0.06), 0)
      let wood = ''
      for (let k = 0; k < 44; k++) {
        const x = random.next() * 1000
        const h = (12 + i * 9) * between(random, 0.7, 1.4) * stage.zoom
        if (Math.sin(x / 110 + i * 3) < 0.1) continue
        wood += `M${r1(x)} ${r1(line(x) - h)}L${r1(x + h * 0.28)} ${r1(line(x) + 8)}H${r1(x - h * 0.28)}Z`
      }
      return (
        shape(stage, wood, blend(hue(stage, '#54787c', depth), paint, 0.25), { lift: 2 }) +
        hill(stage, line, paint, depth, 0.5)
      )
    })
    .join('')
}

function drift(stage: Stage, line: (x: number) => number, paint: string): string {
  const { random } = stage
  const blue = blend(paint, stage.light.shadow, 0.2)
  const fill = downward(stage, line(500) - 20, 1000, [
    [0, paint],
    [0.5, blend(paint, blue, 0.3)],
    [1, blend(paint, blue, 0.75)],
  ])
  let [hollows, crests] = ['', '']
  for (let i = 0; i < 16; i++) {
    const y = line(500) + 25 + random.next() ** 1.2 * (960 - line(500))
    const w = between(random, 90, 260) * (0.5 + scaleAt(stage, y) * 0.6)
    const x = random.next() * 1000
    hollows += `M${r1(x - w)} ${r1(y)}q${r1(w)} ${r1(w * 0.13)} ${r1(w * 2)} ${r1(-4)}q${r1(-w * 0.8)} ${r1(w * 0.22)} ${r1(-w * 2)} 4z`
    crests += `M${r1(x - w * 0.9)} ${r1(y - 5)}q${r1(w)} ${r1(w * 0.1)} ${r1(w * 1.8)} ${r1(-6)}q${r1(-w * 0.9)} ${r1(w * 0.05)} ${r1(-w * 1.8)} 6z`
  }
  return (
    shape(stage, below(line), fill, { edge: paint, lift: 6 }) +
    marks(hollows, blue, 0.35) +
    marks(crests, shade(paint, 0.06), 0.7)
  )
}

function firRow(
  stage: Stage,
  line: (x: number) => number,
  count: number,
  depth: number,
  size: number,
): string {
  const { random, zoom } = stage
  let svg = ''
  for (let i = 0; i < count; i++) {
    const near = count < 5
    const x = near
      ? across(stage, [905, 590, 980][i] ?? 900) + bell(random) * 14
      : ((i + random.next()) / count) * 1000
    const h = between(random, 88, 140) * zoom * size
    svg += pine(stage, x, line(x) + (near ? 22 : 10), h, depth, true)
  }
  return svg
}

function nearFir(stage: Stage): string {
  const x = across(stage, between(stage.random, 20, 70))
  const y = stage.horizon + 170 * Math.sqrt(stage.zoom)
  return (
    contact(stage, x, y, 70 * stage.zoom, 0.25) + pine(stage, x, y, 290 * Math.sqrt(stage.zoom), 0.05, true)
  )
}

/** Ice with the lines that skates drew. */
function pond(stage: Stage, x: number, y: number): string {
  const { random, light } = stage
  const ice = blend(hue(stage, '#b9dbe6', 0.1), light.sky[2], 0.3)
  const w = 170 * stage.zoom
  let lines = ''
  for (let i = 0; i < 9; i++)
    lines += `M${r1(x + bell(random) * w * 0.5)} ${r1(y + bell(random) * w * 0.08)}q${r1(w * 0.2)} ${r1(bell(random) * 14)} ${r1(w * 0.35)} ${r1(bell(random) * 8)}`
  return (
    shape(stage, blob(random, x, y, w, w * 0.2, 0.06, 13), ice, { lift: 0 }) +
    strokes(lines, '#ffffff', 1.6, 0.7)
  )
}

/** Footprints to the door. */
function tracks(stage: Stage, gx: number, gy: number): string {
  const { random } = stage
  const from: Point = [across(stage, 400), stage.feet + 20]
  let d = ''
  for (let i = 0; i < 26; i++) {
    const t = i / 25
    const y = from[1] + (gy + 6 - from[1]) * t ** 0.7
    const x = from[0] + (gx - from[0]) * t + Math.sin(t * 5) * 40 * stage.goal
    const s = 8 * scaleAt(stage, y)
    d += blob(random, x + (i % 2 ? s : -s) * 0.9, y, s * 0.75, s * 0.42, 0.12, 7)
  }
  return marks(d, blend(snowPaint(stage, 0), stage.light.shadow, 0.42), 0.55)
}

function sparkle(stage: Stage, y0: number): string {
  const { random } = stage
  let d = ''
  for (let i = 0; i < 60; i++) {
    const [x, y, r] = [random.next() * 1000, y0 + random.next() * (980 - y0), between(random, 0.8, 2)]
    d += `M${r1(x)} ${r1(y - r * 1.6)}l${r1(r * 0.5)} ${r1(r * 1.6)}l${r1(-r * 0.5)} ${r1(r * 1.6)}l${r1(-r * 0.5)} ${r1(-r * 1.6)}z`
  }
  return marks(d, '#ffffff', 0.85)
}

/** A drift before the figures' feet, with grass that looks out of it. */
function bank(stage: Stage, paint: string): string {
  const { random } = stage
  const line = ridge(random, 955, 16, 1.8)
  let straws = ''
  for (let i = 0; i < 16; i++) {
    const x = random.chance(0.5) ? random.next() * 240 : 1000 - random.next() * 240
    straws += `M${r1(x)} ${r1(line(x) + 6)}q${r1(bell(random) * 8)} ${r1(-22)} ${r1(bell(random) * 26)} ${r1(-between(random, 26, 50))}`
  }
  return (
    strokes(straws, hue(stage, '#b59a6c'), 2.4, 0.9) +
    shape(stage, below(line), shade(paint, 0.03), { lift: 5 })
  )
}

function snowyBough(stage: Stage): string {
  const { random } = stage
  const goal = stage.sun[0] < 500 ? 1 : -1
  const x0 = goal === -1 ? -20 : 1020
  const paint = shade(hue(stage, '#4a6f62'), -0.1)
  let [needles, snow] = ['', '']
  const points: Point[] = [0, 1, 2, 3].map((i) => [x0 - goal * i * 118, 26 + Math.sin(i * 0.9) * 40 + i * 8])
  for (let i = 0; i < 46; i++) {
    const t = random.next() * 2.99
    const [a, b] = [points[Math.floor(t)] as Point, points[Math.floor(t) + 1] as Point]
    const f = t % 1
    const [x, y] = [a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f]
    needles += limb(x, y, x - goal * between(random, 10, 50), y + between(random, 26, 60), 4, 1)
    if (i % 3 === 0)
      snow += blob(random, x - goal * 8, y - 2, between(random, 24, 44), between(random, 9, 15), 0.16)
  }
  return at(
    0,
    0,
    1,
    strokes(open(points), hue(stage, '#5b4636'), 9) +
      marks(needles, paint) +
      marks(snow, snowPaint(stage, 0)),
  )
}
