import { mix, type Hex } from '../colour.ts'
import { colourIn } from './colour-words.ts'

export type Side = 'left' | 'right'
export type Emblem = 'star' | 'heart' | 'moon' | 'dot'
/** The unmistakable marks of a character that the drawing knows how to show. */
export type Marks = {
  leftEar?: Hex
  rightEar?: Hex
  tailTip?: Hex
  eyeSpot?: { side: Side; colour: Hex }
  freckles?: true
  forehead?: { emblem: Emblem; colour: Hex }
  chest?: { emblem: Emblem; colour: Hex }
  cheek?: { emblem: Emblem; side: Side; colour: Hex }
  knee?: { side: Side; colour: Hex }
  paws?: Hex
  lock?: true
  spots?: Hex
  tooth?: true
  notch?: Side
}

const sideIn = (text: string, otherwise: Side): Side => (/\bright\b/.test(text) ? 'right' : /\bleft\b/.test(text) ? 'left' : otherwise) // prettier-ignore

function emblemIn(text: string): Emblem | null {
  if (/star/.test(text)) return 'star'
  if (/heart/.test(text)) return 'heart'
  if (/moon|crescent/.test(text)) return 'moon'
  return /spot|dot|patch|mark|blaze|diamond/.test(text) ? 'dot' : null
}

type Rule = (text: string, colour: Hex, marks: Marks) => void

const rules: readonly Rule[] = [
  (text, colour, marks) => {
    if (!/\bears?\b/.test(text) || /between|notch|nick|torn|behind/.test(text)) return
    const pair = /\bears\b/.test(text)
    if (pair || sideIn(text, 'left') === 'left') marks.leftEar = colour
    if (pair || sideIn(text, 'left') === 'right') marks.rightEar = colour
  },
  (text, _, marks) => {
    if (/(notch|nick|torn|bite)[^,]*ear|ear[^,]*(notch|nick|torn|bite)/.test(text))
      marks.notch = sideIn(text, 'right')
  },
  (text, colour, marks) => {
    if (/tail/.test(text) && (colourIn(text) || /\btip\b(?!.*cur)/.test(text)) && !/curl/.test(text))
      marks.tailTip = colour
  },
  (text, colour, marks) => {
    if (/\beyes?\b/.test(text) && /spot|patch|ring|mark|circle/.test(text)) marks.eyeSpot = { side: sideIn(text, 'left'), colour } // prettier-ignore
  },
  (text, _, marks) => {
    if (/freckle/.test(text)) marks.freckles = true
  },
  (text, colour, marks) => {
    const emblem = emblemIn(text)
    if (!emblem) return
    if (/forehead|brow\b|between (the|its|his|her) (eyes|ears)/.test(text))
      marks.forehead = { emblem, colour }
    else if (/chest|belly|tummy|breast|front/.test(text)) marks.chest = { emblem, colour }
    else if (/cheek/.test(text)) marks.cheek = { emblem, side: sideIn(text, 'left'), colour }
    else if (/knee|\bleg\b|trouser/.test(text)) marks.knee = { side: sideIn(text, 'left'), colour }
    else if (/spots|dots/.test(text) && !/eye/.test(text)) marks.spots = colour
  },
  (text, colour, marks) => {
    if (/\b(paws?|feet|socks?|boots|toes)\b/.test(text) && /white|cream|black|dark|brown|sock/.test(text)) marks.paws = colour // prettier-ignore
  },
  (text, _, marks) => {
    if (/tuft|curl|cowlick|lock of|quiff|fringe/.test(text) && !/tail/.test(text)) marks.lock = true
  },
  (text, _, marks) => {
    if (/tooth|teeth/.test(text)) marks.tooth = true
  },
]

export function marksOf(texts: readonly string[], belly: Hex, accent: Hex): Marks {
  const marks: Marks = {}
  for (const raw of texts) {
    const text = raw.toLowerCase()
    const plain = /patch on|star|heart/.test(text) ? accent : mix(belly, '#ffffff', 0.35)
    for (const rule of rules) rule(text, colourIn(text) ?? plain, marks)
  }
  return marks
}
