import { fit } from './block.ts'
import { hex, legible, mix } from './colours.ts'
import { mill, sprig, wreath } from './ornaments.ts'
import { side } from './picture.ts'
import { decorate, lettered, margin, paint, setBlock, tell, turnPage, type Press } from './press.ts'

/** The title again, in a wreath: where a book is opened. */
export function titlePage(press: Press, title: string, subtitle: string | null) {
  const { tones } = press
  const sheet = turnPage(press, 'Title page')
  paint(sheet, tones.paper)
  decorate(sheet, (doc) => wreath(doc, side / 2, 276, 206, tones.motifs))
  const name = lettered(sheet, title, 'title')
  const room = { width: 318, leading: 1.14, rag: 'even' } as const
  const head = fit(name.text, name.face, { ...room, height: subtitle === null ? 220 : 176, sizes: [20, 47] })
  const sub = lettered(sheet, subtitle ?? '', 'italic')
  const below = fit(sub.text, sub.face, { ...room, width: 290, height: 62, sizes: [11, 17], leading: 1.35 })
  const gap = below.lines.length === 0 ? 0 : 22
  const top = 276 - (head.height + gap + below.height) / 2
  const center = { x: 0, width: side, align: 'center' } as const
  tell(sheet, 'H1', (doc) => {
    doc.fillColor(hex(tones.accent))
    setBlock(doc, head, { ...center, top })
  })
  if (below.lines.length > 0)
    tell(sheet, 'P', (doc) => {
      doc.fillColor(hex(tones.ink))
      setBlock(doc, below, { ...center, top: top + head.height + gap })
    })
  decorate(sheet, (doc) => mill(doc, side / 2, side - margin - 20, 28, hex(tones.accent), hex(tones.paper)))
}

/** The back of the title page: for whom the book is, and who made it. */
export function dedicationPage(press: Press, dedication: string | null, imprint: string, created: Date) {
  const { tones } = press
  const sheet = turnPage(press, 'Dedication')
  paint(sheet, tones.paper)
  const { text, face } = lettered(sheet, dedication ?? '', 'italic')
  const block = fit(text, face, { width: 400, height: 260, sizes: [14, 21], leading: 1.5, rag: 'even' })
  const top = 270 - block.height / 2
  const center = { x: 0, width: side, align: 'center' } as const
  if (block.lines.length > 0)
    tell(sheet, 'P', (doc) => {
      doc.fillColor(hex(tones.ink))
      setBlock(doc, block, { ...center, top })
    })
  decorate(sheet, (doc) =>
    sprig(doc, side / 2, block.lines.length > 0 ? top + block.height + 40 : 280, 150, tones.motifs),
  )
  const small = lettered(sheet, `${imprint}\n${created.getUTCFullYear()}`, 'body')
  const colophon = fit(small.text, small.face, {
    width: 420,
    height: 60,
    sizes: [7, 9.5],
    leading: 1.5,
    rag: 'even',
  })
  tell(sheet, 'P', (doc) => {
    doc.fillColor(hex(legible(mix(tones.ink, tones.paper, 0.3), [tones.paper], 7)))
    setBlock(doc, colophon, { ...center, top: side - margin - 6 - colophon.height })
  })
}
