import { colourWords } from '../words/colours.ts'
import { singular } from '../words/kinds.ts'
import { isRelative } from './being.ts'
import { capital, carries, fit, small } from './tokens.ts'

/** What an idea is about, as words a sentence can take. */
export type Aim = {
  fear?: string
  wish?: string
  lost?: string
  build?: string
  /** "Grandpa's boat": whose, and what. `thing` is also anything an idea only names. */
  owner?: string
  thing?: string
  /** "pumpkin seed". */
  seed?: string
  /** A grandmother, uncle … anywhere in the idea. */
  relative?: string
}

const verbs = new Set(
  (
    'fly swim sing dance jump read paint cook bake climb race win find see touch catch build make sail travel visit ' +
    'become be play grow help sleep stay go ride drive skate ski draw write tell hear whistle roar juggle dive surf ' +
    'breathe run hop count save meet hug eat taste keep plant invent explore discover reach walk talk speak laugh smile swing ' +
    'slide cross paddle row knit sew drum skip float glow shine rhyme hum explore cartwheel tiptoe wink'
  ).split(' '),
)
const stops = new Set(
  '. , and but because so when who that while if then before after although though or'.split(' '),
)
const feared = ['afraid', 'scared', 'frightened', 'terrified', 'fear', 'fears', 'nervous']

/** Words from `from` to where the thought ends, at most `most`, without little words at the end. */
function phrase(tokens: string[], from: number, most: number): string[] {
  const found: string[] = []
  for (let at = from; at < tokens.length && found.length < most; at++) {
    const word = tokens[at]?.toLowerCase() ?? '.'
    if (stops.has(word) || !fit(word)) break
    found.push(word)
  }
  while (found.length > 0 && small.has(found.at(-1) ?? '')) found.pop()
  return found
}

function index(tokens: string[], ...words: string[]): number {
  return tokens.findIndex((token) => words.includes(token.toLowerCase()))
}

function fearOf(tokens: string[]): string | undefined {
  const at = index(tokens, ...feared)
  if (at < 0) return undefined
  const next = tokens[at + 1]?.toLowerCase() ?? ''
  const from = ['of', 'about'].includes(next) ? at + 2 : at + 1
  const words = phrase(tokens, from, 3)
  if (words[0] === 'to' && words[1] !== undefined && verbs.has(words[1])) return gerund(words[1])
  return words.some((word) => carries(word)) ? words.join(' ') : undefined
}

/** "swim" → "swimming". Only for the verbs above. */
export function gerund(verb: string): string {
  if (/(?:[^aeiou][aeiou])[bdgmnpt]$/.test(verb) && !['paint', 'explore'].includes(verb))
    return `${verb}${verb.at(-1)}ing`
  return /[^e]e$/.test(verb) && verb !== 'be' ? `${verb.slice(0, -1)}ing` : `${verb}ing`
}

const base = new Map(
  (
    'wins win, flies fly, swims swim, sings sing, dances dance, races race, climbs climb, bakes bake, saves save, ' +
    'paints paint, reads read, winning win, flying fly, swimming swim, singing sing, dancing dance, baking bake, ' +
    'reading read, racing race, painting paint, climbing climb'
  )
    .split(', ')
    .map((pair) => pair.split(' ') as [string, string]),
)

function verb(word: string | undefined): string {
  const lower = word?.toLowerCase() ?? ''
  return base.get(lower) ?? lower
}

/** "her mother" is whoever's mother the hero's pronoun says. */
function owner(word: string): string {
  return ['her', 'his', 'their', 'its', 'my', 'our'].includes(word) ? '{their}' : word
}

const wishing =
  "wants want wishes longs hopes learns learning tries dreams can't cannot who likes loves".split(' ')
const passed =
  "to of learn how not wants learns tries dreams wishes always able can't cannot could can".split(' ')

/** "wants to learn to swim" → "swim"; only verbs a child may wish for. */
function wishOf(tokens: string[]): string | undefined {
  for (let at = 0; at < tokens.length; at++) {
    if (!wishing.includes(tokens[at]?.toLowerCase() ?? '')) continue
    let from = at + 1
    while (passed.includes(tokens[from]?.toLowerCase() ?? '')) from += 1
    const first = verb(tokens[from])
    if (verbs.has(first)) return [first, ...phrase(tokens, from + 1, 3).map(owner)].join(' ')
  }
  return undefined
}

