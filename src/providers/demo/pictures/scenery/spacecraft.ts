import { at, glow, marks, shape, strokes } from './brush.ts'
import { contact } from './land.ts'
import { polygon, r1 } from './line.ts'
import { shade } from './pigment.ts'
import { accent, type Stage } from './stage.ts'

const steel = (stage: Stage) => (stage.time === 'night' ? '#dcdcef' : '#f4f0ea')

/** A round-bellied rocket on three fins, its door open, light inside. */
export function rocket(stage: Stage, x: number, y: number, h: number): string {
  const hull = steel(stage)
  const red = stage.palette[0] ?? '#d9604c'
  const w = h * 0.2
  const body = `M0 ${r1(-h)}C${r1(w * 1.2)} ${r1(-h * 0.78)} ${r1(w * 1.3)} ${r1(-h * 0.35)} ${r1(w * 0.7)} ${r1(-h * 0.12)}H${r1(-w * 0.7)}C${r1(-w * 1.3)} ${r1(-h * 0.35)} ${r1(-w * 1.2)} ${r1(-h * 0.78)} 0 ${r1(-h)}Z`
  const dark = `M0 ${r1(-h)}C${r1(w * 1.2)} ${r1(-h * 0.78)} ${r1(w * 1.3)} ${r1(-h * 0.35)} ${r1(w * 0.7)} ${r1(-h * 0.12)}H${r1(w * 0.2)}C${r1(w * 0.75)} ${r1(-h * 0.4)} ${r1(w * 0.6)} ${r1(-h * 0.8)} 0 ${r1(-h)}Z`
  const nose = `M0 ${r1(-h)}C${r1(w * 0.5)} ${r1(-h * 0.9)} ${r1(w * 0.78)} ${r1(-h * 0.8)} ${r1(w * 0.88)} ${r1(-h * 0.7)}Q0 ${r1(-h * 0.64)} ${r1(-w * 0.88)} ${r1(-h * 0.7)}C${r1(-w * 0.78)} ${r1(-h * 0.8)} ${r1(-w * 0.5)} ${r1(-h * 0.9)} 0 ${r1(-h)}Z`
  const fin = (k: number) =>
    `M${r1(k * w * 0.85)} ${r1(-h * 0.36)}Q${r1(k * w * 1.9)} ${r1(-h * 0.24)} ${r1(k * w * 1.75)} 0Q${r1(k * w * 1.2)} ${r1(-h * 0.1)} ${r1(k * w * 0.6)} ${r1(-h * 0.12)}Z`
  const middle = `M${r1(-w * 0.16)} ${r1(-h * 0.3)}H${r1(w * 0.16)}L${r1(w * 0.1)} ${r1(h * 0.03)}H${r1(-w * 0.1)}Z`
  const port = (py: number, r: number) =>
    `<circle cx="0" cy="${r1(py)}" r="${r1(r * 1.3)}" fill="${shade(red, -0.05)}"/><circle cx="0" cy="${r1(py)}" r="${r1(r)}" fill="#ffdf8c"/><path d="M${r1(-r * 0.6)} ${r1(py - r * 0.2)}a${r1(r * 0.7)} ${r1(r * 0.7)} 0 0 1 ${r1(r * 0.6)} ${r1(-r * 0.5)}" stroke="#fff" stroke-width="${r1(r * 0.18)}" fill="none" stroke-linecap="round" opacity="0.8"/>`
  const rivets = strokes(
    `M${r1(-w * 0.98)} ${r1(-h * 0.4)}Q0 ${r1(-h * 0.36)} ${r1(w * 0.98)} ${r1(-h * 0.4)}M${r1(-w * 0.8)} ${r1(-h * 0.2)}Q0 ${r1(-h * 0.17)} ${r1(w * 0.8)} ${r1(-h * 0.2)}`,
    shade(hull, -0.15),
    2,
    0.6,
  )
  const svg = `${contact(stage, 0, 0, w * 2.2, 0.45)}${shape(stage, fin(-1), shade(red, 0.03))}${shape(stage, fin(1), shade(red, -0.08))}${shape(stage, body, hull)}${marks(dark, '#3b3a72', 0.2)}${shape(stage, nose, red, { lift: 1 })}${rivets}${glow(stage, 0, -h * 0.53, w * 1.5, '#ffd98a', 0.5)}${port(-h * 0.53, w * 0.36)}${port(-h * 0.3, w * 0.2)}${shape(stage, middle, shade(red, -0.02), { lift: 2 })}`
  return `<g transform="translate(${r1(x)} ${r1(y)}) rotate(${r1(stage.goal * 4)})">${svg}</g>`
}

