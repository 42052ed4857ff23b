import { seeded } from '../../random.ts'

/** Side of every tile in pixels, a power of two so that wrapping is a mask. */
export const side = 512
export const mask = side - 1

/** A tile of smooth noise that repeats without a seam; values are 0 to 1, spread to use the whole range. */
export type Tile = Float32Array

function addOctave(tile: Tile, cellX: number, cellY: number, size: number, seed: string): void {
  const random = seeded('tile', seed)
  const [w, h] = [side / cellX, side / cellY]
  const grid = Float32Array.from({ length: w * h }, () => random.next())
  for (let y = 0; y < side; y++) {
    const gy = Math.floor(y / cellY)
    const fy = smooth((y % cellY) / cellY)
    const [row, next] = [(gy % h) * w, ((gy + 1) % h) * w]
    for (let x = 0; x < side; x++) {
      const gx = Math.floor(x / cellX)
      const fx = smooth((x % cellX) / cellX)
      const [a, b] = [gx % w, (gx + 1) % w]
      const top = (grid[row + a] ?? 0) * (1 - fx) + (grid[row + b] ?? 0) * fx
      const low = (grid[next + a] ?? 0) * (1 - fx) + (grid[next + b] ?? 0) * fx
      tile[y * side + x] = (tile[y * side + x] ?? 0) + (top * (1 - fy) + low * fy) * size
    }
  }
}

const smooth = (t: number) => t * t * (3 - 2 * t)

function spread(tile: Tile): Tile {
  let [low, high] = [Infinity, -Infinity]
  for (const v of tile) {
    if (v < low) low = v
    if (v > high) high = v
  }
  for (let i = 0; i < tile.length; i++) tile[i] = ((tile[i] ?? 0) - low) / (high - low)
  return tile
}

/** `cellX` and `cellY` (powers of two) are the size of the largest spots; unlike sizes make streaks. */
export function makeTile(seed: string, cellX: number, cellY: number, octaves: number): Tile {
  const tile = new Float32Array(side * side)
  let [cx, cy, size] = [cellX, cellY, 1]
  for (let i = 0; i < octaves; i++) {
    addOctave(tile, Math.max(1, cx), Math.max(1, cy), size, `${seed}-${i}`)
    cx /= 2
    cy /= 2
    size *= 0.55
  }
  return spread(tile)
}

const made = new Map<string, Tile>()

/** Tiles are made once in a thread, when a style first needs them. */
export function tile(name: string, cellX: number, cellY: number, octaves: number): Tile {
  const known = made.get(name)
  if (known) return known
  const fresh = makeTile(name, cellX, cellY, octaves)
  made.set(name, fresh)
  return fresh
}

export const wobbleX = () => tile('wobble-x', 64, 64, 4)
export const wobbleY = () => tile('wobble-y', 64, 64, 4)
export const cloudy = () => tile('cloudy', 128, 128, 5)
export const grain = () => tile('grain', 4, 4, 3)
export const tooth = () => tile('tooth', 8, 8, 3)
export const streaks = () => tile('streaks', 128, 4, 3)
export const hatch = () => tile('hatch', 64, 4, 2)
