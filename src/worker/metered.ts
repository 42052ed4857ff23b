import type { Ask } from '../limits/ask.ts'
import type { Models } from '../providers/contract.ts'

/**
 * The queues whose steps call a model that costs or is limited, and what a call of theirs needs: the tokens are what such a
 * call takes at most in practice; they are corrected to what the provider counted.
 */
export function meteredQueues({ text, image }: Models): Map<string, Omit<Ask, 'n' | 'workers' | 'queue'>> {
  const queues = new Map<string, Omit<Ask, 'n' | 'workers' | 'queue'>>()
  if (text.metered)
    queues.set('text', {
      provider: text.provider,
      model: text.model,
      kind: 'text',
      need: { requests: 1, tokens: 8_000, images: 0 },
      life_ms: 150_000,
    })
  if (image.metered)
    queues.set('images', {
      provider: image.provider,
      model: image.model,
      kind: 'image',
      need: { requests: 1, tokens: 5_000, images: 1 },
      life_ms: 330_000,
    })
  return queues
}
