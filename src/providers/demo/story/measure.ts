import { reading } from '../../../book/reading.ts'
import type { AgeGroup } from '../../../book/order.ts'

/** The words of a text, as a reader counts them: a dash alone is no word, "moon-cake" is one. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** Sentences end with . ! ? … and a space, unless the speaker follows: “Who is there?” asked Fern is one sentence. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…][”’"']?)\s+(?!\p{Ll})/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0)
}

/** The longest sentence of a text, in words. */
export function longestSentence(text: string): number {
  return Math.max(0, ...sentencesOf(text).map((sentence) => wordsOf(sentence).length))
}

/** How far a text is from what its age group can take: 0 fits, else the number of words too many or too few. */
export function misfit(text: string, age: AgeGroup): number {
  const { page_words, sentence_words } = reading[age]
  const count = wordsOf(text).length
  const length = Math.max(page_words[0] - count, count - page_words[1], 0)
  return length + Math.max(0, longestSentence(text) - sentence_words)
}

/** Whether a text stops in the middle of somebody's words. */
function inSpeech(text: string): boolean {
  return text.split('“').length > text.split('”').length
}

function size(pair: [string, string]): number {
  return Math.max(...pair.map((half) => wordsOf(half).length))
}

// Only where a clause with its own subject follows, so that "buns, and a hat" stays together.
const joint =
  /(?<![”"]), (?=(?:and|but|so|or) (?:s?he|they|it|we|you|I|there|that|this|nobody|somebody|no|then|now|what|the|all|one|some|when|if|most|each|his|her|their|\p{Lu}\S*)\b)|; /gu

/** Splits one sentence at a joint (", and", ", but" …) so that its halves are as even as can be; null if it has none. */
function halves(sentence: string): [string, string] | null {
  const joints = [...sentence.matchAll(joint)]
  const cuts = joints
    .map(
      (cut) => [sentence.slice(0, cut.index), sentence.slice(cut.index + cut[0].length)] as [string, string],
    )
    .filter((pair) => pair.every((half) => wordsOf(half).length >= 3) && !inSpeech(pair[0]))
  cuts.sort((one, other) => size(one) - size(other))
  const [first, second] = cuts[0] ?? []
  return first && second ? [`${first}.`, second.slice(0, 1).toUpperCase() + second.slice(1)] : null
}

/** Breaks sentences that are too long for their readers in two, as a careful editor would: "… . But …". */
export function eased(text: string, limit: number): string {
  return sentencesOf(text)
    .flatMap((sentence): string[] => {
      const cut = wordsOf(sentence).length > limit ? halves(sentence) : null
      return cut ? cut.map((half) => eased(half, limit)) : [sentence]
    })
    .join(' ')
}
