import type { Face } from './faces.ts'

/** A text in the face that will set it, without the characters that face lacks. */
export type Lettered = { text: string; face: Face; dropped: string[] }

/**
 * Chooses the first of `faces` that has every character of the text, or the one that has most, and leaves the rest
 * out: a missing emoji is better than an empty box in a book for a child.
 */
export function letter(raw: string, faces: readonly Face[]): Lettered {
  const text = plain(raw)
  const tried = faces.map((face) => withFace(text, face))
  const best = tried.toSorted((a, b) => a.dropped.length - b.dropped.length)[0]
  if (best === undefined) throw new Error('A text needs at least one face to choose from.')
  return best
}

/** No invisible marks (direction, joiners, soft hyphens): they have no place on paper and could turn lines around. */
function plain(raw: string): string {
  return raw
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\S\n\u00a0]/g, ' ')
    .replace(
      /(?!\n)[\p{Cc}\p{Co}\p{Cn}]|[\u00ad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
      '',
    )
}

function withFace(text: string, face: Face): Lettered {
  const dropped = new Set<string>()
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const set = [segment, segment.normalize('NFKC')].find((form) => covered(form, face))
    if (set === undefined) dropped.add(segment)
    else kept += set
  }
  return { text: dropped.size > 0 ? tidy(kept) : kept.trim(), face, dropped: [...dropped] }
}

const covered = (segment: string, face: Face) =>
  Array.from(segment).every((char) => char === '\n' || face.has(char.codePointAt(0) ?? 0))

/** Takes up the spaces a dropped character leaves behind, also before a full stop. */
const tidy = (text: string) =>
  text
    .replace(/ {2,}/g, ' ')
    .replace(/ +([.,!?…;:])/g, '$1')
    .replace(/ *\n */g, '\n')
    .trim()
