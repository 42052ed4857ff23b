/** Measures a word or a space; only ever called with one of them, so the results can be kept. */
export type Measure = (text: string) => number
export type Line = { text: string; width: number; /** First of its paragraph. */ opens: boolean }
/** `even`: lines of like length, for centred type. `full`: lines as long as they fit, for type set left. */
export type Rag = 'even' | 'full'

/**
 * Breaks a text into lines no wider than `limit`, all breaks weighed together: no word is hyphenated, the last line
 * is no single word where that can be helped, a line rather ends after a comma than after "the" or a lone "в".
 * Line feeds of the text are kept.
 */
export function breakLines(text: string, measure: Measure, limit: number, rag: Rag): Line[] {
  const paragraphs = text.split('\n').filter((paragraph) => paragraph.trim() !== '')
  return paragraphs.flatMap((paragraph) => breakParagraph(paragraph, measure, limit, rag))
}

function breakParagraph(text: string, measure: Measure, limit: number, rag: Rag): Line[] {
  const words = wordsOf(text).flatMap((word) => cutToFit(word, measure, limit))
  const widths = words.map(measure)
  const space = measure(' ')
  const count = greedy(widths, space, limit)
  const total = widths.reduce((sum, width) => sum + width, 0) + space * (words.length - 1)
  const target = rag === 'even' ? Math.min(limit, (total / count) * 1.02) : limit
  const starts = cheapest(words, widths, { space, limit, target, rag, count })
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? words.length
    return {
      text: words.slice(start, end).join(' '),
      width: widthOf(widths, space, start, end),
      opens: index === 0,
    }
  })
}

/**
 * A dash stays with the word before it, or, where it opens speech ("— Добрый вечер"), with the word after it: alone
 * at either end of a line it would look like a slip.
 */
function wordsOf(text: string): string[] {
  const words: string[] = []
  let opening = ''
  const parts = text.split(/[ \t]+/).filter((part) => part !== '')
  for (const [index, part] of parts.entries()) {
    const before = words.at(-1)
    if (!/^[–—-]$/.test(part)) words.push(opening + part)
    else if (before === undefined || opens(before, parts[index + 1])) {
      opening = `${part}\u00a0`
      continue
    } else words.push(`${words.pop()}\u00a0${part}`)
    opening = ''
  }
  return opening === '' ? words : [...words, opening.trim()]
}

const opens = (before: string, after = '') => /[.!?…:]["”’»]?$/.test(before) && /^["“„«]?\p{Lu}/u.test(after)

/** Nothing a writer means, but a 200-letter "word" must not run off the page. */
function cutToFit(word: string, measure: Measure, limit: number): string[] {
  if (measure(word) <= limit) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (piece !== '' && measure(piece + segment) > limit) {
      pieces.push(piece)
      piece = ''
    }
    piece += segment
  }
  return [...pieces, piece]
}

const widthOf = (widths: readonly number[], space: number, start: number, end: number) =>
  widths.slice(start, end).reduce((sum, width) => sum + width, 0) + space * (end - start - 1)

function greedy(widths: readonly number[], space: number, limit: number): number {
  let lines = 1
  let used = -space
  for (const width of widths) {
    if (used + space + width > limit && used > 0) {
      lines++
      used = -space
    }
    used += space + width
  }
  return lines
}

type Setting = { space: number; limit: number; target: number; rag: Rag; count: number }

/** Dynamic programming over the places to break (Knuth and Plass without hyphens or stretch). */
function cheapest(words: readonly string[], widths: readonly number[], setting: Setting): number[] {
  const best: { cost: number; start: number }[] = [{ cost: 0, start: 0 }]
  for (let end = 1; end <= words.length; end++) {
    let found = { cost: Number.POSITIVE_INFINITY, start: end - 1 }
    for (let start = end - 1, width = -setting.space; start >= 0; start--) {
      width += setting.space + (widths[start] ?? 0)
      if (width > setting.limit && start < end - 1) break
      const cost = (best[start]?.cost ?? 0) + lineCost(words, start, end, width, setting)
      if (cost < found.cost) found = { cost, start }
    }
    best[end] = found
  }
  const starts: number[] = []
  for (let end = words.length; end > 0; end = best[end]?.start ?? 0) starts.unshift(best[end]?.start ?? 0)
  return starts
}

function lineCost(
  words: readonly string[],
  start: number,
  end: number,
  width: number,
  { target, rag, count }: Setting,
) {
  const last = end === words.length
  const slack = (target - width) / target
  // An extra line costs more than any raggedness: the size was chosen for the fewest lines.
  const line = 1.5
  if (last && rag === 'full') return line + (lonely(words, start, end) ? 1 : 0) + (slack > 0.67 ? 0.4 : 0)
  const ragged = slack * slack * (count > 1 ? 3 : 1)
  if (last) return line + ragged + (lonely(words, start, end) ? 1 : 0)
  return line + ragged + endCost(words[end - 1] ?? '')
}

const lonely = (words: readonly string[], start: number, end: number) => end - start === 1 && words.length > 2

/** Lines that end with the thought are easier to read aloud; "the" and "и" belong to what follows. */
function endCost(word: string): number {
  if (/[.!?…:;]["”’»)]*$/.test(word)) return -0.06
  if (/[,—–]$/.test(word)) return -0.04
  const letters = word.replace(/[^\p{L}\p{N}]/gu, '').length
  return [0, 0.4, 0.2, 0.1][letters] ?? 0
}
