import { downward, glow, marks, shape, strokes } from './brush.ts'
import { bed, bookshelf, nightstand } from './furniture.ts'
import { contact } from './land.ts'
import { bell, between, blob, closed, polygon, type Point, r1 } from './line.ts'
import { blend, shade } from './pigment.ts'
import { accent, across, calmGround, hue, type Place, type Stage } from './stage.ts'
import { sky } from './sky.ts'
import { bunting } from './street.ts'

/** A room under the roof: a window full of the hour's sky, a bed with a patchwork quilt, a lamp, a rug, books. */
export function bedroom(stage: Stage): Place {
  const { random, zone, time } = stage
  const wall = wallPaint(stage)
  const floorY = stage.horizon + (zone === 'top' ? 150 : 165)
  const dark = time === 'night' || time === 'dusk'
  const lamps = { ...stage, light: { ...stage.light, lamps: dark ? 1 : 0.12 } }
  const head = across(stage, 965)
  const k = 0.9 + (stage.zoom - 1) * 0.45
  const lampX = across(stage, 975 - 560 * k)
  const light = dark
    ? glow(stage, lampX, floorY - 110, 560, '#ff9a45', 0.42) +
      glow(stage, lampX, floorY - 110, 250, '#ffd27a', 0.5)
    : glow(stage, windowX(stage), floorY - 120, 520, stage.light.sun, 0.45)
  return {
    back: [
      paper(stage, wall, floorY),
      window(stage, floorY),
      floor(stage, floorY, dark),
      frames(stage, floorY),
      random.chance(0.5)
        ? bookshelf(stage, across(stage, 120), floorY + 6, 200)
        : toyCorner(stage, across(stage, 105), floorY + 10),
      rug(stage, floorY),
      nightstand(lamps, lampX, floorY + 22, 128 * k),
      bed(stage, head, floorY + 72, 500 * k),
      light,
      zone === 'bottom' ? bunting(stage, 40) : '',
    ].join(''),
    front: '',
    blurred: '',
    calm: calmGround(stage, woodPaint(stage)),
    bed: { x: head - stage.goal * 250 * k, y: floorY + 72 - 84 * k, width: 430 * k },
    calmTop: blend(wall, stage.light.haze, 0.12),
  }
}

function wallPaint(stage: Stage): string {
  const base = stage.random.pick(['#b9d6cc', '#eec4b4', '#cfc6e6', '#f2dba6', '#aecde0'])
  const paint = hue(stage, base, 0.08)
  return paint
}

const woodPaint = (stage: Stage) => hue(stage, '#c99b6d', 0.05)
const windowX = (stage: Stage) => across(stage, 300)

/** Wallpaper with a small motif, a rail and a skirting board. */
function paper(stage: Stage, wall: string, floorY: number): string {
  const { random } = stage
  const motif = random.int(0, 2)
  let d = ''
  const step = 58
  for (let row = 0; row * step < floorY; row++)
    for (let i = -1; i < 19; i++) {
      const [x, y] = [i * step + (row % 2) * (step / 2), 24 + row * step]
      if (motif === 0) d += blob(random, x, y, 4.5, 4.5, 0.1, 7)
      else if (motif === 1) d += `M${r1(x)} ${r1(y - 8)}l3 5l6 1l-4.5 4l1 6l-5.5 -3l-5.5 3l1 -6l-4.5 -4l6 -1z`
      else
        d += `M${r1(x)} ${r1(y)}q-9 -12 0 -18q9 6 0 18M${r1(x)} ${r1(y)}q-14 -2 -14 8q10 2 14 -8M${r1(x)} ${r1(y)}q14 -2 14 8q-10 2 -14 -8z`
    }
  const fill = downward(stage, 0, floorY, [
    [0, shade(wall, -0.02)],
    [1, shade(wall, 0.03)],
  ])
  const board = hue(stage, '#f6ecd9', 0.05)
  return `<rect x="-5" y="-5" width="1010" height="1010" fill="${fill}"/>${marks(d, shade(wall, 0.06), 0.5)}${shape(stage, `M-10 ${r1(floorY - 30)}H1010V${r1(floorY + 4)}H-10Z`, board, { lift: 3 })}${strokes(`M-10 ${r1(floorY - 22)}H1010`, shade(board, -0.07), 2)}`
}

function floor(stage: Stage, y: number, dark: boolean): string {
  const { random } = stage
  const wood = woodPaint(stage)
  const fill = downward(stage, y, 1000, [
    [0, shade(wood, -0.03)],
    [0.3, wood],
    [1, shade(wood, dark ? -0.08 : 0.02)],
  ])
  let [seams, knots] = ['', '']
  for (let i = -9; i <= 19; i++) {
    const near = 500 + (i - 5) * 118
    const far = 500 + (i - 5) * 72
    seams += `M${r1(far)} ${r1(y)}L${r1(near + (near - far) * 2.2)} 1010`
  }
  for (let i = 0; i < 26; i++) {
    const [x, py] = [random.next() * 1000, y + 14 + random.next() * (980 - y)]
    knots += `M${r1(x)} ${r1(py)}q${r1(24)} ${r1(bell(random) * 5)} ${r1(between(random, 40, 90))} 0`
  }
  return `<rect x="-5" y="${r1(y)}" width="1010" height="700" fill="${fill}"/>${strokes(seams, shade(wood, -0.09), 2, 0.5)}${strokes(knots, shade(wood, -0.06), 1.6, 0.4)}`
}

