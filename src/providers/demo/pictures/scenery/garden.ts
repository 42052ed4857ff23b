import { downward, marks, shape, strokes } from './brush.ts'
import { pane } from './buildings.ts'
import { type Cluster, foliage, tones } from './foliage.ts'
import { leafyFrame } from './frame.ts'
import { contact, ground, hills, path } from './land.ts'
import { bell, between, blob, leaf, polygon, r1, ridge } from './line.ts'
import { shade } from './pigment.ts'
import { drifts, flower, grass } from './plants.ts'
import { accent, across, calmGround, hue, type Place, scaleAt, type Stage } from './stage.ts'
import { bush, oak } from './trees.ts'

/** A kitchen garden in bloom: picket fence, an arch of roses or a glasshouse, beds in rows, sunflowers. */
export function garden(stage: Stage): Place {
  const { random, horizon, zoom } = stage
  const start = horizon + 50 * Math.sqrt(zoom)
  const line = ridge(random, start, 8, 1.5)
  const lawn = hue(stage, '#93bd67', 0.1)
  const gx = across(stage, between(random, 680, 730))
  const gy = start + 44 * zoom
  const trail = path(stage, gx, gy, hue(stage, '#dcc7a4', 0.08), across(stage, 390), 90)
  const lower = stage.zone === 'bottom' ? 730 : 985
  const hero = random.pick(['arch', 'glasshouse', 'arch'] as const)
  const free = (x: number, y: number) => Math.abs(x - trail.x(y)) > trail.half(y) + 20
  return {
    back: [
      hills(stage, 2, start - 20, ['#a8c0bf', '#9dc08a']),
      oak(stage, across(stage, 130), start + 12, between(random, 230, 270) * zoom, 0.4),
      oak(stage, across(stage, 900), start + 12, between(random, 170, 210) * zoom, 0.45),
      hedge(stage, start),
      ground(stage, line, lawn),
      pickets(stage, start + 20),
      sunflowers(stage, across(stage, 905), start + 50 * zoom),
      trail.svg,
      hero === 'arch'
        ? roseArch(stage, gx, gy, 185 * zoom)
        : glasshouse(stage, gx + stage.goal * 60, gy + 6, 210 * zoom),
      beds(stage, start + 96 * zoom, trail.x),
      grass(stage, start + 60, lower, 80, lawn, 20),
      drifts(stage, 8, start + 70, lower, 32, free),
    ].join(''),
    front: stage.zone === 'top' ? drifts(stage, 7, 945, 1005, 52, (x) => x < 330 || x > 690) : '',
    blurred: leafyFrame(stage, '#4a7a4e'),
    calm: calmGround(stage, lawn),
  }
}

function hedge(stage: Stage, start: number): string {
  const { random, zoom } = stage
  const clusters: Cluster[] = Array.from({ length: 13 }, (_, i) => [
    (i / 12) * 1060 - 30,
    start - 12 * zoom + bell(random) * 6,
    between(random, 42, 60) * zoom,
  ])
  return foliage(stage, clusters, tones(hue(stage, '#5f9058', 0.36)), 9)
}

function pickets(stage: Stage, y: number): string {
  const { zoom, random } = stage
  const paint = hue(stage, '#f8f1e4', 0.16)
  const h = 64 * zoom
  const w = 13 * zoom
  let [d, side] = ['', '']
  for (let x = -10; x < 1010; x += w * 1.75) {
    const t = y + bell(random) * 2
    d += `M${r1(x)} ${r1(t)}v${r1(-h * 0.82)}l${r1(w / 2)} ${r1(-h * 0.18)}l${r1(w / 2)} ${r1(h * 0.18)}v${r1(h * 0.82)}z`
    side += `M${r1(x + w * 0.62)} ${r1(t)}v${r1(-h * 0.88)}l${r1(w * 0.38)} ${r1(h * 0.06)}v${r1(h * 0.82)}z`
  }
  const rails = `M-10 ${r1(y - h * 0.66)}h1020v${r1(h * 0.1)}h-1020zM-10 ${r1(y - h * 0.28)}h1020v${r1(h * 0.1)}h-1020z`
  return (
    shape(stage, rails, shade(paint, -0.06), { lift: 2 }) +
    shape(stage, d, paint, { lift: 3 }) +
    marks(side, stage.light.shadow, 0.13)
  )
}

