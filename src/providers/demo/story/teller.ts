import { seeded, type Random } from '../random.ts'
import { reading } from '../../../book/reading.ts'
import { eased, longestSentence, misfit, sentencesOf, wordsOf } from './measure.ts'
import type { Line, Moment } from './moment.ts'
import { copyMemory, fill, type Memory } from './slots.ts'
import type { Site, Tale } from './tale.ts'
import { places } from './words/places.ts'

const ages = { a: '0-3', b: '3-5', c: '5-7', d: '7-9' } as const

/** What holds on one page, as line conditions ask for it: "pal", "solo", "duo", "apart", a setting, "notspace" … */
export type Facts = { pal: boolean; site: Site; number: number; long: boolean }

function holds(condition: string, tale: Tale, facts: Facts): boolean {
  if (condition === 'pal') return facts.pal
  if (condition === 'solo') return !facts.pal
  if (condition === 'long') return facts.long
  if (condition === 'duo') return tale.duo
  if (condition === 'apart') return !tale.duo
  if (condition.startsWith('not')) return facts.site.setting !== condition.slice(3)
  return facts.site.setting === condition
}

function chosen(tale: Tale, facts: Facts, all: Line[]): Line[] {
  return all.filter(
    (line) => line.ages.includes(tale.age) && line.when.every((one) => holds(one, tale, facts)),
  )
}

/** Said before in this book; a bare "Plop!" may come again. */
function stale(sentence: string, memory: Memory): boolean {
  return memory.sentences.has(sentence) && wordsOf(sentence).length > 2
}

/** Sentences that only set the scene, put before a page that is too short for its readers. */
function padded(text: string, tale: Tale, facts: Facts, memory: Memory, random: Random): string {
  const limits = reading[ages[tale.age]]
  const want = limits.page_words[0] + 4
  const fresh = places[facts.site.setting].textures.filter(
    (sentence) => !memory.sentences.has(sentence) && longestSentence(sentence) <= limits.sentence_words,
  )
  let out = text
  for (const sentence of random.shuffle(fresh)) {
    if (tale.age === 'a' || wordsOf(out).length >= want) break
    out = `${sentence} ${out}`
  }
  return out
}

type Draw = { number: number; column: number; random: Random }

/**
 * The wordings of a page are columns: the second wordings of two lines belong together. Late draws mix columns, for
 * pages that fit no other way.
 */
function preferred({ wordings }: Line, draw: Draw): string[] {
  const first =
    draw.number < 4 ? (draw.column + draw.number) % wordings.length : draw.random.int(0, wordings.length - 1)
  return [...wordings.slice(first), ...wordings.slice(0, first)]
}

/** Says a line in the first of its wordings that fits. A wording only tried uses up no details, introduces nobody. */
function say(line: Line, tale: Tale, facts: Facts, memory: Memory, draw: Draw): string {
  const limit = reading[ages[tale.age]].sentence_words
  const tries = preferred(line, draw)
  for (const [i, words] of tries.entries()) {
    const next = copyMemory(memory)
    const filled = fill(words, tale, facts.site, next, seeded(tale.seed, draw.number, words))
    const said = eased(filled, limit)
    const fits = longestSentence(said) <= limit && !sentencesOf(said).some((one) => stale(one, memory))
    if (!fits && i < tries.length - 1) continue
    Object.assign(memory, next)
    return said
  }
  return ''
}

function draft(tale: Tale, moment: Moment, facts: Facts, memory: Memory, draw: Draw): string {
  const parts = chosen(tale, facts, moment.lines).map((line) => say(line, tale, facts, memory, draw))
  return padded(parts.join(' '), tale, facts, memory, draw.random)
}

/** Cuts a page that is still too long: sentence by sentence from before the last, which often asks the question. */
function trimmed(text: string, age: Tale['age']): string {
  const { page_words, sentence_words } = reading[ages[age]]
  const kept = sentencesOf(text).filter((sentence) => wordsOf(sentence).length <= sentence_words)
  while (kept.length > 1 && wordsOf(kept.join(' ')).length > page_words[1]) kept.splice(-2, 1)
  return kept.join(' ')
}

/**
 * Tells one page: draws wordings until they fit the age group and repeat nothing said before. `memory` moves on with
 * the version that was taken. `take`: another number tells it in other words, none as the book does.
 */
export function tell(
  tale: Tale,
  moment: Moment,
  facts: Facts,
  memory: Memory,
  take: [] | [number] = [],
): { text: string; memory: Memory } {
  const column = seeded(tale.seed, 'column', facts.number, ...take).int(0, 1)
  let best: { text: string; memory: Memory; cost: number } | undefined
  for (let draw = 0; draw < 24; draw++) {
    const next = copyMemory(memory)
    const random = seeded(tale.seed, 'page', facts.number, draw, ...take)
    // An odd take mixes the columns at once: the even ones may have no other wording left.
    const number = (take[0] ?? 0) % 2 === 1 ? draw + 4 : draw
    const text = draft(tale, moment, facts, next, { number, column, random })
    const said = sentencesOf(text)
    const again = said.filter((sentence) => stale(sentence, memory)).length
    const cost = misfit(text, ages[tale.age]) + 5 * again
    if (best === undefined || cost < best.cost) best = { text, memory: next, cost }
    if (cost === 0) break
  }
  if (best === undefined) throw new Error('a page is always told')
  const text = best.cost > 0 ? trimmed(best.text, tale.age) : best.text
  for (const sentence of sentencesOf(text)) best.memory.sentences.add(sentence)
  return { text, memory: best.memory }
}
