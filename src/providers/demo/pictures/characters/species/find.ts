import { seeded } from '../../../random.ts'
import type { CoatMark, Design } from '../design.ts'
import { home } from './home.ts'
import { wild } from './wild.ts'
import { woodland } from './woodland.ts'

const known = new Map<string, Design>([...woodland, ...home, ...wild].map((design) => [design.name, design]))
export const speciesNames: readonly string[] = [...known.keys()]

/** Other words for a species, and the nearest relation of those we do not draw. First match wins. */
const words: readonly (readonly [RegExp, string, Partial<Design>?])[] = [
  [/hedgehog|porcupine|echidna/, 'hedgehog'],
  [/squirrel|chipmunk|marmot/, 'squirrel'],
  [/dragon|dinosaur|dino\b|wyvern|crocodile|alligator|monster/, 'dragon'],
  [/robot|android|machine/, 'robot'],
  [/panda/, 'panda'],
  [/raccoon/, 'fox', { name: 'raccoon', coat: ['raccoon', 'muzzle-blaze'] as CoatMark[] }],
  [/vixen|fennec|\bfox/, 'fox'],
  [/hare|bunny|rabbit|\bkit\b/, 'rabbit'],
  [/dormouse|mouse|mice|\brat\b|hamster|gerbil|vole|shrew|mole|guinea/, 'mouse'],
  [/tiger/, 'cat', { name: 'tiger', scale: 1.12, coat: ['tiger'] as CoatMark[] }],
  [/lion|lioness/, 'lion'],
  [/leopard|cheetah|jaguar|panther|lynx|kitten|kitty|\bcat/, 'cat'],
  [/wolf|husky|coyote|jackal/, 'fox', { name: 'wolf', scale: 1.08 }],
  [/puppy|pup\b|hound|terrier|dog/, 'dog'],
  [/koala|bear|\bcub\b|sloth|gorilla|bison|yak/, 'bear'],
  [/badger|skunk|wolverine/, 'badger'],
  [/otter|beaver|weasel|ferret|stoat|marten|monkey|meerkat|lemur|ape|chimp/, 'mouse', { name: 'otter', scale: 0.84 }],
  [/owl/, 'owl'],
  [/penguin|puffin/, 'penguin'],
  [/duck|goose|swan|gosling|platypus|pelican/, 'duck'],
  [/unicorn/, 'deer', { name: 'unicorn', extras: ['horn'], coat: ['muzzle-blaze'] as CoatMark[] }],
  [/deer|fawn|doe\b|stag|elk|moose|reindeer/, 'deer'],
  [/horse|pony|foal|donkey|zebra|giraffe|llama|alpaca|camel|goat|sheep|lamb|cow|calf|bull/, 'deer', { extras: [], coat: ['muzzle-blaze'] as CoatMark[] }],
  [/piglet|pig|boar|hippo/, 'pig'],
  [/elephant|mammoth|rhino|whale/, 'elephant'],
  [/frog|toad|newt|salamander|fish|seal/, 'frog'],
  [/turtle|tortoise|lizard|gecko|chameleon/, 'turtle'],
  [/snail|slug|worm|caterpillar/, 'snail'],
  [/robin|sparrow|chick|hen\b|rooster|parrot|crow|raven|finch|wren|swallow|tit\b|bat\b|bee\b|butterfly|bird/, 'bird'],
  [/girl|boy|child|kid|human|person|prince|princess|fairy|elf|wizard|witch|man\b|woman|toddler|baby/, 'child'],
] // prettier-ignore

const friendly = ['fox', 'rabbit', 'bear', 'mouse', 'cat', 'dog'] as const

/** Never fails: a species nobody drew becomes a friendly animal, the same one for the same word in every book. */
export function designOf(species: string): Design {
  const text = species.toLowerCase()
  const exact = known.get(text)
  if (exact) return exact
  for (const [word, name, change] of words) {
    const found = word.test(text) && known.get(name)
    if (found) return { ...found, ...change }
  }
  return known.get(seeded('species', text).pick(friendly)) as Design
}
