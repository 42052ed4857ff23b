import type { AgeGroup } from '../../book/order.ts'
import type { Block } from './block.ts'
import { hex, type Rgb } from './colours.ts'
import type { Faces, Role } from './faces.ts'
import { letter, type Lettered } from './letters.ts'
import type { Doc } from './pdfkit-inside.ts'
import { side, type Picture } from './picture.ts'
import type { Tones } from './tones.ts'

type Element = ReturnType<Doc['struct']>

/** What every page of one book is made with. */
export type Press = {
  doc: Doc
  root: Element
  faces: Faces
  tones: Tones
  age: AgeGroup
  words: { missing: string; end: string }
  warnings: string[]
}

/** Half an inch: nothing that must be read stands nearer to the edge. */
export const margin = 36

/** One page of the book and its place in the structure that screen readers follow. */
export type Sheet = { press: Press; section: Element; name: string }

export function turnPage(press: Press, name: string): Sheet {
  press.doc.addPage({ size: [side, side], margin: 0 })
  const section = press.doc.struct('Sect', { title: name })
  press.root.add(section)
  return { press, section, name }
}

/** What only decorates is no content: screen readers pass over it. */
export function decorate({ press: { doc } }: Sheet, draw: (doc: Doc) => void) {
  doc.markContent('Artifact', { type: 'Layout' })
  doc.save()
  draw(doc)
  doc.restore()
  doc.endMarkedContent()
}

/** Content of the page, in reading order. */
export function tell(
  sheet: Sheet,
  type: 'H1' | 'H2' | 'P' | 'Figure',
  draw: (doc: Doc) => void,
  alt?: string,
) {
  const { doc } = sheet.press
  const element = doc.struct(type, alt === undefined ? {} : { alt }, [
    () => {
      doc.save()
      draw(doc)
      doc.restore()
    },
  ])
  sheet.section.add(element)
}

/** The picture over the whole page, moved down by `shift` points when something lies over its calm part. */
export const drawPicture = (sheet: Sheet, picture: Picture, alt: string, shift = 0) =>
  tell(sheet, 'Figure', (doc) => doc.image(picture.jpeg, 0, shift, { width: side, height: side }), alt)

export const paint = (sheet: Sheet, colour: Rgb) =>
  decorate(sheet, (doc) => doc.rect(0, 0, side, side).fill(hex(colour)))

/** The text in the face for `role`; what it lacks is left out and told to the operator. */
export function lettered({ press, name }: Pick<Sheet, 'press' | 'name'>, text: string, role: Role): Lettered {
  const chosen = letter(text, press.faces[role])
  if (chosen.dropped.length > 0) {
    const shown = chosen.dropped.slice(0, 8).map((dropped) => `${dropped} (${codes(dropped)})`)
    press.warnings.push(`${name}: left out ${shown.join(', ')}: no font of the book has it.`)
  }
  return chosen
}

const codes = (text: string) =>
  Array.from(text)
    .map((char) => `U+${char.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ')

export type Align = 'left' | 'center'
const startOf = (x: number, width: number, own: number, align: Align) =>
  align === 'center' ? x + (width - own) / 2 : x

/** Where each line of a block stands, for measuring what is under it. */
export const rectsOf = (block: Block, x: number, top: number, width: number, align: Align) =>
  block.lines.map((line) => ({
    x: startOf(x, width, line.width, align) - 4,
    y: top + line.y - block.size * 0.8,
    width: line.width + 8,
    height: block.size * 1.1,
  }))

/** Sets a block with the top of its first capitals at `top`, in the column from `x` of `width`. */
export function setBlock(
  doc: Doc,
  block: Block,
  place: { x: number; top: number; width: number; align: Align },
) {
  doc.font(block.face.path).fontSize(block.size)
  for (const [index, line] of block.lines.entries()) {
    // The space at the end keeps words apart for whoever copies or listens to the text.
    const end = index < block.lines.length - 1 ? ' ' : ''
    const x = startOf(place.x, place.width, line.width, place.align)
    doc.text(line.text + end, x, place.top + line.y, { lineBreak: false, baseline: 'alphabetic' })
  }
}
