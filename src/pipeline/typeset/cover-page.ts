import { fit, type Block } from './block.ts'
import { fromOklch, hex, legible, luminance, mix, toOklch, type Rgb } from './colours.ts'
import { gather } from './ground.ts'
import { setLettering, type Lettering } from './lettering.ts'
import { hills, star } from './ornaments.ts'
import { side, type Picture } from './picture.ts'
import { decorate, lettered, margin, tell, turnPage, type Press, type Sheet } from './press.ts'

type Cover = { title: string; subtitle: string | null; alt: string; picture: Picture | null }

/** Title and subtitle over the calm upper third. */
export function coverPage(press: Press, { title, subtitle, alt, picture }: Cover) {
  const sheet = turnPage(press, 'Cover')
  const night = picture === null ? landscape(sheet) : isDark(picture)
  if (picture !== null)
    tell(sheet, 'Figure', (doc) => doc.image(picture.jpeg, 0, 0, { width: side, height: side }), alt)
  const [head, below] = headBlocks(sheet, title, subtitle)
  const height = head.height + (below === null ? 0 : below.height + 20)
  const top = margin + 16 + Math.max(0, (204 - margin - 16 - height) / 2)
  crown(sheet, night, top + height)
  const look = lookOf(press, night)
  setLettering(sheet, head, top, look, 'H1')
  if (below !== null) setLettering(sheet, below, top + head.height + 20, look, 'P')
}

function headBlocks(sheet: Sheet, title: string, subtitle: string | null): [Block, Block | null] {
  const width = side - 2 * (margin + 10)
  const named = lettered(sheet, title, 'title')
  const head = fit(named.text, named.face, {
    width,
    height: 178,
    sizes: [26, 76],
    leading: 1.06,
    rag: 'even',
  })
  if (subtitle === null) return [head, null]
  const sub = lettered(sheet, subtitle, 'title')
  const most = Math.max(15, Math.min(22, head.size * 0.45))
  return [head, fit(sub.text, sub.face, { width, height: 56, sizes: [13, most], leading: 1.3, rag: 'even' })]
}

const isDark = (picture: Picture) => {
  const seen = gather(picture.pixels, [{ x: margin, y: margin, width: side - 2 * margin, height: 190 }])
  let sum = 0
  for (let at = 0; at + 2 < seen.length; at += 3)
    sum += luminance(seen[at] ?? 0, seen[at + 1] ?? 0, seen[at + 2] ?? 0)
  return sum / (seen.length / 3) < 0.3
}

/** By day deep colour with a cream rim, by night cream with a deep rim; 7:1 between the two, whatever is behind. */
function lookOf({ tones }: Press, night: boolean): Lettering {
  const deep = legible(tones.accent, [tones.cream], 7)
  const { c, h } = toOklch(tones.cloth)
  const darkest = fromOklch({ l: 0.24, c: Math.min(c, 0.06), h })
  return night
    ? { fill: tones.cream, rim: darkest, shadow: [0, 0, 0] }
    : { fill: deep, rim: tones.cream, shadow: darkest }
}

/** A breath of light or dusk at the top gathers a lively sky behind the words. */
function crown(sheet: Sheet, night: boolean, height: number) {
  const { cream, cloth } = sheet.press.tones
  const colour = hex(night ? mix(cloth, [0, 0, 0], 0.35) : cream)
  decorate(sheet, (doc) => {
    const gradient = doc.linearGradient(0, 0, 0, height + 90)
    for (let step = 0; step <= 6; step++) gradient.stop(step / 6, colour, 0.42 * (1 - (step / 6) ** 1.6))
    doc.rect(0, 0, side, height + 90).fill(gradient)
  })
}

/** Stands in for a cover that was never painted: evening hills in the colours of the book. Always dark. */
function landscape(sheet: Sheet): true {
  const { cloth, motifs, cream } = sheet.press.tones
  const { h, c } = toOklch(cloth)
  const glow: Rgb = mix(motifs.toSorted((a, b) => toOklch(b).l - toOklch(a).l)[0] ?? cream, cream, 0.25)
  decorate(sheet, (doc) => {
    const sky = doc.linearGradient(0, 0, 0, 470)
    sky.stop(0, hex(fromOklch({ l: 0.27, c, h }))).stop(0.55, hex(fromOklch({ l: 0.42, c: c * 0.9, h })))
    sky.stop(1, hex(mix(fromOklch({ l: 0.5, c, h }), glow, 0.65)))
    doc.rect(0, 0, side, side).fill(sky)
    for (const [x, y, size] of stars) star(doc, x, y, size, hex(mix(glow, cream, 0.5)))
    doc.circle(446, 322, 62).fillOpacity(0.18).fill(hex(cream))
    doc.circle(446, 322, 46).fillOpacity(1).fill(hex(cream))
    for (const [index, y] of [412, 462, 520].entries())
      hills(
        doc,
        y,
        26 - index * 4,
        index * 2.1 + 0.6,
        fromOklch({ l: 0.46 - index * 0.09, c, h: h + 0.12 * index }),
      )
  })
  return true
}

const stars = [
  [74, 290, 5],
  [150, 240, 3],
  [212, 318, 4],
  [300, 262, 3],
  [338, 352, 3.4],
  [536, 250, 4.4],
  [560, 360, 3],
  [96, 374, 3],
] as const
