import type { Character, Scene } from '../../../../book/plan.ts'
import { ellipse } from '../shape.ts'

export type Pose = Scene['cast'][number]['pose']
export type Mood = Scene['cast'][number]['mood']
export type Facing = 'left' | 'right' | 'front'
/** `outline` is the colour of drawn lines, for styles that have them; null for none. */
export type Ink = { outline: string | null; width: number }
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
  seed: number
  idPrefix: string
  /** Head and shoulders fill the page: small details of the face are worth their bytes. */
  close?: boolean
}

export function drawCharacter(character: Character, how: How): Figure {
  const { body, belly, accent } = character.colours
  const side = how.facing === 'left' ? -1 : 1
  const svg = [
    `<path d="${ellipse(0, -110, 80, 110)}" fill="${body}"/>`,
    `<path d="${ellipse(0, -100, 50, 80)}" fill="${belly}"/>`,
    `<path d="${ellipse(0, -215, 70, 20)}" fill="${accent}"/>`,
    `<path d="${ellipse(0, -300, 100, 90)}" fill="${body}"/>`,
    `<path d="${ellipse(-40 + 15 * side, -300, 11, 14)}" fill="#2b1d1a"/>`,
    `<path d="${ellipse(40 + 15 * side, -300, 11, 14)}" fill="#2b1d1a"/>`,
  ].join('')
  return { svg, box: { left: -100, top: -390, right: 100, bottom: 0 }, hand: { x: 90 * side, y: -150 } }
}
