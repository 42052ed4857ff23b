import { costOf, priceOf, type Prices } from './prices.ts'

/** What one call of a model typically takes, for a quote: US dollars and tokens, from few words to many. */
export type Typical = { usd: { low: number; high: number }; tokens: { low: number; high: number } }

const few = { input_tokens: 900, output_tokens: 250 }
const many = { input_tokens: 3_000, output_tokens: 2_500 }

export function typicalText(provider: string, model: string, own: Prices = {}): Typical {
  return {
    usd: { low: costOf(provider, model, few, own), high: costOf(provider, model, many, own) },
    tokens: { low: few.input_tokens + few.output_tokens, high: many.input_tokens + many.output_tokens },
  }
}

/** `references`: how many the model is given to look at. */
export function typicalImage(provider: string, model: string, references: number, own: Prices = {}): Typical {
  const { image_tokens = 0, reference_tokens = 0 } = priceOf(provider, model, own)
  const units = (share: number) => ({
    input_tokens: 400 + Math.round(share * references * reference_tokens),
    output_tokens: Math.round(share * image_tokens),
    images: 1,
  })
  const [low, high] = [units(0.4), units(1)]
  return {
    usd: { low: costOf(provider, model, low, own), high: costOf(provider, model, high, own) },
    tokens: { low: low.input_tokens + low.output_tokens, high: high.input_tokens + high.output_tokens },
  }
}
