import { darken, lighten, mix, type Hex } from '../colour.ts'
import { closed, ellipse, open, type Knot } from '../shape.ts'
import { onHead, type Stage } from './stage.ts'
import { hatOf, worn, type Garment, type GarmentKind } from './wardrobe.ts'

/** A hat's own page: 0,0 is the middle of its rim on the head, one unit is the width of the head. */
type Brim = { stage: Stage; garment: Garment; w: number; dark: Hex; light: Hex }

const drawn: Partial<Record<GarmentKind, (brim: Brim) => void>> = {
  beanie,
  cap,
  hat,
  straw,
  wizard,
  crown,
  helmet,
}

export function drawHat(stage: Stage): void {
  const { pen, outfit, design, front } = stage
  const garment = hatOf(outfit)
  const { rx, ry } = design.head
  if (garment) {
    const high = design.eyes.kind === 'top'
    const brim: Brim = { stage, garment, w: rx * (high ? 0.36 : 0.66), dark: darken(garment.colour, 0.1), light: lighten(garment.colour, 0.09) } // prettier-ignore
    const tall = high ? -0.96 : -0.74
    pen.at({ x: front ? 2 : high ? rx * 0.36 : -rx * 0.05, y: ry * tall, turn: front ? -5 : -9 }, () =>
      drawn[garment.kind]?.(brim),
    )
  }
  if (worn(outfit, 'flower')) drawFlower(stage)
  if (worn(outfit, 'hair-bow')) drawHairBow(stage)
}

function beanie({ stage: { pen }, garment, w, dark, light }: Brim): void {
  const path = closed([[-w, 6], [-w * 0.92, -w * 0.42], [-w * 0.5, -w * 0.84], [0, -w * 0.96], [w * 0.5, -w * 0.84], [w * 0.92, -w * 0.42], [w, 6], [0, 14]]) // prettier-ignore
  pen.fill(path, pen.soft(garment.colour))
  pen.within(path, () => {
    for (const k of [-0.55, -0.2, 0.2, 0.55]) pen.line(open([[k * w * 0.4, -w], [k * w * 1.1, -w * 0.4], [k * w * 1.2, 0]]), dark, 3, 0.4) // prettier-ignore
    if (garment.pattern === 'striped')
      pen.line(
        open([
          [-w, -w * 0.34],
          [0, -w * 0.44],
          [w, -w * 0.34],
        ]),
        light,
        w * 0.2,
      )
  })
  pen.fill(ellipse(0, -w * 1.06, w * 0.27, w * 0.26), pen.soft(mix(light, '#fff8ea', 0.6)))
  pen.fill(closed([[-w * 1.06, 4], [-w * 1.02, -w * 0.2], [0, -w * 0.3], [w * 1.02, -w * 0.2], [w * 1.06, 4], [w * 0.9, 14], [0, 9], [-w * 0.9, 14]]), pen.soft(dark, 0.6)) // prettier-ignore
}

function cap({ stage: { pen, front }, garment, w, dark, light }: Brim): void {
  const peak: Knot[] = front ? [[-w * 0.8, 0], [0, -w * 0.16], [w * 0.8, 0], [w * 0.62, w * 0.24], [0, w * 0.34], [-w * 0.62, w * 0.24]] : [[w * 0.3, -w * 0.02], [w * 0.9, -w * 0.14], [w * 1.5, w * 0.1], [w * 1.42, w * 0.22], [w * 0.9, w * 0.12], [w * 0.3, w * 0.16]] // prettier-ignore
  const path = closed([[-w, 6], [-w * 0.9, -w * 0.46], [-w * 0.4, -w * 0.76], [w * 0.4, -w * 0.76], [w * 0.9, -w * 0.46], [w, 6], [0, 12]]) // prettier-ignore
  pen.fill(path, pen.soft(garment.colour))
  pen.line(
    open([
      [0, -w * 0.8],
      [front ? 0 : w * 0.4, -w * 0.4],
      [front ? 0 : w * 0.5, 0],
    ]),
    dark,
    3,
    0.5,
  )
  pen.fill(closed(peak), pen.soft(dark, 0.7))
  pen.fill(ellipse(0, -w * 0.8, 7, 6), light)
}

