import { glow, downward, marks, shape } from './brush.ts'
import { bell, below, between, blob, r1, ridge } from './line.ts'
import { blend, shade } from './pigment.ts'
import type { Stage } from './stage.ts'

/** Sky, sun or moon, stars and clouds. */
export function sky(stage: Stage): string {
  const { light, horizon } = stage
  const [top, middle, low, edge] = light.sky
  const paint = downward(stage, 0, horizon + 30, [
    [0, top],
    [0.42, middle],
    [0.78, low],
    [1, edge],
  ])
  const [x, y] = stage.sun
  const body = stage.time === 'night' ? moon(stage, x, y) : sun(stage, x, y)
  const hidden =
    !stage.cover && (stage.weather === 'rain' || stage.weather === 'fog' || stage.weather === 'snow')
  return `<rect x="-10" y="-10" width="1020" height="1020" fill="${paint}"/>${swathes(stage)}${stage.time === 'night' && !hidden ? stars(stage) : ''}${hidden ? glow(stage, x, y, 330, light.sun, 0.45) : body}${clouds(stage)}`
}

/** Broad strokes of a wide brush, so that no sky is an empty gradient. */
function swathes(stage: Stage): string {
  const { random, light, horizon } = stage
  if (stage.style === 'paper-cut') return sheets(stage)
  let svg = ''
  for (let i = 0; i < 9; i++) {
    const y = between(random, -20, horizon)
    const colour = random.chance(0.5)
      ? shade(light.sky[1], 0.05)
      : (light.sky[random.int(0, 3)] ?? light.haze)
    const d = blob(
      random,
      between(random, 0, 1000),
      y,
      between(random, 220, 460),
      between(random, 14, 46),
      0.2,
      11,
    )
    svg += marks(d, colour, 0.16)
  }
  return svg
}

/** In cut paper the sky is a stack of sheets, each a step lighter to the horizon. */
function sheets(stage: Stage): string {
  const { random, light, horizon, zone } = stage
  const first = zone === 'top' ? 0.62 : 0.3
  return [0, 1, 2]
    .map((i) => {
      const paint = blend(
        light.sky[Math.min(3, i + 1)] ?? light.haze,
        light.sky[Math.min(3, i + 2)] ?? light.haze,
        0.35,
      )
      return shape(stage, below(ridge(random, horizon * (first + (1 - first) * (i / 3.4)), 26, 1.6)), paint, {
        lift: 6,
      })
    })
    .join('')
}

function sun(stage: Stage, x: number, y: number): string {
  const { light, time } = stage
  const low = time !== 'day'
  const r = stage.cover ? 245 : (low ? 62 : 52) * (0.8 + stage.zoom * 0.2)
  return `${glow(stage, x, y, stage.cover ? 520 : low ? 460 : 330, light.sun, low ? 0.75 : 0.6)}${glow(stage, x, y, r * 2.1, light.sun, 0.8)}${shape(stage, blob(stage.random, x, y, r, r, 0.02, 12), low ? blend(light.sun, '#ffffff', 0.25) : '#fff9de', { edge: light.sky[3] })}`
}

function moon(stage: Stage, x: number, y: number): string {
  const { random } = stage
  const r = stage.cover ? 245 : 58 * (0.8 + stage.zoom * 0.2)
  const halo = `${glow(stage, x, y, 380, '#c9dcff', 0.42)}${glow(stage, x, y, r * 2.2, '#fdf3cf', 0.6)}`
  const face = shape(stage, blob(random, x, y, r, r, 0.015, 12), '#fbf3d3', { edge: '#e9dcb0' })
  if (!stage.cover && random.chance(0.45)) return halo + crescent(stage, x, y, r)
  let craters = ''
  for (const [dx, dy, s] of [
    [-0.32, -0.2, 0.2],
    [0.22, 0.28, 0.25],
    [0.3, -0.35, 0.12],
    [-0.25, 0.42, 0.12],
  ] as const)
    craters += blob(random, x + dx * r, y + dy * r, s * r, s * r, 0.12)
  return `${halo}${face}${marks(craters, '#e6d9ae', 0.75)}${marks(blob(random, x - r * 0.25, y - r * 0.3, r * 0.5, r * 0.4), '#fffdf0', 0.35)}`
}

function crescent(stage: Stage, x: number, y: number, r: number): string {
  const d = `M${r1(x - r * 0.5)} ${r1(y - r * 0.87)}A${r1(r)} ${r1(r)} 0 1 1 ${r1(x - r * 0.5)} ${r1(y + r * 0.87)}A${r1(r * 1.05)} ${r1(r * 1.05)} 0 0 0 ${r1(x - r * 0.5)} ${r1(y - r * 0.87)}Z`
  return shape(stage, d, '#fbf1cc', { edge: '#e9dcb0' })
}

