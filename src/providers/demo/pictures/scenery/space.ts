import { at, downward, glow, marks, round, shape, strokes } from './brush.ts'
import { contact } from './land.ts'
import { bell, below, between, blob, r1, ridge } from './line.ts'
import { blend, shade } from './pigment.ts'
import { stars } from './sky.ts'
import { accent, across, type Place, scaleAt, type Stage } from './stage.ts'
import { dome, rocket } from './spacecraft.ts'

/** On a small moon: its craters and far rim, planets in a coloured night, a rocket come down. */
export function space(stage: Stage): Place {
  const { random, horizon, zoom } = stage
  const night = nightColours(stage)
  const line = (x: number) => horizon + 40 + ((x - 500) / 500) ** 2 * 34 + Math.sin(x / 83) * 4
  const paint = dust(stage)
  const gx = across(stage, between(random, 690, 770))
  const gy = line(gx) + 62 * zoom
  const hero = random.pick(['rocket', 'rocket', 'dome'] as const)
  return {
    back: [
      deep(stage, night),
      nebula(stage, night),
      stars(stage, 170, horizon + 30),
      weatherOfSpace(stage),
      planets(stage),
      farRim(stage, paint),
      surface(stage, line, paint),
      craters(stage, line, paint),
      hero === 'rocket' ? rocket(stage, gx, gy, 300 * Math.sqrt(zoom)) : dome(stage, gx, gy, 230 * zoom),
      rocks(stage, horizon + 80, stage.zone === 'bottom' ? 720 : 985, paint),
    ].join(''),
    front: stage.zone === 'top' ? nearRim(stage, paint) : '',
    blurred: '',
    calm: blend(shade(paint, stage.time === 'night' ? -0.2 : -0.12), night[0], 0.45),
    calmTop: night[0],
  }
}

const nights: Record<Stage['time'], [string, string, string]> = {
  dawn: ['#2b2a63', '#6a4c93', '#d9849b'],
  day: ['#1d2f6b', '#3a5fa5', '#79b4cf'],
  dusk: ['#281f55', '#5d3a86', '#c7628a'],
  night: ['#0e1340', '#23286a', '#4b4f9c'],
}

function nightColours(stage: Stage): [string, string, string] {
  const [a, b, c] = nights[stage.time]
  const own = stage.palette[0] ?? c
  return [a, blend(b, own, 0.08), blend(c, own, 0.22)]
}

/** The ground is pale and takes a colour from the book, not from a sky that is not there. */
function dust(stage: Stage): string {
  const pale = stage.random.pick(['#cfc6dd', '#dcc9c0', '#bfcbd8'])
  return shade(
    blend(blend(pale, accent(stage, 1), 0.14), nights[stage.time][1], 0.25),
    stage.time === 'night' ? -0.08 : 0,
  )
}

function deep(stage: Stage, [a, b, c]: [string, string, string]): string {
  const fill = downward(stage, 0, stage.horizon + 60, [
    [0, a],
    [0.55, b],
    [1, c],
  ])
  return `<rect x="-5" y="-5" width="1010" height="1010" fill="${fill}"/>`
}

/** Clouds of light that lie aslant across the sky. */
function nebula(stage: Stage, night: [string, string, string]): string {
  const { random, zone, weather } = stage
  const low = zone === 'top' ? 300 : 40
  const colours = [accent(stage, 0), accent(stage, 2), night[2], shade(night[2], 0.1)]
  let svg = ''
  for (let i = 0; i < (weather === 'fog' ? 20 : 12); i++) {
    const t = i / 12
    const x = across(stage, 80 + t * 900) + bell(random) * 60
    const y = low + (stage.horizon - low) * (0.2 + t * 0.55) + bell(random) * 40
    const fill = round(stage, [
      [0, colours[i % 4] ?? night[2], 0.34],
      [1, colours[i % 4] ?? night[2], 0],
    ])
    svg += `<ellipse cx="${r1(x)}" cy="${r1(y)}" rx="${r1(between(random, 130, 240))}" ry="${r1(between(random, 60, 120))}" fill="${fill}" transform="rotate(${r1(stage.goal * 22)} ${r1(x)} ${r1(y)})"/>`
  }
  return svg
}

