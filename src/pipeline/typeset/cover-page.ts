import { fit, type Block } from './block.ts'
import { fromOklch, hex, legible, luminance, mix, toOklch } from './colours.ts'
import { gather } from './ground.ts'
import { setLettering, type Lettering } from './lettering.ts'
import { hills, star } from './ornaments.ts'
import { side, type Picture } from './picture.ts'
import { decorate, drawPicture, lettered, margin, turnPage, type Press, type Sheet } from './press.ts'

type Cover = { title: string; subtitle: string | null; alt: string; picture: Picture | null }

/** Title and subtitle over the calm upper third. */
export function coverPage(press: Press, { title, subtitle, alt, picture }: Cover) {
  const sheet = turnPage(press, 'Cover')
  const night = picture === null ? landscape(sheet) : isDark(picture)
  if (picture !== null) drawPicture(sheet, picture, alt)
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

/** Stands in for a cover that was never painted: evening hills in the colours of the book. Always dark at the top. */
function landscape(sheet: Sheet): true {
  const { cloth, motifs, cream } = sheet.press.tones
  const { h, c } = toOklch(cloth)
  const [glow = cream] = motifs.toSorted((a, b) => toOklch(b).c - toOklch(a).c)
  const [low = cloth] = motifs.toSorted((a, b) => toOklch(a).l - toOklch(b).l)
  decorate(sheet, (doc) => {
    const sky = doc.linearGradient(0, 0, 0, 440)
    sky.stop(0, hex(fromOklch({ l: 0.26, c, h }))).stop(0.5, hex(fromOklch({ l: 0.4, c, h })))
    sky.stop(0.78, hex(mix(fromOklch({ l: 0.5, c, h }), glow, 0.55))).stop(1, hex(mix(glow, cream, 0.35)))
    doc.rect(0, 0, side, side).fill(sky)
    for (const [x, y, size] of stars) star(doc, x, y, size, hex(mix(glow, cream, 0.8)))
    doc.circle(446, 318, 66).fillOpacity(0.16).fill(hex(cream))
    doc.circle(446, 318, 46).fillOpacity(1).fill(hex(cream))
    for (const [index, y] of [412, 462, 520].entries()) {
      const shade = fromOklch({ l: 0.42 - index * 0.08, c, h })
      hills(
        doc,
        y,
        26 - index * 4,
        index * 2.1 + 0.6,
        mix(shade, index === 0 ? glow : low, 0.25 - index * 0.08),
      )
    }
  })
  return true
}

const stars = [
  [74, 290, 5],
  [150, 240, 3],
  [212, 318, 4],
  [300, 262, 3],
  [536, 250, 4.4],
] as const
