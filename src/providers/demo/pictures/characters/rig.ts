import { along, rotate, type Point } from '../shape.ts'
import type { Build, HeadShape } from './design.ts'
import type { Facing, Mood, Pose } from './draw-character.ts'
import {
  frontGestures,
  frontRigs,
  turnedGestures,
  turnedRigs,
  type Arm,
  type Foot,
  type Rig,
} from './rig-poses.ts'

export type Limb = { root: Point; joint: Point; end: Point }
/** Where everything is, for a figure that looks to the viewer's right or to the front. */
export type Joints = {
  hip: Point
  lean: number
  neck: Point
  head: Point
  headTurn: number
  arms: readonly [Limb, Limb]
  legs: readonly [Limb, Limb]
  footTurns: readonly [number, number]
  tail: Point
  tailTurn: number
}

/** The pose as it is really taken: the mood moves arms and head when nothing else claims them. */
export function rigOf(pose: Pose, mood: Mood, facing: Facing): Rig {
  const front = facing === 'front'
  const stance = pose === 'sleep' ? 'sit' : pose
  const rig = (front ? frontRigs : turnedRigs)[stance]
  const gesture = (front ? frontGestures : turnedGestures)[mood] ?? {}
  if (stance === 'stand' || stance === 'sit')
    return { ...rig, ...gesture, lean: rig.lean + (gesture.lean ?? 0) }
  const { headTurn = 0, headY = 0 } = gesture
  return { ...rig, headTurn: rig.headTurn + headTurn * 0.4, headY: rig.headY + headY * 0.5 }
}

const toward = ([x, y]: Point, degrees: number, length: number): Point => {
  const a = (degrees * Math.PI) / 180
  return [x + Math.sin(a) * length, y + Math.cos(a) * length]
}

/** A raised arm is drawn a little longer, or a big head would hide its hand. */
function arm(root: Point, [upper, fore]: Arm, length: number, side: 1 | -1): Limb {
  const rise = (degrees: number) => -Math.cos((degrees * Math.PI) / 180)
  const half = (length / 2) * (1 + 0.55 * Math.max(0, (rise(upper) + rise(fore)) / 2))
  const joint = toward(root, upper * side, half)
  return { root, joint, end: toward(joint, fore * side, half) }
}

function leg(root: Point, end: Point, knee: number): Limb {
  return { root, end, joint: [(root[0] + end[0]) / 2 + knee, (root[1] + end[1]) / 2] }
}

export function solve(rig: Rig, build: Build, head: HeadShape, front: boolean): Joints {
  const perched = rig.seated && (build.foot === 'claw' || build.hand === 'wing' || build.hand === 'flipper')
  const stride = perched && !front ? 0.46 : 0.4 + 0.6 * (build.leg / 62)
  const hipY = rig.seated ? -build.torso * 0.18 : -build.leg * rig.hip
  const hip: Point = [0, hipY - rig.lift]
  const inTorso = (x: number, y: number): Point =>
    rotate([hip[0] + x, hip[1] - y * build.torso], rig.lean, hip)
  const shoulders = front ? ([-0.8, 0.8] as const) : ([-0.3, 0.5] as const)
  const hips = front ? ([-0.5, 0.5] as const) : ([-0.2, 0.3] as const)
  const reach = (i: 0 | 1) =>
    arm(inTorso(build.shoulder * shoulders[i], 0.78), rig.arms[i], build.arm, front && i === 0 ? -1 : 1)
  const step = (i: 0 | 1): Limb => {
    const [x, y] = rig.feet[i] satisfies Foot
    const spread = front && !rig.seated ? (Math.sign(x) * build.hip * 0.5 + x) / 2 : x * stride
    const end: Point = [
      rig.seated ? x * stride + Math.sign(x) * (build.hip - 62) * 0.5 : spread,
      y - rig.lift - (rig.seated && !front && !perched ? build.legWidth * 0.5 : ankle(build)),
    ]
    const root = inTorso(build.hip * hips[i], rig.seated ? 0.06 : 0.02)
    return leg(root, end, front ? 0 : rig.knee)
  }
  const neck = inTorso(0, 0.97)
  const lift = head.ry * build.head * build.neck - rig.headY
  const middle = rotate([neck[0] + rig.headX, neck[1] - lift], rig.lean * 0.6, neck)
  return {
    hip,
    lean: rig.lean,
    neck,
    head: front ? middle : [middle[0] + 7, middle[1]],
    headTurn: rig.headTurn + rig.lean * 0.25,
    arms: [reach(0), reach(1)],
    legs: [step(0), step(1)],
    footTurns: [rig.feet[0][2] ?? 0, rig.feet[1][2] ?? 0],
    tail: inTorso(build.hip * (front ? 0.55 : -0.72), 0.1),
    tailTurn: rig.tail,
  }
}

/** Height of the ankle over the sole. */
export const ankle = (build: Build): number => along([9, 13], build.legWidth / 40)
