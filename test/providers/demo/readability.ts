import { sentencesOf, wordsOf } from '../../../src/providers/demo/story/measure.ts'

/** Syllables of an English word, near enough for a mean over thousands: vowel groups, less a silent e or -ed. */
export function syllables(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/[’']s$/, '')
    .replace(/[^a-z]/g, '')
  const spoken = plain.replace(/(?<=[^aeiouy])e$/, (e, at: number) =>
    plain.endsWith('le') && at > 2 ? e : '',
  )
  const past = spoken.replace(/([^aeioutd])ed$/, '$1').replace(/([^aeiousxzcg])es$/, '$1')
  return Math.max(1, past.match(/[aeiouy]+/g)?.length ?? 1)
}

/** Flesch-Kincaid grade. */
export function grade(text: string): number {
  const words = wordsOf(text).flatMap((word) => word.split('-'))
  const total = words.reduce((sum, word) => sum + syllables(word), 0)
  return 0.39 * (words.length / sentencesOf(text).length) + 11.8 * (total / words.length) - 15.59
}
