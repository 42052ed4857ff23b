import { lighten, mix } from '../colour.ts'
import { ellipse, open, slab } from '../shape.ts'
import { drawEyes } from './eyes.ts'
import { drawGlasses, drawHat } from './garments-head.ts'
import { drawFaceMarks } from './marks-drawn.ts'
import type { Face, MouthKind } from './moods.ts'
import { onHead, onTorso, type Stage } from './stage.ts'

/** Round corners, warm enamel, one bolt at each ear and an aerial that says how it feels. */
export function drawRobotHead(stage: Stage, face: Face): void {
  const { pen, palette, design, front } = stage
  const { rx, ry } = design.head
  const turn = front ? 0 : 14
  pen.line(open([[-4, -ry + 6], [-2 - face.ears * 0.3, -ry - 24], [4 - face.ears * 0.9, -ry - 44 + face.ears * 0.5]]), palette.bodyDark, 7)
  pen.fill(ellipse(4 - face.ears * 0.9, -ry - 50 + face.ears * 0.5, 13, 13), pen.soft(palette.accent))
  for (const s of front ? [-1, 1] : [-1]) pen.fill(slab(s * rx * (front ? 1.06 : 0.62), 2, 26, 46, 11), pen.soft(palette.accent))
  const path = slab(0, 0, rx * 2, ry * 2, 46)
  pen.fill(path, pen.soft(palette.body))
  pen.rim(path, 6, 7, palette.bodyLight, 0.6)
  pen.fill(slab(turn, 2, rx * (front ? 1.62 : 1.46), ry * 1.5, 34), pen.soft(mix(palette.belly, palette.bodyLight, 0.25), 0.6), { ink: false })
  for (const s of [-1, 1]) pen.fill(ellipse(s * rx * 0.84, ry * 0.8, 4.5, 4.5), palette.bodyDark, { ink: false, opacity: 0.6 })
  if (!front) pen.fill(slab(-rx * 0.72, 4, 24, 44, 11), pen.soft(palette.accent))
  drawFaceMarks(stage)
  drawEyes(stage, face)
  drawRobotMouth(stage, face.mouth)
  drawGlasses(stage)
  drawHat(stage)
} // prettier-ignore

/** A row of lights bent into the mood. */
function drawRobotMouth(stage: Stage, mouth: MouthKind): void {
  const { pen, palette } = stage
  const bend: Record<MouthKind, number> = { grin: 13, smile: 9, smirk: 8, frown: -10, wobble: -4, gasp: -6, oh: 0, yawn: 2, small: 5, rest: 4 } // prettier-ignore
  const { at } = onHead(stage, 0, 0.56)
  pen.at({ x: at[0] - (stage.front ? 0 : 4), y: at[1] - bend[mouth] * 0.4 }, () => {
    if (mouth === 'oh' || mouth === 'gasp') return pen.fill(ellipse(0, 0, 13, mouth === 'oh' ? 14 : 9), palette.ink, { ink: false }) // prettier-ignore
    const b = bend[mouth]
    pen.line(open([[-30, 0], [-14, b * 0.8], [14, b * 0.8], [30, 0]]), palette.ink, 5.5) // prettier-ignore
  })
}

export function drawRobotTorso(stage: Stage): void {
  const { pen, palette, design, joints } = stage
  const { torso, shoulder, hip } = design.build
  const [x, y] = onTorso(stage, 0, 0.46)
  pen.at({ x: joints.neck[0], y: joints.neck[1] + 4, turn: joints.lean }, () => pen.fill(slab(0, -8, 36, 40, 10), palette.bodyDark)) // prettier-ignore
  pen.at({ x, y, turn: joints.lean }, () => {
    const path = slab(0, 0, shoulder + hip + 12, torso * 1.06, 38)
    pen.fill(path, pen.soft(palette.body))
    pen.rim(path, 5, 5, palette.bodyLight, 0.5)
    const px = stage.front ? 0 : 15
    pen.fill(slab(px, 4, 72, 62, 16), pen.soft(palette.belly, 0.7))
    pen.fill(ellipse(px - 16, -4, 11, 11), pen.soft(palette.accent), { ink: false })
    for (const [dx, c] of [[9, '#f2c14e'], [26, '#7cc48d']] as const) pen.fill(ellipse(px + dx - 2, -4, 5.5, 5.5), c, { ink: false }) // prettier-ignore
    pen.line(open([[px - 24, 20], [px - 8, 20], [px - 2, 12], [px + 6, 26], [px + 12, 20], [px + 26, 20]], 0.3), mix(palette.accent, lighten(palette.ink, 0.2), 0.3), 3.6) // prettier-ignore
  })
}
