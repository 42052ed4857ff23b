import { rotate, type Point } from '../shape.ts'
import type { Design } from './design.ts'
import type { Mood, Pose } from './draw-character.ts'
import type { Marks } from './marks.ts'
import type { Palette } from './palette.ts'
import type { Pen } from './pen.ts'
import type { Joints } from './rig.ts'
import type { Rig } from './rig-poses.ts'
import type { Outfit } from './wardrobe.ts'

/** Everything the parts of one figure need to draw themselves. */
export type Stage = {
  pen: Pen
  design: Design
  palette: Palette
  outfit: Outfit
  marks: Marks
  /** Hair and build of a child, read from its look. */
  look: string
  pose: Pose
  mood: Mood
  rig: Rig
  joints: Joints
  /** Seen from the front; otherwise turned to the viewer's right (facing left is that, mirrored). */
  front: boolean
  mirrored: boolean
  close: boolean
}

/** How far a turned head looks away from the viewer, in radians. */
const yaw = 0.41

/** A place on the face: its middle in head units, and how much a flat thing there is narrowed by the turn. */
export type Spot = { at: Point; narrow: number }

/**
 * Puts a point of the face on the round head: x −1…1 across, y −1…1 down, `out` 1 on the skin, more in front of it.
 * This is what makes a turned head a turned head: the far eye narrows, the muzzle stands to the side.
 */
export function onHead(stage: Pick<Stage, 'front' | 'design'>, x: number, y: number, out = 1): Spot {
  const { rx, ry } = stage.design.head
  const turn = stage.front ? 0 : yaw
  const depth = Math.sqrt(Math.max(0.02, 1 - x * x - 0.3 * y * y)) * out
  const px = x * Math.cos(turn) + depth * Math.sin(turn)
  const facing = depth * Math.cos(turn) - x * Math.sin(turn)
  return { at: [px * rx, y * ry], narrow: Math.max(0.3, Math.min(1, 0.25 + 0.75 * facing)) }
}

/** A point of the torso: x −1…1 across, y 0 at the hip to 1 at the neck. */
export function onTorso({ joints, design, front }: Stage, x: number, y: number): Point {
  const { hip, lean } = joints
  const { build } = design
  const width = build.hip + (build.shoulder - build.hip) * y
  const shift = front ? 0 : 0.16
  const px = hip[0] + (x * (front ? 1 : 0.92) + shift * (1 - x * x)) * width
  return rotate([px, hip[1] - y * build.torso], lean, hip)
}

/** Coats whose eyes lie on another colour than the body's. */
const paleFaces: ReadonlySet<string> = new Set(['penguin-face', 'owl-disc', 'face-heart', 'robin'])
const darkMasks: ReadonlySet<string> = new Set(['badger', 'eye-patches', 'raccoon'])

/** Whether what is drawn at the eyes must be light to be seen. */
export function darkAtEyes({ design, palette }: Pick<Stage, 'design' | 'palette'>): boolean {
  if (design.coat.some((mark) => darkMasks.has(mark))) return true
  return palette.dark && !design.coat.some((mark) => paleFaces.has(mark))
}

/** The colour of the lids: that of the coat just above or just below the eye. */
export function skinAtEyes(
  { design, palette }: Pick<Stage, 'design' | 'palette'>,
  which: 'upper' | 'lower',
): string {
  if (design.coat.some((mark) => paleFaces.has(mark))) return palette.belly
  if (design.coat.some((mark) => darkMasks.has(mark))) return palette.deep
  return which === 'lower' && design.coat.includes('fox-mask') ? palette.belly : palette.body
}

/** The near side's word: where "left" of the figure itself lies in the drawing, −1 or 1. */
export const leftSide = ({ mirrored }: Pick<Stage, 'mirrored'>): 1 | -1 => (mirrored ? -1 : 1)
