import type { Build, Design, Ears, Eyes, HeadShape, Muzzle } from '../design.ts'

/** The fox's measures: every species says only where it differs. */
const build: Build = { leg: 66, torso: 142, shoulder: 50, hip: 66, arm: 108, armWidth: 34, legWidth: 42, head: 1, neck: 0.77, foot: 'paw', hand: 'paw' } // prettier-ignore
const head: HeadShape = { rx: 104, ry: 86, crown: 0.9, cheek: 1.02, jaw: 0.72, tufts: 2, tuft: 0.2, lock: 0 }
const ears: Ears = { kind: 'pointed', size: 84, width: 66, apart: 0.62, tilt: 14 }
const eyes: Eyes = { apart: 0.43, y: 0.06, size: 13.5 }
const muzzle: Muzzle = {
  width: 38,
  height: 27,
  length: 0.3,
  y: 0.46,
  nose: 'heart',
  noseSize: 12,
  pale: true,
}

type Change = Partial<Omit<Design, 'build' | 'head' | 'ears' | 'eyes' | 'muzzle'>> & {
  name: string
  build?: Partial<Build>
  head?: Partial<HeadShape>
  ears?: Partial<Ears>
  eyes?: Partial<Eyes>
  muzzle?: Partial<Muzzle>
}

export function design(change: Change): Design {
  return {
    scale: 1,
    tail: 'none',
    coat: [],
    extras: [],
    belly: 'patch',
    ...change,
    build: { ...build, ...change.build },
    head: { ...head, ...change.head },
    ears: { ...ears, ...change.ears },
    eyes: { ...eyes, ...change.eyes },
    muzzle: { ...muzzle, ...change.muzzle },
  }
}
