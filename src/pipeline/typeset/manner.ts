import { reading } from '../../book/reading.ts'
import { blockAt, fit, type Block, type Room } from './block.ts'
import { hex } from './colours.ts'
import { side } from './picture.ts'
import { lettered, margin, setBlock, tell, type Align, type Press, type Sheet } from './press.ts'
import type { PageToTypeset } from './typeset.ts'

/**
 * How the type of a story page is set at each age. Young children are read to from lines of like length in the middle
 * of the calm part; those who read themselves need every line to begin at the same place. `zone`: the height of type, points, that the calm
 * third of a picture can carry without touching what is painted.
 */
const manners = {
  '0-3': { column: 500, zone: 160, leading: 1.36, align: 'center' },
  '3-5': { column: 508, zone: 168, leading: 1.4, align: 'center' },
  '5-7': { column: 504, zone: 170, leading: 1.42, align: 'left' },
  '7-9': { column: 500, zone: 196, leading: 1.46, align: 'left' },
} as const

/** From 7 on the texts are too long to lie on a picture: they stand on paper. */
export const onPaper = (press: Press) => press.age === '7-9'
/** A panel may hold this much type and the page still belongs to the picture. */
const panelMost = 300
/** The folio stands in the lower margin, so type ends above it. */
export const foot = side - margin - 25

export const columnOf = (press: Press) => manners[press.age].column
export const alignOf = (press: Press): Align => manners[press.age].align

const roomOf = (press: Press, height: number = manners[press.age].zone): Room => {
  const { column, leading, align } = manners[press.age]
  const sizes = reading[press.age].type
  return { width: column, height, sizes, leading, rag: align === 'center' ? 'even' : 'full' }
}

/**
 * One size for the whole book, as a printer would: the largest at which every page fits. Pages that are too long even
 * at the least size do not pull the others down; they are set smaller on their own.
 */
export function bookSize(press: Press, pages: readonly PageToTypeset[]): number {
  const sizes = pages.flatMap((page) => {
    const { text, face } = quietly(press, page.text)
    const block = fit(text, face, roomOf(press))
    return block.fits ? [block.size] : []
  })
  return Math.min(reading[press.age].type[1], ...sizes)
}

/** Chooses the face without a warning: the page that sets the text gives it. */
const quietly = (press: Press, text: string) =>
  lettered({ press: { ...press, warnings: [] }, name: '' }, text, 'body')

/** The text for the calm part of a picture, at the size of the book; may not fit. */
export function zoneBlock(sheet: Sheet, raw: string, size: number): Block {
  const { text, face } = lettered(sheet, raw, 'body')
  return blockAt(text, face, size, roomOf(sheet.press))
}

/** Text for a panel: at the size of the book, else as small as its age allows, else as small as it must. */
export function panelBlock({ press, name }: Sheet, raw: string, size: number): Block {
  const { text, face } = quietly(press, raw)
  const [least] = reading[press.age].type
  const usual = blockAt(text, face, size, roomOf(press, panelMost - 60))
  if (usual.fits) return usual
  const smaller = fit(text, face, { ...roomOf(press, panelMost), sizes: [least, size] })
  if (smaller.fits) return smaller
  press.warnings.push(
    `${name}: the text is too long for ages ${press.age} and is set smaller than it should be.`,
  )
  return fit(text, face, { ...roomOf(press, 400), sizes: [7, least], leading: 1.32 })
}

export function setText(sheet: Sheet, block: Block, top: number, ink: Parameters<typeof hex>[0]) {
  const width = columnOf(sheet.press)
  tell(sheet, 'P', (doc) => {
    doc.fillColor(hex(ink))
    setBlock(doc, block, { x: (side - width) / 2, top, width, align: alignOf(sheet.press) })
  })
}
