import { mix, type Hex } from '../colour.ts'
import { bend, closed, ellipse, limb, open, slab, type Path } from '../shape.ts'
import { ankle, type Limb } from './rig.ts'
import { torsoPath } from './torso.ts'
import { limbCover } from './wardrobe.ts'
import type { Stage } from './stage.ts'

type Which = 0 | 1

const isFar = (stage: Stage, which: Which): boolean => !stage.front && which === 1
const heading = ({ joint, end }: Limb): number =>
  (Math.atan2(end[0] - joint[0], end[1] - joint[1]) * -180) / Math.PI

export function drawArm(stage: Stage, which: Which): void {
  const { pen, palette, design } = stage
  const arm = stage.joints.arms[which]
  const far = isFar(stage, which)
  const skin = far ? palette.bodyFar : palette.body
  const width = design.build.armWidth
  if (design.build.hand === 'wing' || design.build.hand === 'flipper') return drawWing(stage, arm, skin)
  const widths =
    design.build.hand === 'grip' ? [width * 0.5, width * 0.5] : [width * 1.12, width, width * 0.78]
  const path = limb(arm.root, arm.joint, arm.end, widths)
  if (!far) shadeOnTorso(stage, path)
  const { sleeve, sleeveTo, glove } = limbCover(stage.outfit)
  const hand = glove ?? (design.socks ? palette.deep : skin)
  drawHand(stage, arm, far ? mix(hand, palette.bodyDark, 0.25) : hand)
  pen.fill(path, pen.soft(skin, 0.9))
  if (!far) pen.rim(path, -4, -4, palette.bodyDark, 0.3)
  if (design.socks && !glove) {
    pen.fill(limb(arm.root, arm.joint, arm.end, widths.map((w) => w + 1), 0.7, 1), pen.soft(palette.deep, 0.6), { ink: false }) // prettier-ignore
  }
  if (sleeve) drawCover(stage, arm, width + 5, far ? mix(sleeve, '#3b2b52', 0.16) : sleeve, 0, sleeveTo)
}

/** A sleeve, trouser leg or boot: the limb again, a little wider, with a hem across its end. */
function drawCover(
  { pen }: Stage,
  { root, joint, end }: Limb,
  width: number,
  colour: Hex,
  from: number,
  to: number,
): void {
  const path = limb(root, joint, end, [width * 1.1, width, width * 0.92], from, to)
  pen.fill(path, pen.soft(colour, 0.9))
  const hem = from > 0 ? from + 0.06 : to - 0.04
  const [ax, ay] = bend(root, joint, end, hem)
  const [bx, by] = bend(root, joint, end, hem + 0.04)
  const k = (width * 0.6) / (Math.hypot(bx - ax, by - ay) || 1)
  pen.within(path, () =>
    pen.line(
      open([
        [ax - (by - ay) * k, ay + (bx - ax) * k],
        [bx, by],
        [ax + (by - ay) * k, ay - (bx - ax) * k],
      ]),
      mix(colour, '#3b2b52', 0.3),
      3,
      0.6,
    ),
  )
}

function shadeOnTorso(stage: Stage, path: Path): void {
  const { pen, palette } = stage
  pen.within(torsoPath(stage, 3), () =>
    pen.at({ x: stage.front ? 0 : 3, y: 6 }, () =>
      pen.fill(path, palette.bodyDark, { ink: false, opacity: 0.36 }),
    ),
  )
}

function drawHand(stage: Stage, arm: Limb, colour: Hex): void {
  const { pen, design, palette } = stage
  const r = design.build.armWidth * 0.52
  const turn = heading(arm)
  const thumb = stage.front && arm === stage.joints.arms[0] ? 1 : -1
  pen.at({ x: arm.end[0], y: arm.end[1], turn }, () => {
    if (design.build.hand === 'grip') return drawGrip(stage, r)
    if (design.build.hand === 'hoof') {
      pen.fill(closed([[-r * 0.8, -r * 0.4], [r * 0.8, -r * 0.4], [r * 0.9, r * 0.7, 0.4], [0, r * 0.95], [-r * 0.9, r * 0.7, 0.4]]), palette.deep)
      return
    }
    pen.fill(ellipse(thumb * r * 0.75, r * 0.02, r * 0.34, r * 0.52, thumb * -28), colour)
    pen.fill(closed([[-r * 0.92, -r * 0.5], [0, -r], [r * 0.92, -r * 0.5], [r, r * 0.3], [r * 0.45, r * 0.98], [-r * 0.45, r * 0.98], [-r, r * 0.3]]), pen.soft(colour, 0.8))
    if (design.build.hand === 'paw') {
      for (const x of [-0.3, 0.3]) pen.line(open([[x * r, r * 0.5], [x * r * 1.1, r * 0.9]]), palette.bodyDark, 2, 0.5)
    }
    if (design.build.hand === 'frog') for (const x of [-0.8, 0, 0.8]) pen.fill(ellipse(x * r, r * (1 - Math.abs(x) * 0.3), r * 0.42, r * 0.42), colour, { fine: true })
  })
} // prettier-ignore

