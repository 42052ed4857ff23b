import { downward, glow, marks, shape, strokes } from './brush.ts'
import { beachHut, lighthouse } from './harbour.ts'
import { corner } from './frame.ts'
import { contact } from './land.ts'
import { below, bell, between, blob, closed, open, type Point, r1, ridge } from './line.ts'
import { blend, shade } from './pigment.ts'
import { stone } from './plants.ts'
import { accent, across, calmGround, hue, type Place, scaleAt, type Stage } from './stage.ts'
import { birds, sailboat } from './things.ts'

/** A bay: open water with sails, a headland with its light or a row of huts, and the sand we stand on. */
export function seaside(stage: Stage): Place {
  const { random, horizon, zoom } = stage
  const sand = hue(stage, '#efd9a8', 0.06)
  const shore = shoreLine(stage)
  const hero = random.pick(['lighthouse', 'huts', 'lighthouse'] as const)
  const sails = [0.3, 0.55, 0.12].map((t, i) => {
    const y = horizon + 10 + i * 16 * zoom
    return sailboat(stage, across(stage, 120 + t * 620), y, (26 + i * 22) * zoom, 0.7 - i * 0.2)
  })
  return {
    back: [
      headland(stage),
      sea(stage),
      sails.slice(0, random.int(2, 3)).join(''),
      hero === 'lighthouse' ? cape(stage) : '',
      beach(stage, shore, sand),
      hero === 'huts' ? huts(stage, shore) : '',
      treasures(stage, shore),
      birds(
        stage,
        across(stage, 420),
        Math.max(horizon - 90, 330),
        4,
        shade(hue(stage, '#7b8694', 0.3), -0.05),
      ),
    ].join(''),
    front: '',
    blurred: stage.zone === 'top' ? duneGrass(stage) : '',
    calm: calmGround(stage, sand),
  }
}

/** The water's edge: it comes nearer on the side of the goal. */
function shoreLine(stage: Stage): (x: number) => number {
  const { random, horizon, zoom } = stage
  const start = horizon + 105 * zoom
  const curve = ridge(random, 0, 12, 2.2)
  return (x) => {
    const t = Math.max(0, stage.goal === 1 ? x / 1000 : 1 - x / 1000)
    return start + 105 * zoom * t ** 1.6 + curve(x)
  }
}

function sea(stage: Stage): string {
  const { random, horizon, light } = stage
  const water = hue(stage, '#3f93ad', 0.25)
  const shallow = hue(stage, '#86cfc8', 0.15)
  const fill = downward(stage, horizon, horizon + 260 * stage.zoom, [
    [0, blend(water, light.sky[3], 0.5)],
    [0.22, water],
    [0.75, shallow],
    [1, shallow],
  ])
  let [light1, dark, glitter] = ['', '', '']
  for (let i = 0; i < 130; i++) {
    const t = random.next() ** 1.6
    const y = horizon + 5 + t * 270 * stage.zoom
    const w = (5 + t * 60) * between(random, 0.5, 1.3)
    const x = random.next() * 1000
    const d = `M${r1(x)} ${r1(y)}q${r1(w * 0.5)} ${r1(-1 - t * 5)} ${r1(w)} 0q${r1(-w * 0.5)} ${r1(1 + t)} ${r1(-w)} 0z`
    if (i % 2) light1 += d
    else dark += d
    const gx = stage.sun[0] + bell(random) * (60 + t * 200)
    if (i % 2)
      glitter += `M${r1(gx)} ${r1(y)}h${r1(w * 0.8)}l${r1(-w * 0.1)} ${r1(1.5 + t * 2)}h${r1(-w * 0.6)}z`
  }
  const shine = stage.weather === 'clear' || stage.weather === 'wind' ? marks(glitter, light.sun, 0.5) : ''
  return `<rect x="-5" y="${r1(horizon)}" width="1010" height="600" fill="${fill}"/>${marks(dark, shade(water, -0.05), 0.5)}${marks(light1, blend(shallow, '#ffffff', 0.4), 0.55)}${shine}`
}

