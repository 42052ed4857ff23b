import { downward, glow, marks, strokes } from './brush.ts'
import { bell, between, blob, r1 } from './line.ts'
import { blend } from './pigment.ts'
import type { Stage } from './stage.ts'

/** Everything between us and the place: weather, fireflies, the calm behind the type, the dark of the corners. */
export function air(stage: Stage, calm: string): string {
  return (stage.indoors ? '' : weather(stage)) + vignette(stage) + quiet(stage, calm)
}

/** The part of the page where the type goes: the picture sinks into a smooth wash of its own colour. */
function quiet(stage: Stage, calm: string): string {
  const top = stage.zone === 'top'
  const ease = [0, 0.2, 0.45, 0.7, 0.85, 0.94].map((opacity, i) => [i * 0.09, opacity] as const)
  const paint = top
    ? downward(stage, 0, 350, [
        [0, calm, 0.8],
        ...ease.toReversed().map(([at, opacity]) => [1 - at, calm, opacity * 0.8] as const),
      ])
    : downward(
        stage,
        690,
        1000,
        ease.map(([at, opacity]) => [at, calm, opacity * 0.86]),
      )
  return `<rect x="-5" y="${top ? -5 : 690}" width="1010" height="356" fill="${paint}"/>`
}

function vignette(stage: Stage): string {
  const strength = stage.time === 'night' ? 0.42 : stage.time === 'dusk' ? 0.26 : 0.12
  const id = `g${stage.defs.length}`
  stage.defs.push(
    `<radialGradient id="${id}" cx="0.5" cy="0.55" r="0.75"><stop offset="0.55" stop-color="${stage.light.shadow}" stop-opacity="0"/><stop offset="1" stop-color="${stage.light.shadow}" stop-opacity="${strength}"/></radialGradient>`,
  )
  return `<rect x="-5" y="-5" width="1010" height="1010" fill="url(#${id})"/>`
}

function weather(stage: Stage): string {
  if (stage.weather === 'rain') return rain(stage)
  if (stage.weather === 'snow') return snowfall(stage)
  if (stage.weather === 'wind') return gusts(stage)
  if (stage.weather === 'fog') return fog(stage)
  return stage.time === 'night' ? '' : motes(stage)
}

function rain(stage: Stage): string {
  const { random, light } = stage
  const d = ['', '']
  for (let i = 0; i < 230; i++) {
    const [x, y] = [random.next() * 1150, random.next() * 1000]
    const long = between(random, 16, 44)
    d[i % 2] += `M${r1(x)} ${r1(y)}l${r1(-long * 0.22)} ${r1(long)}`
  }
  const colour = blend(light.haze, '#ffffff', 0.45)
  return strokes(d[0] ?? '', colour, 1.6, 0.6) + strokes(d[1] ?? '', colour, 2.6, 0.42)
}

function snowfall(stage: Stage): string {
  const { random } = stage
  const d = ['', '']
  for (let i = 0; i < 210; i++) {
    const near = random.next() ** 3
    const r = 1.4 + near * 6.5
    d[near > 0.4 ? 1 : 0] += blob(random, random.next() * 1000, random.next() * 1000, r, r, 0.14, 6)
  }
  return marks(d[0] ?? '', '#ffffff', 0.85) + marks(d[1] ?? '', '#ffffff', 0.62)
}

/** Wind is seen in what it carries: long brushed lines that curl, and leaves. */
function gusts(stage: Stage): string {
  const { random, light, horizon } = stage
  let [lines, leaves] = ['', '']
  for (let i = 0; i < 7; i++) {
    const [x, y, w] = [
      between(random, -50, 700),
      between(random, stage.zone === 'top' ? 310 : 60, horizon + 120),
      between(random, 130, 280),
    ]
    lines += `M${r1(x)} ${r1(y)}c${r1(w * 0.4)} ${r1(-20 - random.next() * 16)} ${r1(w * 0.7)} ${r1(18)} ${r1(w)} -6`
    if (i % 2)
      lines += `c${r1(w * 0.16)} -14 ${r1(w * 0.1)} -38 ${r1(-w * 0.06)} -30c${r1(-w * 0.08)} 6 ${r1(-w * 0.03)} 22 ${r1(w * 0.05)} 17`
  }
  for (let i = 0; i < 16; i++) {
    const [x, y, s] = [
      random.next() * 1000,
      between(random, stage.zone === 'top' ? 300 : 60, stage.zone === 'top' ? 960 : 690),
      between(random, 6, 13),
    ]
    leaves += `M${r1(x)} ${r1(y)}q${r1(s)} ${r1(-s + bell(random) * 4)} ${r1(s * 2)} 0q${r1(-s)} ${r1(s * 0.8)} ${r1(-s * 2)} 0z`
  }
  return (
    strokes(lines, blend(light.haze, '#ffffff', 0.6), 3, 0.6) +
    marks(leaves, stage.palette[1] ?? '#c98a4b', 0.85)
  )
}

function fog(stage: Stage): string {
  const { random, light, horizon } = stage
  let svg = ''
  for (let i = 0; i < 9; i++) {
    const y = horizon - 110 + i * 46
    svg += marks(
      blob(random, between(random, 100, 900), y, between(random, 300, 600), between(random, 16, 36), 0.2, 12),
      blend(light.haze, '#ffffff', 0.25),
      0.17,
    )
  }
  const bank = downward(stage, horizon - 190, horizon + 260, [
    [0, light.haze, 0],
    [0.45, light.haze, 0.62],
    [1, light.haze, 0],
  ])
  return `<rect x="-5" y="${r1(horizon - 190)}" width="1010" height="450" fill="${bank}"/>${svg}`
}

/** Drawn behind the figures, so that none lands on a face. */
export function fireflies(stage: Stage): string {
  const { random, horizon } = stage
  if (stage.weather !== 'clear' || stage.time !== 'night') return ''
  let svg = ''
  const floor = stage.zone === 'top' ? 960 : 690
  for (let i = 0; i < 17; i++) {
    const [x, y] = [random.next() * 1000, between(random, horizon - 30, floor)]
    svg += `${glow(stage, x, y, between(random, 13, 24), '#ffe48a', 0.75)}<circle cx="${r1(x)}" cy="${r1(y)}" r="2.2" fill="#fffbe0"/>`
  }
  return svg
}

/** Seeds and dust in the sun. */
function motes(stage: Stage): string {
  const { random, horizon, light } = stage
  let d = ''
  for (let i = 0; i < 22; i++) {
    const r = between(random, 1.2, 3)
    d += blob(
      random,
      random.next() * 1000,
      between(random, Math.max(300, horizon - 160), stage.zone === 'top' ? 940 : 680),
      r,
      r,
      0.1,
      6,
    )
  }
  return marks(d, blend(light.sun, '#ffffff', 0.4), 0.7)
}
