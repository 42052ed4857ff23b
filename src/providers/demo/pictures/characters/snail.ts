import { darken, lighten, mix } from '../colour.ts'
import { closed, ellipse, open, type Knot, type Point } from '../shape.ts'
import { drawEyes } from './eyes.ts'
import { drawGlasses, drawHat } from './garments-head.ts'
import { drawNeckClothes } from './garments-body.ts'
import { drawFaceMarks } from './marks-drawn.ts'
import { drawMouth } from './mouth.ts'
import type { Face } from './moods.ts'
import { onHead, type Stage } from './stage.ts'

/** How tall the neck stands and how far the head leans, for each pose a snail can take. */
const carriage: Record<Stage['pose'], readonly [rise: number, reach: number, tilt: number]> = {
  stand: [232, 96, 0], walk: [212, 122, 4], run: [178, 158, 8], sit: [206, 92, 0], sleep: [104, 120, 10], wave: [244, 104, -6],
  reach: [278, 120, -14], jump: [258, 110, -8], peek: [150, 140, 9],
} // prettier-ignore

export function drawSnail(stage: Stage, face: Face): Point {
  const { pen, pose, rig } = stage
  const [rise, reach, tilt] = carriage[pose]
  const x = stage.front ? reach * 0.62 : reach
  const lift = rig.lift
  const droop = face.ears * 0.5
  pen.at({ y: -lift, turn: pose === 'jump' ? -8 : 0 }, () => {
    drawFoot(stage, x, rise - droop)
    drawShell(stage)
    pen.at({ x: x - 2, y: -rise + droop + 66, turn: 4, sx: 1.16 }, () => drawNeckClothes({ ...stage, joints: { ...stage.joints, neck: [0, 0], lean: 0 } })) // prettier-ignore
    pen.at({ x, y: -rise + droop, turn: tilt + rig.headTurn * 0.5 }, () => drawSnailHead(stage, face))
  })
  return [x + 96, -rise * 0.62 - lift]
}

/** The one long foot that becomes the neck; its sole is pale and a little wavy. */
function drawFoot({ pen, palette, pose }: Stage, x: number, rise: number): void {
  const tail = pose === 'run' ? -206 : -186
  const path = closed([[tail, -3, 0.2], [-110, -30], [-10, -52], [x - 74, -76], [x - 46, -rise * 0.62], [x - 42, -rise], [x + 40, -rise], [x + 52, -rise * 0.6], [x + 64, -56], [x + 84, -16, 0.7], [x + 60, -1], [-60, 0]]) // prettier-ignore
  pen.fill(path, pen.soft(palette.body))
  pen.within(path, () => {
    const sole = closed([[tail, 6], [-90, -12], [0, -18], [x - 10, -34], [x + 8, -rise * 0.6], [x + 14, -rise], [x + 90, -rise], [x + 100, 12], [0, 14]]) // prettier-ignore
    pen.fill(sole, palette.belly, { ink: false, opacity: 0.8 })
    for (const k of [0.3, 0.42, 0.54, 0.66]) pen.line(open([[x + 14, -rise * k], [x + 34, -rise * k + 4], [x + 56, -rise * k]]), palette.bellyDark, 3, 0.6) // prettier-ignore
    pen.fill(ellipse(x, -rise + 30, 80, 52), pen.glow(palette.bodyDark, 0.6), { ink: false })
  })
}

function spiral(cx: number, cy: number, r: number): Knot[] {
  return Array.from({ length: 19 }, (_, i): Knot => {
    const a = 0.5 + i * 0.62
    const k = r * (1.16 - i / 17.5)
    return [cx + Math.cos(a) * k, cy + Math.sin(a) * k]
  })
}

function drawShell({ pen, palette }: Stage): void {
  const shell = palette.accent
  const path = closed([[-166, -74], [-160, -150], [-108, -214], [-36, -222], [26, -174], [44, -104], [20, -52], [-60, -34], [-132, -40]]) // prettier-ignore
  pen.fill(path, pen.soft(shell))
  pen.within(path, () => {
    pen.fill(ellipse(-52, -116, 76, 74), lighten(shell, 0.05), { ink: false })
    pen.line(open(spiral(-54, -118, 92)), darken(mix(shell, '#5b3030', 0.18), 0.08), 10)
    pen.line(open(spiral(-56, -121, 90)), lighten(shell, 0.11), 3.6, 0.8)
  })
  pen.rim(path, 7, 8, lighten(shell, 0.16), 0.5)
}

function drawSnailHead(stage: Stage, face: Face): void {
  const { pen, palette, design, front } = stage
  const { rx, ry } = design.head
  for (const s of [1, -1] as const) {
    const bx = s * rx * 0.4 + (front ? 0 : 8)
    const sway = s * (20 + face.ears * 0.5)
    const top = -ry - 58 + face.ears * 0.9
    pen.line(open([[bx, -ry * 0.7], [bx + sway * 0.4, -ry - 20], [bx + sway, top]]), s > 0 && !front ? palette.bodyFar : palette.body, 15) // prettier-ignore
    pen.fill(ellipse(bx + sway, top - 4, 14, 14), pen.soft(palette.body))
  }
  const path = closed([[0, -ry], [rx * 0.74, -ry * 0.72], [rx * 1.02, 0.1 * ry], [rx * 0.72, ry * 0.78], [0, ry], [-rx * 0.74, ry * 0.78], [-rx * 1.04, 0.1 * ry], [-rx * 0.74, -ry * 0.72]]) // prettier-ignore
  pen.fill(path, pen.soft(palette.body))
  pen.rim(path, 5, 6, palette.bodyLight, 0.4)
  for (const s of [-1, 1] as const) {
    const { at, narrow } = onHead(stage, s * 0.66, 0.34)
    pen.fill(ellipse(at[0], at[1], 17 * narrow, 11), pen.glow(palette.blush, 0.75), {
      ink: false,
      opacity: face.blush,
    })
  }
  drawFaceMarks(stage)
  const { at } = onHead(stage, 0, 0.4)
  drawMouth(stage, face, { x: at[0] - (front ? 0 : 6), y: at[1], width: 26, noseX: 0, noseY: null })
  drawEyes(stage, face)
  drawGlasses(stage)
  drawHat(stage)
}
