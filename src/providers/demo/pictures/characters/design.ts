/** How each species is built: what the tables in species/ say, and what the parts read. Lengths in figure units. */
export type EarKind =
  | 'pointed'
  | 'round'
  | 'long'
  | 'floppy'
  | 'leaf'
  | 'flap'
  | 'fan'
  | 'tuft'
  | 'human'
  | 'none'
export type TailKind =
  | 'brush' | 'puff' | 'thin' | 'stub' | 'sleek' | 'wag' | 'squirrel' | 'tuft' | 'curl' | 'flag'
  | 'dragon' | 'feathers' | 'duck' | 'point' | 'none' // prettier-ignore
export type NoseKind = 'heart' | 'oval' | 'pink' | 'ball' | 'snout' | 'dots' | 'small' | 'none'
export type BeakKind = 'hook' | 'cone' | 'bill'
export type CoatMark =
  | 'fox-mask' | 'cheeks' | 'badger' | 'owl-disc' | 'penguin-face' | 'tabby' | 'blaze' | 'face-heart' | 'eye-patches'
  | 'fawn-spots' | 'frog-spots' | 'robin' | 'chin' | 'tiger' | 'raccoon' | 'muzzle-blaze' // prettier-ignore
export type Extra = 'shell' | 'spines' | 'wings' | 'mane' | 'antlers' | 'crest' | 'horn' | 'curls' | 'horns'

export type Build = {
  leg: number
  torso: number
  shoulder: number
  hip: number
  arm: number
  armWidth: number
  legWidth: number
  /** Size of the head against the fox's. */
  head: number
  /** How far the head sits above the top of the torso, in heads; less is closer. */
  neck: number
  foot: 'paw' | 'long' | 'hoof' | 'claw' | 'web' | 'shoe' | 'pad' | 'box'
  hand: 'paw' | 'wing' | 'flipper' | 'hoof' | 'hand' | 'frog' | 'grip'
}

export type HeadShape = {
  rx: number
  ry: number
  /** Widths against rx, from the top down. */
  crown: number
  cheek: number
  jaw: number
  /** Points of fur at each cheek, and their length. */
  tufts: number
  tuft: number
  /** A lock on the top of the head. */
  lock: number
}

export type Ears = { kind: EarKind; size: number; width: number; apart: number; tilt: number; tips?: boolean }
export type Eyes = { apart: number; y: number; size: number; kind?: 'bead' | 'bright' | 'top' | 'lamp' }
export type Muzzle = {
  width: number
  height: number
  /** How far it stands out of the face, in head radii. */
  length: number
  y: number
  nose: NoseKind
  noseSize: number
  /** Painted in the belly colour, as its own patch. */
  pale?: boolean
  beak?: BeakKind
  trunk?: boolean
  whiskers?: boolean
  teeth?: boolean
  /** The mouth's width against the muzzle, and how far under the nose it lies. */
  mouth?: number
}

export type Design = {
  name: string
  scale: number
  build: Build
  head: HeadShape
  ears: Ears
  eyes: Eyes
  muzzle: Muzzle
  tail: TailKind
  coat: readonly CoatMark[]
  extras: readonly Extra[]
  /** Dark paws, like the fox's. */
  socks?: boolean
  belly: 'patch' | 'wide' | 'plates' | 'none' | 'panel'
  /** Figures with their own way of being drawn. */
  own?: 'child' | 'robot' | 'snail'
}
