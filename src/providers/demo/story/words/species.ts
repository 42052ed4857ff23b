import type { Scene } from '../../../../book/plan.ts'

/** What a story and an artist must know of a kind of creature. Unknown kinds use `unknown`. */
export type Species = {
  homes: Scene['setting'][]
  /** One hand, and how it goes from place to place (past tense). */
  paw: string
  went: string
  /** [body, belly] by colour word; the first is the usual one. */
  coats: Record<string, [string, string]>
  look: string
  marks: string[]
}

const land: Scene['setting'][] = ['forest', 'meadow', 'village', 'garden']

function species(
  homes: Scene['setting'][],
  hands: string,
  coats: Species['coats'],
  look: string,
  marks: string[],
): Species {
  const [paw = 'paw', went = 'walked'] = hands.split(', ')
  return { homes, paw, went, coats, look, marks }
}

export const known: Record<string, Species> = {
  fox: species(
    ['forest', 'meadow'],
    'paw, trotted',
    { red: ['#d9702f', '#fbe9d3'], brown: ['#a8623a', '#f2dfc8'], white: ['#eef0ef', '#ffffff'] },
    'slim, with a pointed nose, big ears and a bushy tail',
    ['a white tip on the tail', 'one dark sock higher than the others', 'a notch in the left ear'],
  ),
  rabbit: species(
    ['meadow', 'garden', 'forest'],
    'paw, hopped',
    { brown: ['#b08c68', '#f1e4d2'], white: ['#f3efe9', '#ffffff'], grey: ['#9a9793', '#e9e6e1'] },
    'small and round, with long soft ears and a puff of a tail',
    ['one ear that flops', 'a white star on the brow', 'a dark patch round one eye'],
  ),
  bear: species(
    ['forest', 'mountain', 'river'],
    'paw, padded',
    { brown: ['#8a5a38', '#d9b78d'], black: ['#4b4440', '#b9a48f'], white: ['#f1efe8', '#fbfaf6'] },
    'big and round, with small ears and a wide, kind face',
    ['a pale moon on the chest', 'a tuft of fur between the ears', 'one ear with a nick'],
  ),
  mouse: species(
    ['village', 'meadow', 'garden'],
    'paw, scampered',
    { grey: ['#9b948f', '#e7dfd8'], brown: ['#a5805d', '#eedfcb'], white: ['#f2efec', '#fffdfa'] },
    'very small, with round ears and a long thin tail',
    ['a kink in the tail', 'one pink ear and one grey', 'extra long whiskers'],
  ),
  cat: species(
    ['village', 'garden', 'seaside'],
    'paw, padded',
    {
      ginger: ['#d98a45', '#fae6cd'],
      black: ['#3f3d44', '#8d8890'],
      grey: ['#8f9298', '#dfe0e2'],
      white: ['#f3f1ee', '#ffffff'],
    },
    'neat and light, with green eyes and a long tail',
    ['a striped tail', 'one white paw', 'a patch over the left eye'],
  ),
  dog: species(
    ['village', 'garden', 'meadow'],
    'paw, trotted',
    { brown: ['#a0703f', '#ecd8b8'], white: ['#f0ece4', '#ffffff'], black: ['#48434a', '#a59d98'] },
    'sturdy, with soft ears and a tail that never rests',
    ['one brown ear', 'a spot like a cloud on the back', 'a curl in the tail'],
  ),
  owl: species(
    ['forest', 'mountain'],
    'wing, flapped',
    { brown: ['#8d6a48', '#e7d3b0'], white: ['#efeeea', '#ffffff'], grey: ['#87868a', '#dddbd8'] },
    'round, with a heart-shaped face and huge dark eyes',
    ['one bent feather on the head', 'speckles like rain on the chest', 'a pale ring round each eye'],
  ),
  hedgehog: species(
    ['garden', 'forest', 'meadow'],
    'paw, trundled',
    { brown: ['#7d5f47', '#e9d3b3'], grey: ['#7f7a75', '#e3d9cb'] },
    'small and prickly, with a soft pointed face',
    ['a leaf always stuck on the spines', 'a pale stripe down the nose', 'one crooked spine'],
  ),
  elephant: species(
    ['meadow', 'river'],
    'trunk, plodded',
    { grey: ['#9aa1ab', '#c8ccd2'], blue: ['#8aa6c1', '#c6d5e2'], pink: ['#dfa9ad', '#f2d5d6'] },
    'big and gentle, with wide ears and a curling trunk',
    ['a freckle on the trunk', 'one ear with a wavy edge', 'a tuft of hair on top'],
  ),
  frog: species(
    ['river', 'garden'],
    'hand, hopped',
    { green: ['#6fa348', '#dfe9b4'], yellow: ['#d6b83f', '#f6ecc0'] },
    'small and springy, with gold eyes and a very wide mouth',
    ['three spots on the back', 'a gold ring round each eye', 'one leg with stripes'],
  ),
  penguin: species(
    ['snow', 'seaside'],
    'flipper, waddled',
    { black: ['#39424f', '#f5f3ec'], blue: ['#4a6285', '#f3f4f0'], grey: ['#8b95a0', '#f4f4f2'] },
    'short and upright, with a white front and orange feet',
    ['a yellow feather over each eye', 'a heart-shaped white front', 'one pink cheek'],
  ),
  lion: species(
    ['meadow', 'mountain'],
    'paw, padded',
    { golden: ['#d9a441', '#f7e3b5'], brown: ['#b27d43', '#ecd3a4'] },
    'strong and soft-footed, with a tuft on the tail',
    ['a curl in the mane', 'a freckled nose', 'a knot in the tail'],
  ),
}

