import type PDFDocument from 'pdfkit'

export type Doc = InstanceType<typeof PDFDocument>

export type PathCommand = { command: string; args: number[] }

export type Font = {
  unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  layout(text: string): {
    glyphs: { path: { commands: PathCommand[] } }[]
    positions: { xAdvance: number; xOffset: number; yOffset: number }[]
  }
}

/** A font of the document; `capHeight` in 1/1000 em. */
type Current = { capHeight: number; font: Font; widthOfString(text: string, size: number): number }

/** What pdfkit 0.20 has but does not offer; its version is pinned, and the tests of labels and outlines watch it. */
type Inside = {
  _font: Current
  _root: { data: Record<string, unknown> }
  info: Record<string, unknown>
  _addInfo(): void
}
const inside = (doc: Doc) => doc as unknown as Inside

/** The font the document is set in now. */
export function currentFont(doc: Doc): Current {
  const { _font: current } = inside(doc)
  return current
}

/** The catalogue of the PDF: the dictionary everything else hangs from. */
export function catalogueOf(doc: Doc): Record<string, unknown> {
  const { _root: root } = inside(doc)
  return root.data
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** As text in XML; and nothing that a reader of broken PDFs could take for the end of what it stands in. */
const inXml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => entities[letter] ?? '').replace(/end(?=stream|obj)/g, 'en&#100;')

/** pdfkit puts the title and its like into the XML of a PDF as they are; a title with a `<` would be markup there. */
export function keepXmlWhole(doc: Doc): void {
  const self = inside(doc)
  const write = self._addInfo.bind(doc)
  self._addInfo = () => {
    const { info } = self
    self.info = Object.fromEntries(
      Object.entries(info).map(([name, value]) => [name, typeof value === 'string' ? inXml(value) : value]),
    )
    write()
    self.info = info
  }
}
