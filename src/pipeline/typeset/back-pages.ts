import { fit } from './block.ts'
import { fromOklch, hex, toOklch } from './colours.ts'
import { hills, mill, sprig, wreath } from './ornaments.ts'
import { side } from './picture.ts'
import { decorate, lettered, margin, paint, setBlock, tell, turnPage, type Press } from './press.ts'

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
export function backPage(press: Press, blurb: string, imprint: string) {
  const { tones } = press
  const sheet = turnPage(press, 'Back')
  const { l, c, h } = toOklch(tones.cloth)
  paint(sheet, tones.cloth)
  decorate(sheet, (doc) => {
    for (const [index, y] of [452, 496].entries())
      hills(
        doc,
        y,
        22 - index * 6,
        index * 2.4 + 1.1,
        fromOklch({ l: l - 0.04 - index * 0.045, c, h: h + 0.1 * index }),
      )
  })
  const { text, face } = lettered(sheet, blurb, 'body')
  const block = fit(text, face, { width: 400, height: 250, sizes: [12, 19], leading: 1.55, rag: 'even' })
  const top = 236 - block.height / 2
  tell(sheet, 'P', (doc) => {
    doc.fillColor(hex(tones.cream))
    setBlock(doc, block, { ...center, top })
  })
  decorate(sheet, (doc) => sprig(doc, side / 2, top + block.height + 38, 150, tones.motifs))
  const small = lettered(sheet, `${imprint}\nMade with Storymill`, 'body')
  const mark = fit(small.text, small.face, {
    width: 420,
    height: 56,
    sizes: [7, 9.5],
    leading: 1.55,
    rag: 'even',
  })
  const markTop = side - margin - 6 - mark.height
  decorate(sheet, (doc) => mill(doc, side / 2, markTop - 30, 30, hex(tones.cream), hex(tones.cloth)))
  tell(sheet, 'P', (doc) => {
    doc.fillColor(hex(tones.cream))
    setBlock(doc, mark, { ...center, top: markTop })
  })
}