/** The window shows the page's own hour and weather. */
function window(stage: Stage, floorY: number): string {
  const [x, w] = [windowX(stage), 300]
  const bottom = floorY - 92
  const top = stage.zone === 'top' ? 318 : 92
  const h = bottom - top
  const id = `g${stage.defs.length}`
  stage.defs.push(
    `<clipPath id="${id}"><path d="M${r1(x - w / 2)} ${r1(bottom)}V${r1(top + h * 0.3)}Q${r1(x)} ${r1(top - h * 0.16)} ${r1(x + w / 2)} ${r1(top + h * 0.3)}V${r1(bottom)}Z"/></clipPath>`,
  )
  const inner: Stage = {
    ...stage,
    light: stage.outside,
    cover: false,
    horizon: bottom + 10,
    zoom: 0.8,
    sun: [x + 55, top + h * 0.36],
    zone: 'bottom',
    style: stage.style === 'paper-cut' ? 'gouache' : stage.style,
  }
  const hillside = closed([
    [x - w, bottom + 40],
    [x - w * 0.5, bottom - h * 0.16],
    [x, bottom - h * 0.1],
    [x + w * 0.4, bottom - h * 0.22],
    [x + w, bottom + 40],
  ])
  const view = `<g clip-path="url(#${id})">${sky(inner)}${marks(hillside, hue(inner, '#7fa37c', 0.5))}${outside(stage, x, top, w, h)}</g>`
  const frame = hue(stage, '#fbf3e3', 0.03)
  const bars = `M${r1(x - w / 2)} ${r1(bottom)}V${r1(top + h * 0.3)}Q${r1(x)} ${r1(top - h * 0.16)} ${r1(x + w / 2)} ${r1(top + h * 0.3)}V${r1(bottom)}Z`
  const cross = `M${r1(x)} ${r1(bottom)}V${r1(top + h * 0.07)}M${r1(x - w / 2)} ${r1(top + h * 0.55)}H${r1(x + w / 2)}`
  const sill = shape(
    stage,
    `M${r1(x - w * 0.6)} ${r1(bottom - 4)}h${r1(w * 1.2)}l10 22h${r1(-w * 1.2 - 20)}z`,
    shade(frame, -0.03),
    { lift: 3 },
  )
  return `${view}${strokes(bars, shade(frame, -0.09), 20)}${strokes(bars, frame, 14)}${strokes(cross, frame, 8)}${sill}${pot(stage, x - w * 0.34, bottom - 2)}${curtain(stage, x - w * 0.56, top, h, -1)}${curtain(stage, x + w * 0.56, top, h, 1)}`
}

function outside(stage: Stage, x: number, top: number, w: number, h: number): string {
  const { random, weather } = stage
  if (weather !== 'rain' && weather !== 'snow') return ''
  let d = ''
  for (let i = 0; i < 46; i++) {
    const [px, py] = [x + (random.next() - 0.5) * w, top + random.next() * h]
    d += weather === 'rain' ? `M${r1(px)} ${r1(py)}l-4 20` : `M${r1(px)} ${r1(py)}l0.1 0`
  }
  return strokes(d, '#ffffff', weather === 'rain' ? 1.8 : 6, 0.7)
}

function curtain(stage: Stage, x: number, top: number, h: number, side: -1 | 1): string {
  const paint = blend(accent(stage, 1, 0.02), hue(stage, '#f3e3d0'), 0.3)
  const [y0, y1, w] = [top - 16, top + h + 34, 66]
  const d = closed([
    [x - side * 26, y0],
    [x + side * w, y0],
    [x + side * w * 1.05, y0 + h * 0.5],
    [x + side * w * 0.95, y1],
    [x + side * 10, y1 - 6],
    [x + side * 22, y0 + h * 0.62],
    [x - side * 6, y0 + h * 0.3],
  ])
  let folds = ''
  for (const k of [0.15, 0.42, 0.7])
    folds += `M${r1(x + side * w * (k - 0.1))} ${r1(y0 + 8)}Q${r1(x + side * w * (k + 0.22))} ${r1(y0 + h * 0.55)} ${r1(x + side * w * (k + 0.2))} ${r1(y1 - 10)}`
  const rod =
    side === 1 ? strokes(`M${r1(x - 460)} ${r1(y0)}H${r1(x + 96)}`, hue(stage, '#8a6a4f', 0.03), 8) : ''
  return shape(stage, d, paint, { lift: 5 }) + strokes(folds, shade(paint, -0.08), 4, 0.6) + rod
}