/** Far land beyond the water. */
function headland(stage: Stage): string {
  const { random, horizon } = stage
  const line = (x: number) => {
    const t = stage.goal === 1 ? 1 - x / 1000 : x / 1000
    return horizon + 6 - Math.max(0, t - 0.42) ** 0.8 * 95 - Math.sin(x / 47) * 3
  }
  const far = ridge(random, horizon - 12, 14, 2)
  return (
    shape(stage, below(far, horizon + 4), hue(stage, '#8fa7b8', 0.92), { lift: 2 }) +
    shape(stage, below(line, horizon + 5), hue(stage, '#86a58c', 0.72), { lift: 3 })
  )
}

function cape(stage: Stage): string {
  const { horizon, zoom, random } = stage
  const x = across(stage, between(random, 770, 830))
  const y = horizon + 74 * zoom
  const w = 250 * zoom
  const top = y - 92 * zoom
  const rock = hue(stage, '#a58f7d', 0.2)
  const grassy = hue(stage, '#8fb068', 0.2)
  const out = stage.goal
  const body: Point[] = [
    [x - out * w * 0.62, y + 8],
    [x - out * w * 0.5, y - 34 * zoom],
    [x - out * w * 0.4, top + 20],
    [x - out * w * 0.3, top + 4],
    [x, top - 4],
    [x + out * w * 0.6, top - 16],
    [x + out * w * 1.4, top - 10],
    [x + out * w * 1.5, y + 14],
  ]
  const turf: Point[] = [
    [x - out * w * 0.42, top + 24],
    [x - out * w * 0.3, top + 2],
    [x, top - 6],
    [x + out * w * 0.6, top - 20],
    [x + out * w * 1.4, top - 12],
    [x + out * w * 1.4, top + 30],
    [x + out * w * 0.3, top + 22],
    [x - out * w * 0.1, top + 32],
  ]
  let cracks = ''
  for (let i = 0; i < 12; i++)
    cracks += `M${r1(x - out * w * 0.4 + out * random.next() * w * 1.4)} ${r1(top + 34 + random.next() * 50 * zoom)}l${r1(bell(random) * 12)} ${r1(16 * zoom)}l${r1(bell(random) * 9)} ${r1(10 * zoom)}`
  const foam = Array.from({ length: 9 }, (_, i) =>
    blob(random, x - out * w * 0.66 + out * i * w * 0.17, y + 8 + bell(random) * 3, 22 * zoom, 6 * zoom, 0.2),
  ).join('')
  const shine = stage.light.lamps > 0.3 ? beam(stage, x, top - 142 * zoom) : ''
  return `${shape(stage, closed(body), rock)}${strokes(cracks, shade(rock, -0.09), 2.4, 0.6)}${shape(stage, closed(turf), grassy, { lift: 2 })}${marks(foam, '#ffffff', 0.6)}${shine}${lighthouse(stage, x, top + 6, 172 * zoom, 0.16)}`
}

function beam(stage: Stage, x: number, y: number): string {
  const away = -stage.goal
  const d = `M${r1(x)} ${r1(y - 4)}L${r1(x + away * 700)} ${r1(y - 90)}V${r1(y + 60)}L${r1(x)} ${r1(y + 4)}Z`
  const id = `g${stage.defs.length}`
  stage.defs.push(
    `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${r1(x)}" y1="0" x2="${r1(x + away * 700)}" y2="0"><stop stop-color="#fff0b8" stop-opacity="0.6"/><stop offset="1" stop-color="#fff0b8" stop-opacity="0"/></linearGradient>`,
  )
  return `<path d="${d}" fill="url(#${id})"/>${glow(stage, x, y, 130, '#ffe9a0', 0.9)}`
}

function huts(stage: Stage, shore: (x: number) => number): string {
  const { zoom, random } = stage
  const first = random.int(0, 3)
  return [0, 1, 2, 3]
    .map((i) => {
      const x = across(stage, 985 - i * 96 * zoom)
      const y = shore(x) + 26 * zoom - i * 4
      return (
        contact(stage, x, y + 2, 46 * zoom) +
        beachHut(stage, x, y, (104 - i * 4) * zoom, accent(stage, first + i, 0.1))
      )
    })
    .reverse()
    .join('')
}

