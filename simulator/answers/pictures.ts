import sharp from 'sharp'
import { settings, times } from '../../src/book/plan.ts'
import { styleIds } from '../../src/book/styles.ts'
import { draw } from '../../src/providers/demo/draw-pool.ts'
import { sampleScene } from '../../src/providers/demo/sample.ts'
import { stamped } from './stamp.ts'

export type Format = 'png' | 'jpeg' | 'webp'
/** `width` and `height` as asked; null leaves it to us. */
export type Wanted = {
  prompt: string
  format: Format
  width: number | null
  height: number | null
  stamp: string
}
export type Studio = { paint(wanted: Wanted): Promise<{ bytes: Buffer; width: number; height: number }> }

/** Real pictures from the demo's pen: few different ones, each drawn once, and no two answers with the same bytes. */
export function openStudio({ distinct, size }: { distinct: number; size: number }): Studio {
  const original = (which: number) => once(`${which} ${size}`, () => drawing(which, size))

  const shaped = (which: number, format: Format, width: number, height: number) =>
    once(`${which} ${size} ${format} ${width}x${height}`, async () => {
      const picture = await original(which)
      if (format === 'jpeg' && width === size && height === size) return picture
      return await sharp(picture).resize(width, height, { fit: 'cover' }).toFormat(format).toBuffer()
    })

  return {
    async paint({ prompt, format, width, height, stamp }) {
      const [wide, high] = [width ?? size, height ?? size]
      const scale = Math.min(1, size / Math.max(wide, high))
      const [w, h] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))]
      return {
        bytes: stamped(await shaped(sum(prompt) % distinct, format, w, h), stamp),
        width: w,
        height: h,
      }
    },
  }
}

// of the process, like the threads that draw: another simulator beside this one asks for the same pictures
const kept = new Map<string, Promise<Buffer>>()

function once(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const known = kept.get(name)
  if (known) return known
  const made = make()
  kept.set(name, made)
  return made
}

async function drawing(which: number, size: number): Promise<Buffer> {
  const ask = sampleScene(styleIds[which % styleIds.length] ?? styleIds[0])
  if (ask.kind === 'character_sheet') throw new Error('a sample is a scene')
  const setting = settings[which % settings.length] ?? 'meadow'
  const time = times[Math.floor(which / 3) % times.length] ?? 'day'
  const scene = { ...ask.scene, setting, time }
  const result = await draw({ ask: { ...ask, scene, seed: which }, size })
  if (!result.ok) throw new Error(result.failure.message)
  return Buffer.from(result.bytes)
}

const sum = (words: string) =>
  Array.from(words).reduce((all, one) => (all * 31 + (one.codePointAt(0) ?? 0)) % 1_000_003, 7)
