import { lighten, mix } from '../colour.ts'
import { closed, ellipse, limb, open, type Knot, type Point } from '../shape.ts'
import { quills } from './extras.ts'
import { drawHead } from './head.ts'
import { drawNeckClothes } from './garments-body.ts'
import { birdLeg } from './limbs.ts'
import { drawRobotHead } from './robot.ts'
import type { Face } from './moods.ts'
import type { Stage } from './stage.ts'
import { drawLaidTail, drawTail, wrapsTail } from './tails.ts'
import { limbCover, worn } from './wardrobe.ts'

/** Asleep: curled up on the ground, the back a hill, the head on the paws, the tail laid round. */
export function drawLying(stage: Stage, face: Face): Point {
  const { pen, design } = stage
  const { hip, torso, head, leg } = design.build
  const length = torso + hip * 1.5 + Math.max(0, leg - 62) * 1.3
  const back = hip * 1.62
  const mane = design.extras.includes('mane') ? 1.36 : 1
  const at: Point = [length * 0.34, -design.head.ry * head * 0.84 * mane - 6]
  if (!wrapsTail(stage)) drawLyingTail(stage, length, back)
  drawBackThings(stage, length, back)
  const path = hill(length, back)
  const top = worn(stage.outfit, 'jumper') ?? worn(stage.outfit, 'dress') ?? worn(stage.outfit, 'raincoat')
  const cloth = top?.colour ?? stage.palette.body
  pen.fill(path, pen.soft(cloth))
  pen.within(path, () => drawFlank(stage, length, back))
  pen.rim(path, 4, 7, stage.palette.bodyLight, 0.35)
  drawHaunch(stage, length, back)
  if (design.extras.includes('shell')) drawLyingShell(stage, length, back)
  drawLaidTail(stage, length)
  drawPaws(stage, length)
  pen.at({ x: at[0] - 6, y: at[1] + design.head.ry * 0.5 }, () =>
    drawNeckClothes({ ...stage, joints: { ...stage.joints, neck: [-16, 0], lean: 0 } }),
  )
  pen.at({ x: at[0], y: at[1], turn: 8, sx: head }, () =>
    design.own === 'robot' ? drawRobotHead(stage, face) : drawHead(stage, face),
  )
  return [length * 0.62, -18]
}

function hill(length: number, back: number): string {
  const l = length / 2
  return closed([[-l, -back * 0.2], [-l * 0.92, -back * 0.62], [-l * 0.52, -back * 0.98], [0, -back * 0.96], [l * 0.5, -back * 0.74], [l * 0.82, -back * 0.4], [l * 0.84, -6], [l * 0.4, 0], [-l * 0.6, 0], [-l * 0.94, -4]]) // prettier-ignore
}

function drawFlank({ pen, palette, design }: Stage, length: number, back: number): void {
  if (design.belly === 'none' || design.belly === 'panel') return
  const l = length / 2
  pen.fill(closed([[-l * 0.4, 10], [-l * 0.1, -back * 0.22], [l * 0.5, -back * 0.3], [l, -back * 0.2], [l, 12]]), palette.belly, { ink: false, opacity: 0.85 }) // prettier-ignore
}

/** Hind leg and foot, folded. */
function drawHaunch(stage: Stage, length: number, back: number): void {
  const { pen, palette, design } = stage
  const { legWidth, foot } = design.build
  const cover = limbCover(stage.outfit)
  const x = -length * 0.2
  const bird = foot === 'web' || foot === 'claw'
  const sole =
    cover.shoe ??
    (bird && design.build.hand !== 'frog'
      ? birdLeg(stage)
      : design.socks || foot === 'hoof'
        ? palette.deep
        : palette.body)
  pen.fill(closed([[x + legWidth * 0.2, -legWidth * 0.5], [x + legWidth * 1.2, -legWidth * 0.46], [x + legWidth * 1.5, -legWidth * 0.2], [x + legWidth * 1.3, 0], [x, 0]]), pen.soft(sole, 0.8)) // prettier-ignore
  if (bird) return
  const thigh: Knot[] = [[x - back * 0.42, -back * 0.16], [x - back * 0.3, -back * 0.5], [x + back * 0.04, -back * 0.58], [x + back * 0.3, -back * 0.3], [x + back * 0.26, -4], [x - back * 0.26, -2]] // prettier-ignore
  pen.fill(closed(thigh), pen.soft(cover.leg ?? worn(stage.outfit, 'dress')?.colour ?? palette.body))
  pen.line(open([[x - back * 0.36, -back * 0.4], [x - back * 0.06, -back * 0.6], [x + back * 0.26, -back * 0.4]]), palette.bodyDark, 3.4, 0.4) // prettier-ignore
}

