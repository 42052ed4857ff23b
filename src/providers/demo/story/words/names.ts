import type { Random } from '../../random.ts'

export type Pronoun = 'she' | 'he' | 'they'

const creatures =
  'Fern Pip Moss Juniper Bramble Hazel Otto Nell Wren Tansy Bo Clover Finn Poppy Basil Maple Olive Toby Tilly ' +
  'Rufus Ivy Barnaby Posy Ned Marlow Sorrel Lark Inka Milo Suki Jory Pim Dot Kit Biscuit Pepper Nutmeg Bertie ' +
  'Mabel Quill Linnet Pudding Rollo Nib Saffy Thistle Wilf Hob Minnow Teasel Fig Pickle Plum Tam Crumb ' +
  'Bean Oona Jasper Mo Bix Lumi Hugo Elsie Rosie Gus Cleo Birdie Sprig Tolly Umber Nico Sage Coco'
const machines =
  'Bolt Cog Dot Zip Rivet Tock Beep Pixel Tin Spark Widget Nut Blip Copper Gizmo Socket Toggle Dynamo'
const people: [Pronoun, string][] = [
  ['she', 'Mia Nora Ada Noor Lena Ines Amara Yuki Rosa Tess Zadie Freya Leila Edie Anouk Sunny Priya Greta'],
  ['he', 'Leo Sam Ravi Jun Tomas Eli Kofi Max Noah Idris Theo Ben Omar Luca Ned Arlo Emil Jonah'],
]

const known = new Map<string, Pronoun>(
  [
    ...people,
    [
      'she',
      'Emma Anna Olivia Sophia Sophie Ella Lily Lucy Alice Clara Eva Ava Amy Sara Sarah Maya Zoe Ruby Grace Molly Daisy Ivy Poppy Mabel Elsie Rosie Olive Hazel Tilly Nell Cleo Luna Marie Maria Julia Hannah Emily Chloe Ellie Rose Jane Kate',
    ] as const,
    [
      'he',
      'Tom Tim Jack Oliver Oscar Henry Harry Charlie George James John Paul Peter Jakob Jacob Liam Lucas Felix Anton Adam Alex Daniel David Otto Rufus Barnaby Ned Toby Finn Hugo Gus Wilf Bertie Jasper Basil Milo Nico Arthur Fred Will Bob Joe',
    ] as const,
  ].flatMap(([pronoun, names]) => names.split(' ').map((name) => [name.toLowerCase(), pronoun] as const)),
)

/** The pronoun most readers expect of a name, if they expect one. */
export function pronounOf(name: string): Pronoun | undefined {
  return known.get(name.toLowerCase())
}

/** A pronoun for someone whose words tell none. */
export function anyPronoun(random: Random): Pronoun {
  const n = random.next()
  return n < 0.46 ? 'she' : n < 0.92 ? 'he' : 'they'
}

/** Names that suit a drawn species and a pronoun, for heroes and companions nobody has named. */
export function nameFor(random: Random, species: string, pronoun: Pronoun, taken: string[]): string {
  const list =
    species === 'child'
      ? people.filter(([of]) => pronoun === 'they' || of === pronoun).flatMap(([, names]) => names.split(' '))
      : (species === 'robot' ? machines : creatures).split(' ')
  const free = list.filter((name) => {
    const expected = pronounOf(name)
    return !taken.includes(name) && (expected === undefined || expected === pronoun || pronoun === 'they')
  })
  return random.pick(free.length > 0 ? free : list)
}

export function isPersonName(word: string): boolean {
  return known.has(word.toLowerCase())
}