function sunflowers(stage: Stage, x0: number, y: number): string {
  const { random, zoom } = stage
  return [-1.2, -0.4, 0.5, 1.2]
    .map((k) => {
      const x = x0 + k * 52 * zoom + bell(random) * 8
      const h = between(random, 120, 170) * zoom
      const tx = x + bell(random) * 10 + stage.bend * h * 0.4
      const green = hue(stage, '#5f8f48', 0.16)
      const r = 26 * zoom
      let petals = ''
      for (let i = 0; i < 16; i++) petals += leaf(tx, y - h, r * 1.3, (i / 16) * Math.PI * 2, 0.24)
      return `${strokes(`M${r1(x)} ${r1(y)}Q${r1(x)} ${r1(y - h * 0.6)} ${r1(tx)} ${r1(y - h)}`, green, 6 * zoom)}${marks(leaf(x, y - h * 0.4, 46 * zoom, -0.5) + leaf(x, y - h * 0.3, 46 * zoom, -2.6) + leaf(x, y - h * 0.62, 34 * zoom, -2.5), green)}${shape(stage, petals, hue(stage, '#f1b73c', 0.1), { lift: 2 })}${shape(stage, blob(random, tx, y - h, r * 0.62), hue(stage, '#6d4a33', 0.1), { lift: 0 })}${marks(blob(random, tx, y - h, r * 0.34), hue(stage, '#8a6244', 0.1), 0.8)}`
    })
    .join('')
}

/** A way through: two posts and a bow grown over with roses, a gate ajar. */
function roseArch(stage: Stage, x: number, y: number, h: number): string {
  const { random } = stage
  const w = h * 0.36
  const white = hue(stage, '#f4ead8', 0.12)
  const frame = strokes(
    `M${r1(x - w)} ${r1(y)}V${r1(y - h * 0.6)}Q${r1(x - w)} ${r1(y - h)} ${r1(x)} ${r1(y - h)}Q${r1(x + w)} ${r1(y - h)} ${r1(x + w)} ${r1(y - h * 0.6)}V${r1(y)}`,
    white,
    h * 0.05,
  )
  const clusters: Cluster[] = Array.from({ length: 13 }, (_, i) => {
    const a = Math.PI * (1 - i / 12)
    const up = Math.abs(i - 6) / 6
    return [
      x + Math.cos(a) * w * 1.02,
      y - h * 0.58 - Math.sin(a) * h * 0.42 + up ** 3 * h * 0.25 + bell(random) * 4,
      h * between(random, 0.085, 0.12),
    ]
  })
  const rose = accent(stage, random.int(0, 4), 0.08)
  let [blooms, hearts] = ['', '']
  for (const [cx, cy, r] of clusters)
    for (let k = 0; k < 4; k++) {
      const [px, py] = [cx + bell(random) * r * 0.9, cy + bell(random) * r * 0.9]
      blooms += blob(random, px, py, h * 0.026, h * 0.024, 0.16, 7)
      hearts += blob(random, px, py, h * 0.012, h * 0.01, 0.2, 6)
    }
  return `${contact(stage, x, y, w * 1.2)}${frame}${gate(stage, x, y, w, h)}${foliage(stage, clusters, tones(hue(stage, '#5f9054', 0.16)), h * 0.035)}${shape(stage, blooms, rose, { lift: 1 })}${marks(hearts, shade(rose, -0.08), 0.8)}`
}

function gate(stage: Stage, x: number, y: number, w: number, h: number): string {
  const paint = accent(stage, 1, 0.14)
  const [a, b, t] = [x + w, x + w * 0.1, y - h * 0.36]
  let bars = strokes(
    `M${r1(a)} ${r1(t + h * 0.06)}L${r1(b)} ${r1(t + h * 0.1)}M${r1(a)} ${r1(y - h * 0.08)}L${r1(b)} ${r1(y)}`,
    paint,
    h * 0.03,
  )
  for (let i = 0; i < 5; i++) {
    const px = a + (b - a) * (i / 4)
    bars += strokes(
      `M${r1(px)} ${r1(t + i * h * 0.012)}V${r1(y + i * h * 0.018 - 2)}`,
      shade(paint, 0.03),
      h * 0.026,
    )
  }
  return bars
}

