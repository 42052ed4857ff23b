import { darken, mix } from '../colour.ts'
import { closed, ellipse, open, type Knot } from '../shape.ts'
import type { BeakKind } from './design.ts'
import type { Face } from './moods.ts'
import { onHead, type Stage } from './stage.ts'

const gape: Record<Face['mouth'], number> = {
  grin: 0.55, smile: 0.1, smirk: 0.06, frown: 0.02, wobble: 0.08, gasp: 0.5, oh: 0.8, yawn: 0.45, small: 0.22, rest: 0,
} // prettier-ignore

/** Upper and lower half; how far they part is the mood. Corners that hang make a sad bird. */
export function drawBeak(stage: Stage, face: Face, kind: BeakKind): void {
  const { pen, design, palette, front } = stage
  const { width, height, length, y } = design.muzzle
  const base = onHead(stage, 0, y, 0.96).at
  const tip = onHead(stage, 0, y, 1 + length).at
  const colour = mix('#f2a33a', palette.accent, 0.1)
  const open_ = gape[face.mouth]
  const sad = face.mouth === 'frown' || face.mouth === 'wobble' ? 1 : 0
  pen.at({ x: front ? 0 : base[0], y: base[1] }, () => {
    const reach = front ? 0 : tip[0] - base[0]
    const knots = front ? frontBeak(kind, width, height) : sideBeak(kind, width, height, reach)
    const lower = knots.lower.map(([x, ky, soft]): Knot => [x, ky + open_ * height * 0.75 + sad * height * 0.08, soft ?? 1]) // prettier-ignore
    if (open_ > 0.15) pen.fill(ellipse(front ? 0 : reach * 0.25, height * 0.24 + open_ * height * 0.2, front ? width * 0.62 : reach * 0.5 + 6, height * (0.16 + open_ * 0.3)), '#6b2430', { ink: false }) // prettier-ignore
    pen.fill(closed(lower), darken(colour, 0.09))
    pen.fill(closed(knots.upper), pen.soft(colour))
    pen.rim(closed(knots.upper), 0, 5, '#fff2cf', 0.4)
    drawNostrils(stage, kind, width, height, reach)
  })
}

type Halves = { upper: readonly Knot[]; lower: readonly Knot[] }

function frontBeak(kind: BeakKind, w: number, h: number): Halves {
  if (kind === 'bill')
    return {
      upper: [[-w, h * 0.16], [-w * 0.62, -h * 0.42], [-w * 0.28, -h * 0.7], [w * 0.28, -h * 0.7], [w * 0.62, -h * 0.42], [w, h * 0.16], [w * 0.6, h * 0.46], [0, h * 0.34], [-w * 0.6, h * 0.46]],
      lower: [[-w * 0.72, h * 0.2], [w * 0.72, h * 0.2], [w * 0.46, h * 0.66], [0, h * 0.78], [-w * 0.46, h * 0.66]],
    } // prettier-ignore
  const hook = kind === 'hook' ? 1.15 : 0.62
  return {
    upper: [[-w, -h * 0.2], [-w * 0.5, -h * 0.62], [w * 0.5, -h * 0.62], [w, -h * 0.2], [w * 0.4, h * 0.34], [0, h * hook, 0.3], [-w * 0.4, h * 0.34]],
    lower: [[-w * 0.6, h * 0.1], [w * 0.6, h * 0.1], [0, h * (hook + 0.1), 0.5]],
  } // prettier-ignore
}

function sideBeak(kind: BeakKind, w: number, h: number, reach: number): Halves {
  const long = reach + w * (kind === 'bill' ? 0.75 : 0.5)
  if (kind === 'bill')
    return {
      upper: [[-w * 0.62, h * 0.1], [-w * 0.3, -h * 0.6], [long * 0.3, -h * 0.62], [long * 0.7, -h * 0.06], [long, -h * 0.12], [long * 1.04, h * 0.16], [long * 0.6, h * 0.42], [0, h * 0.3]],
      lower: [[-w * 0.5, h * 0.14], [long * 0.5, h * 0.3], [long * 0.88, h * 0.2], [long * 0.8, h * 0.5], [long * 0.3, h * 0.72], [-w * 0.2, h * 0.56]],
    } // prettier-ignore
  const hang = kind === 'hook' ? 0.8 : 0.16
  return {
    upper: [[-w * 0.62, -h * 0.1], [-w * 0.2, -h * 0.66], [long * 0.55, -h * 0.42], [long, h * hang, 0.25], [long * 0.4, h * 0.26], [-w * 0.3, h * 0.28]],
    lower: [[-w * 0.44, h * 0.12], [long * 0.5, h * 0.16], [long * 0.74, h * 0.26, 0.4], [long * 0.2, h * 0.62], [-w * 0.3, h * 0.5]],
  } // prettier-ignore
}

function drawNostrils({ pen, front }: Stage, kind: BeakKind, w: number, h: number, reach: number): void {
  if (kind !== 'bill') return
  const xs = front ? [-w * 0.2, w * 0.2] : [reach * 0.45 + w * 0.14]
  for (const x of xs)
    pen.line(
      open([
        [x, -h * 0.36],
        [x + 1, -h * 0.24],
      ]),
      '#8a4a1c',
      3,
      0.7,
    )
}
