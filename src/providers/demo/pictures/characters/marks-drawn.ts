import { closed, ellipse, type Knot, type Path } from '../shape.ts'
import type { Emblem } from './marks.ts'
import { leftSide, onHead, onTorso, type Stage } from './stage.ts'
import { torsoPath } from './torso.ts'

function star(x: number, y: number, r: number): Path {
  const points = Array.from({ length: 10 }, (_, i): Knot => {
    const a = (i / 10) * 2 * Math.PI - Math.PI / 2
    const reach = i % 2 === 0 ? r : r * 0.5
    return [x + Math.cos(a) * reach, y + Math.sin(a) * reach, 0.25]
  })
  return closed(points)
}

const emblems: Record<Emblem, (x: number, y: number, r: number) => Path> = {
  star,
  heart: (x, y, r) => closed([[x, y - r * 0.4, 0.3], [x + r * 0.5, y - r * 0.85], [x + r, y - r * 0.25], [x, y + r, 0.2], [x - r, y - r * 0.25], [x - r * 0.5, y - r * 0.85]]),
  moon: (x, y, r) => closed([[x + r * 0.4, y - r, 0.2], [x - r * 0.6, y - r * 0.5], [x - r * 0.7, y + r * 0.4], [x + r * 0.4, y + r, 0.2], [x - r * 0.1, y + r * 0.3], [x - r * 0.1, y - r * 0.4]]),
  dot: (x, y, r) => ellipse(x, y, r * 0.8, r),
} // prettier-ignore

const sideOf = (stage: Stage, side: 'left' | 'right'): 1 | -1 =>
  (leftSide(stage) * (side === 'left' ? 1 : -1)) as 1 | -1

export function drawFaceMarks(stage: Stage): void {
  const { pen, marks, palette, design } = stage
  if (marks.eyeSpot) {
    const { at, narrow } = onHead(stage, sideOf(stage, marks.eyeSpot.side) * design.eyes.apart, design.eyes.y - 0.02)
    const r = design.eyes.size * 2
    pen.fill(closed([[at[0] - r * narrow, at[1] + 3], [at[0] - r * 0.5 * narrow, at[1] - r * 1.1], [at[0] + r * 0.6 * narrow, at[1] - r], [at[0] + r * 1.05 * narrow, at[1] + 4], [at[0] + r * 0.3 * narrow, at[1] + r * 1.1]]), pen.soft(marks.eyeSpot.colour, 0.6), { ink: false })
  }
  if (marks.forehead) {
    const { at, narrow } = onHead(stage, 0, -0.58)
    pen.at({ x: at[0], y: at[1], sx: narrow, sy: 1 }, () => pen.fill(emblems[marks.forehead?.emblem ?? 'dot'](0, 0, 15), marks.forehead?.colour ?? palette.belly, { ink: false }))
  }
  if (marks.cheek) {
    const { at, narrow } = onHead(stage, sideOf(stage, marks.cheek.side) * 0.72, design.eyes.y + 0.36)
    pen.at({ x: at[0], y: at[1], sx: narrow, sy: 1 }, () => pen.fill(emblems[marks.cheek?.emblem ?? 'dot'](0, 0, 10), marks.cheek?.colour ?? palette.accent, { ink: false }))
  }
  if (marks.freckles) drawFreckles(stage)
} // prettier-ignore

function drawFreckles(stage: Stage): void {
  const { pen, palette, design } = stage
  for (const s of [-1, 1] as const) {
    for (const [dx, dy] of [[0, 0], [0.12, 0.06], [0.02, 0.12], [0.15, -0.05]] as const) {
      const { at, narrow } = onHead(stage, s * (design.eyes.apart + 0.1 + dx), design.eyes.y + 0.32 + dy)
      pen.fill(ellipse(at[0], at[1], 3.2 * narrow, 3), palette.brow, { ink: false, opacity: 0.75 })
    }
  }
} // prettier-ignore

export function drawChestMark(stage: Stage): void {
  const { chest, spots } = stage.marks
  const { pen } = stage
  if (spots) pen.within(torsoPath(stage), () => { for (const [x, y, r] of [[-0.75, 0.5, 10], [0.8, 0.34, 12], [-0.8, 0.1, 9], [0.66, 0.04, 8]] as const) pen.fill(ellipse(...onTorso(stage, x, y), r, r * 0.9), spots, { ink: false, opacity: 0.85 }) })
  if (!chest) return
  const [x, y] = onTorso(stage, stage.front ? 0 : 0.25, 0.42)
  pen.fill(emblems[chest.emblem](x, y, 20), chest.colour, { ink: false })
} // prettier-ignore

/** A sewn patch on the knee, with its stitches. */
export function drawKneePatch(stage: Stage, which: 0 | 1): void {
  const { knee } = stage.marks
  const side = which === 0 ? -1 : 1
  if (!knee || sideOf(stage, knee.side) !== side) return
  const { pen, joints, design } = stage
  const { root, end } = joints.legs[which]
  const w = design.build.legWidth * 0.34
  pen.at({ x: root[0] * 0.35 + end[0] * 0.65, y: root[1] * 0.35 + end[1] * 0.65, turn: side * 8 }, () => {
    pen.fill(closed([[-w, -w, 0.3], [w, -w * 0.9, 0.3], [w * 0.95, w * 0.8, 0.3], [-w * 0.9, w * 0.9, 0.3]]), knee.colour)
    for (const x of [-0.6, 0, 0.6]) pen.line(`M${x * w} ${-w * 0.75}L${x * w} ${-w * 1.2}`, stage.palette.ink, 2, 0.6)
  })
} // prettier-ignore
