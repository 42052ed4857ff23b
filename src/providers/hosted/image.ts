import { generateImage, NoImageGeneratedError } from 'ai'
import type { ImageModel, ImageRequest, Picture, Usage } from '../contract.ts'
import { costOf, worstImage } from '../prices.ts'
import { attempt, sendingOnce, UselessAnswer, type Brought, type Setup, type Wire } from './attempt.ts'
import { paidPicture } from './picture.ts'

globalThis.AI_SDK_LOG_WARNINGS = false

type Options = Parameters<typeof generateImage>[0]

/** What is particular to a provider's image models. */
export type ImageVendor = {
  open(wire: Wire, model: string): Options['model']
  /** Whether a model takes pictures to draw by. */
  takes_references(model: string): boolean
  /** Size or shape, and what only this provider knows. */
  shape(model: string): Pick<Options, 'size' | 'aspectRatio' | 'providerOptions'>
}

/** An image model of a provider, through the AI SDK; each call on its own connection, sent once. */
export function hostedImage(setup: Setup, model: string, vendor: ImageVendor): ImageModel {
  const { provider, prices } = setup
  const takes_references = vendor.takes_references(model)
  return {
    id: `${provider}:${model}`,
    provider,
    model,
    metered: true,
    takes_references,
    worstCase: (request) =>
      worstImage(provider, model, request, { own: prices, ...(!takes_references && { references: 0 }) }),
    async run(request, call) {
      const price = (units: Usage['units']) => costOf(provider, model, units, prices)
      return await attempt(setup, call, price, async (wire) => {
        const once = { ...wire, fetch: sendingOnce(wire, setup.endpoint) }
        return await draw(request, once, model, vendor)
      })
    },
  }
}

async function draw(
  request: ImageRequest,
  wire: Wire,
  model: string,
  vendor: ImageVendor,
): Promise<Brought<Picture>> {
  const { prompt, references } = request
  const images = vendor.takes_references(model) ? references : []
  try {
    const { image, usage } = await generateImage({
      model: vendor.open(wire, model),
      prompt: images.length > 0 ? { text: prompt, images } : prompt,
      n: 1,
      maxRetries: 0,
      headers: wire.headers,
      abortSignal: wire.signal,
      ...vendor.shape(model),
    })
    const units = unitsUsed(usage, 1)
    return { value: await paidPicture(image.uint8Array, units), units }
  } catch (error) {
    if (!NoImageGeneratedError.isInstance(error)) throw error
    throw noPicture(error)
  }
}

function noPicture(error: NoImageGeneratedError): UselessAnswer {
  const used = unitsUsed(error.calls?.[0]?.usage, 0)
  return new UselessAnswer('no_image', 'The answer holds no picture.', used, error)
}

type Usages = { inputTokens: number | undefined; outputTokens: number | undefined }

const unitsUsed = (usage: Usages | undefined, images: number): Usage['units'] => ({
  images,
  ...(usage?.inputTokens !== undefined && { input_tokens: usage.inputTokens }),
  ...(usage?.outputTokens !== undefined && { output_tokens: usage.outputTokens }),
})
