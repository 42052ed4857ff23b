import { downward, glow, marks, shape } from './brush.ts'
import { bark, type Cluster, foliage, limb, tones } from './foliage.ts'
import { leafyFrame } from './frame.ts'
import { contact, ground, path } from './land.ts'
import { bell, between, blob, r1, ridge } from './line.ts'
import { hollowTree, log } from './old-trees.ts'
import { blend, shade } from './pigment.ts'
import { drifts, fern, grass, mushroom, stone } from './plants.ts'
import { accent, across, calmGround, hue, type Place, scaleAt, type Stage } from './stage.ts'
import { tent } from './things.ts'
import { bush } from './trees.ts'

/** Inside a wood: rows of trunks that fade into a bright clearing, light that falls between them. */
export function forest(stage: Stage): Place {
  const { random, horizon, zoom } = stage
  const air = hue(stage, '#dfe8b8', 0.5)
  const leaves = hue(stage, '#5c8a55', 0.12)
  const line = ridge(random, horizon + 48, 14, 1.7)
  const paint = hue(stage, '#7f9a58', 0.12)
  const gx = across(stage, between(random, 670, 760))
  const gy = line(gx) + 34 * zoom
  const trail = path(
    stage,
    gx - stage.goal * 6 * zoom,
    gy,
    hue(stage, '#d6bf8f', 0.12),
    across(stage, 380),
    95,
  )
  const hero = random.pick(
    stage.light.lamps > 0.5 ? (['hollow', 'tent'] as const) : (['hollow', 'tent', 'log'] as const),
  )
  const floor = stage.zone === 'bottom' ? 735 : 985
  return {
    back: [
      depthOfWood(stage, air),
      rows(stage, air),
      ground(stage, line, paint),
      undergrowth(stage, line),
      trail.svg,
      hero === 'hollow'
        ? hollowTree(stage, gx, gy)
        : hero === 'tent'
          ? tent(stage, gx, gy + 16, 190 * zoom)
          : log(stage, gx, gy + 34, 210 * zoom),
      litter(stage, horizon + 70, floor, trail.x, trail.half),
      grass(stage, horizon + 70, floor, 90, paint, 26),
      nearTrunks(stage),
      ...(stage.zone === 'top'
        ? [shafts(stage), canopy(stage, leaves)]
        : [canopy(stage, leaves), shafts(stage)]),
    ].join(''),
    front: stage.zone === 'top' ? lowFerns(stage) : '',
    blurred: leafyFrame(stage, '#35604a'),
    calm: calmGround(stage, paint),
    calmTop: calmCanopy(stage, leaves),
  }
}

function depthOfWood(stage: Stage, air: string): string {
  const { light, horizon } = stage
  const deep = hue(stage, '#7fa46c', 0.5)
  const fill = downward(stage, 0, horizon + 70, [
    [0, deep],
    [0.5, blend(deep, air, 0.6)],
    [0.85, air],
    [1, air],
  ])
  return `<rect x="-5" y="-5" width="1010" height="${r1(horizon + 90)}" fill="${fill}" fill-opacity="0.86"/>${glow(stage, across(stage, 560), horizon - 40, 400, light.sun, 0.5)}`
}

/** Three rows of stems, each darker and thicker, with thickets between their feet. */
function rows(stage: Stage, air: string): string {
  const { random, horizon } = stage
  return [0.8, 0.55, 0.32]
    .map((depth, i) => {
      const stem = blend(hue(stage, '#6d6350', depth), air, 0.5 - i * 0.16)
      const thicket = blend(hue(stage, '#5f8a5c', depth), air, 0.42 - i * 0.14)
      let [stems, edges, low] = ['', '', '']
      const n = 11 - i * 3
      for (let k = 0; k < n; k++) {
        const x = ((k + random.next() * 0.8) / n) * 1040 - 20
        const w = (5 + i * 5) * between(random, 0.7, 1.3) * Math.sqrt(stage.zoom)
        const foot = horizon + 30 + i * 18
        const lean = bell(random) * 26
        stems += limb(x, foot, x + lean, -20, w, w * 0.6)
        edges += limb(x + w * 0.55, foot, x + lean + w * 0.35, -20, w * 0.4, w * 0.2)
        low += blob(
          random,
          x + bell(random) * 60,
          foot - 4,
          between(random, 40, 90),
          between(random, 18, 40) + i * 6,
          0.16,
          11,
        )
      }
      const crowns = leafBand(stage, thicket, 190 - i * 26, i)
      return (
        shape(stage, stems, stem, { lift: 3 }) +
        marks(edges, shade(stem, -0.05), 0.6) +
        crowns +
        shape(stage, low, thicket, { lift: 3 })
      )
    })
    .join('')
}

function leafBand(stage: Stage, paint: string, y: number, row: number): string {
  const { random } = stage
  const clusters: Cluster[] = Array.from({ length: 9 }, (_, i) => [
    (i / 8) * 1060 - 30 + bell(random) * 30,
    y - 70 + bell(random) * 42,
    between(random, 70, 105) - row * 4,
  ])
  const d = clusters.map(([x, cy, r]) => blob(random, x, cy, r, r * 0.75, 0.12, 13)).join('')
  return `<rect x="-5" y="-5" width="1010" height="${r1(Math.max(0, y - 70))}" fill="${paint}"/>${shape(stage, d, paint, { lift: 4 })}`
}

