import { availableParallelism } from 'node:os'
import type { QuotedModel, QuoteParts } from '../actions/quote-book.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { limitSettings, type OpenModels } from './open-models.ts'
import type { Prices } from '../providers/prices.ts'
import { typicalImage, typicalText } from '../providers/typical.ts'

const free = { usd: { low: 0, high: 0 }, tokens: { low: 0, high: 0 } }
// What the demo takes for a picture on one core of a laptop; a hosted model that was never measured takes as the article says.
const demoDrawing_s = 0.8
const hosted = { text: { low: 4, high: 25 }, image: { low: 8, high: 60 } }

/** What a quote is made from. */
export function quoteParts(config: Config, db: Database, { models, pipeline }: OpenModels): QuoteParts {
  const { text, image, moderator } = models
  const own = config.prices as Prices
  return {
    db,
    pipeline,
    credits: config.credits,
    moderated: moderator !== null,
    prices: {
      text: text.metered ? typicalText(text.provider, text.model, own) : free,
      image: image.metered
        ? typicalImage(image.provider, image.model, image.takes_references ? 1 : 0, own)
        : free,
      moderation: free,
    },
    text: quoted(text, hosted.text, { low: 0.2, high: 0.6 }, 60 * 32),
    image: quoted(
      image,
      hosted.image,
      { low: demoDrawing_s, high: 4 * demoDrawing_s },
      (60 * availableParallelism()) / demoDrawing_s,
    ),
    limits: limitSettings(config),
  }
}

const quoted = (
  { id, provider, model, metered }: QuotedModelBase,
  slow: QuotedModel['seconds'],
  fast: QuotedModel['seconds'],
  per_minute: number,
): QuotedModel => ({
  id,
  provider,
  model,
  metered,
  seconds: metered ? slow : fast,
  per_minute: metered ? Number.POSITIVE_INFINITY : per_minute,
})

type QuotedModelBase = Pick<QuotedModel, 'id' | 'provider' | 'model' | 'metered'>
