import type { ImageRequest, TextRequest, Usage, WorstCase } from './contract.ts'

/** US dollars a million tokens in and out; for pictures also a flat price each, or how many tokens one takes. */
export type Price = {
  input: number
  output: number
  /** US dollars a picture, beside its tokens. */
  image?: number
  /** The most tokens that drawing one picture takes, and that looking at one reference takes. */
  image_tokens?: number
  reference_tokens?: number
}
/** By `PROVIDER:MODEL`, else `PROVIDER:*`, else `*`. */
export type Prices = Readonly<Record<string, Price>>

const tokens = (input: number, output: number): Price => ({ input, output })
const flat = (image: number): Price => ({ input: 0, output: 0, image })
// Words in are cheaper than pictures in, but answers do not always say how many were which: all count as pictures.
const drawn = (input: number, output: number, image_tokens: number, reference_tokens: number): Price => ({
  input,
  output,
  image_tokens,
  reference_tokens,
})

/** Of what nobody has a price for. */
const dearest = drawn(10, 60, 7_100, 6_500)

/**
 * List prices of November 2026, without discounts (cached input, batches). A model that is not here costs what the dearest
 * one a person would sensibly choose does: a budget must not burst because a price was unknown.
 */
export const listPrices: Prices = {
  'openai:gpt-5-nano': tokens(0.05, 0.4),
  'openai:gpt-5-mini': tokens(0.25, 2),
  'openai:gpt-5': tokens(1.25, 10),
  'openai:gpt-5.1': tokens(1.25, 10),
  'openai:gpt-5.2': tokens(1.75, 14),
  'openai:gpt-5.4-nano': tokens(0.2, 1.25),
  'openai:gpt-5.4-mini': tokens(0.75, 4.5),
  'openai:gpt-5.4': tokens(2.5, 15),
  'openai:gpt-5.5': tokens(5, 30),
  'openai:gpt-4.1-nano': tokens(0.1, 0.4),
  'openai:gpt-4.1-mini': tokens(0.4, 1.6),
  'openai:gpt-4.1': tokens(2, 8),
  'openai:gpt-4o-mini': tokens(0.15, 0.6),
  'openai:gpt-4o': tokens(2.5, 10),
  'openai:o4-mini': tokens(1.1, 4.4),
  'openai:o3': tokens(2, 8),
  'openai:gpt-image-1-mini': drawn(2.5, 8, 1_600, 5_000),
  'openai:gpt-image-1': drawn(10, 40, 1_600, 5_000),
  'openai:gpt-image-1.5': drawn(8, 32, 1_600, 5_000),
  'openai:gpt-image-2': drawn(8, 30, 2_500, 6_500),
  'openai:gpt-image-2.5-sunburst': drawn(8, 30, 4_200, 6_500),
  'openai:gpt-image-2.5-flare': drawn(8, 30, 4_200, 6_500),
  'openai:gpt-image-2.6-sunburst': drawn(8, 30, 4_200, 6_500),
  'openai:gpt-image-2.6-flare': drawn(8, 30, 4_200, 6_500),
  'openai:omni-moderation-latest': tokens(0, 0),
  'openai:*': dearest,
  'anthropic:claude-haiku-4-5': tokens(1, 5),
  'anthropic:claude-sonnet-4-5': tokens(3, 15),
  'anthropic:claude-sonnet-4-6': tokens(3, 15),
  'anthropic:claude-opus-4-5': tokens(5, 25),
  'anthropic:claude-opus-4-6': tokens(5, 25),
  'anthropic:*': tokens(15, 75),
  'google:gemini-2.5-flash-lite': tokens(0.1, 0.4),
  'google:gemini-2.5-flash': tokens(0.3, 2.5),
  'google:gemini-2.5-pro': tokens(1.25, 10),
  'google:gemini-3-flash': tokens(0.5, 3),
  'google:gemini-3-pro': tokens(2, 12),
  'google:gemini-3.1-pro': tokens(2, 12),
  'google:gemini-2.5-flash-image': drawn(0.3, 30, 1_400, 1_300),
  'google:gemini-3.1-flash-image': drawn(0.5, 60, 2_000, 1_300),
  'google:gemini-3-pro-image': drawn(2, 120, 2_000, 1_300),
  'google:*': drawn(5, 120, 2_000, 1_300),
  'fal:fal-ai/flux/schnell': flat(0.003),
  'fal:fal-ai/flux/dev': flat(0.025),
  'fal:fal-ai/flux-pro/kontext': flat(0.04),
  'fal:fal-ai/flux-2-pro': flat(0.045),
  'fal:fal-ai/nano-banana': flat(0.04),
  'fal:*': flat(0.2),
  'replicate:black-forest-labs/flux-schnell': flat(0.003),
  'replicate:black-forest-labs/flux-1.1-pro': flat(0.04),
  'replicate:black-forest-labs/flux-kontext-pro': flat(0.04),
  'replicate:black-forest-labs/flux-kontext-max': flat(0.08),
  'replicate:google/nano-banana': flat(0.04),
  'replicate:*': flat(0.2),
  'black-forest-labs:flux-2-klein-4b': flat(0.015),
  'black-forest-labs:flux-2-klein-9b': flat(0.017),
  'black-forest-labs:flux-2-pro': flat(0.045),
  'black-forest-labs:flux-2-flex': flat(0.12),
  'black-forest-labs:flux-2-max': flat(0.1),
  'black-forest-labs:flux-dev': flat(0.025),
  'black-forest-labs:flux-pro-1.1': flat(0.04),
  'black-forest-labs:flux-pro-1.1-ultra': flat(0.06),
  'black-forest-labs:flux-kontext-pro': flat(0.04),
  'black-forest-labs:flux-kontext-max': flat(0.08),
  'black-forest-labs:*': flat(0.2),
}

