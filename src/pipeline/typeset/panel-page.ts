import type { Block } from './block.ts'
import { hex } from './colours.ts'
import { folio } from './folio.ts'
import { foot, setText } from './manner.ts'
import { side, type Picture } from './picture.ts'
import { decorate, drawPicture, margin, type Sheet } from './press.ts'
import type { PageToTypeset } from './typeset.ts'

/** The calm third of a picture, which the picture was told to leave to the type. */
const calm = side / 3
/**
 * Where the paper reaches beyond the calm third, the picture gives way by this share. Upwards nearly all: figures stand
 * right above the calm ground and only sky is lost; downwards little, or their feet would leave the page.
 */
const giveWay = { up: 0.85, down: 0.35 }

/** The text on a sheet of paper, cut by hand, that lies over the calm part of the picture. */
export function panelPage(sheet: Sheet, page: PageToTypeset, block: Block, picture: Picture) {
  const bottom = page.text_zone === 'bottom'
  const height = Math.max(150, block.height + (bottom ? 34 + side - foot : 84))
  const hidden = Math.max(0, height - calm)
  drawPicture(sheet, picture, page.alt, bottom ? -hidden * giveWay.up : hidden * giveWay.down)
  paper(sheet, height, bottom, page.number)
  const [from, to] = bottom ? [side - height + 28, foot] : [margin + 4, height - 28]
  setText(sheet, block, from + Math.max(0, (to - from - block.height) / 2), sheet.press.tones.ink)
  folio(sheet, page.number, bottom ? 'paper' : 'picture')
}

function paper(sheet: Sheet, height: number, bottom: boolean, phase: number) {
  const { paper, ink } = sheet.press.tones
  const edge = (x: number) => 7 * Math.sin(x / 97 + phase * 1.7) + 3 * Math.sin(x / 41 + phase)
  decorate(sheet, (doc) => {
    const cut = (lift: number) => {
      const far = bottom ? side + 1 : -1
      doc.moveTo(0, far)
      for (let x = 0; x <= side; x += 6)
        doc.lineTo(x, bottom ? side - height + edge(x) - lift : height + edge(x) + lift)
      return doc.lineTo(side, far).closePath()
    }
    for (const lift of [11, 8.5, 6, 4, 2]) cut(lift).fillOpacity(0.06).fill(hex(ink))
    doc.fillOpacity(1)
    cut(0).fill(hex(paper))
  })
}
