import type { Ask } from '../limits/ask.ts'
import type { ImageModel, Models, TextModel } from '../providers/contract.ts'

/** A queue and a model that can serve it: what there are permits for. `own_only`: only for books that have it already. */
export type Lane = { name: string; queue: string; model: string; ask: Omit<Ask, 'n' | 'workers' | 'steps'> }

/** What a call takes at most in practice; the tokens are corrected to what the provider counted. */
const needs = {
  text: { requests: 1, tokens: 8_000, images: 0 },
  image: { requests: 1, tokens: 5_000, images: 1 },
}
const lives_ms = { text: 150_000, image: 330_000 }

/** The lanes of the queues whose steps call a model that costs or is limited, by queue, the preferred model first. */
export function meteredLanes({ text, image, fallbacks }: Models): Map<string, Lane[]> {
  const lanes = [
    [
      'text',
      [text, ...fallbacks.text].filter((one) => one.metered).map((one) => laneOf('text', 'text', one)),
    ],
    [
      'images',
      [image, ...fallbacks.image].filter((one) => one.metered).map((one) => laneOf('images', 'image', one)),
    ],
  ] as const
  return new Map(lanes.filter(([, of_queue]) => of_queue.length > 0))
}

const laneOf = (queue: string, kind: 'text' | 'image', model: TextModel | ImageModel): Lane => ({
  name: `${queue} ${model.id}`,
  queue,
  model: model.id,
  ask: { provider: model.provider, model: model.model, kind, need: needs[kind], life_ms: lives_ms[kind] },
})
