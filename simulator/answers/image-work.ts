import { json, type How, type Reply, type Work } from '../contract.ts'
import { picturePrice, tokensOf } from '../prices.ts'
import type { World } from '../world.ts'
import type { Format } from './pictures.ts'

export type ImageCall = {
  model: string
  prompt: string
  count: number
  format: Format
  width: number | null
  height: number | null
}

/** A picture, or `null` in its place: the persona says what stands there when nothing may be shown. */
export type Painted = {
  pictures: { bytes: Buffer; width: number; height: number }[]
  prompt: string
  input_tokens: number
}

/** A call for pictures: charged flat, drawn when it is answered. */
export function imageWork(world: World, call: ImageCall, show: (painted: Painted, how: How) => Reply): Work {
  const usd = picturePrice(call.model, call.count)
  const input_tokens = tokensOf(call.prompt)
  return {
    model: call.model,
    prompt: call.prompt,
    tokens: input_tokens,
    images: call.count,
    paid: true,
    usd: () => usd,
    async answer(how) {
      if (how.twist === 'wrong_schema') return json(200, { chapter_one: 'this is not what was asked for' })
      const prompt = how.twist === 'nul' ? `${call.prompt}\u0000\ud83d` : call.prompt
      return show({ pictures: await paint(world, call, how), prompt, input_tokens }, how)
    },
  }
}

const shown = new Set(['truncated_png', 'nul', 'length'])

/** The pictures of one answer: none, when nothing may be shown; half of one, when it is to be broken. */
export async function paint(world: World, call: ImageCall, how: How): Promise<Painted['pictures']> {
  if (how.twist !== null && !shown.has(how.twist)) return []
  const format = how.twist === 'truncated_png' ? 'png' : call.format
  const wanted = Array.from({ length: call.count }, (_, index) =>
    world.studio.paint({ ...call, format, stamp: `sim ${how.seq}.${index}` }),
  )
  const pictures = await Promise.all(wanted)
  if (how.twist !== 'truncated_png') return pictures
  return pictures.map((one) => ({ ...one, bytes: one.bytes.subarray(0, one.bytes.length * 0.6) }))
}
