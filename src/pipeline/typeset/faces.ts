import { createRequire } from 'node:module'
import type { AgeGroup } from '../../book/order.ts'
import { currentFont, type Doc, type Font, type PathCommand } from './pdfkit-inside.ts'

const { resolve } = createRequire(import.meta.url)
const file = (name: string) => resolve(`@expo-google-fonts/${name}.ttf`)

// Andika is drawn for children who learn to read: a, g, I, l and 1 cannot be mistaken. Fredoka has no Cyrillic and
// little of Central Europe; Nunito Black is its nearest relative that has both.
const files = {
  andika: 'andika/Andika_400Regular',
  literata: 'literata/400Regular/Literata_400Regular',
  italic: 'literata/400Regular_Italic/Literata_400Regular_Italic',
  fredoka: 'fredoka/600SemiBold/Fredoka_600SemiBold',
  nunito: 'nunito/900Black/Nunito_900Black',
}
type FaceName = keyof typeof files

/** A font as the rest of typesetting sees it. Lengths are in em: times the size, they are points. */
export type Face = {
  path: string
  has(codePoint: number): boolean
  width(text: string): number
  capHeight: number
  /** The outline of a line of text, baseline at 0, y downwards. */
  outline(text: string): PathCommand[]
}

export type Role = 'title' | 'body' | 'italic'
/** The faces of a book by role, best first: a text takes the first one that has all its letters. */
export type Faces = Record<Role, Face[]>

export function facesFor(doc: Doc, age: AgeGroup): Faces {
  const face = (name: FaceName) => openFace(doc, file(files[name]))
  const body = age === '7-9' ? [face('literata'), face('andika')] : [face('andika'), face('literata')]
  return { title: [face('fredoka'), face('nunito')], body, italic: [face('italic'), ...body] }
}

/** The path of the font pdfkit opens a document with, so that it never loads its own Helvetica. */
export const firstFont = () => file(files.andika)

function openFace(doc: Doc, path: string): Face {
  doc.font(path)
  const current = currentFont(doc)
  const { font, capHeight } = current
  const widths = new Map<string, number>()
  const width = (text: string) => {
    const known = widths.get(text)
    if (known !== undefined) return known
    // Asked of the font itself: measuring must not change what the document is set in.
    const measured = current.widthOfString(text, 1)
    widths.set(text, measured)
    return measured
  }
  const has = (codePoint: number) => font.hasGlyphForCodePoint(codePoint)
  return { path, has, width, capHeight: capHeight / 1000, outline: (text) => outlineOf(font, text) }
}

/** Word by word with its space, the way pdfkit lays text out: else the outline would drift away from the letters. */
function outlineOf(font: Font, text: string): PathCommand[] {
  const commands: PathCommand[] = []
  let pen = 0
  for (const word of text.split(/(?<= )/)) {
    const { glyphs, positions } = font.layout(word)
    for (const [index, glyph] of glyphs.entries()) {
      const at = positions[index] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 }
      for (const { command, args } of glyph.path.commands) {
        const placed = args.map((value, axis) =>
          axis % 2 === 0
            ? (pen + at.xOffset + value) / font.unitsPerEm
            : -(at.yOffset + value) / font.unitsPerEm,
        )
        commands.push({ command, args: placed })
      }
      pen += at.xAdvance
    }
  }
  return commands
}
