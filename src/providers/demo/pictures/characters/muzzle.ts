import { mix } from '../colour.ts'
import { closed, ellipse, open, type Knot } from '../shape.ts'
import { drawBeak } from './beak.ts'
import type { Face } from './moods.ts'
import { drawMouth } from './mouth.ts'
import { onHead, type Stage } from './stage.ts'
import { drawTrunk } from './trunk.ts'

/** Where the parts of a muzzle lie once the head has turned. */
export type Snout = {
  x: number
  y: number
  /** Half widths towards the near and the far side. */
  near: number
  far: number
  h: number
  tipX: number
}

export function snoutOf(stage: Stage): Snout {
  const { muzzle } = stage.design
  const base = onHead(stage, 0, muzzle.y, 0.94)
  const tip = onHead(stage, 0, muzzle.y, 1 + muzzle.length)
  const far = stage.front ? muzzle.width : muzzle.width * (0.62 - 0.22 * Math.min(1, muzzle.length * 1.6))
  return { x: base.at[0], y: base.at[1], near: muzzle.width * (stage.front ? 1 : 0.92), far, h: muzzle.height, tipX: tip.at[0] }
} // prettier-ignore

export function drawMuzzle(stage: Stage, face: Face): void {
  const { muzzle } = stage.design
  if (muzzle.trunk) return drawTrunk(stage, face)
  if (muzzle.beak) return drawBeak(stage, face, muzzle.beak)
  const snout = snoutOf(stage)
  if (muzzle.whiskers) drawWhiskers(stage, snout)
  if (muzzle.nose === 'snout') return drawPigSnout(stage, face, snout)
  if (muzzle.length > 0.05 || muzzle.pale) drawHull(stage, snout)
  const nx = snout.tipX + (stage.front ? 0 : snout.far * 0.55)
  const mouthX = stage.front ? 0 : snout.tipX - snout.near * 0.22
  const drop = muzzle.mouth ?? 0.2
  drawMouth(stage, face, { x: mouthX, y: snout.y + snout.h * drop, width: muzzle.width * 0.62, noseY: muzzle.nose === 'dots' || muzzle.nose === 'none' || muzzle.nose === 'small' ? null : snout.y - snout.h * 0.3, noseX: nx })
  drawNose(stage, nx, snout.y - snout.h * 0.46)
} // prettier-ignore

/** The muzzle as one soft hill: round from the front, standing out to the side when turned. */
function drawHull(stage: Stage, { x, y, near, far, h, tipX }: Snout): void {
  const { pen, palette, design, front } = stage
  const middle = (x + tipX) / 2
  const tip: Knot[] = [[middle, y - h * 0.92], [tipX + far * 0.4, y - h * 0.8], [tipX + far, y - h * 0.3], [tipX + far * 0.78, y + h * 0.42], [middle + far * 0.3, y + h * 0.92]] // prettier-ignore
  const knots: Knot[] = front
    ? [[-near, y + h * 0.1], [-near * 0.62, y - h * 0.74], [0, y - h], [near * 0.62, y - h * 0.74], [near, y + h * 0.1], [near * 0.66, y + h * 0.8], [0, y + h], [-near * 0.66, y + h * 0.8]]
    : [[x - near, y + h * 0.1], [x - near * 0.5, y - h * 0.78], ...tip, [x - near * 0.5, y + h * 0.9]] // prettier-ignore
  const colour = design.muzzle.pale ? palette.belly : mix(palette.body, palette.bodyLight, 0.7)
  pen.fill(closed(knots), pen.soft(colour, 0.75), { ink: false })
  if (!front && design.muzzle.length > 0.2) pen.contour(open(tip))
}

function drawNose(stage: Stage, x: number, y: number): void {
  const { pen, design, palette } = stage
  const { nose, noseSize: r } = design.muzzle
  if (nose === 'none') return
  if (nose === 'dots') {
    for (const s of [-1, 1]) pen.fill(ellipse(x + s * r, y, r * 0.28, r * 0.36), palette.bodyDark, { ink: false })
    return
  }
  if (nose === 'small') return pen.line(open([[x - 4, y + 2], [x + 1, y + 6], [x + 6, y + 1]]), palette.bodyDark, 3.6, 0.9)
  const colour = nose === 'pink' ? mix('#e0787f', palette.innerEar, 0.2) : palette.nose
  const path = nose === 'ball' ? ellipse(x, y, r, r * 0.95) : nose === 'oval' ? closed([[x - r, y - r * 0.2], [x, y - r * 0.72], [x + r, y - r * 0.2], [x + r * 0.5, y + r * 0.55], [x, y + r * 0.74], [x - r * 0.5, y + r * 0.55]]) : closed([[x - r, y - r * 0.4], [x - r * 0.4, y - r * 0.62], [x + r * 0.4, y - r * 0.62], [x + r, y - r * 0.4], [x + r * 0.4, y + r * 0.34], [x, y + r * 0.66, 0.4], [x - r * 0.4, y + r * 0.34]])
  pen.fill(path, colour, { ink: false })
  pen.fill(ellipse(x - r * 0.3, y - r * 0.3, r * 0.34, r * 0.16, -14), '#ffffff', { ink: false, opacity: 0.6 })
} // prettier-ignore

function drawPigSnout(stage: Stage, face: Face, { x, y, near, far, h, tipX }: Snout): void {
  const { pen, palette, front } = stage
  const pink = mix(palette.body, '#ee8f8f', 0.45)
  const cx = front ? 0 : tipX + far * 0.2
  const rx = front ? near : near * 0.72
  if (!front) pen.fill(closed([[x - near * 0.3, y - h * 0.9], [cx, y - h * 0.98], [cx, y + h * 0.98], [x - near * 0.3, y + h * 0.9]]), pen.soft(palette.body), { ink: false })
  drawMouth(stage, face, { x: front ? 0 : x + near * 0.15, y: y + h * 1.35, width: near * 0.7, noseX: 0, noseY: null })
  pen.fill(ellipse(cx, y, rx, h), pen.soft(pink))
  for (const s of [-1, 1]) pen.fill(ellipse(cx + s * rx * 0.36 + (front ? 0 : 3), y, rx * 0.15, h * 0.3, s * 6), mix(pink, '#5a2530', 0.6), { ink: false })
} // prettier-ignore

function drawWhiskers({ pen, palette, front }: Stage, { x, y, near }: Snout): void {
  const colour = palette.dark ? '#f5ead9' : palette.bodyDark
  for (const side of [-1, 1] as const) {
    for (const [dy, end] of [[-2, -12], [7, 5], [15, 20]] as const) {
      const root = x + side * near * (front || side < 0 ? 0.9 : 1.1)
      const reach = (front ? 46 : side > 0 ? 32 : 46) * side
      pen.line(open([[root, y + dy], [root + reach * 0.5, y + (dy + end) / 2 - 3], [root + reach, y + end]]), colour, 2, 0.6)
    }
  }
} // prettier-ignore
