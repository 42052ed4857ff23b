import type { Face } from './faces.ts'
import { breakLines, type Line, type Rag } from './lines.ts'

/** A text broken into lines at a size; points. */
export type Block = {
  lines: (Line & { /** Baseline, from the top of the block. */ y: number })[]
  face: Face
  size: number
  width: number
  /** From the top of the capitals to below the descenders. */
  height: number
  /** All of it stands inside the asked width and height at no less than the least size. */
  fits: boolean
}

export type Room = {
  width: number
  height: number
  sizes: readonly [number, number]
  leading: number
  rag: Rag
}

export function blockAt(text: string, face: Face, size: number, room: Omit<Room, 'sizes'>): Block {
  const broken = breakLines(text, (part) => face.width(part) * size, room.width, room.rag)
  let y = face.capHeight * size
  const lines = broken.map((line, index) => {
    if (index > 0) y += room.leading * size + (line.opens ? 0.45 * size : 0)
    return { ...line, y }
  })
  const height = lines.length === 0 ? 0 : y + 0.26 * size
  const width = Math.max(0, ...lines.map((line) => line.width))
  return { lines, face, size, width, height, fits: height <= room.height && width <= room.width + 0.01 }
}

/** The block at the largest size that fits, to a tenth of a point; at the least size with `fits: false` if none does. */
export function fit(text: string, face: Face, room: Room): Block {
  let [low, high] = room.sizes.map((size) => Math.round(size * 10)) as [number, number]
  const at = (tenths: number) => blockAt(text, face, tenths / 10, room)
  if (!at(low).fits) return at(low)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (at(middle).fits) low = middle
    else high = middle - 1
  }
  return at(low)
}
