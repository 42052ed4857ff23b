import { difference, mix, shiftHue, type Hex } from '../colour.ts'
import { colourIn } from './colour-words.ts'

const kinds = {
  'bow-tie': /bow[- ]?tie/,
  scarf: /scarf|shawl|muffler|bandana|neckerchief|kerchief/,
  crown: /crown|tiara|diadem/,
  helmet: /helmet/,
  wizard: /(wizard|witch|pointy|pointed|magic)\w*[^,.]{0,12} hat/,
  straw: /straw[- ]hat|sun ?hat|wide[- ]brimmed|brimmed/,
  beanie:
    /beanie|bobble|woolly hat|wool(len)? (hat|cap)|knit(ted)? (hat|cap)|pom[- ]?pom|nightcap|winter hat/,
  cap: /\bcap\b|beret/,
  hat: /\bhat\b|bowler|top hat/,
  flower: /flower (crown|behind|in|on)|daisy|blossom|wreath/,
  'hair-bow': /\bbow\b|hair ?band|ribbon/,
  glasses: /glasses|spectacles|goggles/,
  raincoat: /rain ?coat|mackintosh|\bcoat\b|jacket|parka|anorak|duffel/,
  cape: /\bcape\b|cloak/,
  dungarees: /dungarees|overalls/,
  dress: /dress|tunic|nightgown|skirt|tutu/,
  vest: /vest\b|waistcoat|gilet/,
  apron: /apron/,
  jumper: /jumper|sweater|pullover|shirt|jersey|cardigan|hoodie|pyjama|pajama|onesie|blouse/,
  trousers: /trousers|pants|jeans|shorts|leggings|pyjama|pajama/,
  boots: /boots|wellies|wellington/,
  shoes: /shoes|trainers|sneakers|sandals|slippers|clogs/,
  gloves: /gloves|mittens/,
  satchel: /satchel|messenger|shoulder bag|\bbag\b|pouch/,
  backpack: /backpack|rucksack|knapsack/,
  pendant: /necklace|pendant|medal|locket|amulet|key on|whistle|beads/,
  collar: /collar|\bbell\b/,
  belt: /\bbelt\b|sash/,
} as const satisfies Record<string, RegExp>

export type GarmentKind = keyof typeof kinds
export type Garment = { kind: GarmentKind; colour: Hex; pattern: 'plain' | 'striped' | 'dotted' }
export type Outfit = readonly Garment[]

export const worn = (outfit: Outfit, kind: GarmentKind): Garment | undefined =>
  outfit.find((g) => g.kind === kind)

const hats: ReadonlySet<string> = new Set(['crown', 'helmet', 'wizard', 'straw', 'beanie', 'cap', 'hat'])
/** One hat on a head: "a woolly hat with a bobble" is not two. */
export const hatOf = (outfit: Outfit): Garment | undefined => outfit.find((g) => hats.has(g.kind))

/** Reads what the plan says a character wears. The first thing has the accent colour, so the hero is known by it. */
export function outfitOf(clothing: string, accent: Hex): Outfit {
  const text = clothing.toLowerCase()
  const found = Object.entries(kinds)
    .map(([kind, word]) => ({ kind: kind as GarmentKind, at: text.search(word) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
  const apart = found.filter((one) => !(one.kind === 'hair-bow' && found.some((o) => o.kind === 'bow-tie')))
  return apart
    .filter(({ kind, at }) => !(hats.has(kind) && apart.some((o) => hats.has(o.kind) && o.at < at)))
    .map(({ kind, at }, i) => ({
      kind,
      colour: garmentColour(text, at, accent, i),
      pattern: patternOf(text, at),
    }))
}

/** The words between the comma or "and" before a garment, and the garment. */
const before = (text: string, at: number): string =>
  text
    .slice(0, at + 4)
    .split(/,|;|\band\b|\bwith\b/)
    .at(-1) ?? ''

function garmentColour(text: string, at: number, accent: Hex, place: number): Hex {
  const named = colourIn(before(text, at))
  if (named && (place > 0 || difference(named, accent) > 0.13))
    return difference(named, accent) < 0.12 ? accent : named
  return place === 0 ? accent : mix(shiftHue(accent, 150), '#6b5a52', 0.35)
}

function patternOf(text: string, at: number): Garment['pattern'] {
  const words = before(text, at)
  if (/strip/.test(words)) return 'striped'
  return /spot|dot|star/.test(words) ? 'dotted' : 'plain'
}

export type LimbCover = { sleeve?: Hex; sleeveTo: number; glove?: Hex; leg?: Hex; legTo: number; shoe?: Hex; shoeHigh: boolean } // prettier-ignore

/** What arms and legs are covered with, and how far down. */
export function limbCover(outfit: Outfit): LimbCover {
  const colour = (kind: GarmentKind) => worn(outfit, kind)?.colour
  const coat = colour('raincoat')
  const sleeve = coat ?? colour('jumper') ?? colour('dress')
  const short = !coat && !colour('jumper')
  const glove = colour('gloves')
  const leg = colour('dungarees') ?? colour('trousers')
  const boots = colour('boots')
  const shoe = boots ?? colour('shoes')
  return {
    ...(sleeve && { sleeve }),
    sleeveTo: short ? 0.42 : 0.84,
    ...(glove && { glove }),
    ...(leg && { leg }),
    legTo: 0.92,
    ...(shoe && { shoe }),
    shoeHigh: boots !== undefined,
  }
}