export const more: Record<string, Species> = {
  pig: species(
    ['garden', 'meadow', 'village'],
    'trotter, trotted',
    { pink: ['#eba9a0', '#f8d6cf'], brown: ['#a97f5e', '#e3c9ac'] },
    'round and pink, with a flat nose and a curly tail',
    ['a brown patch on the back', 'one ear folded over', 'a double curl in the tail'],
  ),
  duck: species(
    ['river', 'garden'],
    'wing, waddled',
    { yellow: ['#f0c545', '#fbeaae'], white: ['#f4f2ec', '#ffffff'], brown: ['#a1805b', '#e5d3b6'] },
    'small and fluffy, with a broad orange bill',
    ['a curl of feathers on the head', 'one grey wing tip', 'a spot on the bill'],
  ),
  deer: species(
    ['forest', 'meadow', 'mountain'],
    'hoof, stepped',
    { brown: ['#b57c4b', '#f2ddbf'], white: ['#efebe3', '#ffffff'] },
    'slender, with long legs, wide ears and small horns',
    ['seven white spots on the back', 'a dark stripe down the nose', 'one short horn'],
  ),
  squirrel: species(
    ['forest', 'garden'],
    'paw, scurried',
    { red: ['#c2622d', '#f6e0c5'], grey: ['#8f8c8a', '#e8e4df'] },
    'quick and small, with tufted ears and an enormous tail',
    ['a dark tip on the tail', 'one tuft longer than the other', 'a white bib'],
  ),
  badger: species(
    ['forest', 'garden', 'meadow'],
    'paw, trundled',
    { grey: ['#6f7278', '#e8e6e1'], brown: ['#7a6656', '#e6dccd'] },
    'broad and low, with a black and white striped face',
    ['a very wide white stripe', 'a grey tuft on the chin', 'one white ear tip'],
  ),
  turtle: species(
    ['seaside', 'river', 'garden'],
    'foot, plodded',
    { green: ['#7d9c58', '#e5dfae'], brown: ['#8f7a4f', '#e6d9ac'] },
    'small and steady, with a domed shell and wise eyes',
    ['a shell with a star in the middle', 'a chip at the edge of the shell', 'three lines on each cheek'],
  ),
  snail: species(
    ['garden', 'meadow', 'forest'],
    'feeler, slid',
    { brown: ['#c49a6c', '#ecd9b4'], golden: ['#d8b25a', '#f4e6bd'], pink: ['#dba3a0', '#f3dcd7'] },
    'tiny, with a spiral shell and two long feelers',
    ['a shell with one white ring', 'one feeler with a bend', 'a dab of blue on the shell'],
  ),
  bird: species(
    ['garden', 'forest', 'village'],
    'wing, hopped',
    {
      blue: ['#5b8fc4', '#f3e3c3'],
      red: ['#c9523f', '#f4dcc0'],
      yellow: ['#e8c049', '#faeebe'],
      brown: ['#94714f', '#ead9bd'],
    },
    'small and round, with bright eyes and a short beak',
    ['one feather that sticks up', 'a dark cap', 'a white stripe on each wing'],
  ),
  child: species(
    ['village', 'garden', 'seaside'],
    'hand, walked',
    {
      brown: ['#9c6844', '#9c6844'],
      tan: ['#d3a071', '#d3a071'],
      fair: ['#f0c8a4', '#f0c8a4'],
      dark: ['#6b4630', '#6b4630'],
    },
    'small for their age, with tousled hair and scuffed boots',
    ['a gap between the front teeth', 'a plaster on one knee', 'freckles on the nose'],
  ),
  robot: species(
    ['space', 'village'],
    'hand, rolled',
    {
      silver: ['#a9b7c0', '#dfe7ea'],
      blue: ['#6f9cc0', '#d8e6f0'],
      red: ['#c9655a', '#f0d9d2'],
      green: ['#7faf8a', '#dcebdc'],
    },
    'small and boxy, with round lamp eyes and one antenna',
    ['a dent in the left side', 'a bent antenna', 'a heart-shaped light on the chest'],
  ),
  dragon: species(
    ['mountain', 'forest'],
    'claw, stomped',
    {
      green: ['#6f9f5c', '#ead9a0'],
      red: ['#c2553f', '#f2d3a2'],
      blue: ['#5f8fb3', '#dfe5c4'],
      purple: ['#8a6aa8', '#e5d3e3'],
    },
    'big and scaly, with small wings and a long curling tail',
    ['one crooked horn', 'a puff of smoke at the nose', 'spots along the tail'],
  ),
}

const unknown = species(
  land,
  'hand, walked',
  {
    brown: ['#a98358', '#ecdcbf'],
    blue: ['#7d9fbe', '#dfe8ee'],
    pink: ['#d9a3b3', '#f4dfe4'],
    golden: ['#d8b25a', '#f4e6bd'],
  },
  'small and friendly, with bright eyes',
  ['one ear higher than the other', 'a pale patch on the chest', 'a tuft on the head'],
)

const all: Record<string, Species> = { ...known, ...more }

export const speciesNames = Object.keys(all)

/** Facts about a kind of creature, by its English noun. */
export function speciesOf(name: string): Species {
  return Object.hasOwn(all, name) ? (all[name] as Species) : unknown
}
