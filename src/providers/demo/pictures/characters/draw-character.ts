import type { Character, Scene } from '../../../../book/plan.ts'
import { drawBackClothes, drawBodyClothes, drawChestClothes, drawNeckClothes } from './garments-body.ts'
import { drawBackOfBody } from './extras.ts'
import { drawHead } from './head.ts'
import { drawArm, drawLeg } from './limbs.ts'
import { drawLying } from './lying.ts'
import { drawChestMark, drawKneePatch } from './marks-drawn.ts'
import { marksOf } from './marks.ts'
import { asleep, faces, type Face } from './moods.ts'
import { paletteOf } from './palette.ts'
import { createPen, type Ink } from './pen.ts'
import { rigOf, solve } from './rig.ts'
import { drawRobotHead, drawRobotTorso } from './robot.ts'
import { drawSnail } from './snail.ts'
import { designOf } from './species/find.ts'
import type { Stage } from './stage.ts'
import { drawTail } from './tails.ts'
import { drawTorso } from './torso.ts'
import { outfitOf, type Outfit } from './wardrobe.ts'
import { mix } from '../colour.ts'
import type { Point } from '../shape.ts'

export type { Ink } from './pen.ts'
export type Pose = Scene['cast'][number]['pose']
export type Mood = Scene['cast'][number]['mood']
export type Facing = 'left' | 'right' | 'front'
/** Feet touch the ground at 0,0 and y grows down. `hand` is where a held thing goes. */
export type Figure = {
  svg: string
  box: { left: number; top: number; right: number; bottom: number }
  hand: { x: number; y: number }
}
export type How = {
  pose: Pose
  mood: Mood
  facing: Facing
  ink: Ink
  /** Varies the carriage a little, so that two stands are not one stamp; never who it is. */
  seed: number
  /** Starts every id in the fragment; must differ between the figures of one picture. */
  idPrefix: string
  /** Head and shoulders fill the page: small details of the face are worth their bytes. */
  close?: boolean
}

export function drawCharacter(character: Character, how: How): Figure {
  const stage = prepare(character, how)
  const { pen, design, mirrored } = stage
  const face = how.pose === 'sleep' ? asleep : faces[how.mood]
  let hand: Point = [0, 0]
  pen.at({ sx: mirrored ? -design.scale : design.scale, sy: design.scale }, () => {
    hand = drawFigure(stage, face)
  })
  const { svg, box } = pen.done()
  const side = mirrored ? -1 : 1
  return { svg, box, hand: { x: hand[0] * design.scale * side, y: hand[1] * design.scale } }
}

function prepare(character: Character, how: How): Stage {
  const { belly, accent } = character.colours
  const design = designOf(character.species)
  const look = `${character.species} ${character.look} ${character.marks.join(' ')}`
  const front = how.facing === 'front'
  const rig = sway(rigOf(how.pose, how.mood, how.facing), how.seed)
  return {
    pen: createPen(how.idPrefix, how.ink),
    design,
    palette: paletteOf(character.colours),
    outfit: dressed(outfitOf(character.clothing, accent), design.own === 'child', accent, belly),
    marks: marksOf(character.marks, belly, accent),
    look,
    pose: how.pose,
    mood: how.mood,
    rig,
    joints: solve(rig, design.build, design.head, front),
    front,
    mirrored: how.facing === 'left',
    close: how.close ?? false,
  }
}

/** A degree or two of difference in head and tail: the same pose twice is still another moment. */
function sway<R extends { headTurn: number; tail: number }>(rig: R, seed: number): R {
  const small = Math.sin(seed * 12.9898) * 2.2
  return { ...rig, headTurn: rig.headTurn + small, tail: rig.tail + small * 2 }
}

/** Children are always dressed from top to toe, whatever the plan leaves out. */
function dressed(outfit: Outfit, child: boolean, accent: string, belly: string): Outfit {
  if (!child) return outfit
  const has = (...kinds: string[]) => outfit.some((g) => kinds.includes(g.kind))
  const add: Outfit[number][] = []
  const first = outfit.length === 0
  if (!has('jumper', 'dress', 'raincoat')) add.push({ kind: 'jumper', colour: first ? accent : mix(belly, '#f7ead3', 0.4), pattern: first ? 'plain' : 'striped' }) // prettier-ignore
  if (!has('trousers', 'dungarees', 'dress')) add.push({ kind: 'trousers', colour: mix('#4e6288', accent, 0.14), pattern: 'plain' }) // prettier-ignore
  if (!has('boots', 'shoes'))
    add.push({ kind: 'shoes', colour: mix('#8a4b3a', accent, 0.2), pattern: 'plain' })
  return [...outfit, ...add]
}

/** Paints from the back to the front, and says where the free hand is. */
function drawFigure(stage: Stage, face: Face): Point {
  const { design, rig, joints, pose } = stage
  if (design.own === 'snail') return drawSnail(stage, face)
  const bird = design.build.foot === 'claw' || design.build.hand === 'flipper'
  if (pose === 'sleep' && !bird) return drawLying(stage, face)
  drawBackClothes(stage)
  drawTail(stage)
  drawBackOfBody(stage)
  if (!stage.front) drawArm(stage, 1)
  if (!rig.seated) drawLegs(stage)
  if (design.own === 'robot') drawRobotTorso(stage)
  else drawTorso(stage)
  drawChestMark(stage)
  drawBodyClothes(stage)
  if (rig.seated) drawLegs(stage)
  drawChestClothes(stage)
  if (!rig.handsOver) drawArms(stage)
  drawNeckClothes(stage)
  drawPlacedHead(stage, face)
  if (rig.handsOver) drawArms(stage)
  return joints.arms[rig.hold].end
}

function drawLegs(stage: Stage): void {
  for (const which of [1, 0] as const) {
    drawLeg(stage, which)
    drawKneePatch(stage, which)
  }
}

function drawArms(stage: Stage): void {
  if (stage.front) drawArm(stage, 1)
  drawArm(stage, 0)
}

function drawPlacedHead(stage: Stage, face: Face): void {
  const { pen, design, joints } = stage
  const [x, y] = joints.head
  pen.at({ x, y, turn: joints.headTurn, sx: design.build.head }, () =>
    design.own === 'robot' ? drawRobotHead(stage, face) : drawHead(stage, face),
  )
}
