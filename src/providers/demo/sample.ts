import type { Character } from '../../book/plan.ts'
import type { StyleId } from '../../book/styles.ts'
import type { ImageRequest } from '../contract.ts'

const fox: Character = {
  id: 'fern',
  name: 'Fern',
  species: 'fox',
  look: 'small and quick, with bright eyes',
  clothing: 'a blue scarf',
  marks: ['one white ear'],
  personality: 'curious',
  colours: { body: '#dd7d3c', belly: '#fbeedb', accent: '#3c7fb0' },
}

const rabbit: Character = {
  id: 'pip',
  name: 'Pip',
  species: 'rabbit',
  look: 'soft and round, with long ears',
  clothing: 'a red vest',
  marks: ['a spot on the nose'],
  personality: 'careful',
  colours: { body: '#b9a48c', belly: '#f7efe2', accent: '#c9503f' },
}

/** The scene that shows a style in the list of styles: two friends, a lantern, a meadow at dusk. */
export const sampleScene = (style: StyleId): ImageRequest['ask'] => ({
  kind: 'picture',
  style,
  characters: [fox, rabbit],
  palette: ['#dd7d3c', '#3c7fb0', '#f2c45a', '#5f9a63', '#c9503f'],
  scene: {
    setting: 'meadow',
    place: 'A meadow with a path to a little house',
    time: 'dusk',
    weather: 'clear',
    camera: 'medium',
    text_zone: 'top',
    cast: [
      { character: 'fern', pose: 'wave', mood: 'happy', action: 'waves' },
      { character: 'pip', pose: 'stand', mood: 'curious', action: 'looks up' },
    ],
    props: ['lantern'],
    alt: 'A fox and a rabbit in a meadow at dusk.',
  },
  seed: 4,
})
