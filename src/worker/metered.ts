import { z } from 'zod'
import type { Ask } from '../limits/ask.ts'
import type { Pipeline } from '../pipeline/contract.ts'
import type { ImageModel, Models, TextModel } from '../providers/contract.ts'
import { needOf } from './call-shape.ts'
import { grace_ms } from './calls.ts'

/** A queue and a model that can serve it: what there are permits for. */
export type Lane = { name: string; queue: string; model: string; ask: Omit<Ask, 'n' | 'workers' | 'steps'> }

/** The lanes of the queues whose steps call a model that costs or is limited, by queue, the preferred model first. */
export function meteredLanes(models: Models, pipelines: Iterable<Pipeline>): Map<string, Lane[]> {
  const { text, image, fallbacks } = models
  const kinds = [...pipelines].flatMap((pipeline) => Object.values(pipeline.kinds))
  const life_ms = (queue: string) =>
    grace_ms + Math.max(0, ...kinds.filter((kind) => kind.queue === queue).map((kind) => kind.timeout_ms))
  const texts = [text, ...fallbacks.text].map((one) => laneOf('text', one, needOfText(one), life_ms('text')))
  const images = [image, ...fallbacks.image].map((one) =>
    laneOf('images', one, needOfPicture(one), life_ms('images')),
  )
  const lanes = [...texts, ...images].flatMap((lane) => (lane ? [lane] : []))
  return Map.groupBy(lanes, (lane) => lane.queue)
}

function laneOf(
  queue: string,
  model: TextModel | ImageModel,
  need: Ask['need'],
  life_ms: number,
): Lane | null {
  if (!model.metered) return null
  const kind = queue === 'text' ? 'text' : 'image'
  const ask = { provider: model.provider, model: model.model, kind, need, life_ms } as const
  return { name: `${queue} ${model.id}`, queue, model: model.id, ask }
}

const Anything = z.strictObject({ text: z.string() })

// Before a step is claimed nobody knows what it will ask: it is taken to be a page's text with the plan around it, or a
// picture with its sheet. A step that needs more asks for a permit of its own; what was not used is corrected afterwards.
const someWords = 'x'.repeat(9_000)

const needOfText = (model: TextModel) =>
  needOf(
    'text',
    model.worstCase({
      ask: { kind: 'rewrite', prompt: '', categories: [] },
      system: '',
      prompt: someWords,
      schema: Anything,
    }),
  )

const needOfPicture = (model: ImageModel) =>
  needOf(
    'image',
    model.worstCase({
      ask: { kind: 'character_sheet', style: '', characters: [], seed: 0 },
      prompt: someWords,
      references: model.takes_references ? [new Uint8Array()] : [],
    }),
  )
