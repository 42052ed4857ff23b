import { hex, mix } from './colours.ts'
import { side } from './picture.ts'
import { decorate, margin, type Sheet } from './press.ts'

const middle = side - margin - 9

/**
 * The number of the page, in the middle of the foot. On a picture it stands on a drop of paper: quiet, and legible
 * whatever is painted there. Page labels tell the number to screen readers, so here it only decorates.
 */
export function folio(sheet: Sheet, number: number, on: 'paper' | 'picture') {
  const { faces, tones } = sheet.press
  const [face] = faces.body
  if (face === undefined) return
  const size = 9.5
  decorate(sheet, (doc) => {
    if (on === 'picture')
      doc
        .circle(side / 2, middle, 11)
        .fillOpacity(0.9)
        .fill(hex(tones.paper))
        .fillOpacity(1)
    doc
      .font(face.path)
      .fontSize(size)
      .fillColor(hex(mix(tones.ink, tones.paper, 0.15)))
    doc.text(
      String(number),
      (side - face.width(String(number)) * size) / 2,
      middle + (face.capHeight * size) / 2,
      {
        lineBreak: false,
        baseline: 'alphabetic',
      },
    )
  })
}