/** A glass-topped house for people who live on moons, with plants inside. */
export function dome(stage: Stage, x: number, y: number, w: number): string {
  const hull = steel(stage)
  const r = w * 0.42
  const glass = `M${r1(-r)} ${r1(-w * 0.14)}A${r1(r)} ${r1(r)} 0 0 1 ${r1(r)} ${r1(-w * 0.14)}Z`
  const base = polygon([
    [-r * 1.12, 0],
    [-r * 1.06, -w * 0.15],
    [r * 1.06, -w * 0.15],
    [r * 1.12, 0],
  ])
  const tree = (k: number, h: number) =>
    `<path d="M${r1(k)} ${r1(-w * 0.14)}v${r1(-h * 0.4)}" stroke="#8a6a4f" stroke-width="${r1(w * 0.014)}"/><circle cx="${r1(k)}" cy="${r1(-w * 0.14 - h * 0.62)}" r="${r1(h * 0.36)}" fill="#6fa86a"/><circle cx="${r1(k - h * 0.08)}" cy="${r1(-w * 0.14 - h * 0.7)}" r="${r1(h * 0.2)}" fill="#8cc07a"/>`
  const ribs = strokes(
    `M0 ${r1(-w * 0.14)}V${r1(-w * 0.14 - r)}M${r1(-r * 0.5)} ${r1(-w * 0.14)}Q${r1(-r * 0.45)} ${r1(-w * 0.14 - r * 0.7)} 0 ${r1(-w * 0.14 - r)}Q${r1(r * 0.45)} ${r1(-w * 0.14 - r * 0.7)} ${r1(r * 0.5)} ${r1(-w * 0.14)}`,
    hull,
    3.4,
    0.85,
  )
  const mast =
    strokes(`M${r1(r * 0.9)} ${r1(-w * 0.15)}v${r1(-w * 0.36)}`, hull, 3) +
    glow(stage, r * 0.9, -w * 0.53, 26, stage.palette[0] ?? '#ff8f6b', 0.9)
  const hatch = `<path d="M${r1(-w * 0.08)} 0v${r1(-w * 0.1)}a${r1(w * 0.08)} ${r1(w * 0.08)} 0 0 1 ${r1(w * 0.16)} 0v${r1(w * 0.1)}z" fill="#ffdf8c"/>`
  const glint = strokes(
    `M${r1(-r * 0.74)} ${r1(-w * 0.14 - r * 0.42)}Q${r1(-r * 0.6)} ${r1(-w * 0.14 - r * 0.75)} ${r1(-r * 0.3)} ${r1(-w * 0.14 - r * 0.86)}`,
    '#ffffff',
    6,
    0.7,
  )
  return at(
    x,
    y,
    1,
    `${contact(stage, 0, 0, w * 0.6, 0.4)}${mast}${marks(glass, '#ffe9b8', 0.5)}${tree(-r * 0.45, w * 0.24)}${tree(r * 0.4, w * 0.3)}${tree(0, w * 0.17)}${shape(stage, glass, '#bfe6ee', { opacity: 0.35, lift: 0 })}${ribs}${glint}${shape(stage, base, hull)}${marks(
      polygon([
        [r * 0.3, 0],
        [r * 0.3, -w * 0.15],
        [r * 1.06, -w * 0.15],
        [r * 1.12, 0],
      ]),
      '#3b3a72',
      0.16,
    )}${strokes(`M${r1(-r * 1.08)} ${r1(-w * 0.075)}H${r1(r * 1.08)}`, accent(stage, 0), 5)}${hatch}`,
  )
}
