import type { Block } from './block.ts'
import { hex } from './colours.ts'
import { folio } from './folio.ts'
import { groundFor, least, type Ground } from './ground.ts'
import { alignOf, columnOf, foot, onPaper, panelBlock, setText, zoneBlock } from './manner.ts'
import { panelPage } from './panel-page.ts'
import { side, type Picture } from './picture.ts'
import { placeholderPage } from './placeholder-page.ts'
import { decorate, drawPicture, margin, rectsOf, turnPage, type Press, type Sheet } from './press.ts'
import type { PageToTypeset } from './typeset.ts'

/**
 * More mist than this is a blind: then honest paper is the more beautiful. A night bears more, it is dark anyway; the
 * ground bears less than the sky, for somebody stands on it.
 */
const mistMost = { day: 0.55, night: 0.75, ground: 0.42 }
/** How far the mist fades out beyond the type, points. */
const reaches = { top: 120, bottom: 56 }

/** A page of the story: the type on the calm part of the picture where it can be read there, else on paper. */
export function storyPage(press: Press, page: PageToTypeset, picture: Picture | null, size: number) {
  const sheet = turnPage(press, `Page ${page.number}`)
  const block = zoneBlock(sheet, page.text, size)
  const panel = () => panelBlock(sheet, page.text, size)
  if (picture === null) return placeholderPage(sheet, page, panel())
  const stand = onPaper(press) || !block.fits ? null : standIn(sheet, page, block, picture)
  if (stand === null || tooThick(press, page, stand.ground)) return panelPage(sheet, page, panel(), picture)
  drawPicture(sheet, picture, page.alt)
  if (stand.ground.wash.alpha > 0) mist(sheet, page.text_zone, stand.top, block, stand.ground)
  setText(sheet, block, stand.top, stand.ground.ink)
  folio(sheet, page.number, 'picture')
  if (stand.ground.contrast < least) press.warnings.push(weak(sheet.name, stand.ground.contrast))
}

const tooThick = ({ tones }: Press, { text_zone }: PageToTypeset, { ink, wash }: Ground) => {
  if (ink === tones.cream) return wash.alpha > mistMost.night
  return wash.alpha > (text_zone === 'top' ? mistMost.day : mistMost.ground)
}

const weak = (name: string, contrast: number) =>
  `${name}: the type stands out from the picture by ${contrast.toFixed(1)}:1 only; ${least}:1 is the least.`

/** Tries the block at several heights of the calm third and keeps the one that needs the least mist. */
function standIn({ press }: Sheet, page: PageToTypeset, block: Block, picture: Picture) {
  const top = page.text_zone === 'top'
  const edge = top ? margin + 14 : foot - block.height
  const inner = top ? Math.max(edge, 208 - block.height) : Math.min(edge, side - 208)
  const x = (side - columnOf(press)) / 2
  const tried = [0.55, 0.3, 0.8, 0].map((share) => {
    const at = edge + (inner - edge) * share
    const under = rectsOf(block, x, at, columnOf(press), alignOf(press))
    return { top: at, ground: groundFor(picture.pixels, under, press.tones) }
  })
  return tried.reduce((best, next) => (next.ground.wash.alpha < best.ground.wash.alpha - 0.06 ? next : best))
}

/** Full strength behind the type and a little beyond, then fading out the way mist does: slowly at both ends. */
function mist(sheet: Sheet, zone: 'top' | 'bottom', top: number, block: Block, { wash }: Ground) {
  const reach = reaches[zone]
  const [from, to] = zone === 'top' ? [0, top + block.height + 8 + reach] : [side, top - 8 - reach]
  const full = 1 - reach / Math.abs(to - from)
  const colour = hex(wash.colour)
  decorate(sheet, (doc) => {
    const gradient = doc.linearGradient(0, from, 0, to).stop(0, colour, wash.alpha)
    for (let step = 0; step <= 8; step++) {
      const fade = 1 - (step / 8) ** 2 * (3 - (2 * step) / 8)
      gradient.stop(full + ((1 - full) * step) / 8, colour, wash.alpha * fade)
    }
    doc.rect(0, Math.min(from, to), side, Math.abs(to - from)).fill(gradient)
  })
}