function drawGrip({ pen, palette }: Stage, r: number): void {
  pen.fill(ellipse(0, 0, r * 0.8, r * 0.8), pen.soft(palette.accent))
  for (const s of [-1, 1]) pen.fill(closed([[s * r * 0.2, r * 0.3], [s * r * 1.1, r * 0.5], [s * r * 0.9, r * 1.5, 0.3], [s * r * 0.4, r * 1.3, 0.3], [s * r * 0.5, r * 0.9]]), palette.bodyDark) // prettier-ignore
}

/** A wing is an arm whose hand is feathers: three rounded tips, or one smooth flipper. */
function drawWing(stage: Stage, { root, joint, end }: Limb, colour: Hex): void {
  const { pen, palette, design } = stage
  const w = design.build.armWidth
  const path = limb(root, joint, end, [w * 0.9, w * 1.5, w * 1.42, w * 0.8, w * 0.3])
  if (design.build.hand === 'flipper') {
    shadeOnTorso(stage, path)
    return pen.fill(path, pen.soft(colour))
  }
  const [dx, dy] = [end[0] - joint[0], end[1] - joint[1]]
  const length = Math.hypot(dx, dy) || 1
  const inward = end[0] < root[0] === stage.front ? 1 : -1
  const [nx, ny] = [(-dy / length) * inward * -1, (dx / length) * inward * -1]
  shadeOnTorso(stage, path)
  for (const k of [0.46, 0.23]) {
    const tip: [number, number] = [end[0] - dx * k + nx * w * k * 1.6, end[1] - dy * k + ny * w * k * 1.6]
    pen.fill(limb(root, joint, tip, [w * 0.8, w * 1.2, w, w * 0.5]), palette.bodyFar)
  }
  pen.fill(path, pen.soft(colour))
  for (const t of [0.45, 0.62]) {
    const x = root[0] + (end[0] - root[0]) * t
    const y = root[1] + (end[1] - root[1]) * t
    pen.line(open([[x - w * 0.3, y - 3], [x, y + 6], [x + w * 0.3, y - 3]]), palette.bodyDark, 2.2, 0.4)
  }
} // prettier-ignore

export function drawLeg(stage: Stage, which: Which): void {
  const { pen, palette, design, joints } = stage
  const leg = joints.legs[which]
  const far = isFar(stage, which)
  const skin = far ? palette.bodyFar : palette.body
  const { foot, legWidth } = design.build
  const bird = foot === 'web' || foot === 'claw'
  const colour = bird && design.build.hand !== 'frog' ? birdLeg(stage) : skin
  const widths =
    bird && design.build.hand !== 'frog'
      ? [10, 9, 9]
      : foot === 'box'
        ? [legWidth * 0.5]
        : [legWidth * 1.25, legWidth, legWidth * 0.84]
  const path = limb(leg.root, leg.joint, leg.end, widths)
  const { leg: trouser, legTo, shoe, shoeHigh } = limbCover(stage.outfit)
  drawFoot(
    stage,
    which,
    shoe ?? (bird ? colour : design.socks ? palette.deep : foot === 'hoof' ? palette.deep : skin),
  )
  if (bird && stage.rig.seated && design.build.hand !== 'frog') return // a sitting bird hides its legs
  pen.fill(path, pen.soft(colour, 0.9), { fine: bird })
  if (design.socks) pen.fill(limb(leg.root, leg.joint, leg.end, widths.map((w) => w + 1), 0.62, 1), pen.soft(far ? mix(palette.deep, palette.bodyDark, 0.25) : palette.deep, 0.6), { ink: false }) // prettier-ignore
  const shade = (c: Hex) => (far ? mix(c, '#3b2b52', 0.16) : c)
  if (trouser) drawCover(stage, leg, legWidth + 5, shade(trouser), 0, legTo)
  if (shoe && shoeHigh) drawCover(stage, leg, legWidth * 0.96 + 4, shade(shoe), 0.34, 1)
}