/** Sand with the wet strip and the lace of the last wave. */
function beach(stage: Stage, shore: (x: number) => number, sand: string): string {
  const { random, horizon } = stage
  const wet = shade(blend(sand, hue(stage, '#7c9aa0', 0.1), 0.4), -0.02)
  const fill = downward(stage, horizon + 100, 1000, [
    [0, shade(sand, 0.02)],
    [0.4, sand],
    [1, shade(sand, -0.05)],
  ])
  const edge = (by: number) =>
    open(
      Array.from({ length: 24 }, (_, i): Point => [
        -40 + i * 47,
        shore(-40 + i * 47) + by + Math.sin(i * 1.9) * 5,
      ]),
    )
  let ripples = ''
  for (let i = 0; i < 60; i++) {
    const x = random.next() * 1000
    const y = shore(x) + 50 + random.next() ** 1.4 * (960 - shore(x))
    const w = 24 + 55 * scaleAt(stage, y) * random.next()
    ripples += `M${r1(x)} ${r1(y)}q${r1(w * 0.3)} ${r1(-w * 0.07)} ${r1(w * 0.5)} 0t${r1(w * 0.5)} 0`
  }
  const specks = Array.from({ length: 70 }, () => {
    const y = horizon + 130 + random.next() * 700
    return blob(random, random.next() * 1000, y, 1.8, 1.2, 0.2, 5)
  }).join('')
  return `${shape(
    stage,
    below((x) => shore(x) - 8),
    wet,
    { lift: 3 },
  )}${strokes(edge(-10), '#ffffff', 9, 0.75)}${strokes(edge(-24), '#ffffff', 4, 0.5)}${strokes(edge(2), '#ffffff', 3, 0.5)}${shape(
    stage,
    below((x) => shore(x) + 20),
    fill,
    { edge: sand, lift: 0 },
  )}${strokes(ripples, shade(sand, -0.07), 2.2, 0.45)}${marks(specks, shade(sand, -0.16), 0.4)}`
}

/** Shells, starfish, pebbles: few, at the water's edge and in the sand. */
function treasures(stage: Stage, shore: (x: number) => number): string {
  const { random } = stage
  const floor = stage.zone === 'bottom' ? 700 : 985
  const spots = Array.from({ length: 11 }, (): Point => {
    const x = random.next() * 1000
    return [x, between(random, shore(x) + 44, floor)]
  })
  return spots
    .sort((a, b) => a[1] - b[1])
    .map(([x, y]) => {
      const s = scaleAt(stage, y) * 15
      const kind = random.int(0, 2)
      if (kind === 0) return stone(stage, x, y, s * 1.6, hue(stage, '#a9a7a4', 0.05))
      return kind === 1 ? starfish(stage, x, y, s) : scallopShell(stage, x, y, s)
    })
    .join('')
}

function starfish(stage: Stage, x: number, y: number, r: number): string {
  const points = Array.from({ length: 10 }, (_, i): Point => {
    const [a, k] = [(i / 10) * Math.PI * 2 + 0.3, i % 2 ? 0.42 : 1]
    return [x + Math.cos(a) * r * k, y + Math.sin(a) * r * k * 0.62]
  })
  return shape(stage, closed(points), accent(stage, stage.random.int(0, 4), 0.05), { lift: 1.5 })
}

function scallopShell(stage: Stage, x: number, y: number, r: number): string {
  const paint = hue(stage, '#f3cdbf', 0.05)
  const d = `M${r1(x)} ${r1(y)}L${r1(x - r)} ${r1(y - r * 0.7)}Q${r1(x - r * 0.8)} ${r1(y - r * 1.3)} ${r1(x)} ${r1(y - r * 1.35)}Q${r1(x + r * 0.8)} ${r1(y - r * 1.3)} ${r1(x + r)} ${r1(y - r * 0.7)}Z`
  const ribs = [-0.6, -0.2, 0.2, 0.6]
    .map((k) => `M${r1(x)} ${r1(y - 1)}L${r1(x + k * r)} ${r1(y - r * 1.2)}`)
    .join('')
  return shape(stage, d, paint, { lift: 1.5 }) + strokes(ribs, shade(paint, -0.12), 1.3, 0.8)
}

function duneGrass(stage: Stage): string {
  const paint = shade(hue(stage, '#9aa766'), -0.06)
  return corner(stage, stage.goal, paint, 190) + corner(stage, -stage.goal as 1 | -1, paint, 120)
}
