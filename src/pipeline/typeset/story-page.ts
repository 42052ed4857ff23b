import { reading } from '../../book/reading.ts'
import { blockAt, fit, type Block, type Room } from './block.ts'
import { contrast, hex, mix, toOklch, type Rgb } from './colours.ts'
import { groundFor, type Ground } from './ground.ts'
import { brush, paints } from './ornaments.ts'
import { side, type Picture } from './picture.ts'
import { decorate, lettered, margin, paint, rectsOf, setBlock, tell, turnPage } from './press.ts'
import type { Align, Press, Sheet } from './press.ts'
import type { PageToTypeset } from './typeset.ts'

/** How a page of each age is set. `zone`: the height of type a picture can carry, points. */
const manners = {
  '0-3': { column: 500, zone: 180, leading: 1.36, align: 'center' },
  '3-5': { column: 508, zone: 190, leading: 1.4, align: 'center' },
  '5-7': { column: 504, zone: 205, leading: 1.42, align: 'left' },
  '7-9': { column: 500, zone: 0, leading: 1.46, align: 'left' },
} as const
/** More than half of the page stays picture. */
const panelMost = 300
/** More mist than this is no mist but a blind: then honest paper is the more beautiful. */
const mistMost = 0.8
/** The folio stands in the lower margin, so type ends above it. */
const foot = side - margin - 30

const alignOf = (press: Press): Align => manners[press.age].align
const roomOf = (press: Press, height: number): Room => {
  const { column, leading, align } = manners[press.age]
  const sizes = reading[press.age].type
  return { width: column, height, sizes, leading, rag: align === 'center' ? 'even' : 'full' }
}

/**
 * One size for the whole book, as a printer would: the largest at which every page fits. Pages that are too long even
 * for a panel do not pull the others down; they are set smaller on their own.
 */
export function bookSize(press: Press, pages: readonly PageToTypeset[]): number {
  const height = manners[press.age].zone || panelMost - 60
  const sheet = { press: { ...press, warnings: [] }, name: '' }
  const sizes = pages.flatMap((page) => {
    const { text, face } = lettered(sheet, page.text, 'body')
    const block = fit(text, face, roomOf(press, height))
    return block.fits ? [block.size] : []
  })
  return Math.min(reading[press.age].type[1], ...sizes)
}

export function storyPage(press: Press, page: PageToTypeset, picture: Picture | null, size: number) {
  const sheet = turnPage(press, `Page ${page.number}`)
  const { text, face } = lettered(sheet, page.text, 'body')
  const { zone } = manners[press.age]
  const block = blockAt(text, face, size, roomOf(press, zone))
  if (picture === null) return placeholderPage(sheet, page, panelBlock(sheet, text, size))
  const found = block.fits ? standIn(sheet, page, block, picture) : null
  if (found === null || found.ground.wash.alpha > mistMost)
    return panelPage(sheet, page, panelBlock(sheet, text, size), picture)
  drawPicture(sheet, picture, page.alt, 0)
  if (found.ground.wash.alpha > 0) mist(sheet, page.text_zone, found.top, block, found.ground)
  setText(sheet, block, found.top, found.ground.ink)
  folio(sheet, page.number)
}

/** Tries the block at four heights of the calm zone and keeps the one that needs the least mist. */
function standIn({ press }: Sheet, page: PageToTypeset, block: Block, picture: Picture) {
  const edge = page.text_zone === 'top' ? margin + 14 : foot - block.height
  const inner = page.text_zone === 'top' ? 212 - block.height : side - 212
  const x = (side - manners[press.age].column) / 2
  const tried = [0.55, 0.3, 0.8, 0].map((share) => {
    const top =
      page.text_zone === 'top'
        ? Math.max(edge, edge + (inner - edge) * share)
        : Math.min(edge, edge + (inner - edge) * share)
    const rects = rectsOf(block, x, top, manners[press.age].column, alignOf(press))
    return { top, ground: groundFor(picture.pixels, rects, press.tones) }
  })
  return tried.reduce((best, next) => (next.ground.wash.alpha < best.ground.wash.alpha - 0.06 ? next : best))
}

