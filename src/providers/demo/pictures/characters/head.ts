import { closed, ellipse, open, type Knot, type Path } from '../shape.ts'
import { drawCoat } from './coat.ts'
import { drawEars } from './ears.ts'
import { drawBackOfHead, drawManeFront, drawTopOfHead } from './extras.ts'
import { drawEyes } from './eyes.ts'
import { drawGlasses, drawHat } from './garments-head.ts'
import { drawFaceMarks } from './marks-drawn.ts'
import type { Face } from './moods.ts'
import { drawMuzzle } from './muzzle.ts'
import { onHead, type Stage } from './stage.ts'

/** The outline of the skull with its tufts of fur, in head units; turned, the far cheek draws in. */
export function headPath(stage: Stage, grow = 0): Path {
  const { head } = stage.design
  const rx = head.rx + grow
  const ry = head.ry + grow
  const half = (s: 1 | -1): Knot[] => {
    const far = !stage.front && s > 0
    const snout = Math.min(0.5, stage.design.muzzle.beak || stage.design.muzzle.trunk ? 0 : stage.design.muzzle.length)
    // A far cheek gives way to the muzzle that stands before it.
    const width = (y: number) => (far ? 0.95 - (y > 0.04 ? snout * snout : 0) : 1)
    const tuft = head.tuft * (far ? 0.5 - 0.6 * snout : 1)
    const shift = stage.front ? 0 : 0.05
    const knot = (x: number, y: number, soft?: number): Knot => [(s * x * width(y) + shift * Math.max(0, y)) * rx, y * ry, soft ?? 1]
    const cheek = Array.from({ length: head.tufts }, (_, i): Knot[] => {
      const y = 0.36 + i * 0.26
      const reach = head.cheek + tuft * (1 - i * 0.42) - i * 0.09
      return [knot(reach, y + 0.06, 0.12), knot(head.cheek - 0.05 - i * 0.14, y + 0.15, 0.3)]
    }).flat()
    return [
      knot(head.crown * 0.62, -0.82),
      knot(0.52 + head.crown * 0.38, -0.42),
      knot(head.tufts ? 1.0 : (1 + head.cheek) / 2, 0.05),
      ...(head.tufts ? cheek : [knot(head.cheek, 0.36)]),
      knot(head.jaw * 0.82, 0.78),
      knot(head.jaw * 0.42, 0.97),
    ]
  }
  return closed([[0, -ry], ...half(1), [stage.front ? 0 : 0.05 * rx, ry], ...half(-1).reverse()])
} // prettier-ignore

/** Everything above the neck, in head units around the middle of the skull. */
export function drawHead(stage: Stage, face: Face): void {
  const { pen, palette } = stage
  const path = headPath(stage)
  drawBackOfHead(stage)
  drawEars(stage, face, 'behind')
  pen.fill(path, pen.soft(palette.body))
  pen.within(path, () => {
    drawCoat(stage)
    drawHeadFur(stage)
    drawBlush(stage, face)
  })
  pen.rim(path, 4, 5, '#fff4dc', 0.18)
  drawManeFront(stage)
  drawMuzzle(stage, face)
  pen.within(path, () => drawFaceMarks(stage))
  drawEyes(stage, face)
  drawEars(stage, face, 'before')
  drawTopOfHead(stage)
  drawGlasses(stage)
  drawHat(stage)
}

function drawBlush(stage: Stage, face: Face): void {
  const { pen, palette, design } = stage
  if (design.own === 'robot') return
  for (const s of [-1, 1] as const) {
    const { at, narrow } = onHead(
      stage,
      s * Math.min(0.74, design.eyes.apart + 0.24),
      (design.eyes.kind === 'top' ? 0 : design.eyes.y) + 0.36,
    )
    pen.fill(ellipse(at[0], at[1], 21 * narrow, 14), pen.glow(palette.blush, 0.75), {
      ink: false,
      opacity: face.blush,
    })
  }
}

function drawHeadFur(stage: Stage): void {
  const { pen, palette, design } = stage
  if (design.head.tufts === 0) return
  for (const [x, y] of [[-0.12, -0.72], [0.08, -0.62], [-0.02, -0.5], [-0.8, -0.1], [0.8, -0.12]] as const) {
    const { at } = onHead(stage, x, y)
    pen.line(open([at, [at[0] + (x || 0.1) * 4, at[1] + 8]]), palette.bodyDark, 2.4, 0.4)
  }
} // prettier-ignore
