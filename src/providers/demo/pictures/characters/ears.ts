import { darken, mix, type Hex } from '../colour.ts'
import { closed, ellipse, tube, type Knot } from '../shape.ts'
import type { EarKind } from './design.ts'
import type { Face } from './moods.ts'
import { leftSide, type Stage } from './stage.ts'

type Side = 1 | -1
type Ear = { stage: Stage; side: Side; far: boolean; w: number; h: number; outer: Hex; inner: Hex; tip: Hex | null; droop: number } // prettier-ignore

const over: ReadonlySet<EarKind> = new Set(['floppy', 'flap', 'human'])

/** Ears that stand are painted before the skull, those that hang over it after; a turned elephant has one of each. */
export function drawEars(stage: Stage, face: Face, when: 'behind' | 'before'): void {
  const { kind } = stage.design.ears
  if (kind === 'none') return
  for (const side of [1, -1] as const) {
    const near = !stage.front && side < 0
    const before = over.has(kind) ? stage.front || near : kind === 'fan' && near
    if ((when === 'before') === before) drawEar(stage, face, side)
  }
}

function drawEar(stage: Stage, face: Face, side: Side): void {
  const { pen, design, palette, marks, front } = stage
  const { ears, head } = design
  const far = !front && side > 0
  const marked = side === leftSide(stage) ? marks.leftEar : marks.rightEar
  const droop = face.ears + (side < 0 ? (face.earsOdd ?? 0) : 0) + 22 * (stage.rig.wind ?? 0)
  const x = (side * ears.apart * (front ? 1 : far ? 0.8 : 0.86) - (front ? 0 : 0.12)) * head.rx
  const y = -head.ry * Math.sqrt(Math.max(0, 1 - ears.apart * ears.apart)) * 0.86
  const low = ears.kind === 'fan' ? -0.1 * head.ry : ears.kind === 'human' ? 0.1 * head.ry : y
  const outer = marked ?? (far ? palette.bodyFar : palette.body)
  const ear: Ear = {
    stage,
    side,
    far,
    w: ears.width * (far ? 0.82 : 1),
    h: ears.size,
    outer,
    inner: far ? darken(palette.innerEar, 0.05) : palette.innerEar,
    tip: ears.tips && !marked ? palette.deep : null,
    droop,
  }
  pen.at({ x, y: low, turn: side * ears.tilt - (front ? 0 : 6), sx: side, sy: 1 }, () =>
    shapes[ears.kind](ear),
  )
}

const turned = ({ stage, droop }: Ear, share: number, draw: () => void): void =>
  stage.pen.at({ turn: droop * share }, draw)

function pointed(ear: Ear): void {
  const { stage, w, h, outer, inner, tip } = ear
  const { pen } = stage
  const knots = (k: number, rise: number): Knot[] => [[-w * 0.52 * k, rise + 14], [-w * 0.47 * k, -h * 0.42 * k + rise], [-w * 0.1 * k, -h * k + rise, 0.3], [w * 0.12 * k, -h * 0.97 * k + rise, 0.3], [w * 0.5 * k, -h * 0.36 * k + rise], [w * 0.52 * k, rise + 14]] // prettier-ignore
  turned(ear, 0.75, () => {
    const path = closed(knots(1, 0))
    pen.fill(path, pen.soft(outer))
    if (tip) pen.within(path, () => pen.fill(closed([[-w, -h * 0.56], [-w * 0.2, -h * 0.62], [0, -h * 0.54, 0.2], [w * 0.2, -h * 0.62], [w, -h * 0.52], [w, -h * 1.4], [-w, -h * 1.4]]), tip, { ink: false })) // prettier-ignore
    pen.fill(closed(knots(0.6, -2)), pen.soft(inner), { ink: false })
    pen.fill(closed([[-w * 0.24, 12], [-w * 0.2, -h * 0.2, 0.2], [-w * 0.06, -h * 0.04], [w * 0.02, -h * 0.3, 0.2], [w * 0.1, -h * 0.02], [w * 0.24, -h * 0.16, 0.2], [w * 0.26, 12]]), outer, { ink: false }) // prettier-ignore
  })
}

function round(ear: Ear): void {
  const { stage, w, h, tip, far } = ear
  const outer = tip ?? ear.outer
  const inner = tip ? mix(tip, ear.inner, 0.3) : ear.inner
  turned(ear, 0.5, () => {
    stage.pen.fill(ellipse(0, -h * 0.42, w * 0.5, h * 0.52), stage.pen.soft(outer))
    stage.pen.fill(ellipse(far ? 2 : stage.front ? -1 : 4, -h * 0.38, w * 0.32, h * 0.35), stage.pen.soft(inner), { ink: false }) // prettier-ignore
  })
}