function setText(sheet: Sheet, block: Block, top: number, ink: Rgb) {
  const { column } = manners[sheet.press.age]
  tell(sheet, 'P', (doc) => {
    doc.fillColor(hex(ink))
    setBlock(doc, block, { x: (side - column) / 2, top, width: column, align: alignOf(sheet.press) })
  })
}

function drawPicture(sheet: Sheet, picture: Picture, alt: string, shift: number) {
  tell(sheet, 'Figure', (doc) => doc.image(picture.jpeg, 0, shift, { width: side, height: side }), alt)
}

/** Full strength behind the type, then fading out the way mist does: slowly at both ends. */
function mist(sheet: Sheet, zone: 'top' | 'bottom', top: number, block: Block, { wash }: Ground) {
  const reach = 110
  const [from, to] = zone === 'top' ? [0, top + block.height + reach] : [side, top - reach]
  decorate(sheet, (doc) => {
    const full = 1 - reach / Math.abs(to - from)
    const gradient = doc.linearGradient(0, from, 0, to)
    const colour = hex(wash.colour)
    gradient.stop(0, colour, wash.alpha)
    for (let step = 0; step <= 8; step++) {
      const fade = 1 - (step / 8) ** 2 * (3 - (2 * step) / 8)
      gradient.stop(full + ((1 - full) * step) / 8, colour, wash.alpha * fade)
    }
    doc.rect(0, Math.min(from, to), side, Math.abs(to - from)).fill(gradient)
  })
}

/** The number of the page on a drop of paper: quiet, and legible on any picture. */
function folio(sheet: Sheet, number: number) {
  const { paper } = sheet.press.tones
  decorate(sheet, (doc) => {
    doc
      .circle(side / 2, side - margin - 9, 11)
      .fillOpacity(0.88)
      .fill(hex(paper))
    doc.fillOpacity(1)
    folioNumber(sheet, number)
  })
}

function folioNumber({ press: { doc, faces, tones } }: Sheet, number: number) {
  const face = faces.body[0]
  if (face === undefined) return
  const size = 9.5
  const width = face.width(String(number)) * size
  doc
    .font(face.path)
    .fontSize(size)
    .fillColor(hex(mix(tones.ink, tones.paper, 0.15)))
  doc.text(String(number), (side - width) / 2, side - margin - 9 + (face.capHeight * size) / 2, {
    lineBreak: false,
    baseline: 'alphabetic',
  })
}

/** Text for a panel: at the size of the book, else as small as its age allows, else as small as it must. */
function panelBlock(sheet: Sheet, raw: string, size: number): Block {
  const { press, name } = sheet
  const { text, face } = lettered({ ...sheet, press: { ...press, warnings: [] } }, raw, 'body')
  const usual = blockAt(text, face, size, roomOf(press, panelMost - 60))
  if (usual.fits) return usual
  const smaller = fit(text, face, { ...roomOf(press, panelMost), sizes: [reading[press.age].type[0], size] })
  if (smaller.fits) return smaller
  press.warnings.push(
    `${name}: the text is too long for ages ${press.age} and is set smaller than it should be.`,
  )
  const tiny = fit(text, face, {
    ...roomOf(press, 400),
    sizes: [7, reading[press.age].type[0]],
    leading: 1.32,
  })
  return tiny
}

