import { drawnAs, he, livelyThings, she, singular, undrawn } from '../words/kinds.ts'
import { isPersonName, pronounOf, type Pronoun } from '../words/names.ts'
import { speciesNames } from '../words/species.ts'
import { colourWords } from '../words/colours.ts'
import { capital, carries } from './tokens.ts'

/** Somebody an idea speaks of. `kind` is the idea's own word, `name` only if the idea gives one. */
export type Being = {
  kind?: string
  name?: string
  pronoun?: Pronoun
  manner?: string
  colour?: string
  at: number
  end: number
  many: boolean
}

const superlatives: Record<string, string> = {
  smallest: 'small',
  tiniest: 'tiny',
  littlest: 'little',
  bravest: 'brave',
  shyest: 'shy',
}
const manners = new Set(
  (
    'little tiny small wee big young old shy brave curious lonely sleepy grumpy clumsy clever silly gentle kind quiet ' +
    'noisy busy lazy hungry cheerful forgetful friendly lost timid bold proud messy dreamy careful lucky sad happy angry cross forgetful mean wise kind'
  ).split(' '),
)
const relatives = new Set(
  'grandpa grandma granny nana grandad mum mummy mom dad daddy auntie aunt uncle papa mama'.split(' '),
)
const articles = new Set('a an the one my our this some his her two three four'.split(' '))
const after = new Set(
  (
    'who that which wants and is was with in on at from has finds loses lost learns goes gets meets builds building ' +
    'makes making helps can cannot dreams wins winning tries flies plants grows saves loves likes afraid scared looking ' +
    'searching sails sailing . , named called'
  ).split(' '),
)

export function isKind(word: string): boolean {
  return speciesNames.includes(word) || Object.hasOwn(drawnAs, word) || undrawn.has(word)
}

export function isRelative(word: string): boolean {
  return relatives.has(word.toLowerCase())
}

function pronounFor(kind: string, name: string | undefined): Pronoun | undefined {
  if (she.has(kind)) return 'she'
  if (he.has(kind)) return 'he'
  return name === undefined ? undefined : pronounOf(name)
}

/** "called Fern", "named Fern", or "Fern the fox" around a kind at `at`. */
function nameAt(tokens: string[], at: number): string | undefined {
  const next = tokens[at + 1]?.toLowerCase()
  const called = tokens[at + 2]
  if ((next === 'called' || next === 'named') && carries(called)) return capital(called)
  const following = tokens[at + 1] ?? ''
  if (isPersonName(following) && /^\p{Lu}/u.test(following)) return following
  const before = tokens[at - 2]
  const article = tokens[at - 1]?.toLowerCase()
  if (article === 'the' && carries(before) && /^\p{Lu}/u.test(before) && !isRelative(before)) return before
  return undefined
}

function describe(
  tokens: string[],
  at: number,
): Pick<Being, 'manner' | 'colour' | 'many'> & { start: number } {
  let start = at
  const found: { manner?: string; colour?: string } = {}
  while (start > 0) {
    const word = tokens[start - 1]?.toLowerCase() ?? ''
    if (Object.hasOwn(superlatives, word)) found.manner ??= superlatives[word] as string
    else if (manners.has(word)) found.manner ??= word
    else if (Object.hasOwn(colourWords, word)) found.colour ??= word
    else break
    start -= 1
  }
  return { ...found, start, many: ['two', 'three', 'four'].includes(tokens[start - 1]?.toLowerCase() ?? '') }
}

function being(tokens: string[], at: number, kind: string): Being {
  const { start, many, ...words } = describe(tokens, at)
  const name = nameAt(tokens, at)
  const pronoun = pronounFor(kind, name)
  const end = ['called', 'named'].includes(tokens[at + 1]?.toLowerCase() ?? '')
    ? at + 2
    : tokens[at + 1] === name
      ? at + 1
      : at
  return {
    kind,
    at: start,
    end,
    many: many || singular(tokens[at]?.toLowerCase() ?? '') !== tokens[at]?.toLowerCase(),
    ...words,
    ...(name === undefined ? {} : { name }),
    ...(pronoun === undefined ? {} : { pronoun }),
  }
}

const verbal = new Set('who that wants called named is'.split(' '))

/** An unknown noun where a hero would stand: "a wombat who …". */
function strangerKind(tokens: string[], at: number): boolean {
  const word = tokens[at] ?? ''
  const { start } = describe(tokens, at)
  const article = tokens[start - 1]?.toLowerCase() ?? ''
  const next = (tokens[at + 1] ?? '.').toLowerCase()
  const starts = ['a', 'an', 'one', 'my', 'the'].includes(article)
  // "a sad cloud" may be a hero; in "a cloud over the sea" it is weather.
  if (livelyThings.has(word.toLowerCase()))
    return starts && (verbal.has(next) || (tokens.length < 5 && start < at))
  return carries(word) && starts && article !== 'the' && verbal.has(next)
}

/** A person's name standing alone: "Mia and …", "Leo finds …". */
function personAt(tokens: string[], at: number): boolean {
  const word = tokens[at] ?? ''
  if (!/^\p{Lu}\p{Ll}+$/u.test(word) || !carries(word) || isRelative(word) || isKind(word.toLowerCase()))
    return false
  const next = (tokens[at + 1] ?? '').toLowerCase()
  return (
    isPersonName(word) || (at === 0 && after.has(next) && next !== '.' && !articles.has(word.toLowerCase()))
  )
}

/** Words that are feared, wished for or lost are not the people of the story: "afraid of dogs", "become a prince". */
function aimed(tokens: string[]): number {
  const from = tokens.findIndex((token) =>
    /^(afraid|scared|frightened|terrified|nervous|become|becomes|fears?|plants?|planting|loses|lost)$/i.test(
      token,
    ),
  )
  return from < 0 ? tokens.length : from
}

/** Everybody an idea speaks of, in order; the first is the hero. */
export function beingsOf(tokens: string[]): Being[] {
  const found: Being[] = []
  const limit = aimed(tokens)
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at]?.toLowerCase() ?? ''
    const kind = isKind(word) ? word : singular(word)
    const last = found.at(-1)
    if ((last && at <= last.end) || (found.length > 0 && at > limit && at < limit + 5)) continue
    // In "teddy bear" and "baby dragon" the last word is the creature.
    if (isKind(kind) && !isKind(singular(tokens[at + 1]?.toLowerCase() ?? '')))
      found.push(being(tokens, at, kind))
    else if (strangerKind(tokens, at)) found.push(being(tokens, at, word))
    else if (personAt(tokens, at) && tokens[at + 1]?.toLowerCase() !== 'the')
      found.push(somebody(tokens[at] ?? '', at))
  }
  return found
}

function somebody(name: string, at: number): Being {
  const pronoun = pronounOf(name)
  return { name, at, end: at, many: false, ...(pronoun ? { pronoun } : {}) }
}
