import { z } from 'zod'
import type { ImageModel } from '../contract.ts'
import type { Setup } from '../hosted/attempt.ts'
import { polledImage, type Dialect } from './poll.ts'

/** What the models of a family call the pictures to draw by; others get only words. */
const references: readonly { models: RegExp; name: string; many: boolean }[] = [
  { models: /\/flux-kontext/, name: 'input_image', many: false },
  { models: /\/flux-2/, name: 'input_images', many: true },
  { models: /\/gpt-image/, name: 'input_images', many: true },
  { models: /\/(?:nano-banana|seedream)/, name: 'image_input', many: true },
]

const referenceOf = (model: string) => references.find(({ models }) => models.test(model))

const Prediction = z.object({
  id: z.string(),
  status: z.string(),
  output: z.union([z.string(), z.array(z.string())]).nullish(),
  error: z.string().nullish().catch(null),
  urls: z.object({ get: z.string().optional() }).optional(),
})

/** `OWNER/NAME`, or `OWNER/NAME:VERSION`. */
export const dialect: Dialect = {
  hosts: ['api.replicate.com'],
  headers: (secret) => ({ authorization: `Bearer ${secret}` }),
  takes_references: (model) => referenceOf(model) !== undefined,
  submit(base, model, prompt, shown) {
    const [name = '', version] = model.split(':')
    const reference = referenceOf(name)
    const input = {
      prompt,
      aspect_ratio: '1:1',
      output_format: 'jpg',
      ...(reference && shown.length > 0 && { [reference.name]: reference.many ? shown : shown[0] }),
    }
    return version
      ? { url: `${base}/predictions`, body: { version, input } }
      : { url: `${base}/models/${name}/predictions`, body: { input } }
  },
  job(answer) {
    const { data } = Prediction.safeParse(answer)
    return data ? { id: data.id, ...(data.urls?.get && { url: data.urls.get }) } : null
  },
  status_url: (base, _model, id) => `${base}/predictions/${encodeURIComponent(id)}`,
  read(answer) {
    const { data } = Prediction.safeParse(answer)
    if (!data) return { state: 'failed', why: 'The answer is no prediction.' }
    const { status, output, error } = data
    if (status === 'starting' || status === 'processing' || status === 'queued') return { state: 'running' }
    const picture = Array.isArray(output) ? output[0] : output
    if (status === 'succeeded' && picture) return { state: 'ready', picture }
    return { state: 'failed', why: `The prediction is ${status}: ${error ?? 'it holds no picture'}` }
  },
}

export const image = (setup: Setup, model: string): ImageModel => polledImage(setup, model, dialect)
