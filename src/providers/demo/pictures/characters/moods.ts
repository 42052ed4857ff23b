import type { Mood } from './draw-character.ts'

export type MouthKind =
  | 'grin'
  | 'smile'
  | 'smirk'
  | 'frown'
  | 'wobble'
  | 'gasp'
  | 'oh'
  | 'yawn'
  | 'small'
  | 'rest'
/** A face, apart from whose it is. Tilts in degrees: positive lets the outer end hang. */
export type Face = {
  /** Shut eyes: a happy arch, or resting lashes. */
  shut?: 'arch' | 'lashes'
  /** How much of the eye the upper lid covers, and how it slants. */
  lid: number
  lidTilt: number
  /** The cheek pushing up the lower lid. */
  lower: number
  /** White around a smaller pupil, 0…1. */
  wide: number
  gaze: readonly [x: number, y: number]
  browLift: number
  browTilt: number
  /** One brow higher than the other. */
  browOdd?: number
  mouth: MouthKind
  blush: number
  /** Ears laid back or hanging, in degrees. */
  ears: number
  /** Ears that do not do the same. */
  earsOdd?: number
}

export const faces: Record<Mood, Face> = {
  happy: { lid: 0, lidTilt: 0, lower: 0.16, wide: 0, gaze: [0.1, 0], browLift: 0.1, browTilt: 6, mouth: 'grin', blush: 0.8, ears: 0 },
  sad: { lid: 0.22, lidTilt: 17, lower: 0, wide: 0.15, gaze: [0.05, 0.34], browLift: 0.02, browTilt: 24, mouth: 'frown', blush: 0.4, ears: 30 },
  scared: { lid: 0, lidTilt: 0, lower: 0, wide: 1, gaze: [0.22, 0], browLift: 0.34, browTilt: 20, mouth: 'gasp', blush: 0.25, ears: 36 },
  surprised: { lid: 0, lidTilt: 0, lower: 0, wide: 0.75, gaze: [0.12, -0.12], browLift: 0.5, browTilt: 4, mouth: 'oh', blush: 0.55, ears: -7 },
  sleepy: { lid: 0.58, lidTilt: 8, lower: 0, wide: 0, gaze: [0, 0.2], browLift: 0.2, browTilt: 16, mouth: 'yawn', blush: 0.6, ears: 18 },
  proud: { shut: 'arch', lid: 0, lidTilt: 0, lower: 0, wide: 0, gaze: [0, 0], browLift: 0.22, browTilt: 5, mouth: 'smirk', blush: 0.9, ears: -5 },
  curious: { lid: 0, lidTilt: 0, lower: 0, wide: 0.3, gaze: [0.45, -0.2], browLift: 0.2, browTilt: 2, browOdd: 0.26, mouth: 'small', blush: 0.6, ears: -3, earsOdd: 18 },
  worried: { lid: 0.08, lidTilt: 12, lower: 0, wide: 0.35, gaze: [-0.3, 0.06], browLift: 0.16, browTilt: 26, mouth: 'wobble', blush: 0.35, ears: 22, earsOdd: 6 },
} // prettier-ignore

export const asleep: Face = {
  ...faces.sleepy,
  shut: 'lashes',
  mouth: 'rest',
  ears: 34,
  blush: 0.7,
}
