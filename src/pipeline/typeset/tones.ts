import { contrast, fromOklch, legible, mix, parse, toOklch, type Rgb } from './colours.ts'

/** The colours a book is set in, all taken from the palette of its plan so that type and pictures belong together. */
export type Tones = {
  /** Pages without a picture. */
  paper: Rgb
  /** Text on light grounds. */
  ink: Rgb
  /** Text on dark grounds. */
  cream: Rgb
  /** Titles on paper: colourful, yet at least 4.5:1. */
  accent: Rgb
  /** The back of the book. */
  cloth: Rgb
  /** Ornaments: three to five, from the palette as they are. */
  motifs: Rgb[]
}

export function tonesOf(palette: readonly string[]): Tones {
  const colours = palette.filter((colour) => /^#[0-9a-f]{6}$/i.test(colour)).map(parse)
  const vivid = colours.toSorted((a, b) => toOklch(b).c - toOklch(a).c)[0] ?? parse('#c2693f')
  const light = colours.toSorted((a, b) => toOklch(b).l - toOklch(a).l)[0] ?? parse('#f6ecd8')
  const dark = colours.toSorted((a, b) => toOklch(a).l - toOklch(b).l)[0] ?? parse('#23324a')
  const paper = fromOklch({
    l: 0.975,
    c: Math.min(0.018, toOklch(light).c + 0.006),
    h: warm(toOklch(light).h),
  })
  const ink = fromOklch({ l: 0.25, c: Math.min(0.045, toOklch(dark).c), h: toOklch(dark).h })
  return {
    paper,
    ink,
    cream: fromOklch({ l: 0.985, c: 0.016, h: 1.5 }),
    accent: accentOf(colours, paper) ?? legible(vivid, [paper]),
    cloth: clothOf(dark),
    motifs: motifsOf(colours, vivid, paper),
  }
}

/** The most colourful one that can be read: a yellow darkened until it can is only mustard. */
const accentOf = (colours: readonly Rgb[], paper: Rgb): Rgb | undefined => {
  const tried = colours.map((colour) => {
    const read = legible(colour, [paper])
    return { read, worth: toOklch(colour).c - 0.5 * (toOklch(colour).l - toOklch(read).l) }
  })
  return tried.toSorted((a, b) => b.worth - a.worth)[0]?.read
}

/** Paper is never blue or green: those read as a screen, not as a page. */
const warm = (hue: number) => Math.min(1.9, Math.max(1.1, hue))

const clothOf = (dark: Rgb): Rgb => {
  const { c, h } = toOklch(dark)
  return fromOklch({ l: 0.33, c: Math.min(0.09, Math.max(0.03, c)), h })
}

/** What is too pale to be seen on paper is left out; a palette of pale colours alone is deepened. */
function motifsOf(colours: readonly Rgb[], vivid: Rgb, paper: Rgb): Rgb[] {
  const seen = colours.filter((colour) => contrast(colour, paper) >= 1.5)
  const motifs = seen.length > 0 ? seen : [legible(vivid, [paper], 2)]
  return [...motifs, mix(motifs[0] ?? vivid, paper, 0.35), mix(motifs.at(-1) ?? vivid, paper, 0.5)].slice(
    0,
    5,
  )
}
