import type { Block } from './block.ts'
import { hex, type Rgb } from './colours.ts'
import type { Face } from './faces.ts'
import type { Doc } from './pdfkit-inside.ts'
import { decorate, setBlock, tell, type Sheet } from './press.ts'
import { side } from './picture.ts'

/** Letters of a cover: a fill with a thick rim and a soft shadow, legible on any picture. */
export type Lettering = { fill: Rgb; rim: Rgb; shadow: Rgb }

/**
 * The rim and the shadow are drawn as shapes, not as text, so that search, copy and screen readers find the words
 * once and not five times.
 */
export function setLettering(sheet: Sheet, block: Block, top: number, look: Lettering, type: 'H1' | 'P') {
  const lines = block.lines.map((line) => ({ ...line, x: (side - line.width) / 2, y: top + line.y }))
  decorate(sheet, (doc) => {
    doc.lineJoin('round').lineCap('round')
    // Rings of one faint colour add up to a blur, which PDF does not have.
    for (const ring of [0.4, 0.35, 0.3, 0.25])
      for (const { text, x, y } of lines) {
        trace(doc, block.face, text, x, y + block.size * 0.06, block.size)
        doc
          .lineWidth(block.size * ring)
          .strokeOpacity(0.05)
          .stroke(hex(look.shadow))
      }
    doc.strokeOpacity(1)
    for (const { text, x, y } of lines) {
      trace(doc, block.face, text, x, y, block.size)
      // Small letters need more of a rim than large ones to hold their own.
      doc.lineWidth(Math.max(block.size * 0.16, 5.5)).stroke(hex(look.rim))
    }
  })
  tell(sheet, type, (doc) => {
    doc.fillColor(hex(look.fill))
    setBlock(doc, block, { x: 0, top, width: side, align: 'center' })
  })
}

function trace(doc: Doc, face: Face, text: string, x: number, y: number, size: number) {
  for (const { command, args } of face.outline(text)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args.map((value, axis) =>
      axis % 2 === 0 ? x + value * size : y + value * size,
    )
    if (command === 'moveTo') doc.moveTo(a, b)
    else if (command === 'lineTo') doc.lineTo(a, b)
    else if (command === 'quadraticCurveTo') doc.quadraticCurveTo(a, b, c, d)
    else if (command === 'bezierCurveTo') doc.bezierCurveTo(a, b, c, d, e, f)
    else doc.closePath()
  }
}
