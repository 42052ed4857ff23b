import { capital, carries, fit, small } from './tokens.ts'

/** What an idea is about, as words a sentence can take. */
export type Aim = {
  fear?: string
  wish?: string
  lost?: string
  build?: string
  owner?: string
  thing?: string
}

const verbs = new Set(
  (
    'fly swim sing dance jump read paint cook bake climb race win find see touch catch build make sail travel visit ' +
    'become be play grow help sleep stay go ride drive skate ski draw write tell hear whistle roar juggle dive surf ' +
    'run hop count save meet hug eat taste keep plant invent explore discover reach walk talk speak laugh smile swing ' +
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
    if (verbs.has(first)) return [first, ...phrase(tokens, from + 1, 3)].join(' ')
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

/** Reads fear, wish, lost thing, building and somebody's thing from the words of an idea. */
export function aimOf(tokens: string[]): Aim {
  const fear = fearOf(tokens)
  const wish = fear === undefined ? wishOf(tokens) : undefined
  const lost = after(tokens, 'lost', 'loses', 'losing', 'missing') ?? after(tokens, 'finds', 'finding')
  const build = after(tokens, 'build', 'builds', 'building')
  return {
    ...(fear === undefined ? {} : { fear }),
    ...(wish === undefined ? {} : { wish }),
    ...(lost === undefined ? {} : { lost }),
    ...(build === undefined ? {} : { build }),
    ...owned(tokens),
  }
}
