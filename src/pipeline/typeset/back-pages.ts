import { fit, type Block } from './block.ts'
import { contrast, fromOklch, hex, mix, toOklch, type Rgb } from './colours.ts'
import { hills, mill, sprig, star, wreath } from './ornaments.ts'
import type { Doc } from './pdfkit-inside.ts'
import { side } from './picture.ts'
import {
  decorate,
  lettered,
  margin,
  paint,
  setBlock,
  tell,
  turnPage,
  type Press,
  type Sheet,
} from './press.ts'
import type { Tones } from './tones.ts'

const center = { x: 0, width: side, align: 'center' } as const

/** A last quiet page before the book is closed. */
export function endPage(press: Press) {
  const { tones } = press
  const sheet = turnPage(press, 'The End')
  paint(sheet, tones.paper)
  const { text, face } = lettered(sheet, press.words.end, 'title')
  const block = fit(text, face, { width: 240, height: 80, sizes: [24, 42], leading: 1.1, rag: 'even' })
  decorate(sheet, (doc) => wreath(doc, side / 2, side / 2, 120, tones.motifs))
  tell(sheet, 'P', (doc) => {
    doc.fillColor(hex(tones.accent))
    setBlock(doc, block, { ...center, top: side / 2 - block.height / 2 })
  })
}

/** The outside again, in the darkest colour of the book: what it is about, and who made it. */
export function backPage(press: Press, book: { title: string; blurb: string; imprint: string }) {
  const { tones } = press
  const sheet = turnPage(press, 'Back')
  paint(sheet, tones.cloth)
  decorate(sheet, (doc) => evening(doc, tones))
  const name = lettered(sheet, book.title, 'title')
  const head = fit(name.text, name.face, {
    width: 420,
    height: 70,
    sizes: [14, 27],
    leading: 1.18,
    rag: 'even',
  })
  const { text, face } = lettered(sheet, book.blurb, 'body')
  const block = fit(text, face, { width: 410, height: 210, sizes: [11, 18], leading: 1.55, rag: 'even' })
  const gap = head.lines.length === 0 ? 0 : 30
  const top = 238 - (head.height + gap + block.height) / 2
  say(sheet, head, top, tones.cream)
  say(sheet, block, top + head.height + gap, tones.cream)
  decorate(sheet, (doc) =>
    sprig(doc, side / 2, top + head.height + gap + block.height + 38, 150, shown(tones)),
  )
  const small = lettered(sheet, `${book.imprint}\nMade with Storymill`, 'body')
  const mark = fit(small.text, small.face, {
    width: 420,
    height: 56,
    sizes: [7, 9.5],
    leading: 1.55,
    rag: 'even',
  })
  const markTop = side - margin - 6 - mark.height
  decorate(sheet, (doc) => mill(doc, side / 2, markTop - 30, 30, hex(tones.cream), hex(tones.cloth)))
  say(sheet, mark, markTop, tones.cream)
}

const say = (sheet: Sheet, block: Block, top: number, colour: Rgb) => {
  if (block.lines.length === 0) return
  tell(sheet, 'P', (doc) => {
    doc.fillColor(hex(colour))
    setBlock(doc, block, { ...center, top })
  })
}

/** Ornaments too dark for the cloth are left out. */
const shown = ({ motifs, cloth, cream }: Tones) => {
  const seen = motifs.filter((motif) => contrast(motif, cloth) >= 2)
  return seen.length > 0 ? seen : [cream]
}

function evening(doc: Doc, { cloth, cream }: Tones) {
  const { l, c, h } = toOklch(cloth)
  const faint = hex(mix(cloth, cream, 0.35))
  for (const [x, y, size] of sky) star(doc, x, y, size, faint)
  for (const [index, y] of [456, 500].entries())
    hills(
      doc,
      y,
      22 - index * 6,
      index * 2.4 + 1.1,
      fromOklch({ l: l - 0.04 - index * 0.045, c, h: h + 0.1 * index }),
    )
}

/** Along the upper edge, clear of the text. */
const sky = [
  [70, 62, 4],
  [142, 38, 2.4],
  [228, 66, 3],
  [318, 40, 2.2],
  [402, 70, 2.8],
  [486, 44, 3.6],
  [556, 84, 2.4],
  [48, 132, 2.2],
  [566, 166, 2.2],
] as const
