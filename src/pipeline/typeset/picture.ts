import { readFile } from 'node:fs/promises'
import sharp from 'sharp'

/** Side of a page, points: 8.5 inches. */
export const side = 612

// One picture at a time and none kept: a book of 24 must not need the memory of 24.
sharp.cache(false)
sharp.concurrency(1)

/** A picture as it is seen on the page, one pixel for each point, rows of RGB. */
export type Pixels = Uint8Array
export type Picture = { jpeg: Buffer; pixels: Pixels }

/** Beyond 300 dpi nobody sees a difference; the file only grows. */
const most = 2550

/** Reads a picture for a full page. Throws when the file is missing or no picture. */
export async function readPicture(path: string): Promise<Picture> {
  const bytes = await readFile(path)
  const { format, width, height, space, channels, orientation } = await sharp(bytes).metadata()
  const asIs =
    format === 'jpeg' &&
    width === height &&
    width <= most &&
    space === 'srgb' &&
    channels === 3 &&
    (orientation ?? 1) === 1
  const jpeg = asIs ? bytes : await toPage(bytes, Math.min(most, width, height))
  const raw = sharp(jpeg).resize(side, side).removeAlpha().toColourspace('srgb').raw()
  return { jpeg, pixels: await raw.toBuffer() }
}

const toPage = (bytes: Buffer, pixels: number) =>
  sharp(bytes)
    .autoOrient()
    .resize(pixels, pixels, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer()
