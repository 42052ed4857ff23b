import { hex, mix, type Rgb } from './colours.ts'
import type { Doc } from './pdfkit-inside.ts'
import { side } from './picture.ts'

const turn = Math.PI * 2
const pick = (colours: readonly Rgb[], index: number): string =>
  hex(colours[index % colours.length] ?? [150, 120, 90])

/** A leaf from its stalk at (x, y), pointing along `angle` (radians, clockwise from the right). */
function leaf(doc: Doc, x: number, y: number, length: number, angle: number, colour: string) {
  const along = (forth: number, aside: number): [number, number] => [
    x + Math.cos(angle) * forth - Math.sin(angle) * aside,
    y + Math.sin(angle) * forth + Math.cos(angle) * aside,
  ]
  const tip = along(length, 0)
  doc
    .moveTo(x, y)
    .bezierCurveTo(...along(length * 0.2, -length * 0.32), ...along(length * 0.7, -length * 0.3), ...tip)
    .bezierCurveTo(...along(length * 0.7, length * 0.3), ...along(length * 0.2, length * 0.32), x, y)
    .fill(colour)
}

/** A wreath of two branches that meet at the top; leaves grow smaller towards their tips. */
export function wreath(doc: Doc, x: number, y: number, radius: number, colours: readonly Rgb[]) {
  const stem = mix(colours[0] ?? [90, 90, 90], [255, 255, 255], 0.25)
  const opening = 0.2
  for (const hand of [-1, 1]) {
    const at = (share: number) => turn / 4 + hand * (0.05 + share * (turn / 2 - opening - 0.05))
    doc.lineWidth(1.6).lineCap('round')
    for (let step = 0; step <= 60; step++) {
      const [px, py] = [x + Math.cos(at(step / 60)) * radius, y + Math.sin(at(step / 60)) * radius]
      if (step === 0) doc.moveTo(px, py)
      else doc.lineTo(px, py)
    }
    doc.stroke(hex(stem))
    branchLeaves(doc, { x, y, radius, hand, at }, colours)
  }
}

type Branch = { x: number; y: number; radius: number; hand: number; at: (share: number) => number }

function branchLeaves(doc: Doc, { x, y, radius, hand, at }: Branch, colours: readonly Rgb[]) {
  const count = 30
  for (let index = 0; index <= count; index++) {
    const share = index / count
    const angle = at(share)
    const [px, py] = [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius]
    const length = radius * (0.19 - 0.08 * share)
    const along = angle + (hand * turn) / 4
    const lean = index === count ? 0 : index % 2 === 0 ? 0.75 : -0.75
    leaf(doc, px, py, length, along + hand * lean, pick(colours, index))
    if (index % 4 === 1 && index < count - 2)
      doc
        .circle(px + Math.cos(angle) * length * 0.7, py + Math.sin(angle) * length * 0.7, 2.6)
        .fill(pick(colours, index + 2))
  }
}

/** A short branch lying flat, for under a line of type. */
export function sprig(doc: Doc, x: number, y: number, width: number, colours: readonly Rgb[]) {
  for (const hand of [-1, 1]) {
    const end = x + (hand * width) / 2
    doc
      .moveTo(x + hand * 9, y)
      .quadraticCurveTo(x + (hand * width) / 4, y - 5, end, y)
      .lineWidth(1.3)
      .stroke(pick(colours, 0))
    for (let index = 0; index < 5; index++) {
      const px = x + hand * (16 + (index * (width / 2 - 20)) / 4.6)
      const lean = index % 2 === 0 ? -0.7 : 0.7
      leaf(doc, px, y - 2, 12 - index, hand > 0 ? lean : turn / 2 - lean, pick(colours, index + 1))
    }
  }
  heart(doc, x, y, 11, pick(colours, 1))
}

export function heart(doc: Doc, x: number, y: number, size: number, colour: string) {
  const s = size / 2
  doc
    .moveTo(x, y + s)
    .bezierCurveTo(x - s * 2.2, y - s * 0.5, x - s * 0.9, y - s * 1.7, x, y - s * 0.5)
    .bezierCurveTo(x + s * 0.9, y - s * 1.7, x + s * 2.2, y - s * 0.5, x, y + s)
    .fill(colour)
}