function long(ear: Ear): void {
  const { stage, w, h, outer, inner, droop } = ear
  const bend = Math.max(0, droop) * 1.5 + (ear.side < 0 ? 10 : 0)
  const spine = (k: number): Knot[] => [[0, 10], [bend * 0.1 * k, -h * 0.34 * k], [bend * 0.5 * k, (-h * 0.7 + bend * 0.1) * k], [bend * 1.25 * k, (-h + bend * 0.95) * k]] // prettier-ignore
  const points = (k: number) => spine(k).map(([x, y]) => [x, y] as const)
  turned(ear, 0.35, () => {
    stage.pen.fill(tube(points(1), [w * 0.66, w * 0.98, w, w * 0.4]), stage.pen.soft(outer))
    stage.pen.fill(tube(points(0.86), [w * 0.3, w * 0.52, w * 0.5, w * 0.12]), stage.pen.soft(inner), {
      ink: false,
    })
  })
}

function floppy(ear: Ear): void {
  const { stage, w, h, outer } = ear
  const colour = mix(outer, stage.palette.deep, 0.28)
  const swing = -Math.min(26, ear.droop * 0.3) + (stage.rig.wind ?? 0) * 24
  stage.pen.at({ turn: -swing * 0.6 }, () => {
    const path = closed([[-w * 0.42, 2], [0, -h * 0.13], [w * 0.46, h * 0.06], [w * 0.64, h * 0.5], [w * 0.46, h * 0.9], [w * 0.1, h * 0.98], [-w * 0.14, h * 0.66], [-w * 0.22, h * 0.3]]) // prettier-ignore
    stage.pen.fill(path, stage.pen.soft(colour))
    stage.pen.rim(path, -5, 3, stage.palette.bodyLight, 0.25)
  })
}

function leaf(ear: Ear): void {
  const { stage, w, h, outer, inner } = ear
  const knots = (k: number): Knot[] => [[0, 6], [-w * 0.44 * k, -h * 0.34 * k], [-w * 0.36 * k, -h * 0.7 * k], [0, -h * k, 0.3], [w * 0.4 * k, -h * 0.66 * k], [w * 0.42 * k, -h * 0.28 * k]] // prettier-ignore
  turned(ear, 0.8, () => {
    stage.pen.fill(closed(knots(1)), stage.pen.soft(outer))
    stage.pen.at({ y: -h * 0.08 }, () =>
      stage.pen.fill(closed(knots(0.7)), stage.pen.soft(inner), { ink: false }),
    )
  })
}

function flap(ear: Ear): void {
  const { stage, w, h, outer, inner } = ear
  turned(ear, 0.3, () => {
    stage.pen.fill(closed([[-w * 0.5, 4], [-w * 0.3, -h * 0.5], [w * 0.2, -h * 0.8], [w * 0.72, -h * 0.42, 0.5], [w * 0.58, h * 0.22, 0.4], [w * 0.1, h * 0.06]]), stage.pen.soft(outer)) // prettier-ignore
    stage.pen.fill(closed([[-w * 0.26, -2], [-w * 0.12, -h * 0.4], [w * 0.2, -h * 0.56], [w * 0.54, -h * 0.3], [w * 0.46, h * 0.04, 0.4], [w * 0.1, -h * 0.04]]), stage.pen.soft(inner), { ink: false }) // prettier-ignore
  })
}

function fan(ear: Ear): void {
  const { stage, w, h, outer, inner, far } = ear
  const near = !stage.front && !far
  const squeeze = far ? 0.5 : near ? 0.8 : 1
  const knots = (k: number): Knot[] => [[-w * 0.1, -h * 0.42 * k], [w * 0.34 * k, -h * 0.62 * k], [w * 0.86 * k, -h * 0.5 * k], [w * k, -h * 0.02], [w * 0.82 * k, h * 0.42 * k], [w * 0.5 * k, h * 0.6 * k], [w * 0.18 * k, h * 0.4 * k], [-w * 0.1, h * 0.2 * k]] // prettier-ignore
  stage.pen.at({ turn: ear.droop * 0.4, sx: squeeze, sy: 1 }, () => {
    stage.pen.fill(closed(knots(1)), stage.pen.soft(near ? mix(outer, stage.palette.bodyDark, 0.22) : outer))
    stage.pen.at({ x: w * 0.08 }, () => stage.pen.fill(closed(knots(0.76)), stage.pen.soft(inner), { ink: false, opacity: near ? 0.55 : 0.9 })) // prettier-ignore
  })
}

function tuft(ear: Ear): void {
  const { stage, w, h, outer } = ear
  turned(
    ear,
    0.7,
    () =>
    stage.pen.fill(closed([[-w * 0.6, 12], [-w * 0.2, -h * 0.5], [w * 0.4, -h, 0.1], [w * 0.5, -h * 0.3], [w * 0.6, 14]]), stage.pen.soft(mix(outer, stage.palette.deep, 0.3))), // prettier-ignore
  )
}

function human(ear: Ear): void {
  const { stage, w, h, outer } = ear
  stage.pen.fill(ellipse(0, 0, w * 0.5, h * 0.5), stage.pen.soft(outer))
  stage.pen.fill(ellipse(1, 1, w * 0.24, h * 0.28), stage.palette.blush, { ink: false, opacity: 0.35 })
}

const shapes: Record<EarKind, (ear: Ear) => void> = { pointed, round, long, floppy, leaf, flap, fan, tuft, human, none: () => {} } // prettier-ignore
