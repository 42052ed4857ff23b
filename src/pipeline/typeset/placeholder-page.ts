import { blockAt, type Block } from './block.ts'
import { contrast, hex, mix, toOklch } from './colours.ts'
import { folio } from './folio.ts'
import { foot, setText } from './manner.ts'
import { brush, paints } from './ornaments.ts'
import { side } from './picture.ts'
import { decorate, lettered, margin, paint, setBlock, tell, type Sheet } from './press.ts'
import type { PageToTypeset } from './typeset.ts'

type Frame = { y: number; height: number }

/** A page whose picture is missing: it says so kindly, and the story goes on. */
export function placeholderPage(sheet: Sheet, page: PageToTypeset, block: Block) {
  const { tones } = sheet.press
  const top = page.text_zone === 'top'
  const textTop = top ? margin + 24 : foot - block.height
  const below = textTop + block.height + 28
  const frame = top
    ? { y: below, height: foot - 4 - below }
    : { y: margin + 12, height: textTop - 40 - margin }
  paint(sheet, tones.paper)
  if (frame.height > 60) {
    emptyFrame(sheet, frame)
    sentence(sheet, frame)
  }
  setText(sheet, block, textTop, tones.ink)
  folio(sheet, page.number, 'paper')
}

function sentence(sheet: Sheet, frame: Frame) {
  const { text, face } = lettered(sheet, sheet.press.words.missing, 'italic')
  const block = blockAt(text, face, 16.5, { width: 400, height: 100, leading: 1.4, rag: 'even' })
  const middle = frame.y + frame.height / 2
  tell(sheet, 'P', (doc) => {
    doc.fillColor(hex(sheet.press.tones.ink))
    const top = frame.height < 150 ? middle - block.height / 2 : middle + 44
    setBlock(doc, block, { x: 0, top, width: side, align: 'center' })
  })
}

function emptyFrame(sheet: Sheet, { y, height }: Frame) {
  const { tones } = sheet.press
  const [wood = tones.accent] = tones.motifs.toSorted((a, b) => toOklch(a).l - toOklch(b).l)
  const [tip = tones.accent] = tones.motifs.toSorted((a, b) => toOklch(b).c - toOklch(a).c)
  const left = margin + 12
  decorate(sheet, (doc) => {
    doc.roundedRect(left, y, side - 2 * left, height, 22).fill(hex(mix(tip, tones.paper, 0.87)))
    doc.roundedRect(left + 8, y + 8, side - 2 * left - 16, height - 16, 16)
    doc.dash(2, { space: 7 }).lineCap('round').lineWidth(1.6)
    doc.stroke(hex(mix(wood, tones.paper, contrast(wood, tones.paper) > 6 ? 0.45 : 0.1))).undash()
    if (height < 150) return
    const middle = y + height / 2
    paints(doc, side / 2, middle, tones.motifs)
    const metal = hex(mix(tones.ink, tones.paper, 0.55))
    brush(doc, side / 2 + 14, middle - 26, 96, { wood: hex(wood), metal, tip: hex(tip) })
  })
}