export const birdLeg = ({ palette }: Stage): Hex => mix('#f0a03c', palette.accent, 0.12)

/** Shoes, paws and claws, drawn around the ankle; the toe points to the right, or at the viewer. */
function drawFoot(stage: Stage, which: Which, colour: Hex): void {
  const { pen, design, joints, front, rig } = stage
  const { legWidth: w, foot } = design.build
  const { end } = joints.legs[which]
  const outward = front ? (which === 0 ? -1 : 1) : 1
  const drop = ankle(design.build)
  const perched = rig.seated && (foot === 'web' || foot === 'claw')
  const turn = front ? (rig.seated ? 0 : outward * -6) : perched ? -24 : joints.footTurns[which]
  pen.at({ x: end[0], y: end[1], turn, sx: outward, sy: 1 }, () => {
    if (rig.seated && front) return drawSole(stage, colour)
    const paint = pen.soft(isFar(stage, which) ? mix(colour, '#3b2b52', 0.12) : colour, 0.8)
    if (foot === 'web' || foot === 'claw') return drawBirdFoot(stage, drop, paint)
    if (foot === 'box') return pen.fill(slab(front ? 0 : 6, drop - 11, w * 1.1, 22, 9), paint)
    const long = foot === 'long' ? 1.3 : foot === 'hoof' ? 0.8 : 1
    const [heel, toe] = front ? [-w * 0.52, w * 0.66] : [-w * 0.48, w * 1.0 * long]
    const top = front && joints.footTurns[which] > 10 ? -w * 0.5 : -w * 0.32
    const path = closed([[heel, drop - w * 0.16], [heel * 0.75, top], [(heel + toe) / 2, top - w * 0.04], [toe * 0.9, drop - w * 0.4], [toe, drop - w * 0.14], [toe * 0.8, drop], [heel * 0.7, drop]])
    pen.fill(path, paint)
    if (foot === 'hoof') return
    if (limbCover(stage.outfit).shoe) return drawSoleLine(stage, heel, toe, drop)
    for (const t of [0.62, 0.82]) pen.line(open([[toe * t, drop - w * 0.3], [toe * (t + 0.06), drop - w * 0.1]]), stage.palette.bodyDark, 2.2, 0.55)
  })
} // prettier-ignore

function drawSoleLine({ pen, palette }: Stage, heel: number, toe: number, drop: number): void {
  pen.line(open([[heel * 0.75, drop - 3], [toe * 0.85, drop - 3]]), palette.ink, 4, 0.4) // prettier-ignore
}

/** Seated, the soles look at the viewer, with their pads. */
function drawSole(stage: Stage, colour: Hex): void {
  const { pen, palette, design, front } = stage
  const { legWidth: w, foot } = design.build
  const paint = pen.soft(colour, 0.8)
  if (foot === 'web' || foot === 'claw') return drawBirdFoot(stage, 6, paint)
  const [rx, ry] = front ? [w * 0.62, w * 0.74] : [w * 0.42, w * 0.74]
  const y = -ry + ankle(design.build)
  pen.fill(ellipse(front ? 0 : 4, y, rx, ry, front ? 10 : 12), paint)
  if (!front || foot === 'hoof' || limbCover(stage.outfit).shoe) return
  const pad = mix(colour, palette.innerEar, 0.6)
  pen.fill(ellipse(0, y + ry * 0.3, rx * 0.5, ry * 0.36), pad, { ink: false })
  for (const [x, dy] of [[-0.5, -0.28], [0, -0.5], [0.5, -0.28]] as const) pen.fill(ellipse(x * rx, y + dy * ry, rx * 0.19, ry * 0.18), pad, { ink: false }) // prettier-ignore
}

function drawBirdFoot({ pen, design, front }: Stage, drop: number, paint: string): void {
  const web = design.build.foot === 'web'
  const size = web ? 36 : 27
  const toes = front ? ([-0.75, 0, 0.75] as const) : ([-0.5, 0.5, 1.15] as const)
  if (web) return pen.fill(closed([[-4, -6], [4, -6], [toes[2] * size, drop - 5, 0.4], [toes[1] * size + 4, drop - 1], [0, drop], [toes[0] * size, drop - 4, 0.4]]), paint) // prettier-ignore
  for (const toe of toes) pen.fill(limb([0, -2], [toe * size * 0.7, drop - 8], [toe * size, drop - 5], [8, 8, 9]), paint, { fine: true }) // prettier-ignore
}
