import type { Character } from '../../../book/plan.ts'
import type { Random } from '../random.ts'
import { accents, colourWords, garments, garmentWords } from './words/colours.ts'
import { speciesOf } from './words/species.ts'

type Dress = Pick<Character, 'look' | 'clothing' | 'marks' | 'colours'>

/** "a blue scarf" in free words: the garment, and the colour word right before it. */
function garmentIn(words: string[]): { at: number; garment: string; colour: string | undefined } | undefined {
  const at = words.findIndex((word) => Object.hasOwn(garmentWords, word))
  if (at < 0) return undefined
  const before = words[at - 1] ?? ''
  return {
    at,
    garment: garmentWords[words[at] ?? ''] ?? 'scarf',
    colour: Object.hasOwn(colourWords, before) ? before : undefined,
  }
}

/** A lighter tone of a colour, for the belly of a coat nobody has listed. */
function lighter(hex: string): string {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16)
    return Math.round(value + (255 - value) * 0.7)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}

function coat(
  random: Random,
  species: string,
  word: string | undefined,
  others: Character[],
): { word: string; body: string; belly: string } {
  const { coats } = speciesOf(species)
  if (word !== undefined) {
    const known = coats[word]
    const body = known?.[0] ?? colourWords[word] ?? '#a98358'
    return { word, body, belly: known?.[1] ?? (species === 'child' ? body : lighter(body)) }
  }
  const names = Object.keys(coats)
  const free = names.filter(
    (name) => !others.some((other) => other.species === species && other.colours.body === coats[name]?.[0]),
  )
  // The first coat is the one children expect, so it comes most often.
  const usual = free[0] ?? names[0] ?? 'brown'
  const chosen =
    species === 'child' || random.chance(0.25) ? random.pick(free.length > 0 ? free : names) : usual
  const [body, belly] = coats[chosen] ?? ['#a98358', '#ecdcbf']
  return { word: chosen, body, belly }
}

const warm = ['red', 'orange', 'ginger', 'pink', 'brown']

/** Clothes must stand out: no orange scarf on a red fox. */
function tooNear(accent: string, coatWord: string): boolean {
  return accent === coatWord || (accent !== 'pink' && warm.includes(accent) && warm.includes(coatWord))
}

/** Colours, clothes and marks, from free words where they say any ("white rabbit with a blue scarf"). */
export function dress(random: Random, species: string, free: string, others: Character[]): Dress {
  const words =
    free
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.slice(0, 40) ?? []
  const wear = garmentIn(words)
  const said = words.find(
    (word, i) => Object.hasOwn(colourWords, word) && !(wear?.colour !== undefined && i === wear.at - 1),
  )
  const { word, body, belly } = coat(random, species, said, others)
  const taken = new Set(others.map((other) => other.colours.accent))
  const picked = random.pick(accents.filter(([name, hex]) => !taken.has(hex) && !tooNear(name, word)))
  const colour = wear?.colour ?? picked[0]
  const garment =
    wear?.garment ??
    random.pick(garments.filter((name) => !others.some((other) => other.clothing.endsWith(name))))
  const { look, marks } = speciesOf(species)
  return {
    look: species === 'child' ? `${look}, ${word} skin` : `${word}, ${look}`,
    clothing: `${/^[aeiou]/.test(colour) ? 'an' : 'a'} ${colour} ${garment}`,
    marks: random.shuffle(marks).slice(0, 2),
    colours: { body, belly, accent: wear?.colour ? (colourWords[wear.colour] ?? picked[1]) : picked[1] },
  }
}