/** Rain and snow are stars that fall; wind is a comet. */
function weatherOfSpace(stage: Stage): string {
  const { random, weather, zone } = stage
  const low = zone === 'top' ? 300 : 40
  const many = weather === 'rain' ? 16 : weather === 'snow' ? 10 : weather === 'wind' ? 3 : 1
  let svg = ''
  for (let i = 0; i < many; i++) {
    const [x, y, long] = [
      between(random, 60, 940),
      between(random, low, stage.horizon - 30),
      between(random, 60, 130) * (weather === 'wind' ? 1.7 : 1),
    ]
    const id = `g${stage.defs.length}`
    const dx = -stage.goal * long
    stage.defs.push(
      `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${r1(x)}" y1="0" x2="${r1(x + dx)}" y2="0"><stop stop-color="#fff8dc"/><stop offset="1" stop-color="#fff8dc" stop-opacity="0"/></linearGradient>`,
    )
    svg += `<path d="M${r1(x)} ${r1(y - 2.4)}L${r1(x + dx)} ${r1(y - long * 0.4)}L${r1(x)} ${r1(y + 2.4)}Z" fill="url(#${id})" opacity="0.85"/>${glow(stage, x, y, 15, '#fff6d0', 0.9)}`
  }
  return svg
}

function planets(stage: Stage): string {
  const { random, horizon, zone } = stage
  const top = zone === 'top' ? 345 : 120
  const big = planet(
    stage,
    across(stage, between(random, 170, 290)),
    top + 40,
    between(random, 78, 104) * Math.sqrt(stage.zoom),
    0,
    random.chance(0.65),
  )
  const small = planet(
    stage,
    across(stage, between(random, 480, 560)),
    Math.min(horizon - 60, top + between(random, 70, 130)),
    between(random, 24, 36),
    2,
    false,
  )
  const third = planet(
    stage,
    across(stage, between(random, 890, 950)),
    top + between(random, 10, 40),
    between(random, 32, 46),
    3,
    random.chance(0.5),
  )
  return big + third + small
}

