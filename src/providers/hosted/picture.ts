import sharp from 'sharp'
import type { Picture, Usage } from '../contract.ts'
import { UselessAnswer } from './attempt.ts'

const mostPixels = 50_000_000

/** By its first bytes, so that nothing but these three forms ever reaches a decoder. */
function formOf(bytes: Uint8Array): 'image/jpeg' | 'image/png' | 'image/webp' | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp'
  return null
}

/**
 * The picture in what a provider sent and was paid for, decoded to its last line; WebP becomes JPEG. Throws a `UselessAnswer`
 * if the bytes are no picture, or not all of one.
 */
export async function paidPicture(bytes: Uint8Array, used: Usage['units']): Promise<Picture> {
  const useless = (words: string, cause?: unknown) => new UselessAnswer('bad_picture', words, used, cause)
  const form = formOf(bytes)
  if (!form) throw useless(`The ${bytes.byteLength} bytes in the answer are no JPEG, PNG or WebP picture.`)
  const image = sharp(bytes, { failOn: 'truncated', limitInputPixels: mostPixels })
  try {
    if (form === 'image/webp') {
      const { data, info } = await image
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
        .toBuffer({ resolveWithObject: true })
      return { bytes: new Uint8Array(data), media_type: 'image/jpeg', width: info.width, height: info.height }
    }
    const { info } = await image.raw().toBuffer({ resolveWithObject: true })
    return { bytes, media_type: form, width: info.width, height: info.height }
  } catch (error) {
    throw useless('The picture in the answer cannot be decoded to its end.', error)
  }
}

/** A reference small enough to stand inside a JSON request. */
export async function smallReference(bytes: Uint8Array): Promise<Buffer> {
  return await sharp(bytes, { limitInputPixels: mostPixels })
    .resize(1024, 1024, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 85 })
    .toBuffer()
}