/** A thing of one or two words that starts at `at`: "red mitten". Little words before it are passed over. */
function thingAt(tokens: string[], at: number): string | undefined {
  let from = at
  while (
    ['a', 'an', 'the', 'her', 'his', 'their', 'its', 'my', 'own', 'some', 'for'].includes(
      tokens[from]?.toLowerCase() ?? '',
    )
  )
    from += 1
  const words = phrase(tokens, from, 2)
  return words.length > 0 && words.every((word) => carries(word)) ? words.join(' ') : undefined
}

function after(tokens: string[], ...words: string[]): string | undefined {
  const at = index(tokens, ...words)
  return at < 0 ? undefined : thingAt(tokens, at + 1)
}

function owned(tokens: string[]): Pick<Aim, 'owner' | 'thing'> {
  const at = tokens.findIndex(
    (token, i) =>
      /^\p{Lu}\p{Ll}+'s$/u.test(token) && (i === 0 || /^(my|the|of|in|and)$/i.test(tokens[i - 1] ?? '')),
  )
  const thing = at < 0 ? undefined : thingAt(tokens, at + 1)
  const owner = tokens[at]?.slice(0, -2)
  return thing !== undefined && carries(owner) ? { owner: capital(owner), thing } : {}
}

/** "old keys" → "old key": sentences speak of one. */
function singularThing(words: string): string {
  return words.replace(/\S+$/, singular)
}

const things = new Set(
  'lantern kite boat balloon flower acorn book umbrella bucket basket cake drum map mitten hat ball feather shell pebble telescope key sandcastle sledge bell nest egg blanket snowman teacup letter trophy button scarf sock shoe ring coin crown clock bicycle violin flute toy doll blanket'.split(
    ' ',
  ),
)

/** A thing an idea only names: "The red balloon". */
function named(tokens: string[]): string | undefined {
  const at = tokens.findIndex((token) => things.has(singular(token.toLowerCase())))
  if (at < 0) return undefined
  const before = tokens[at - 1]?.toLowerCase() ?? ''
  const thing = singular(tokens[at]?.toLowerCase() ?? '')
  return Object.hasOwn(colourWords, before) || ['magic', 'old', 'golden', 'tiny'].includes(before)
    ? `${before} ${thing}`
    : thing
}

function sought(tokens: string[]): string | undefined {
  const text = tokens.join(' ').toLowerCase()
  const at = /\b(?:looks?|looking|search(?:es|ing)?|hunts?|hunting) for\b/.exec(text)
  return at ? thingAt(tokens, text.slice(0, at.index + at[0].length).split(' ').length) : undefined
}

/** Reads fear, wish, lost thing, building and somebody's thing from the words of an idea. */
export function aimOf(tokens: string[]): Aim {
  const fear = fearOf(tokens)
  const wish = fear === undefined ? wishOf(tokens) : undefined
  const lost =
    after(tokens, 'lost', 'loses', 'losing', 'missing') ?? after(tokens, 'finds', 'finding') ?? sought(tokens)
  const build = after(tokens, 'build', 'builds', 'building')
  const thing = named(tokens)
  const seed = /\b(pumpkin|sunflower|bean|apple|tulip|acorn|melon|carrot|turnip|pea|rose|tomato)s?\b/.exec(
    tokens.join(' ').toLowerCase(),
  )?.[1]
  const relative = tokens.find((token) => isRelative(token.replace(/'s$/, '')))
  return {
    ...(fear === undefined ? {} : { fear }),
    ...(wish === undefined ? {} : { wish }),
    ...(lost === undefined ? {} : { lost: singularThing(lost) }),
    ...(build === undefined ? {} : { build: singularThing(build) }),
    ...(thing === undefined ? {} : { thing }),
    ...(seed === undefined ? {} : { seed: `${seed} seed` }),
    ...(relative === undefined ? {} : { relative: capital(relative.replace(/'s$/, '').toLowerCase()) }),
    ...owned(tokens),
  }
}
