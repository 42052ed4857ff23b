import type { AgeGroup, Order } from './order.ts'
import { personalData } from './safety-personal.ts'
import { harmless, minors, rules, type Rule } from './safety-rules.ts'

/** Why a text is not taken. `says` is the end of a sentence that begins with the field. */
export type Unsafe = { category: string; says: string }

// In the rules a word is whole, and `*` after a letter stands for any ending. Plain spaces for bounds: this is run on every
// order, and classes of letters are slow.
const pattern = (words: readonly string[]): RegExp =>
  new RegExp(`(?<= )(?:${words.join('|').replace(/(?<=\p{L})\*/gu, '[^ ]*')})(?= )`, 'g')

const compiled = rules.map((rule) => ({ ...rule, found: pattern(rule.words) }))
const harmlessWords = pattern(harmless)
const minorWords = pattern(minors)

/** What a person typed, by field. */
export const typedTexts = ({ idea, theme, hero, dedication }: Order): { field: string; text: string }[] =>
  Object.entries({ idea, theme, 'hero.name': hero?.name, 'hero.look': hero?.look, dedication }).flatMap(
    ([field, text]) => (text === undefined ? [] : [{ field, text }]),
  )

/**
 * What must not be in a book for children of this age, by words alone: the first of several gates, and the only one that
 * needs no model. It catches what is plainly meant; the judge behind it reads for sense. Each category at most once.
 *
 * Instructions to the model are not among it: what a person typed reaches a model only as quoted data.
 */
export function findUnsafe(text: string, age: AgeGroup, language: string): Unsafe[] {
  const readings = readingsOf(text).map((reading) => reading.replace(harmlessWords, '/'))
  const [spoken = ''] = language.toLowerCase().split('-')
  const broken = compiled.filter(
    (rule) => appliesTo(rule, age, spoken) && readings.some((reading) => reading.search(rule.found) >= 0),
  )
  const child = readings.some((reading) => reading.search(minorWords) >= 0)
  const found = broken.map(({ category, says }) =>
    category === 'sexual' && child ? sexualMinors : { category, says: says.replace('{age}', age) },
  )
  return onePerCategory([...found, ...personalData(text)])
}

const sexualMinors: Unsafe = { category: 'sexual/minors', says: 'asks for sexual content with minors' }

const appliesTo = ({ ages, not_in }: Rule, age: AgeGroup, language: string): boolean =>
  (!ages || ages.includes(age)) && !not_in?.includes(language)

const onePerCategory = (found: Unsafe[]): Unsafe[] => [
  ...new Map(found.map((one) => [`${one.category} ${one.says}`, one])).values(),
]

/** The ways a text may be meant to be read: as it stands, with figures for letters, with letters drawn out. */
function readingsOf(text: string): string[] {
  const plain = bare(text)
  const spelt = bare(text.replace(/(?<=\p{L})[013457!@$](?=\p{L})|[013457@$](?=\p{L}{2})/gu, lettersFor))
  const all = [plain, spelt].flatMap((one) => [one, one.replace(/(\p{L})\1{2,}/gu, '$1')])
  return [...new Set(all.flatMap((one) => [one, joined(one)]))].map((one) => ` ${one} `)
}

const figures: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '!': 'i',
  '@': 'a',
  $: 's',
}
const lettersFor = (figure: string): string => figures[figure] ?? figure

const twins: Record<string, string> = {
  а: 'a',
  е: 'e',
  і: 'i',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  ѕ: 's',
}

/** Small letters without accents, one space between words, `/` between sentences; nothing else. */
function bare(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
      .normalize('NFC')
      // Invisible letters, and apostrophes: "don't" is one word.
      .replace(/[\p{Cf}’']/gu, '')
      // Cyrillic letters among Latin ones are a disguise.
      .replace(/[\p{Script=Latin}\p{Script=Cyrillic}]+/gu, (word) =>
        /\p{Script=Latin}/u.test(word) ? word.replace(/\p{Script=Cyrillic}/gu, (l) => twins[l] ?? l) : word,
      )
      .replace(/[.!?;:]\s|\n/g, '/')
      .replace(/[^\p{L}\p{N}/]+/gu, ' ')
      .replace(/ ?\/[ /]*/g, ' / ')
      .trim()
  )
}

/** Words that were spelt out letter by letter, put together. */
const joined = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}])(?:\p{L}[ /]+){2,}\p{L}(?![\p{L}\p{N}])/gu, (run) =>
    run.replace(/[ /]/g, ''),
  )