function hat({ stage: { pen, palette }, garment, w, dark }: Brim): void {
  pen.fill(closed([[-w * 0.7, 2], [-w * 0.68, -w * 0.62, 0.6], [-w * 0.5, -w * 0.82, 0.6], [0, -w * 0.74], [w * 0.5, -w * 0.84, 0.6], [w * 0.68, -w * 0.62, 0.6], [w * 0.7, 2]]), pen.soft(garment.colour)) // prettier-ignore
  pen.fill(closed([[-w * 0.73, 2], [-w * 0.72, -w * 0.22], [0, -w * 0.14], [w * 0.72, -w * 0.22], [w * 0.73, 2]]), mix(dark, palette.ink, 0.3), { ink: false }) // prettier-ignore
  pen.fill(ellipse(0, 2, w * 1.22, w * 0.17), pen.soft(dark, 0.7))
}

function straw({ stage: { pen }, garment, w, dark }: Brim): void {
  const reed = mix('#ebc878', garment.colour, 0.12)
  pen.fill(closed([[-w * 0.8, 4], [-w * 0.74, -w * 0.5], [-w * 0.4, -w * 0.82], [w * 0.4, -w * 0.82], [w * 0.74, -w * 0.5], [w * 0.8, 4]]), pen.soft(reed)) // prettier-ignore
  pen.fill(closed([[-w * 0.82, 6], [-w * 0.82, -w * 0.24], [0, -w * 0.14], [w * 0.82, -w * 0.24], [w * 0.82, 6]]), garment.colour, { ink: false }) // prettier-ignore
  pen.fill(closed([[-w * 1.56, 10, 0.6], [-w * 0.8, -w * 0.06], [0, 0], [w * 0.8, -w * 0.06], [w * 1.56, 10, 0.6], [w * 0.7, w * 0.24], [-w * 0.7, w * 0.24]]), pen.soft(mix(reed, dark, 0.08))) // prettier-ignore
  for (const k of [-1, -0.6, 0.6, 1])
    pen.line(
      open([
        [k * w, 4],
        [k * w * 1.3, 7],
      ]),
      darken(reed, 0.12),
      2.4,
      0.6,
    )
}

function wizard({ stage: { pen, palette }, garment, w, dark, light }: Brim): void {
  pen.fill(closed([[-w * 0.72, 4], [-w * 0.4, -w * 0.8], [-w * 0.1, -w * 1.36], [w * 0.3, -w * 1.62, 0.2], [w * 0.2, -w * 1.2], [w * 0.44, -w * 0.7], [w * 0.72, 4]]), pen.soft(garment.colour)) // prettier-ignore
  for (const [x, y, r] of [[-0.2, -0.5, 7], [0.2, -0.85, 5], [0.32, -0.34, 5.5]] as const) pen.fill(closed([[x * w, y * w - r, 0], [x * w + r * 0.3, y * w - r * 0.3, 0], [x * w + r, y * w, 0], [x * w + r * 0.3, y * w + r * 0.3, 0], [x * w, y * w + r, 0], [x * w - r * 0.3, y * w + r * 0.3, 0], [x * w - r, y * w, 0], [x * w - r * 0.3, y * w - r * 0.3, 0]]), mix('#ffe08a', light, 0.2), { ink: false }) // prettier-ignore
  pen.fill(ellipse(0, 4, w * 1.3, w * 0.18), pen.soft(mix(dark, palette.ink, 0.1), 0.7))
}

function crown({ stage: { pen, palette }, w }: Brim): void {
  const gold = '#f0c04a'
  const s = w * 0.72
  pen.fill(closed([[-s, 6, 0.2], [-s * 1.08, -s * 0.74, 0.1], [-s * 0.52, -s * 0.3, 0.2], [0, -s * 0.98, 0.1], [s * 0.52, -s * 0.3, 0.2], [s * 1.08, -s * 0.74, 0.1], [s, 6, 0.2], [0, 14]]), pen.soft(gold)) // prettier-ignore
  for (const [x, y] of [[-1.08, -0.78], [0, -1.02], [1.08, -0.78]] as const) pen.fill(ellipse(x * s, y * s, 6.5, 6.5), lighten(gold, 0.06)) // prettier-ignore
  for (const x of [-0.5, 0, 0.5]) pen.fill(ellipse(x * s, -s * 0.06, 6, 6.5), x === 0 ? palette.accent : '#f7e7c4', { ink: false }) // prettier-ignore
}