function drawPaws(stage: Stage, length: number): void {
  const { pen, palette, design } = stage
  const { armWidth: w, hand } = design.build
  const { sleeve, glove } = limbCover(stage.outfit)
  const colour = glove ?? (design.socks || hand === 'hoof' ? palette.deep : hand === 'grip' ? palette.accent : palette.body) // prettier-ignore
  const x = length * 0.5
  if (hand === 'wing' || hand === 'flipper') return
  for (const [dx, dy] of [
    [30, -2],
    [6, 0],
  ] as const) {
    pen.fill(limb([x - 50, -w * 0.5 + dy], [x, -w * 0.5 + dy], [x + dx, -w * 0.46 + dy], [w * 0.9, w * 0.9, w * 0.86]), pen.soft(sleeve ?? palette.body)) // prettier-ignore
    pen.fill(ellipse(x + dx + w * 0.2, -w * 0.44 + dy, w * 0.56, w * 0.44), pen.soft(colour))
  }
}

function drawLyingTail(stage: Stage, length: number, back: number): void {
  const joints = { ...stage.joints, tail: [-length * 0.42, -back * 0.3] as const, tailTurn: 4 }
  drawTail({ ...stage, front: false, joints, rig: { ...stage.rig, seated: true } })
}

/** A hedgehog asleep is a hill of quills. */
function drawBackThings(stage: Stage, length: number, back: number): void {
  const { pen, palette, design } = stage
  if (!design.extras.includes('spines')) return
  for (const [k, colour] of [
    [1, palette.deep],
    [0.86, lighten(palette.deep, 0.09)],
  ] as const) {
    pen.at({ x: -length * 0.06, y: -6 }, () => pen.fill(closed(quills(length * 0.5 * k, back * 1.02 * k, 19, 0.22, 172, 372)), pen.soft(colour), { ink: k === 1 })) // prettier-ignore
  }
}

/** A turtle asleep keeps its shell on. */
function drawLyingShell(stage: Stage, length: number, back: number): void {
  const { pen, palette } = stage
  const shell = mix(palette.deep, palette.accent, 0.3)
  const l = length * 0.52
  const path = closed([[-l, -18, 0.4], [-l * 0.82, -back * 0.7], [-l * 0.3, -back * 1.08], [l * 0.3, -back * 1.0], [l * 0.72, -back * 0.5], [l * 0.8, -22, 0.4], [0, -8]]) // prettier-ignore
  pen.fill(path, pen.soft(shell))
  pen.within(path, () => {
    for (const x of [-0.5, 0, 0.46]) pen.line(open([[x * l * 0.8, -back * 1.1], [x * l, -back * 0.5], [x * l * 1.1, 0]]), lighten(shell, 0.13), 5, 0.7) // prettier-ignore
    pen.line(
      open([
        [-l, -back * 0.42],
        [0, -back * 0.56],
        [l, -back * 0.4],
      ]),
      lighten(shell, 0.13),
      5,
      0.7,
    )
  })
  pen.line(
    open([
      [-l, -18],
      [0, -8],
      [l * 0.8, -22],
    ]),
    lighten(shell, 0.16),
    9,
    0.9,
  )
}