export function stars(stage: Stage, count = 130, until = stage.horizon - 40): string {
  const { random } = stage
  let small = ''
  let large = ''
  for (let i = 0; i < count; i++) {
    const [x, y] = [random.next() * 1000, random.next() ** 1.3 * until]
    const calm = stage.zone === 'top' && y < 300
    const r = between(random, 0.7, calm ? 1.4 : 2.3)
    if (r > 1.9) large += star(x, y, r * 2.6)
    else
      small += `M${r1(x - r)} ${r1(y)}a${r1(r)} ${r1(r)} 0 1 0 ${r1(2 * r)} 0a${r1(r)} ${r1(r)} 0 1 0 ${r1(-2 * r)} 0z`
  }
  return marks(small, '#dfe9ff', 0.8) + marks(large, '#fff6d6', 0.95)
}

/** A four-pointed twinkle. */
export function star(x: number, y: number, r: number): string {
  const k = r * 0.18
  return `M${r1(x)} ${r1(y - r)}Q${r1(x + k)} ${r1(y - k)} ${r1(x + r)} ${r1(y)}Q${r1(x + k)} ${r1(y + k)} ${r1(x)} ${r1(y + r)}Q${r1(x - k)} ${r1(y + k)} ${r1(x - r)} ${r1(y)}Q${r1(x - k)} ${r1(y - k)} ${r1(x)} ${r1(y - r)}Z`
}

const cloudCount = { clear: 2, cloudy: 7, rain: 7, snow: 5, wind: 4, fog: 2 }

function clouds(stage: Stage): string {
  const { random, horizon, zone } = stage
  const count = cloudCount[stage.weather]
  let svg = ''
  for (let i = 0; i < count; i++) {
    const low = zone === 'top' ? 285 : 30
    const y = low + ((i + random.next()) / count) * Math.max(40, horizon - low - 70)
    const x = ((i * 0.618 + random.next() * 0.3) % 1) * 1100 - 50
    const far = 1 - Math.max(0, horizon - y) / horizon
    svg += cloud(stage, x, y, between(random, 95, 175) * (1.15 - far * 0.75) * Math.sqrt(stage.zoom))
  }
  return svg
}

/** Heaped puffs on a nearly flat base: a shaded body, a lit crown, both fading downwards into the air. */
export function cloud(stage: Stage, x: number, y: number, w: number): string {
  const { light, time } = stage
  const night = time === 'night'
  const heavy = stage.weather === 'rain' && !night ? 0.55 : 0
  const white = blend('#ffffff', light.sky[0], heavy)
  const lamp = blend(light.sky[3], night ? light.sky[2] : white, night ? 0.35 : 0.6)
  const fill = downward(stage, y - w * 0.62, y + w * 0.2, [
    [0, lamp, night ? 0.7 : 0.97],
    [0.6, blend(lamp, light.sky[1], 0.28), night ? 0.5 : 0.85],
    [1, blend(lamp, light.sky[2], 0.6), 0.05],
  ])
  const stretch = stage.weather === 'wind' ? 1.45 : 1
  const [body, crown] = puffs(stage, x, y, w * stretch, w)
  return `${shape(stage, body, fill, { lift: 3 })}${marks(crown, shade(lamp, 0.07), night ? 0.14 : 0.5)}`
}

/** The body of a cloud and its sunlit tops, as heaps of rounds. */
function puffs(stage: Stage, x: number, y: number, w: number, h: number): [string, string] {
  const { random } = stage
  let [body, crown] = [oval(x, y + h * 0.02, w, h * 0.13), '']
  const n = random.int(5, 7)
  const peak = between(random, 0.35, 0.65)
  for (let i = 0; i < n; i++) {
    const t = (i + 0.5) / n
    const heap = Math.max(0.25, 1 - Math.abs(t - peak) * 1.7)
    const r = h * (0.14 + heap * 0.17) * between(random, 0.85, 1.15)
    const [px, py] = [x - w * 0.82 + t * 1.64 * w + bell(random) * 6, y - r * 0.55 - heap * h * 0.1]
    body += oval(px, py, r * (w / h) ** 0.5 * 1.15, r)
    crown += oval(px - r * 0.2, py - r * 0.22, r * 0.8, r * 0.66)
  }
  return [body, crown]
}

const oval = (x: number, y: number, rx: number, ry: number) =>
  `M${r1(x - rx)} ${r1(y)}a${r1(rx)} ${r1(ry)} 0 1 1 ${r1(rx * 2)} 0a${r1(rx)} ${r1(ry)} 0 1 1 ${r1(-rx * 2)} 0z`