function helmet({ stage: { pen }, garment, w, dark, light }: Brim): void {
  pen.fill(closed([[-w * 1.2, 12], [-w * 1.12, -w * 0.5], [-w * 0.5, -w], [w * 0.5, -w], [w * 1.12, -w * 0.5], [w * 1.2, 12], [0, 2]]), pen.soft(garment.colour)) // prettier-ignore
  pen.line(
    open([
      [-w * 0.2, -w * 1.0],
      [-w * 0.1, -w * 0.4],
      [0, 0],
    ]),
    light,
    8,
    0.7,
  )
  pen.line(
    open([
      [-w * 1.18, 8],
      [0, -2],
      [w * 1.18, 8],
    ]),
    dark,
    7,
  )
}

function drawFlower(stage: Stage): void {
  const { pen, palette } = stage
  const { at } = onHead(stage, stage.mirrored || stage.front ? 0.62 : -0.5, -0.66)
  pen.at({ x: at[0], y: at[1], turn: 12 }, () => {
    for (const turn of [0, 72, 144, 216, 288]) pen.at({ turn }, () => pen.fill(ellipse(0, -12, 8.5, 10), pen.soft(lighten(palette.accent, 0.04)), { ink: false })) // prettier-ignore
    pen.fill(ellipse(0, 0, 7.5, 7.5), '#f6c552', { ink: false })
  })
}

function drawHairBow(stage: Stage): void {
  const { pen, outfit, palette } = stage
  const colour = worn(outfit, 'hair-bow')?.colour ?? palette.accent
  const { at } = onHead(stage, stage.front ? 0.5 : -0.42, -0.8)
  pen.at({ x: at[0], y: at[1], turn: stage.front ? 18 : -16 }, () => drawBow(stage, colour, 1))
}

/** A bow of two loops and a knot, `size` 1 being as wide as an ear. */
export function drawBow({ pen }: Stage, colour: Hex, size: number): void {
  for (const s of [-1, 1]) {
    pen.fill(closed([[0, 0], [s * 16 * size, -17 * size], [s * 36 * size, -15 * size, 0.6], [s * 38 * size, 12 * size, 0.6], [s * 16 * size, 13 * size]]), pen.soft(colour)) // prettier-ignore
    pen.line(
      open([
        [s * 8 * size, 0],
        [s * 18 * size, -3 * size],
        [s * 25 * size, -1],
      ]),
      darken(colour, 0.13),
      2.6,
      0.7,
    )
  }
  pen.fill(ellipse(0, -1, 8.5 * size, 10 * size), pen.soft(darken(colour, 0.06)))
}

export function drawGlasses(stage: Stage): void {
  const garment = worn(stage.outfit, 'glasses')
  if (!garment) return
  const { pen, design } = stage
  const frame = mix(garment.colour, '#3a2a2a', 0.35)
  const r = design.eyes.size * 1.75
  const [far, near] = [1, -1].map((s) => onHead(stage, s * design.eyes.apart, design.eyes.y + 0.02)) as [ReturnType<typeof onHead>, ReturnType<typeof onHead>] // prettier-ignore
  for (const { at, narrow } of [far, near]) {
    const lens = ellipse(at[0], at[1], r * (0.3 + 0.7 * narrow), r)
    pen.fill(lens, '#e8f6ff', { ink: false, opacity: 0.2 })
    pen.line(lens, frame, 5)
  }
  const [inner, outer] = [
    near.at[0] + r * (0.3 + 0.7 * near.narrow),
    far.at[0] - r * (0.3 + 0.7 * far.narrow),
  ]
  pen.line(
    open([
      [inner, near.at[1] - 2],
      [(inner + outer) / 2, near.at[1] - 8],
      [outer, far.at[1] - 2],
    ]),
    frame,
    5,
  )
}