/** The leaves above us. Where the type stands at the top they hang low, in wide calm shapes. */
function canopy(stage: Stage, paint: string): string {
  const { random, zone } = stage
  if (zone === 'top') return calmLeaves(stage, paint)
  const clusters: Cluster[] = Array.from({ length: 10 }, (_, i) => {
    const side = Math.abs(i / 9 - 0.5) * 2
    return [
      (i / 9) * 1080 - 40,
      24 * side + bell(random) * 16 - 20,
      between(random, 62, 92) * (0.75 + side * 0.5),
    ]
  })
  return foliage(stage, clusters, tones(shade(paint, -0.03)), 15)
}

function calmLeaves(stage: Stage, paint: string): string {
  const { random } = stage
  const calm = calmCanopy(stage, paint)
  return [0.07, 0.035, 0]
    .map((lighter, row) => {
      const edge = 322 - row * 40
      const d = Array.from({ length: 10 }, (_, i) => {
        const arch = Math.abs(i / 9 - 0.5) * 2
        const r = between(random, 58, 88)
        return blob(
          random,
          (i / 9) * 1080 - 40 + bell(random) * 20,
          edge - r * 0.8 + arch * 34,
          r,
          r * 0.74,
          0.08,
          13,
        )
      }).join('')
      return shape(stage, `${d}M-10 -10H1010V${edge - 52}H-10Z`, shade(calm, lighter), { lift: 4 })
    })
    .join('')
}

const calmCanopy = (stage: Stage, paint: string) => blend(paint, stage.light.haze, 0.22)

function shafts(stage: Stage): string {
  if (stage.weather === 'rain' || stage.weather === 'snow') return ''
  const { random, light } = stage
  const fill = downward(stage, 60, stage.horizon + 210, [
    [0, light.sun, 0.5],
    [1, light.sun, 0],
  ])
  const slant = stage.goal * 150
  let d = ''
  for (let i = 0; i < 4; i++) {
    const x = 300 + i * 140 + bell(random) * 50
    const w = between(random, 22, 52)
    d += `M${r1(x)} -10h${r1(w)}l${r1(-slant + w)} ${r1(stage.horizon + 220)}h${r1(-w * 2.6)}z`
  }
  return `<path d="${d}" fill="${fill}" fill-opacity="${stage.time === 'night' ? 0.22 : 0.42}"/>`
}

function nearTrunks(stage: Stage): string {
  const { random, zoom } = stage
  const paint = hue(stage, '#6b5242', 0.08)
  return [across(stage, between(random, 930, 985)), across(stage, between(random, 30, 90))]
    .map((x, i) => {
      const foot = stage.horizon + 120 + i * 50
      const w = (34 + i * 10) * Math.sqrt(zoom)
      const lean = x + (x > 500 ? 30 : -30)
      const body =
        limb(x, foot, lean, -30, w, w * 0.75) +
        `M${r1(x - w * 1.8)} ${r1(foot + 8)}Q${r1(x - w)} ${r1(foot - 14)} ${r1(x - w * 0.7)} ${r1(foot - w * 2)}L${r1(x + w * 0.7)} ${r1(foot - w * 2)}Q${r1(x + w)} ${r1(foot - 14)} ${r1(x + w * 1.9)} ${r1(foot + 10)}Z`
      return `${contact(stage, x, foot + 6, w * 2.4)}${shape(stage, body, paint)}${marks(limb(x + w * 0.5, foot - 6, lean + w * 0.4, -30, w * 0.45, w * 0.3), shade(paint, -0.06), 0.7)}${bark(stage, x, foot, lean, -30, w, shade(paint, -0.1))}${fern(stage, x - w * 1.3, foot + 14, 64 * zoom, hue(stage, '#6f9a52', 0.08))}`
    })
    .join('')
}

function undergrowth(stage: Stage, line: (x: number) => number): string {
  const { random, zoom } = stage
  return [120, 300, 880, 960]
    .map((x0) => {
      const x = across(stage, x0 + bell(random) * 50)
      const y = line(x) + between(random, 14, 34)
      return random.chance(0.55)
        ? bush(stage, x, y, between(random, 80, 130) * zoom, 0.22)
        : fern(stage, x, y, between(random, 40, 60) * zoom, hue(stage, '#6f9a52', 0.2))
    })
    .join('')
}

/** What lies on a forest floor: fallen leaves, stones, ferns, mushrooms; the way stays clear. */
function litter(
  stage: Stage,
  y0: number,
  y1: number,
  px: (y: number) => number,
  half: (y: number) => number,
): string {
  const { random } = stage
  const things: { y: number; svg: string }[] = []
  for (let i = 0; i < 20; i++) {
    const y = between(random, y0, y1)
    const x = random.next() * 1000
    if (Math.abs(x - px(y)) < half(y) + 20) continue
    const s = scaleAt(stage, y)
    const kind = random.int(0, 4)
    if (kind === 0) things.push({ y, svg: stone(stage, x, y, 34 * s, hue(stage, '#a7a698', 0.1)) })
    else if (kind < 3) things.push({ y, svg: fern(stage, x, y, 36 * s, hue(stage, '#6d9a56', 0.05)) })
    else
      things.push({
        y,
        svg: [0, 1]
          .map((k) =>
            mushroom(
              stage,
              x + k * 16 * s,
              y + k * 3,
              (22 - k * 7) * s,
              accent(stage, random.int(0, 4), 0.04),
            ),
          )
          .join(''),
      })
  }
  return (
    things
      .sort((a, b) => a.y - b.y)
      .map(({ svg }) => svg)
      .join('') + drifts(stage, 3, y0 + 40, y1, 26, (x, y) => Math.abs(x - px(y)) > half(y) + 14)
  )
}

function lowFerns(stage: Stage): string {
  const { random } = stage
  return [150, 800, 900]
    .map((x) => fern(stage, x + bell(random) * 60, 1008, between(random, 60, 95), hue(stage, '#5f8d4d')))
    .join('')
}