// A dated, preview or latest version costs what the model does.
const version = /-(?:\d{4}-\d{2}-\d{2}|\d{8}|preview|latest)$/

/**
 * `own` are the operator's: what they say of a model goes first, then what they say of its whole provider, which is for our
 * list too; their `*` is for what we do not list. An Azure deployment named after its model costs what that does at OpenAI,
 * but what is said of all of OpenAI is not said of Azure.
 */
export function priceOf(provider: string, model: string, own: Prices = {}): Price {
  const plain = model.replace(version, '')
  const named = (house: string) => [`${house}:${model}`, `${house}:${plain}`]
  const all = `${provider}:*`
  const others = provider === 'azure' ? named('openai') : []
  const theirs = [...named(provider), all, ...others].map((name) => own[name])
  const ours = [...named(provider), ...others, all].map((name) => listPrices[name])
  return [...theirs, ...ours, own['*']].find((price) => price !== undefined) ?? dearest
}

/** US dollars for what was used. A picture whose tokens nobody told costs the most it can. */
export function costOf(provider: string, model: string, units: Usage['units'], own: Prices = {}): number {
  const price = priceOf(provider, model, own)
  const images = units['images'] ?? 0
  const output = units['output_tokens'] ?? images * (price.image_tokens ?? 0)
  const millionths = (units['input_tokens'] ?? 0) * price.input + output * price.output
  return Number((millionths / 1e6 + images * (price.image ?? 0)).toFixed(8))
}

/** Tokens a model that thinks may spend on it before it writes; they count as output. */
const thinking = 2_000

/** The most tokens an answer may have. It is sent to the model, so that a call cannot cost more than was held for it. */
export function maxOutputTokens(ask: TextRequest<unknown>['ask'], thinks = false): number {
  const own = ask.kind === 'plan' ? Math.min(12_000, 3_000 + 400 * ask.order.pages) : 1_000
  return own + (thinks ? thinking : 0)
}

/** What providers wrap around a text that is asked for, in tokens. */
const frame = 500

// Bytes, not letters: a letter outside of Latin takes more bytes and more tokens.
const tokensOf = (...texts: string[]): number =>
  Math.ceil(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 3)

/** `schema` as it is sent. */
export function worstText(
  provider: string,
  model: string,
  request: TextRequest<unknown>,
  { schema = '', thinks = false, own = {} }: { schema?: string; thinks?: boolean; own?: Prices } = {},
): WorstCase {
  const input_tokens = frame + tokensOf(request.system, request.prompt, schema)
  const output_tokens = maxOutputTokens(request.ask, thinks)
  const usd = costOf(provider, model, { input_tokens, output_tokens }, own)
  return { usd, tokens: input_tokens + output_tokens }
}

/** `references`: how many of them the model gets. */
export function worstImage(
  provider: string,
  model: string,
  request: ImageRequest,
  { references = request.references.length, own = {} }: { references?: number; own?: Prices } = {},
): WorstCase {
  const price = priceOf(provider, model, own)
  const input_tokens = tokensOf(request.prompt) + references * (price.reference_tokens ?? 0)
  const output_tokens = price.image_tokens ?? 0
  const usd = costOf(provider, model, { input_tokens, output_tokens, images: 1 }, own)
  return { usd, tokens: input_tokens + output_tokens }
}
