import type { Character, Scene } from '../../../../book/plan.ts'
import { at } from './brush.ts'
import { contact } from './land.ts'
import { r1 } from './line.ts'
import { blend } from './pigment.ts'
import { across, type Place, type Stage } from './stage.ts'
import { drawCharacter, type Figure } from '../characters/draw-character.ts'

export type Bed = Place['bed']

/** A figure on the page: feet at (x, y), `scale` from its own units to the page's. */
export type Player = {
  figure: Figure
  pose: Part['pose']
  x: number
  y: number
  scale: number
  facing: 'left' | 'right'
}
export type Part = {
  character: Character
  pose: Scene['cast'][number]['pose']
  mood: Scene['cast'][number]['mood']
}

/** The scene's cast, without those whom the plan does not know. */
export function partsOf(scene: Scene, characters: readonly Character[]): Part[] {
  return scene.cast.flatMap(({ character: id, pose, mood }) => {
    const character = characters.find((one) => one.id === id)
    return character ? [{ character, pose, mood }] : []
  })
}

export const inkOf = (stage: Stage) =>
  stage.style === 'crayon'
    ? { outline: blend('#4a3428', stage.light.shadow, 0.3), width: 5 }
    : { outline: null, width: 0 }

const heights = { wide: 225, medium: 430, close: 0 }

/** Puts the cast on its third of the page, the hero looking to the goal, the others at the hero. */
export function placeCast(stage: Stage, parts: readonly Part[], seed: number, bed: Bed): Player[] {
  const facings = parts.map(({ pose }, i): Player['facing'] =>
    (i === 0 || (bed && pose === 'sleep')) === (stage.goal === 1) ? 'right' : 'left',
  )
  const figures = parts.map(({ character, pose, mood }, i) =>
    drawCharacter(character, {
      pose,
      mood,
      facing: facings[i] ?? 'right',
      ink: inkOf(stage),
      seed,
      idPrefix: `c${i}-`,
      close: stage.camera === 'close',
    }),
  )
  const scale = fit(stage, figures)
  const inBed = parts.map(({ pose }) => bed !== undefined && pose === 'sleep' && stage.camera !== 'close')
  const xs = spreadOut(
    stage,
    figures.filter((_, i) => !inBed[i]),
    scale,
  )
  return figures.map((figure, i): Player => {
    const facing = facings[i] ?? 'right'
    const pose = parts[i]?.pose ?? 'stand'
    if (bed && inBed[i])
      return { figure, pose, facing, x: bed.x, y: bed.y, scale: Math.min(scale, bed.width / broad(figure)) }
    const x = xs.shift() ?? 500
    return { figure, pose, facing, x, y: footOf(stage, figures, figure, scale, i), scale }
  })
}

/** Neighbours stand a step before or behind each other. */
function footOf(stage: Stage, figures: readonly Figure[], figure: Figure, scale: number, i: number): number {
  return stage.camera === 'close'
    ? closeFoot(stage, figures, figure, scale)
    : stage.feet + (i % 2 ? -10 : 8) * stage.zoom
}

/** From the ground up: who jumps needs the room above. */
const tall = ({ box }: Figure) => Math.max(0, box.bottom) - box.top
const broad = ({ box }: Figure) => box.right - box.left

function fit(stage: Stage, figures: readonly Figure[]): number {
  const tallest = Math.max(1, ...figures.map(tall))
  const width = figures.reduce((sum, figure) => sum + broad(figure), 0) * 1.08
  if (stage.camera === 'close') return Math.min(655 / (tallest * 0.62), 1120 / width)
  const room = stage.zone === 'top' ? stage.feet - 318 : stage.feet - 70
  const wanted = stage.cover ? 500 : heights[stage.camera]
  return Math.min(wanted / 400, room / tallest, 900 / width)
}

/** Heads stand clear of the type; everything below the shoulders leaves the page or sinks behind the near ground. */
function closeFoot(stage: Stage, figures: readonly Figure[], figure: Figure, scale: number): number {
  const top = stage.zone === 'top' ? 322 : 78
  const edge = stage.zone === 'top' ? 1000 : 735
  const foot = top + Math.max(...figures.map(tall)) * scale
  return Math.max(edge * 0.99, Math.min(foot, edge + tall(figure) * scale * 0.42))
}

function spreadOut(stage: Stage, figures: readonly Figure[], scale: number): number[] {
  const gap = (stage.camera === 'close' ? -8 : 26) * scale
  const total = figures.reduce((sum, figure) => sum + broad(figure) * scale, 0) + gap * (figures.length - 1)
  const order = stage.goal === 1 ? figures.map((_, i) => i) : figures.map((_, i) => i).reverse()
  const aim = stage.cover ? 500 : across(stage, [365, 425, 480][figures.length - 1] ?? 480)
  let left = Math.min(Math.max(aim - total / 2, 40), Math.max(40, 960 - total))
  if (total > 920) left = 500 - total / 2
  const xs: number[] = []
  for (const i of order) {
    const figure = figures[i] as Figure
    xs[i] = left - figure.box.left * scale
    left += broad(figure) * scale + gap
  }
  return xs
}

export const drawPlayer = ({ figure, x, y, scale }: Player) => at(x, y, r1(scale * 100) / 100, figure.svg)

/** Feet darken the ground; a low sun also draws a long shadow away from itself. */
export function shadows(stage: Stage, players: readonly Player[]): string {
  if (stage.camera === 'close') return ''
  const long = stage.time === 'day' ? 0.5 : 1.25
  return players
    .map(({ figure, x, y, scale }) => {
      const w = broad(figure) * scale * 0.4
      const away = x < stage.sun[0] ? -1 : 1
      const reach = tall(figure) * scale * 0.42 * long
      const cast = `<path d="M${r1(x - w * 0.8)} ${r1(y)}Q${r1(x + away * reach * 0.5)} ${r1(y - w * 0.35)} ${r1(x + away * reach)} ${r1(y + w * 0.16)}Q${r1(x + away * reach * 0.6)} ${r1(y + w * 0.5)} ${r1(x - away * w * 0.4)} ${r1(y + w * 0.2)}Z" fill="${stage.light.shadow}" fill-opacity="0.2"/>`
      return cast + contact(stage, x, y, w * 1.15, 0.62)
    })
    .join('')
}