function pot(stage: Stage, x: number, y: number): string {
  const clay = hue(stage, '#c97f5c', 0.03)
  const green = hue(stage, '#6f9a58', 0.03)
  const leaves = [-1.2, -0.7, -0.25, 0.25, 0.7, 1.2]
    .map((a, i) =>
      blob(stage.random, x + Math.sin(a) * 24, y - 42 - Math.cos(a) * 18 - (i % 2) * 6, 12, 9, 0.16, 7),
    )
    .join('')
  return (
    marks(leaves, green) +
    shape(
      stage,
      polygon([
        [x - 20, y - 34],
        [x + 20, y - 34],
        [x + 14, y],
        [x - 14, y],
      ]),
      clay,
      { lift: 2 },
    )
  )
}

/** Pictures on the wall, if there is free wall under the type. */
function frames(stage: Stage, floorY: number): string {
  const { random, zone } = stage
  const y = zone === 'top' ? Math.max(350, floorY - 265) : floorY - 330
  return [
    [640, 0, 92, 112],
    [755, 24, 74, 78],
  ]
    .map(([x0 = 0, dy = 0, w = 80, h = 80], i) => {
      const x = across(stage, x0)
      const paint = hue(stage, ['#f7eedb', '#eef2ea'][i] ?? '#f7eedb', 0.03)
      const frame = shape(
        stage,
        polygon([
          [x - w / 2, y + dy],
          [x + w / 2, y + dy],
          [x + w / 2, y + dy + h],
          [x - w / 2, y + dy + h],
        ]),
        hue(stage, '#a67c58', 0.03),
        { lift: 4 },
      )
      const mat = marks(
        polygon([
          [x - w / 2 + 8, y + dy + 8],
          [x + w / 2 - 8, y + dy + 8],
          [x + w / 2 - 8, y + dy + h - 8],
          [x - w / 2 + 8, y + dy + h - 8],
        ]),
        paint,
      )
      const motif = i
        ? blob(random, x, y + dy + h * 0.5, w * 0.22, w * 0.22, 0.05)
        : `${blob(random, x, y + dy + h * 0.62, w * 0.3, h * 0.12)}${blob(random, x + w * 0.1, y + dy + h * 0.36, w * 0.11, w * 0.11)}`
      return frame + mat + marks(motif, accent(stage, i + random.int(0, 3), 0.05))
    })
    .join('')
}

function rug(stage: Stage, floorY: number): string {
  const { random } = stage
  const [x, y] = [across(stage, 400), Math.min(stage.feet - 6, floorY + 250)]
  const rings = [1, 0.82, 0.62, 0.4]
  const shadow = contact(stage, x, y + 6, 300, 0.16)
  return (
    shadow +
    rings
      .map((k, i) =>
        shape(
          stage,
          blob(random, x, y, 285 * k, 62 * k, 0.015, 18),
          blend(accent(stage, i + 2, 0.03), hue(stage, '#f2e3c9'), i % 2 ? 0.75 : 0.35),
          { lift: i ? 0 : 3 },
        ),
      )
      .join('')
  )
}

function toyCorner(stage: Stage, x: number, y: number): string {
  const { random } = stage
  const block = (bx: number, by: number, s: number, i: number): string =>
    shape(
      stage,
      polygon([
        [bx - s / 2, by],
        [bx - s / 2, by - s],
        [bx + s / 2, by - s],
        [bx + s / 2, by],
      ]),
      accent(stage, i, 0.04),
      { lift: 2 },
    ) + marks(blob(random, bx, by - s / 2, s * 0.22), hue(stage, '#fbf3e3'), 0.8)
  const points: Point[] = [
    [x - 88, y - 74],
    [x + 20, y - 74],
    [x + 10, y],
    [x - 78, y],
  ]
  const basket = hue(stage, '#c79a64', 0.04)
  let weave = ''
  for (let i = 0; i < 5; i++) weave += `M${r1(x - 85 + i * 2)} ${r1(y - 62 + i * 14)}q48 8 100 0`
  const ball =
    shape(stage, blob(random, x - 50, y - 88, 30, 30, 0.02, 12), accent(stage, 0, 0.04), { lift: 2 }) +
    strokes(`M${r1(x - 79)} ${r1(y - 92)}q28 14 58 0`, hue(stage, '#fbf3e3'), 5)
  const bear =
    marks(
      blob(random, x - 6, y - 100, 24, 24, 0.03, 10) +
        blob(random, x - 24, y - 120, 9, 9) +
        blob(random, x + 12, y - 120, 9, 9),
      hue(stage, '#b58a5e', 0.04),
    ) +
    marks(blob(random, x - 6, y - 94, 11, 8), hue(stage, '#ecd6b0')) +
    marks(
      blob(random, x - 14, y - 106, 2.6) +
        blob(random, x + 2, y - 106, 2.6) +
        blob(random, x - 6, y - 97, 3, 2.2),
      '#3a2b26',
    )
  return `${contact(stage, x - 10, y, 110)}${ball}${bear}${shape(stage, polygon(points), basket)}${strokes(weave, shade(basket, -0.1), 3, 0.7)}${block(x + 62, y + 8, 44, 1)}${block(x + 112, y + 12, 44, 2)}${block(x + 86, y - 34, 42, 3)}`
}
