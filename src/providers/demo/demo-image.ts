import type { StyleId } from '../../book/styles.ts'
import type { ImageModel, ImageRequest, Picture } from '../contract.ts'
import { behave, type DemoBehaviour } from './behaviour.ts'
import { demoModel } from './model.ts'
import { draw } from './draw-pool.ts'
import { heeded } from './pictures/heed-note.ts'
import { sampleScene } from './sample.ts'

const side = 1280
const sampleSide = 640

const picture = (bytes: Uint8Array, size: number): Picture => ({
  bytes,
  media_type: 'image/jpeg',
  width: size,
  height: size,
})

const wished = (ask: ImageRequest['ask']): ImageRequest['ask'] =>
  'note' in ask && ask.note !== undefined ? { ...ask, scene: heeded(ask.scene, ask.note) } : ask

/** Draws pictures by code, without any AI: the same request gives the same bytes. Costs nothing. */
export function demoImage(demo: DemoBehaviour): ImageModel {
  return {
    ...demoModel,
    takes_references: true,
    async run({ ask }, call) {
      const failure = await behave(demo, call, 'picture')
      if (failure) return { ok: false, failure }
      const drawing = await draw({ ask: wished(ask), size: side }, call.signal)
      if (!drawing.ok) return drawing
      return { ok: true, value: picture(drawing.bytes, side), usage: { usd: 0, units: { images: 1 } } }
    },
  }
}

/** One scene in a style, for the list of styles. Throws if it cannot be drawn. */
export async function drawSample(style: StyleId): Promise<Picture> {
  const drawing = await draw({ ask: sampleScene(style), size: sampleSide })
  if (!drawing.ok) throw new Error(drawing.failure.message)
  return picture(drawing.bytes, sampleSide)
}
