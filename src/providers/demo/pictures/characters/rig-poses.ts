import type { Mood, Pose } from './draw-character.ts'

/** Degrees from hanging down; positive is forward when turned, outward when seen from the front. */
export type Arm = readonly [upper: number, fore: number]
/** Where the foot stands, in steps from under the hip; `turn` lifts the toe (negative) or the heel. */
export type Foot = readonly [x: number, y: number, turn?: number]
/** A pose of the common skeleton. The first of each pair is the near limb, or the one at the viewer's left. */
export type Rig = {
  /** Height of the hip, in leg lengths. */
  hip: number
  /** Height of everything over the ground. */
  lift: number
  lean: number
  headTurn: number
  headX: number
  headY: number
  arms: readonly [Arm, Arm]
  feet: readonly [Foot, Foot]
  /** How far the knees stand forward. */
  knee: number
  tail: number
  /** The arm that holds a thing. */
  hold: 0 | 1
  /** Hands before the face. */
  handsOver?: boolean
  /** Seated: legs lie before the belly. */
  seated?: boolean
  /** What hangs loose streams backwards, 0…1. */
  wind?: number
}

const base: Rig = {
  hip: 1,
  lift: 0,
  lean: 0,
  headTurn: 0,
  headX: 0,
  headY: 0,
  arms: [
    [16, -6],
    [13, 8],
  ],
  feet: [
    [-25, 0],
    [25, 0],
  ],
  knee: 0,
  tail: 0,
  hold: 1,
}
const rig = (change: Partial<Rig>): Rig => ({ ...base, ...change })
type Stance = Exclude<Pose, 'sleep'>

export const frontRigs: Record<Stance, Rig> = {
  stand: rig({ headTurn: 3 }),
  walk: rig({ lean: 3, headTurn: -3, arms: [[30, 8], [10, -34]], feet: [[-20, -13, 20], [19, 3, -6]], knee: 3, tail: 8 }),
  run: rig({ lean: 5, lift: 12, headTurn: -5, arms: [[46, 140], [52, 6]], feet: [[-24, -30, 34], [20, 2, -8]], tail: 26, wind: 0.6, hold: 0 }),
  sit: rig({ hip: 0, seated: true, arms: [[20, -18], [22, -14]], feet: [[-58, -2], [58, -2]], tail: -14, headTurn: 3 }),
  wave: rig({ headTurn: 7, lean: -2, arms: [[18, -14], [98, 152]], tail: 14, hold: 0 }),
  reach: rig({ headTurn: 6, headY: -6, lean: 3, arms: [[34, 22], [120, 158]], feet: [[-22, -1, 16], [22, -1, 16]], tail: 10 }),
  jump: rig({ lift: 64, hip: 0.92, headTurn: -4, arms: [[100, 142], [104, 150]], feet: [[-36, -16, 24], [30, -4, 30]], tail: 34, wind: 0.35 }),
  peek: rig({ hip: 0.66, lean: 13, headTurn: 9, headX: 10, arms: [[30, -140], [26, -150]], feet: [[-32, 0], [26, 0]], knee: 10, tail: -8, handsOver: true }),
} // prettier-ignore

export const turnedRigs: Record<Stance, Rig> = {
  stand: rig({ lean: 1, arms: [[-6, 14], [20, 34]], feet: [[-20, 1], [24, -6]] }),
  walk: rig({ lean: 5, arms: [[-36, -8], [38, 66]], feet: [[36, 0, -16], [-32, -7, 32]], knee: 7, tail: 6, headY: 2 }),
  run: rig({ lean: 17, lift: 16, headTurn: -6, arms: [[-62, 24], [58, 118]], feet: [[58, -24, -26], [-62, -30, 66]], knee: 18, tail: 26, wind: 1 }),
  sit: rig({ hip: 0, lean: -4, seated: true, arms: [[6, 40], [26, 58]], feet: [[76, 0, -66], [96, -6, -60]], knee: 4, tail: -20 }),
  wave: rig({ headTurn: -7, lean: -4, arms: [[-10, 18], [88, 142]], feet: [[-20, 1], [24, -6]], tail: 16, hold: 0 }),
  reach: rig({ headTurn: -13, headY: -4, lean: 9, arms: [[84, 100], [92, 120]], feet: [[-18, 0, 18], [24, -5, 14]], tail: 12, hold: 0 }),
  jump: rig({ lift: 70, lean: 9, headTurn: -8, arms: [[-96, -132], [104, 148]], feet: [[-34, -22, 58], [44, -14, -14]], knee: 12, tail: 36, wind: 0.5 }),
  peek: rig({ hip: 0.64, lean: 20, headTurn: 4, headX: 8, arms: [[30, 126], [22, 138]], feet: [[-30, 0], [24, -4]], knee: 18, tail: -10, handsOver: true }),
} // prettier-ignore

type Gesture = Partial<Pick<Rig, 'arms' | 'lean' | 'headTurn' | 'headX' | 'headY' | 'handsOver' | 'tail'>>

/** What a mood does to someone who only stands or sits. */
export const frontGestures: Partial<Record<Mood, Gesture>> = {
  sad: { arms: [[4, 4], [3, 6]], headTurn: 7, headY: 9, tail: -26 },
  scared: { arms: [[20, -152], [22, -148]], headY: 7, headTurn: -3, handsOver: true, tail: -30 },
  surprised: { arms: [[52, 112], [48, 120]], headY: -4, tail: 18 },
  sleepy: { arms: [[7, 6], [6, 2]], headTurn: 10, headY: 7, tail: -18 },
  proud: { arms: [[50, -58], [50, -54]], headTurn: -4, headY: -7, tail: 14 },
  curious: { arms: [[14, -10], [26, -142]], headTurn: 11, headX: 5, handsOver: true, tail: 10 },
  worried: { arms: [[17, -106], [20, -100]], headTurn: -6, headY: 5, tail: -18 },
} // prettier-ignore

export const turnedGestures: Partial<Record<Mood, Gesture>> = {
  sad: { arms: [[2, 8], [8, 14]], lean: 5, headTurn: 13, headY: 11, tail: -26 },
  scared: { arms: [[22, 136], [4, 140]], lean: -8, headY: 6, headTurn: -4, handsOver: true, tail: -34 },
  surprised: { arms: [[-34, -6], [66, 112]], lean: -6, headY: -3, tail: 20 },
  sleepy: { arms: [[2, 8], [6, 14]], lean: 4, headTurn: 12, headY: 8, tail: -18 },
  proud: { arms: [[-50, 44], [26, 44]], lean: -6, headTurn: -8, headY: -6, tail: 16 },
  curious: { arms: [[-16, 8], [12, 140]], lean: 9, headTurn: 9, headX: 6, handsOver: true, tail: 12 },
  worried: { arms: [[24, 102], [-6, 98]], lean: 2, headTurn: 7, headY: 5, handsOver: false, tail: -18 },
} // prettier-ignore
