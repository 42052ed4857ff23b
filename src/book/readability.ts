import type { AgeGroup } from './order.ts'
import { reading } from './reading.ts'

/** How far a text is from its readers, 0 if it suits them, and what is wrong with it, in words for a model. */
export type Fit = { distance: number; findings: string[] }

// School grades (Flesch–Kincaid), for books; no grade means anything for the dozen words of a first book.
const grades: Partial<Record<AgeGroup, number>> = { '3-5': 1.5, '5-7': 2.5, '7-9': 4 }
// A page is no book: it may be a little longer or harder than the mean.
const words_slack = 0.2
const sentence_slack = 0.25
const grade_slack = 2

/**
 * Measures a page against what a child of that age can take: words, the longest sentence, and in English the school grade.
 * Small misses pass. Pure, and quick enough for every page.
 */
export function readability(text: string, age: AgeGroup, language: string): Fit {
  const { page_words, sentence_words } = reading[age]
  const [least, most] = page_words
  const sentences = sentencesOf(text).map(wordsOf)
  const words = sentences.flat()
  const longest = Math.max(0, ...sentences.map((sentence) => sentence.length))
  const misses: [miss: number, finding: string][] = [
    [
      beyond(words.length, least * (1 - words_slack), most * (1 + words_slack)) / most,
      `it has ${words.length} words; ${least} to ${most} are wanted`,
    ],
    [
      beyond(longest, 0, Math.ceil(sentence_words * (1 + sentence_slack))) / sentence_words,
      `its longest sentence has ${longest} words; ${sentence_words} are the most`,
    ],
  ]
  const limit = grades[age]
  if (limit !== undefined && /^en\b/i.test(language) && words.length > 0) {
    const grade = schoolGrade(words, sentences.length)
    const finding = `it reads like school grade ${grade.toFixed(1)}; ${limit} is wanted, so take shorter words`
    misses.push([beyond(grade, -Infinity, limit + grade_slack) / 10, finding])
  }
  const wrong = misses.filter(([miss]) => miss > 0)
  return {
    distance: wrong.reduce((sum, [miss]) => sum + miss, 0),
    findings: wrong.map(([, finding]) => finding),
  }
}

const beyond = (value: number, low: number, high: number): number => Math.max(low - value, value - high, 0)

/** As a reader counts them: a dash alone is no word, "moon-cake" is one. */
const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))

/** A sentence goes on where the speaker follows: “Who is there?” asked Fern. */
const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.!?…][”’"'»“]?)\s+(?!\p{Ll})/u).filter((sentence) => wordsOf(sentence).length > 0)

/** Flesch–Kincaid, from vowels for syllables: near enough to tell a page for six from one for twelve. */
function schoolGrade(words: string[], sentences: number): number {
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
}

function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[’']s\b|[^a-z-]/g, '')
  // A silent e: "moved", "likes", "came", but not "little" or "wanted".
  const spoken = letters.replace(/(?<=[^aeiouy-])e(?=$|-)|(?<=[^aeioutd-])e(?=d$)/g, (e, at: number) =>
    letters.endsWith('le') && at > 2 ? e : '',
  )
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 1)
}