export function star(doc: Doc, x: number, y: number, size: number, colour: string) {
  for (let point = 0; point < 10; point++) {
    const reach = point % 2 === 0 ? size : size * 0.45
    const angle = (point * turn) / 10 - turn / 4
    const [px, py] = [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]
    if (point === 0) doc.moveTo(px, py)
    else doc.lineTo(px, py)
  }
  doc
    .closePath()
    .lineJoin('round')
    .lineWidth(size * 0.3)
    .fillAndStroke(colour, colour)
}

/** A line of soft hills with its top around `y`, filled to the foot of the page. */
export function hills(doc: Doc, y: number, height: number, phase: number, colour: Rgb) {
  doc.moveTo(0, side)
  for (let x = 0; x <= side; x += 12) {
    const rise = Math.sin(x / 118 + phase) * 0.6 + Math.sin(x / 61 + phase * 2.3) * 0.25
    doc.lineTo(x, y + rise * height)
  }
  doc.lineTo(side, side).closePath().fill(hex(colour))
}

/** The mark of Storymill: a little windmill, `size` points high, its hub at (x, y). */
export function mill(doc: Doc, x: number, y: number, size: number, colour: string, ground: string) {
  const at = (right: number, down: number): [number, number] => [x + right * size, y + down * size]
  doc.moveTo(...at(-0.15, -0.06)).quadraticCurveTo(...at(0, -0.3), ...at(0.15, -0.06))
  doc
    .lineTo(...at(0.25, 0.6))
    .lineTo(...at(-0.25, 0.6))
    .closePath()
    .fill(colour)
  doc.roundedRect(x - size * 0.07, y + size * 0.4, size * 0.14, size * 0.2, size * 0.06).fill(ground)
  for (let sail = 0; sail < 4; sail++) {
    const angle = (sail * turn) / 4 + turn / 8 - 0.15
    // A gap of the ground's colour keeps the lower sails apart from the house behind them.
    leaf(doc, x, y, size * 0.6, angle, ground)
    leaf(doc, x + Math.cos(angle) * 1.6, y + Math.sin(angle) * 1.6, size * 0.5, angle, colour)
  }
  doc.circle(x, y, size * 0.06).fill(colour)
}

/** Dabs of every colour of the book and a brush: the picture is still to come. */
export function paints(doc: Doc, x: number, y: number, colours: readonly Rgb[]) {
  const gap = 46
  for (const [index, colour] of colours.entries()) {
    const cx = x + (index - (colours.length - 1) / 2) * gap
    const cy = y + (index % 2 === 0 ? 0 : 10)
    dab(doc, cx, cy, 17 - (index % 3) * 2, index, hex(colour))
  }
}

function dab(doc: Doc, x: number, y: number, radius: number, phase: number, colour: string) {
  for (let step = 0; step <= 36; step++) {
    const angle = (step * turn) / 36
    const reach = radius * (1 + 0.09 * Math.sin(angle * 3 + phase) + 0.05 * Math.sin(angle * 5 + phase * 2))
    const [px, py] = [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]
    if (step === 0) doc.moveTo(px, py)
    else doc.lineTo(px, py)
  }
  doc.closePath().fill(colour)
}

export function brush(
  doc: Doc,
  x: number,
  y: number,
  length: number,
  colours: { wood: string; metal: string; tip: string },
) {
  doc.save().translate(x, y).rotate(-38)
  doc.moveTo(length * 0.3, -5).quadraticCurveTo(length * 0.7, -8, length, -1.5)
  doc
    .lineTo(length, 1.5)
    .quadraticCurveTo(length * 0.7, 8, length * 0.3, 5)
    .fill(colours.wood)
  doc.rect(length * 0.2, -6.5, length * 0.12, 13).fill(colours.metal)
  doc.moveTo(length * 0.2, -6.5).bezierCurveTo(length * 0.1, -11, length * 0.06, -4, 0, 0)
  doc.bezierCurveTo(length * 0.06, 4, length * 0.1, 11, length * 0.2, 6.5).fill(colours.tip)
  doc.restore()
}
