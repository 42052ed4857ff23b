import { mix } from '../colour.ts'
import { closed, ellipse, open, type Knot, type Path } from '../shape.ts'
import type { Face, MouthKind } from './moods.ts'
import { darkAtEyes, type Stage } from './stage.ts'

/** `noseY` null: no groove from the nose to the mouth. */
export type MouthPlace = { x: number; y: number; width: number; noseX: number; noseY: number | null }

/** Corners lie at ±1; y is down; in widths of the mouth. */
const lines: Partial<Record<MouthKind, readonly Knot[]>> = {
  smile: [[-1, -0.12], [-0.55, 0.3], [0, 0.06, 0.2], [0.55, 0.3], [1, -0.12]],
  smirk: [[-0.95, 0.02], [-0.5, 0.3], [0.1, 0.34], [0.7, 0.16], [1.08, -0.26]],
  frown: [[-0.8, 0.42], [-0.4, 0.12], [0, 0.02], [0.4, 0.12], [0.8, 0.42]],
  wobble: [[-0.9, 0.3], [-0.5, 0.06], [-0.12, 0.28], [0.25, 0.08], [0.6, 0.3], [0.9, 0.16]],
  small: [[-0.5, 0.02], [-0.15, 0.24], [0.3, 0.2], [0.62, -0.06]],
  rest: [[-0.5, 0.02], [-0.2, 0.18], [0.2, 0.18], [0.5, 0.02]],
} // prettier-ignore

export function drawMouth(stage: Stage, face: Face, { x, y, width, noseX, noseY }: MouthPlace): void {
  const { pen, palette, front } = stage
  const colour =
    palette.dark && darkAtEyes(stage) && !stage.design.muzzle.pale
      ? mix(palette.brow, '#fff6e8', 0.3)
      : palette.ink
  if (noseY !== null) pen.line(open([[noseX, noseY], [(x + noseX) / 2, y - 2], [x, y + width * 0.06]]), colour, 3.2, 0.85) // prettier-ignore
  pen.at({ x, y }, () => {
    const far = stage.design.muzzle.length < 0.1 ? 0.8 : 0.62
    // Turned, the far half of the mouth goes round the muzzle.
    const fit = (knots: readonly Knot[]): Knot[] =>
      knots.map(([kx, ky, soft]) => [kx * width * (front || kx < 0 ? 1 : far), ky * width, soft ?? 1])
    const knots = lines[face.mouth]
    if (knots) pen.line(open(fit(knots)), colour, 4)
    else drawOpenMouth(stage, face.mouth, fit, width)
  })
}

const holes: Partial<Record<MouthKind, readonly Knot[]>> = {
  grin: [[-0.9, -0.04, 0.2], [-0.4, 0.12], [0, 0.06, 0.5], [0.4, 0.12], [0.9, -0.04, 0.2], [0.55, 0.6], [0, 0.86], [-0.55, 0.6]],
  gasp: [[-0.62, 0.3], [-0.4, 0.1], [0, 0.04], [0.4, 0.1], [0.62, 0.3], [0.5, 0.6, 0.6], [0.2, 0.54], [0, 0.58], [-0.2, 0.54], [-0.5, 0.6, 0.6]],
  oh: [[0, 0.06], [0.3, 0.2], [0.34, 0.5], [0, 0.78], [-0.34, 0.5], [-0.3, 0.2]],
  yawn: [[0, 0.1], [0.28, 0.18], [0.3, 0.4], [0, 0.54], [-0.3, 0.4], [-0.28, 0.18]],
} // prettier-ignore

function drawOpenMouth(
  stage: Stage,
  kind: MouthKind,
  fit: (k: readonly Knot[]) => Knot[],
  width: number,
): void {
  const { pen, palette, design } = stage
  const path: Path = closed(fit(holes[kind] ?? []))
  pen.fill(path, mix('#5e1f2b', palette.ink, 0.25), { ink: false })
  pen.within(path, () => {
    const tongue = kind === 'grin' ? 0.78 : kind === 'oh' ? 0.8 : 0.66
    pen.fill(ellipse(stage.front ? 0 : -width * 0.16, width * tongue, width * 0.46, width * 0.3), '#ef8483', { ink: false }) // prettier-ignore
    if (kind === 'grin' && design.muzzle.teeth) pen.fill(closed(fit([[-0.2, 0.02, 0.2], [0.2, 0.02, 0.2], [0.18, 0.3, 0.4], [-0.18, 0.3, 0.4]])), '#fffaf0', { ink: false }) // prettier-ignore
  })
  pen.line(path, palette.ink, 2.6, 0.9)
}