/** A sheet of paper, cut by hand, over the calm part of the picture. */
function panelPage(sheet: Sheet, page: PageToTypeset, block: Block, picture: Picture) {
  const bottom = page.text_zone === 'bottom'
  const height = Math.max(150, block.height + (bottom ? 48 + side - foot : 92))
  // What the panel hides of the picture is calm anyway; beyond the calm third the picture moves aside.
  const hidden = Math.max(0, height - 204)
  drawPicture(sheet, picture, page.alt, ((bottom ? -1 : 1) * hidden) / 2)
  panelPaper(sheet, height, bottom, page.number)
  const space = bottom ? foot - (side - height) - 26 : height - margin - 34
  const top = bottom ? side - height + 30 : margin + 6
  setText(sheet, block, top + Math.max(0, (space - block.height) / 2), sheet.press.tones.ink)
  if (bottom) decorate(sheet, () => folioNumber(sheet, page.number))
  else folio(sheet, page.number)
}

function panelPaper(sheet: Sheet, height: number, bottom: boolean, phase: number) {
  const { paper, ink } = sheet.press.tones
  const edge = (x: number) => 7 * Math.sin(x / 97 + phase * 1.7) + 3 * Math.sin(x / 41 + phase)
  const cut = (lift: number) => {
    const { doc } = sheet.press
    const far = bottom ? side + 1 : -1
    doc.moveTo(0, far)
    for (let x = 0; x <= side; x += 6)
      doc.lineTo(x, bottom ? side - height + edge(x) - lift : height + edge(x) + lift)
    return doc.lineTo(side, far).closePath()
  }
  decorate(sheet, (doc) => {
    for (const lift of [11, 8.5, 6, 4, 2]) cut(lift).fillOpacity(0.06).fill(hex(ink))
    doc.fillOpacity(1)
    cut(0).fill(hex(paper))
  })
}

function placeholderPage(sheet: Sheet, page: PageToTypeset, block: Block) {
  const { tones, words } = sheet.press
  paint(sheet, tones.paper)
  const top = page.text_zone === 'top'
  const textTop = top ? margin + 24 : foot - block.height
  const frame = top
    ? { y: textTop + block.height + 26, height: foot - (textTop + block.height + 26) }
    : { y: margin + 12, height: textTop - 26 - margin - 12 }
  emptyFrame(sheet, frame)
  const middle = frame.y + frame.height / 2
  const { text, face } = lettered(sheet, words.missing, 'italic')
  const sentence = blockAt(text, face, 15, { width: 380, height: 100, leading: 1.4, rag: 'even' })
  const caption = () =>
    tell(sheet, 'P', (doc) => {
      doc.fillColor(hex(tones.ink))
      setBlock(doc, sentence, { x: 0, top: middle + 38, width: side, align: 'center' })
    })
  if (frame.height > 90) caption()
  setText(sheet, block, textTop, tones.ink)
  decorate(sheet, () => folioNumber(sheet, page.number))
}

function emptyFrame(sheet: Sheet, { y, height }: { y: number; height: number }) {
  const { tones } = sheet.press
  const [wood = tones.accent] = tones.motifs.toSorted((a, b) => toOklch(a).l - toOklch(b).l)
  const tip = tones.motifs.toSorted((a, b) => toOklch(b).c - toOklch(a).c)[0] ?? tones.accent
  decorate(sheet, (doc) => {
    const soft = mix(tip, tones.paper, 0.86)
    doc.roundedRect(margin + 12, y, side - 2 * margin - 24, height, 22).fill(hex(soft))
    doc
      .roundedRect(margin + 20, y + 8, side - 2 * margin - 40, height - 16, 16)
      .dash(2, { space: 7 })
      .lineCap('round')
    doc
      .lineWidth(1.6)
      .stroke(hex(mix(wood, tones.paper, contrast(wood, tones.paper) > 6 ? 0.45 : 0.1)))
      .undash()
    if (height < 130) return
    const middle = y + height / 2
    paints(doc, side / 2, middle - 2, tones.motifs)
    const metal = mix(tones.ink, tones.paper, 0.55)
    brush(doc, side / 2 + 18, middle - 22, 92, { wood: hex(wood), metal: hex(metal), tip: hex(tip) })
  })
}
