import { boxBlur, type Canvas, luminance } from './canvas.ts'
import { cloudy, grain, hatch, mask, streaks, tooth, wobbleX } from './noise.ts'

/** Where in its noise tiles a picture starts, so that no two pages share a stain. */
export type Shift = { x: number; y: number }

const clamp = (v: number) => (v < 0 ? 0 : v > 255 ? 255 : v)

/** Transparent pigment: dark rims where a wash dried, settled grains, blooms, and a ragged white border of paper. */
export function watercolour(canvas: Canvas, shift: Shift): void {
  const { data, size } = canvas
  const lum = luminance(canvas)
  const soft = boxBlur(lum, size, Math.max(1, Math.round(size / 260)))
  const [blooms, specks, paper] = [cloudy(), grain(), tooth()]
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const i = y * size + x
      const n = (((y + shift.y) & mask) << 9) | ((x + shift.x) & mask)
      const far = ((((y >> 1) + shift.y) & mask) << 9) | (((x >> 1) + shift.x) & mask)
      const l = lum[i] as number
      const rim = Math.min(0.13, Math.max(0, (soft[i] as number) - l - 1.5) / 160)
      const pigment = 1 - l / 255
      const settle =
        ((specks[n] as number) - 0.5) * (0.03 + 0.16 * pigment) + ((paper[n] as number) - 0.5) * 0.05
      const bloom = ((blooms[far] as number) - 0.5) * 0.2
      const keep = 1 - rim - settle
      for (let p = i << 2, k = 0; k < 3; k++, p++) {
        const c = data[p] as number
        data[p] = clamp(c * keep + (bloom > 0 ? (255 - c) * bloom * 0.75 : c * bloom * 0.45))
      }
    }
  deckle(canvas, shift, 0.026)
}

/** The unpainted border: paper white, its line uneven, with the dark rim of a wash that stopped there. */
function deckle({ data, size }: Canvas, shift: Shift, width: number): void {
  const [rough, fine] = [wobbleX(), tooth()]
  const margin = size * width
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const edge = Math.min(x, y, size - 1 - x, size - 1 - y)
      if (edge > margin * 2.4) {
        if (x < size / 2) x = Math.max(x, Math.floor(size - 1 - margin * 2.4))
        continue
      }
      const n = (((y + shift.x) & mask) << 9) | ((x + shift.y) & mask)
      const line = margin * (0.45 + (rough[n] as number) * 0.95 + (fine[n] as number) * 0.14)
      const t = Math.min(1, Math.max(0, (edge - line) / 3 + 0.5))
      const stain = edge > line ? Math.max(0, 1 - (edge - line) / 9) * 0.1 : 0
      const p = (y * size + x) << 2
      data[p] = 253 + ((data[p] as number) * (1 - stain) - 253) * t
      data[p + 1] = 250 + ((data[p + 1] as number) * (1 - stain) - 250) * t
      data[p + 2] = 242 + ((data[p + 2] as number) * (1 - stain) - 242) * t
    }
}

/** Opaque matte paint: the streaks of a bristle brush, raised a little where it was lifted. */
export function gouache({ data, size }: Canvas, shift: Shift): void {
  const [bristles, rough, specks] = [streaks(), cloudy(), grain()]
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const slant = y + (x >> 3)
      const n = (((slant + shift.y) & mask) << 9) | ((x + shift.x) & mask)
      const below = (((slant + 1 + shift.y) & mask) << 9) | ((x + shift.x) & mask)
      const far = ((((y >> 1) + shift.y) & mask) << 9) | (((x >> 1) + shift.x) & mask)
      const streak = bristles[n] as number
      const ridge = (streak - (bristles[below] as number)) * 34
      const tone =
        (streak - 0.5) * 15 + ((rough[far] as number) - 0.5) * 15 + ((specks[n] as number) - 0.5) * 7 + ridge
      for (let p = (y * size + x) << 2, k = 0; k < 3; k++, p++) {
        const c = data[p] as number
        data[p] = clamp(9 + c * 0.955 + tone * (0.5 + (0.5 * (255 - Math.abs(c * 2 - 255))) / 255))
      }
    }
}

/** Sheets of tinted paper: fibres that catch the light. */
export function paperCut({ data, size }: Canvas, shift: Shift): void {
  const [fibre, rough] = [tooth(), cloudy()]
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const n = (((y + shift.y) & mask) << 9) | ((x + shift.x) & mask)
      const below = (((y + 1 + shift.y) & mask) << 9) | ((x + 1 + shift.x) & mask)
      const tone = ((fibre[n] as number) - (fibre[below] as number)) * 62 + ((rough[n] as number) - 0.5) * 7
      for (let p = (y * size + x) << 2, k = 0; k < 3; k++, p++) data[p] = clamp((data[p] as number) + tone)
    }
}

/** Wax on rough paper: slanting strokes, and the paper's hollows left bare, less so where the hand pressed. */
export function crayon(canvas: Canvas, shift: Shift): void {
  const { data, size } = canvas
  const lum = luminance(canvas)
  const [bare, stroke, rough] = [tooth(), hatch(), cloudy()]
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const i = y * size + x
      const n = (((y + shift.y) & mask) << 9) | ((x + shift.x) & mask)
      // the tile's streaks lie flat; reading it along turned axes slants them like a right hand's strokes
      const slant = (((y + (x >> 1) + shift.y) & mask) << 9) | ((x - (y >> 1) + shift.x) & mask)
      const line = stroke[slant] as number
      const hollow = (bare[n] as number) * 0.62 + line * 0.38
      const open = Math.max(0, hollow - 0.5) * 1.7 * (0.22 + 0.78 * ((lum[i] as number) / 255))
      const tone = (line - 0.5) * 30 + ((rough[n] as number) - 0.5) * 12
      const p = i << 2
      data[p] = clamp(mixTo(data[p] as number, 252, open) + tone)
      data[p + 1] = clamp(mixTo(data[p + 1] as number, 247, open) + tone)
      data[p + 2] = clamp(mixTo(data[p + 2] as number, 236, open) + tone)
    }
}

const mixTo = (from: number, to: number, t: number) => from + (to - from) * t