function glasshouse(stage: Stage, x: number, y: number, w: number): string {
  const { light } = stage
  const frame = hue(stage, '#f6f1e6', 0.15)
  const fill = downward(stage, y - w * 0.75, y, [
    [0, light.sky[2], 0.9],
    [0.5, hue(stage, '#bfe0d3', 0.2), 0.8],
    [1, hue(stage, '#8dbb8a', 0.2), 0.9],
  ])
  const body = polygon([
    [x - w * 0.5, y],
    [x - w * 0.5, y - w * 0.4],
    [x, y - w * 0.74],
    [x + w * 0.5, y - w * 0.4],
    [x + w * 0.5, y],
  ])
  let bars = ''
  for (let i = 0; i <= 6; i++) {
    const px = x - w * 0.5 + (i * w) / 6
    const top = y - w * 0.4 - (1 - Math.abs(px - x) / (w * 0.5)) * w * 0.34
    bars += `M${r1(px)} ${r1(y)}V${r1(top)}`
  }
  bars += `M${r1(x - w * 0.5)} ${r1(y - w * 0.4)}H${r1(x + w * 0.5)}M${r1(x - w * 0.5)} ${r1(y - w * 0.12)}H${r1(x + w * 0.5)}M${r1(x - w * 0.5)} ${r1(y - w * 0.4)}L${r1(x)} ${r1(y - w * 0.74)}L${r1(x + w * 0.5)} ${r1(y - w * 0.4)}`
  const inside = [-0.32, -0.12, 0.3].map((k) => bush(stage, x + k * w, y - w * 0.04, w * 0.26, 0.2)).join('')
  const lamp = light.lamps > 0.5 ? pane(stage, x, y - w * 0.2, w * 0.1, w * 0.12, 0.1) : ''
  return `${contact(stage, x, y, w * 0.6)}${inside}${shape(stage, body, fill)}${lamp}${strokes(bars, frame, Math.max(2, w * 0.018))}${shape(stage, `M${r1(x - w * 0.52)} ${r1(y)}v${r1(-w * 0.1)}h${r1(w * 1.04)}v${r1(w * 0.1)}z`, hue(stage, '#b98a6b', 0.15), { lift: 1 })}`
}

/** Rows of greens on dark earth, on the side away from the path. */
function beds(stage: Stage, y: number, way: (y: number) => number): string {
  const { random, zoom } = stage
  const earth = hue(stage, '#8a664c', 0.06)
  const left = stage.goal === 1 ? 1 : -1
  return [0, 1]
    .map((row) => {
      const by = y + row * 62 * zoom
      const s = scaleAt(stage, by)
      const x0 = way(by) + left * (150 + row * 40) * Math.sqrt(zoom)
      const x1 = left === 1 ? 1040 : -40
      const bed = polygon([
        [x0, by - 14 * s],
        [x1, by - 14 * s],
        [x1, by + 20 * s],
        [x0 - left * 26, by + 20 * s],
      ])
      let plants = ''
      const n = Math.max(2, Math.floor(Math.abs(x1 - x0) / (52 * s)))
      for (let i = 0; i < n; i++) {
        const x = x0 + ((x1 - x0) * (i + 0.4)) / n
        plants += row
          ? cabbage(stage, x, by, 24 * s)
          : flower(stage, x, by, 56 * s, 'tulip', accent(stage, i % 3), hue(stage, '#5d8a4c', 0.06)) +
            tuft(stage, x, by, 22 * s)
      }
      return random.chance(0.95) ? `${shape(stage, bed, earth, { lift: 2 })}${plants}` : ''
    })
    .join('')
}

function cabbage(stage: Stage, x: number, y: number, r: number): string {
  const { random } = stage
  const paint = hue(stage, '#86ad6c', 0.05)
  let d = ''
  for (let i = 0; i < 7; i++) d += leaf(x, y, r * 1.15, -Math.PI * (0.04 + (i / 6) * 0.92), 0.5)
  return (
    marks(d, shade(paint, -0.06)) +
    marks(blob(random, x, y - r * 0.42, r * 0.62, r * 0.5, 0.08), paint) +
    marks(blob(random, x - r * 0.1, y - r * 0.5, r * 0.36, r * 0.3, 0.1), shade(paint, 0.07))
  )
}

function tuft(stage: Stage, x: number, y: number, h: number): string {
  return marks(
    leaf(x, y, h, -0.6, 0.25) + leaf(x, y, h, -2.5, 0.25) + leaf(x, y, h * 1.1, -1.6, 0.22),
    hue(stage, '#6f9f52', 0.06),
  )
}
