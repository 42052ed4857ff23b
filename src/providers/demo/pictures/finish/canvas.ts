import sharp from 'sharp'
import { mask, type Tile } from './noise.ts'

/** Square raster, RGBA, colours premultiplied by alpha. */
export type Canvas = { data: Uint8Array; size: number }

/**
 * Renders a 1000-unit SVG. sharp's own renderer (librsvg) takes a tenth of resvg's time for clips, and figures are full
 * of them.
 */
export async function render(svg: string, size: number): Promise<Canvas> {
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `)
  const data = await sharp(Buffer.from(sized)).ensureAlpha().raw().toBuffer()
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3] as number
    if (alpha === 255) continue
    const share = alpha / 255
    data[i] = (data[i] as number) * share
    data[i + 1] = (data[i + 1] as number) * share
    data[i + 2] = (data[i + 2] as number) * share
  }
  return { data, size }
}

export type Wobble = { x: Tile; y: Tile; by: number; shiftX: number; shiftY: number }

/** The rows that hold anything, with a margin: most layers are empty in most rows. */
function rowsOf({ data, size }: Canvas, margin: number): [number, number] {
  const filled = (y: number) => {
    for (let i = y * size * 4 + 3, end = (y + 1) * size * 4; i < end; i += 4) if (data[i] !== 0) return true
    return false
  }
  let [top, bottom] = [0, size]
  while (top < bottom && !filled(top)) top++
  while (bottom > top && !filled(bottom - 1)) bottom--
  return [Math.max(0, top - margin), Math.min(size, bottom + margin)]
}

/** Moves every pixel a little along two noise tiles: edges get the uneven line of a hand. */
export function displace(source: Canvas, { x: tx, y: ty, by, shiftX, shiftY }: Wobble): Canvas {
  const { data, size } = source
  const out = new Uint8Array(data.length)
  const last = size - 2
  const k = 1280 / size
  const [top, bottom] = rowsOf(source, Math.ceil(by))
  for (let y = top; y < bottom; y++) {
    const row = ((y * k + shiftY) & mask) << 9
    for (let x = 0; x < size; x++) {
      const n = row | ((x * k + shiftX) & mask)
      const sx = Math.min(last, Math.max(0, x + ((tx[n] as number) - 0.5) * by))
      const sy = Math.min(last, Math.max(0, y + ((ty[n] as number) - 0.5) * by))
      const [ix, iy] = [sx | 0, sy | 0]
      const [fx, fy] = [sx - ix, sy - iy]
      const p = (iy * size + ix) << 2
      const q = p + (size << 2)
      if (data[p + 3] === 0 && data[q + 7] === 0 && data[p + 7] === 0 && data[q + 3] === 0) continue
      const o = (y * size + x) << 2
      const [a, b, c, d] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy]
      for (let j = 0; j < 4; j++)
        out[o + j] =
          (data[p + j] as number) * a +
          (data[p + 4 + j] as number) * b +
          (data[q + j] as number) * c +
          (data[q + 4 + j] as number) * d
    }
  }
  return { data: out, size }
}

/** As `displace`, but takes whole pixels: a sixth of the time, and scenery with grain on it does not show the difference. */
export function shuffle(source: Canvas, { x: tx, y: ty, by, shiftX, shiftY }: Wobble): Canvas {
  const { data, size } = source
  const aligned = data.byteOffset % 4 === 0 ? data : Uint8Array.from(data)
  const from = new Uint32Array(aligned.buffer, aligned.byteOffset, size * size)
  const out = new Uint32Array(size * size)
  const last = size - 1
  const k = 1280 / size
  const [top, bottom] = rowsOf(source, Math.ceil(by))
  const half = 0.5 - by / 2
  for (let y = top; y < bottom; y++) {
    const row = ((y * k + shiftY) & mask) << 9
    for (let x = 0; x < size; x++) {
      const n = row | ((x * k + shiftX) & mask)
      let sx = (x + half + (tx[n] as number) * by) | 0
      let sy = (y + half + (ty[n] as number) * by) | 0
      if (sx < 0) sx = 0
      else if (sx > last) sx = last
      if (sy < 0) sy = 0
      else if (sy > last) sy = last
      out[y * size + x] = from[sy * size + sx] as number
    }
  }
  return { data: new Uint8Array(out.buffer), size }
}

/** Lays a canvas over another, in place. */
export function over(base: Canvas, top: Canvas): void {
  const [to, from] = [base.data, top.data]
  for (let i = 0; i < to.length; i += 4) {
    const alpha = from[i + 3] as number
    if (alpha === 0) continue
    const rest = 255 - alpha
    to[i] = (from[i] as number) + ((to[i] as number) * rest) / 255
    to[i + 1] = (from[i + 1] as number) + ((to[i + 1] as number) * rest) / 255
    to[i + 2] = (from[i + 2] as number) + ((to[i + 2] as number) * rest) / 255
    to[i + 3] = 255
  }
}

/** The mean of a box around every value, by running sums; `radius` in pixels. */
export function boxBlur(source: Float32Array, size: number, radius: number): Float32Array {
  const turned = new Float32Array(source.length)
  const out = new Float32Array(source.length)
  pass(source, turned, size, radius)
  pass(turned, out, size, radius)
  return out
}

/** Blurs rows and writes them as columns, so two passes blur both ways and read memory in order. */
function pass(from: Float32Array, to: Float32Array, size: number, radius: number): void {
  const width = radius * 2 + 1
  for (let y = 0; y < size; y++) {
    const row = y * size
    let sum = 0
    for (let x = -radius; x <= radius; x++) sum += from[row + Math.min(size - 1, Math.max(0, x))] as number
    for (let x = 0; x < size; x++) {
      to[x * size + y] = sum / width
      sum +=
        (from[row + Math.min(size - 1, x + radius + 1)] as number) -
        (from[row + Math.max(0, x - radius)] as number)
    }
  }
}

export function luminance({ data, size }: Canvas): Float32Array {
  const out = new Float32Array(size * size)
  for (let i = 0, p = 0; i < out.length; i++, p += 4)
    out[i] = 0.3 * (data[p] as number) + 0.59 * (data[p + 1] as number) + 0.11 * (data[p + 2] as number)
  return out
}

export function alphaOf({ data, size }: Canvas): Float32Array {
  const out = new Float32Array(size * size)
  for (let i = 0; i < out.length; i++) out[i] = data[i * 4 + 3] as number
  return out
}

/** Enlarges a small canvas, between its pixels; the colours stay premultiplied, so no edge gets a fringe. */
export function enlarge(small: Canvas, size: number): Canvas {
  const out = new Uint8Array(size * size * 4)
  const { data, size: from } = small
  const step = from / size
  for (let y = 0; y < size; y++) {
    const sy = Math.min(from - 1.001, Math.max(0, (y + 0.5) * step - 0.5))
    const iy = sy | 0
    const fy = sy - iy
    for (let x = 0; x < size; x++) {
      const sx = Math.min(from - 1.001, Math.max(0, (x + 0.5) * step - 0.5))
      const ix = sx | 0
      const fx = sx - ix
      const p = (iy * from + ix) << 2
      const q = p + (from << 2)
      if (data[p + 3] === 0 && data[p + 7] === 0 && data[q + 3] === 0 && data[q + 7] === 0) continue
      const o = (y * size + x) << 2
      for (let j = 0; j < 4; j++) {
        const top = (data[p + j] as number) * (1 - fx) + (data[p + 4 + j] as number) * fx
        const low = (data[q + j] as number) * (1 - fx) + (data[q + 4 + j] as number) * fx
        out[o + j] = top * (1 - fy) + low * fy
      }
    }
  }
  return { data: out, size }
}

/** The mean of three by three pixels, all channels. */
export function soften({ data, size }: Canvas): Canvas {
  const out = new Uint8Array(data.length)
  const row = size * 4
  const at = (i: number) => data[i] as number
  for (let i = row + 4; i < data.length - row - 4; i++) {
    const [a, b] = [i - row, i + row]
    const above = at(a - 4) + at(a) + at(a + 4)
    const below = at(b - 4) + at(b) + at(b + 4)
    out[i] = (above + at(i - 4) + at(i) + at(i + 4) + below) / 9
  }
  return { data: out, size }
}
