import type { Character, Scene } from '../../../../book/plan.ts'
import type { Layers } from '../finish/develop.ts'
import { at, marks } from './brush.ts'
import { blob, r1 } from './line.ts'
import { inkOf } from './cast.ts'
import { blend } from './pigment.ts'
import { makeStage, type Stage, styleOf, svg } from './stage.ts'
import { drawCharacter } from '../characters/draw-character.ts'

const views = ['front', 'left', 'right'] as const

/** The whole cast from three sides on paper: the reference that fixes how they look. */
export function composeSheet(ask: { style: string; characters: readonly Character[]; seed: number }): Layers {
  const palette = ask.characters.flatMap(({ colours }) => [colours.accent, colours.body])
  const stage = makeStage({ scene: paper, style: styleOf(ask.style), palette, seed: ask.seed, name: 'sheet' })
  const row = 900 / Math.max(1, ask.characters.length)
  const drawn = ask.characters.map((character, i) =>
    sheetRow(stage, character, i, 50 + row * (i + 1), row, ask.seed),
  )
  const ground = `<rect x="-5" y="-5" width="1010" height="1010" fill="#f8f1e2"/>`
  return {
    back: svg(stage, ground + drawn.map(({ wash }) => wash).join('')),
    figures: svg(stage, drawn.map(({ body }) => body).join('')),
    front: '',
    blurred: '',
    air: '',
    light: { ambient: [255, 255, 255], rim: [255, 255, 255], rimStrength: 0, fromX: 0, fromY: -1 },
    softness: 0,
  }
}

const paper: Scene = {
  setting: 'meadow',
  time: 'day',
  weather: 'clear',
  camera: 'medium',
  text_zone: 'top',
  place: '',
  cast: [],
  props: [],
  alt: '',
}

function sheetRow(
  stage: Stage,
  character: Character,
  index: number,
  foot: number,
  row: number,
  seed: number,
) {
  const figures = views.map((facing, v) =>
    drawCharacter(character, {
      pose: v === 0 ? 'wave' : 'stand',
      mood: 'happy',
      facing,
      ink: inkOf(stage),
      seed,
      idPrefix: `s${index}${v}-`,
    }),
  )
  const tallest = Math.max(...figures.map(({ box }) => box.bottom - box.top))
  const widest = Math.max(...figures.map(({ box }) => box.right - box.left))
  const scale = Math.min((row * 0.82) / tallest, 270 / widest)
  const y = foot - row * 0.08
  const wash = marks(
    blob(stage.random, 500, y - tallest * scale * 0.42, 410, tallest * scale * 0.46, 0.07, 14),
    blend(character.colours.accent, '#f8f1e2', 0.8),
    0.8,
  )
  const shadow = views.map(
    (_, v) =>
      `<ellipse cx="${r1(200 + v * 300)}" cy="${r1(y)}" rx="${r1(widest * scale * 0.36)}" ry="${r1(10 * scale + 5)}" fill="#7a6a58" fill-opacity="0.22"/>`,
  )
  return {
    wash: wash + shadow.join(''),
    body: figures.map((figure, v) => at(200 + v * 300, y, scale, figure.svg)).join(''),
  }
}
