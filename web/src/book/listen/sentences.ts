/** A stretch of a page's text, in UTF-16 units. */
export type Stretch = { from: number; to: number }

/** One thing to say without a break, and the sentence it is of. */
export type Piece = Stretch & { sentence: Stretch }

/** Online voices fall silent after about 14 seconds without a word of why; this much takes a slow one ten. */
const longest = 140

/** The sentences of a text without the space around them, however the book's language ends one. */
export function sentencesOf(text: string, language: string): Stretch[] {
  const segments = [...segmenter(language).segment(text)]
  return segments.flatMap(({ segment, index }) => {
    const from = index + (segment.length - segment.trimStart().length)
    const to = index + segment.trimEnd().length
    // Marks alone ("…") are not said.
    return /[\p{L}\p{N}]/u.test(segment) ? [{ from, to }] : []
  })
}

/** The same, with long sentences in pieces: at a comma or the like where there is one, else between words. */
export function piecesOf(text: string, language: string): Piece[] {
  return sentencesOf(text, language).flatMap((sentence) => {
    const pieces: Piece[] = []
    let from = sentence.from
    while (sentence.to - from > longest) {
      const cut = from + cutOf(text.slice(from, from + longest))
      pieces.push({ from, to: cut, sentence })
      from = cut
    }
    return [...pieces, { from, to: sentence.to, sentence }]
  })
}

function cutOf(start: string): number {
  const atMark = Math.max(...[...start.matchAll(/[,;:–—،、，](?=\s|$)/gu)].map(({ index }) => index + 1), 0)
  if (atMark > longest / 3) return atMark
  const space = start.lastIndexOf(' ')
  return space > 0 ? space + 1 : start.length
}

function segmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' })
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'sentence' })
  }
}