function planet(stage: Stage, x: number, y: number, r: number, index: number, ringed: boolean): string {
  const { random } = stage
  const paint = stage.palette[index % stage.palette.length] ?? '#d98f5c'
  const fill = `g${stage.defs.length}`
  stage.defs.push(
    `<radialGradient id="${fill}" cx="0.33" cy="0.3" r="0.8"><stop stop-color="${shade(paint, 0.13)}"/><stop offset="0.5" stop-color="${paint}"/><stop offset="1" stop-color="${blend(shade(paint, -0.2), '#1d1d55', 0.4)}"/></radialGradient>`,
  )
  const clip = `g${stage.defs.length}`
  const disc = blob(random, 0, 0, r, r, 0.008, 14)
  stage.defs.push(`<clipPath id="${clip}"><path d="${disc}"/></clipPath>`)
  let bands = ''
  for (let i = 0; i < 5; i++)
    bands += blob(
      random,
      bell(random) * r * 0.3,
      -r + (i + 0.5) * r * 0.42,
      r * 1.15,
      r * between(random, 0.05, 0.12),
      0.14,
      12,
    )
  const half = (sweep: 0 | 1) =>
    `M${r1(-r * 1.75)} 0A${r1(r * 1.75)} ${r1(r * 0.42)} 0 0 ${sweep} ${r1(r * 1.75)} 0`
  const ring = (sweep: 0 | 1) =>
    strokes(half(sweep), shade(paint, 0.16, 0.7), r * 0.15, 0.85) +
    strokes(half(sweep), shade(paint, 0.02), r * 0.03, 0.7)
  return `<g transform="translate(${r1(x)} ${r1(y)}) rotate(${r1(-stage.goal * 16)})">${glow(stage, 0, 0, r * 1.7, shade(paint, 0.1), 0.35)}${ringed ? ring(1) : ''}${shape(stage, disc, `url(#${fill})`)}<g clip-path="url(#${clip})">${marks(bands, shade(paint, 0.09), 0.35)}</g>${ringed ? ring(0) : ''}</g>`
}

function farRim(stage: Stage, paint: string): string {
  const line = ridge(stage.random, stage.horizon + 14, 26, 2.2)
  return shape(stage, below(line), blend(shade(paint, -0.1), nights[stage.time][1], 0.5), { lift: 4 })
}

function surface(stage: Stage, line: (x: number) => number, paint: string): string {
  const fill = downward(stage, line(500), 1000, [
    [0, shade(paint, 0.07)],
    [0.25, paint],
    [1, blend(shade(paint, -0.16), nights[stage.time][0], 0.2)],
  ])
  const { random } = stage
  let [specks, bands] = ['', '']
  for (let i = 0; i < 110; i++) {
    const y = line(500) + 20 + random.next() * (970 - line(500))
    const s = scaleAt(stage, y)
    specks += blob(random, random.next() * 1000, y, 5 * s, 2.2 * s, 0.2, 6)
  }
  for (let i = 0; i < 10; i++) {
    const y = line(500) + 26 + random.next() * (940 - line(500))
    bands += blob(random, random.next() * 1000, y, between(random, 120, 280), between(random, 7, 18), 0.2, 11)
  }
  return (
    shape(stage, below(line), fill, { edge: paint, lift: 7 }) +
    marks(bands, shade(paint, 0.05), 0.4) +
    marks(specks, shade(paint, -0.12), 0.45)
  )
}

function craters(stage: Stage, line: (x: number) => number, paint: string): string {
  const { random } = stage
  const floor = stage.zone === 'bottom' ? 690 : 970
  const spots = Array.from({ length: 12 }, (_, i): [number, number] => [
    ((i * 0.618 + random.next() * 0.1) % 1) * 1040 - 20,
    line(500) + 34 + random.next() ** 1.2 * (floor - line(500) - 40),
  ])
  return spots
    .sort((a, b) => a[1] - b[1])
    .map(([x, y]) => {
      const w = between(random, 40, 105) * scaleAt(stage, y)
      const h = w * 0.27
      return (
        marks(blob(random, x, y, w, h, 0.04, 13), shade(paint, 0.07), 0.9) +
        marks(blob(random, x, y + h * 0.08, w * 0.86, h * 0.8, 0.04, 13), shade(paint, -0.12), 0.9) +
        marks(blob(random, x + w * 0.06, y + h * 0.3, w * 0.7, h * 0.5, 0.05, 13), shade(paint, -0.04), 0.9)
      )
    })
    .join('')
}

function rocks(stage: Stage, y0: number, y1: number, paint: string): string {
  const { random } = stage
  const rock = shade(paint, -0.08)
  return Array.from({ length: 9 }, (): [number, number] => [random.next() * 1000, between(random, y0, y1)])
    .sort((a, b) => a[1] - b[1])
    .map(([x, y], i) => {
      const w = (i % 3 ? 26 : 48) * scaleAt(stage, y)
      const crystal =
        i % 3 === 0
          ? [-0.3, 0, 0.28]
              .map((k, n) =>
                shape(
                  stage,
                  `M${r1(x + k * w - w * 0.12)} ${r1(y)}l${r1(k * w * 0.3)} ${r1(-w * (n === 1 ? 0.95 : 0.6))}l${r1(w * 0.12)} ${r1(-w * 0.16)}l${r1(w * 0.12)} ${r1(w * 0.16)}l${r1(-k * w * 0.3)} ${r1(w * (n === 1 ? 0.95 : 0.6))}z`,
                  shade(accent(stage, i), 0.06),
                  { lift: 1 },
                ),
              )
              .join('')
          : shape(stage, blob(random, x, y - w * 0.26, w * 0.5, w * 0.32, 0.12, 8), rock, { lift: 2 }) +
            marks(blob(random, x - w * 0.12, y - w * 0.38, w * 0.26, w * 0.12), shade(rock, 0.1), 0.8)
      return contact(stage, x, y, w * 0.6) + crystal
    })
    .join('')
}

function nearRim(stage: Stage, paint: string): string {
  const line = (x: number) => 968 + 30 * Math.sin((x / 1000) * Math.PI) + Math.sin(x / 60) * 4
  return at(
    0,
    0,
    1,
    shape(stage, below(line), blend(shade(paint, -0.22), nights[stage.time][0], 0.35), { lift: 6 }),
  )
}
