import { boxBlur, type Canvas, luminance } from './canvas.ts'
import { cloudy, grain, hatch, mask, streaks, tooth, wobbleX } from './noise.ts'

/** Where in its noise tiles a picture starts, so that no two pages share a stain. */
export type Shift = { x: number; y: number }

const clamp = (v: number) => (v < 0 ? 0 : v > 255 ? 255 : v)

/** Index into a tile for a place on the page; tiles are made for a page of 1280 pixels. */
const spot = (x: number, y: number) => ((y & mask) << 9) | (x & mask)
const unit = (size: number) => 1280 / size

/** Transparent pigment: dark rims where a wash dried, settled grains, blooms, and a ragged white border of paper. */
export function watercolour(canvas: Canvas, shift: Shift): void {
  const { data, size } = canvas
  const lum = luminance(canvas)
  const soft = boxBlur(lum, size, Math.max(1, Math.round(size / 260)))
  const [blooms, specks, paper] = [cloudy(), grain(), tooth()]
  const k = unit(size)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const i = y * size + x
      const [px, py] = [x * k + shift.x, y * k + shift.y]
      const n = spot(px, py)
      const far = spot(px >> 1, py >> 1)
      const l = lum[i] as number
      const rim = Math.min(0.13, Math.max(0, (soft[i] as number) - l - 1.5) / 160)
      const pigment = 1 - l / 255
      const settle =
        ((specks[n] as number) - 0.5) * (0.03 + 0.16 * pigment) + ((paper[n] as number) - 0.5) * 0.05
      const bloom = ((blooms[far] as number) - 0.5) * 0.2
      const keep = 1 - rim - settle
      for (let p = i << 2, j = 0; j < 3; j++, p++) {
        const c = data[p] as number
        data[p] = clamp(c * keep + (bloom > 0 ? (255 - c) * bloom * 0.75 : c * bloom * 0.45))
      }
    }
  deckle(canvas, shift, 0.022)
}

/** The unpainted border: paper white, its line uneven, with the dark rim of a wash that stopped there. */
function deckle({ data, size }: Canvas, shift: Shift, width: number): void {
  const [rough, fine] = [wobbleX(), tooth()]
  const margin = size * width
  const k = unit(size)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const edge = Math.min(x, y, size - 1 - x, size - 1 - y)
      if (edge > margin * 2.4) {
        if (x < size / 2) x = Math.max(x, Math.floor(size - 1 - margin * 2.4))
        continue
      }
      const n = spot(x * k + shift.y, y * k + shift.x)
      const line = margin * (0.62 + (rough[n] as number) * 0.6 + (fine[n] as number) * 0.16)
      const t = Math.min(1, Math.max(0, (edge - line) / 3 + 0.5))
      const stain = edge > line ? Math.max(0, 1 - (edge - line) / 9) * 0.1 : 0
      const p = (y * size + x) << 2
      data[p] = 253 + ((data[p] as number) * (1 - stain) - 253) * t
      data[p + 1] = 250 + ((data[p + 1] as number) * (1 - stain) - 250) * t
      data[p + 2] = 242 + ((data[p + 2] as number) * (1 - stain) - 242) * t
    }
}

/** Opaque matte paint: strokes of a bristle brush that turn with the hand, a little raised where it was lifted. */
export function gouache({ data, size }: Canvas, shift: Shift): void {
  const [bristles, rough, specks] = [streaks(), cloudy(), grain()]
  const k = unit(size)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const [px, py] = [x * k + shift.x, y * k + shift.y]
      const swing = rough[spot(px >> 1, py >> 1)] as number
      const sy = py + swing * 190 + (px >> 3)
      const streak = bristles[spot(px, sy)] as number
      const ridge = (streak - (bristles[spot(px, sy + 1)] as number)) * 12
      const speck = (specks[spot(px, py)] as number) - 0.5
      const tone = (streak - 0.5) * 11 + (swing - 0.5) * 13 + speck * 6 + ridge
      for (let p = (y * size + x) << 2, i = 0; i < 3; i++, p++) {
        const c = data[p] as number
        data[p] = clamp(7 + c * 0.965 + tone * (0.6 + (0.4 * (255 - Math.abs(c * 2 - 255))) / 255))
      }
    }
}

/** Sheets of tinted paper: fibres that catch the light. */
export function paperCut({ data, size }: Canvas, shift: Shift): void {
  const [fibre, rough] = [tooth(), cloudy()]
  const k = unit(size)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const n = spot(x * k + shift.x, y * k + shift.y)
      const below = spot(x * k + 1 + shift.x, y * k + 1 + shift.y)
      const tone = ((fibre[n] as number) - (fibre[below] as number)) * 30 + ((rough[n] as number) - 0.5) * 9
      for (let p = (y * size + x) << 2, i = 0; i < 3; i++, p++) data[p] = clamp((data[p] as number) + tone)
    }
}

/** Wax on rough paper: slanting strokes, and the paper's hollows left bare, less so where the hand pressed. */
export function crayon(canvas: Canvas, shift: Shift): void {
  const { data, size } = canvas
  const lum = luminance(canvas)
  const [bare, stroke, rough] = [tooth(), hatch(), cloudy()]
  const k = unit(size)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const i = y * size + x
      const [px, py] = [x * k + shift.x, y * k + shift.y]
      const turn = rough[spot(px >> 1, py >> 1)] as number
      // the tile's streaks lie flat; reading it along turned axes slants them like a right hand's strokes
      const line = stroke[spot(px - (py >> 1), py + (px >> 1) + turn * 60)] as number
      const tooth = bare[spot(px, py)] as number
      const pressed = 0.18 + 0.82 * ((lum[i] as number) / 255)
      const open = Math.max(0, tooth * 0.75 + line * 0.25 - 0.47) * 0.95 * pressed
      const tone = (line - 0.5) * 17 + (turn - 0.5) * 16 + (tooth - 0.5) * -10
      const p = i << 2
      data[p] = clamp(mixTo(data[p] as number, 252, open) + tone)
      data[p + 1] = clamp(mixTo(data[p + 1] as number, 247, open) + tone)
      data[p + 2] = clamp(mixTo(data[p + 2] as number, 236, open) + tone)
    }
}

const mixTo = (from: number, to: number, t: number) => from + (to - from) * t
