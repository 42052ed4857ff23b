import type { Order } from '../../../book/order.ts'
import type { Random } from '../random.ts'
import type { Being } from './idea/being.ts'
import { isRelative } from './idea/being.ts'
import type { Idea } from './idea/read-idea.ts'
import { capital, fit } from './idea/tokens.ts'
import { dress } from './dress.ts'
import type { Person } from './tale.ts'
import { drawnAs, she, he } from './words/kinds.ts'
import { anyPronoun, nameFor, pronounOf, type Pronoun } from './words/names.ts'
import { speciesNames, speciesOf } from './words/species.ts'

const manners = ['small', 'little', 'young', 'quick', 'quiet', 'cheerful']
const natures = [
  'curious and careful',
  'warm-hearted and a bit shy',
  'brave when it counts',
  'thoughtful and stubborn',
]
const palNatures = ['funny, loyal and always hungry', 'calm, wise and slow to worry', 'chatty, bold and kind']

/** What kind of creature a hero with these words is, or undefined. */
function kindIn(text: string): string | undefined {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? []
  return words.find((word) => speciesNames.includes(word) || Object.hasOwn(drawnAs, word))
}

/** The part of a name that goes into sentences: one word, so that a long name cannot burst a page. */
function shortName(name: string): string {
  const words = name.match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu)?.filter(fit) ?? []
  const titled =
    /^(mr|mrs|ms|miss|sir|lady|captain|king|queen|prince|princess|grandma|grandpa|dr|the)$/i.test(
      words[0] ?? '',
    )
  return capital((titled ? (words[1] ?? words[0]) : words[0]) ?? '').slice(0, 16)
}

function kindOf(being: Being | undefined, pronoun: Pronoun, drawn: string): string {
  if (drawn !== 'child') return being?.kind ?? drawn
  if (being?.kind !== undefined && being.kind !== 'child') return being.kind
  return pronoun === 'she' ? 'girl' : pronoun === 'he' ? 'boy' : 'child'
}

type Wanted = {
  id: string
  being: Being | undefined
  species: string
  look: string
  taken: Person[]
  name: string
}

function person(random: Random, wanted: Wanted): Person {
  const { being, look } = wanted
  const drawn = drawnAs[wanted.species] ?? wanted.species
  const given = wanted.name || (being?.name === undefined ? '' : capital(being.name))
  const pronoun =
    being?.pronoun ??
    (given ? pronounOf(given) : undefined) ??
    (she.has(wanted.species)
      ? 'she'
      : he.has(wanted.species)
        ? 'he'
        : wanted.id === 'hero'
          ? anyPronoun(random)
          : random.pick(['she', 'he'] as const))
  const names = wanted.taken.map((one) => one.name)
  const name = given || nameFor(random, drawn, pronoun, names)
  const { paw, went } = speciesOf(drawn)
  return {
    name,
    kind: kindOf(being, pronoun, drawn),
    manner: being?.manner && being.manner !== 'lost' ? being.manner : random.pick(manners),
    pronoun,
    paw,
    went,
    character: {
      id: wanted.id,
      name,
      species: drawn,
      personality: random.pick(wanted.id === 'hero' ? natures : palNatures),
      ...dress(
        random,
        drawn,
        `${being?.colour ?? ''} ${look}`,
        wanted.taken.map((one) => one.character),
      ),
    },
  }
}

const common = [
  'fox',
  'rabbit',
  'bear',
  'mouse',
  'cat',
  'dog',
  'hedgehog',
  'penguin',
  'duck',
  'squirrel',
  'badger',
  'frog',
  'owl',
  'child',
]
const companions = [
  'mouse',
  'owl',
  'hedgehog',
  'frog',
  'duck',
  'squirrel',
  'badger',
  'turtle',
  'bird',
  'rabbit',
  'snail',
  'bear',
  'pig',
  'cat',
  'dog',
]

/** The creature of an idea or order; else one that would live where the story is. */
function heroSpecies(order: Order, idea: Idea, random: Random): string {
  const said = kindIn(order.hero?.look ?? '') ?? idea.beings[0]?.kind
  if (said !== undefined) return said
  if (idea.beings[0]?.name !== undefined || (idea.aim.owner !== undefined && !isRelative(idea.aim.owner)))
    return 'child'
  const fits = common.filter((name) => idea.setting && speciesOf(name).homes.includes(idea.setting))
  if (idea.setting === 'space') return 'robot'
  return random.pick(fits.length > 0 ? fits : common)
}

/** The hero: what the order says of name and look, then the idea, then chance. */
export function makeHero(order: Order, idea: Idea, random: Random): Person {
  const species = heroSpecies(order, idea, random)
  const first = idea.beings[0]
  const being = kindIn(order.hero?.look ?? '') && first ? { ...first, kind: species } : first
  const owner = idea.aim.owner && !isRelative(idea.aim.owner) ? idea.aim.owner : ''
  const name = shortName(order.hero?.name ?? '') || (idea.beings.length === 0 ? owner : '')
  return person(random, { id: 'hero', being, species, look: order.hero?.look ?? '', taken: [], name })
}

/** The companion: the idea's second creature, one more of a pair, or somebody of another kind. */
export function makePal(idea: Idea, hero: Person, random: Random): Person {
  const [first, second] = idea.beings
  const drawn = hero.character.species
  const near = companions.filter((name) => name !== drawn && !(idea.setting === 'snow' && name === 'snail'))
  const being = second ?? (first?.many ? { ...first, name: '', pronoun: anyPronoun(random) } : undefined)
  const big = ['dragon', 'bear', 'lion', 'elephant', 'robot'].filter((name) => name !== drawn)
  const cold = ['penguin', 'bear', 'owl', 'rabbit'].filter((name) => name !== drawn)
  const list =
    idea.setting === 'snow'
      ? cold
      : idea.setting === 'space'
        ? ['robot', 'cat', 'mouse', 'bird', 'dog'].filter((name) => name !== drawn)
        : near
  const species = being?.kind ?? (being ? 'child' : random.pick(idea.story === 'stranger' ? big : list))
  return person(random, { id: 'friend', being, species, look: '', taken: [hero], name: '' })
}

/** A grown-up of the hero's own kind, named as the idea names them. */
export function makeElder(idea: Idea, hero: Person, pal: Person, random: Random): Person {
  const said = idea.aim.owner ?? idea.aim.relative
  const name =
    said !== undefined && isRelative(said) ? said : random.pick(['Grandma', 'Grandpa', 'Granny', 'Grandad'])
  const pronoun: Pronoun = she.has(name.toLowerCase()) || name === 'Auntie' || name === 'Mama' ? 'she' : 'he'
  const being: Being = { kind: hero.kind, name, pronoun, manner: 'old', at: 0, end: 0, many: false }
  const made = person(random, {
    id: 'elder',
    being,
    species: hero.character.species,
    look: '',
    taken: [hero, pal],
    name,
  })
  const look = `older and slower, ${hero.character.look}`
  // The same coat as the hero: one sees that they belong together.
  const { body, belly } = hero.character.colours
  const colours = { ...made.character.colours, body, belly }
  return {
    ...made,
    character: { ...made.character, look, colours, marks: ['round glasses', 'bushy white eyebrows'] },
  }
}
