import type { Character, Scene } from '../../../../book/plan.ts'
export type Ink = { outline: string | null; width: number }
export type Figure = {
  svg: string
  box: { left: number; top: number; right: number; bottom: number }
  hand: { x: number; y: number }
}
type How = {
  pose: Scene['cast'][number]['pose']
  mood: Scene['cast'][number]['mood']
  facing: 'left' | 'right' | 'front'
  ink: Ink
  seed: number
  idPrefix: string
  close?: boolean
}
export function drawCharacter(character: Character, how: How): Figure {
  const { body, belly, accent } = character.colours
  const m = how.facing === 'left' ? -1 : 1
  return {
    svg: `<g transform="scale(${m} 1)"><path d="M-70 0Q-100 -190 0 -200Q100 -190 70 0Z" fill="${body}"/><ellipse cx="0" cy="-80" rx="40" ry="70" fill="${belly}"/><path d="M-90 -330L-80 -400L-30 -350ZM90 -330L80 -400L30 -350Z" fill="${body}"/><ellipse cx="0" cy="-280" rx="105" ry="90" fill="${body}"/><ellipse cx="14" cy="-250" rx="70" ry="50" fill="${belly}"/><path d="M-70 -200Q0 -160 70 -200V-180Q0 -140 -70 -180Z" fill="${accent}"/><circle cx="-30" cy="-285" r="10"/><circle cx="50" cy="-285" r="10"/><ellipse cx="16" cy="-262" rx="12" ry="8"/></g>`,
    box: { left: -105, top: -400, right: 105, bottom: 0 },
    hand: { x: 95 * m, y: -130 },
  }
}
