import { z } from 'zod'
import type { ImageModel } from '../contract.ts'
import type { Setup } from '../hosted/attempt.ts'
import { polledImage, type Dialect } from './poll.ts'

type Family = {
  models: RegExp
  /** What follows the name of the model when it draws by words alone, and by references. */
  plain?: string
  edit?: string
  reference?: 'image_url' | 'image_urls'
  input: Record<string, unknown>
}

/** How the models of a family want to be asked; the last is for every other. */
const families: readonly Family[] = [
  {
    models: /\/flux-pro\/kontext/,
    plain: '/text-to-image',
    reference: 'image_url',
    input: { aspect_ratio: '1:1' },
  },
  { models: /\/nano-banana/, edit: '/edit', reference: 'image_urls', input: { aspect_ratio: '1:1' } },
  {
    models: /\/gpt-image-1/,
    edit: '/edit',
    reference: 'image_urls',
    input: { image_size: '1024x1024', quality: 'medium' },
  },
  {
    models: /\/gpt-image-/,
    edit: '/edit',
    reference: 'image_urls',
    input: { image_size: 'square_hd', quality: 'medium' },
  },
  {
    models: /\/seedream\//,
    plain: '/text-to-image',
    edit: '/edit',
    reference: 'image_urls',
    input: { image_size: 'square_hd' },
  },
  { models: /\/flux-2/, edit: '/edit', reference: 'image_urls', input: { image_size: 'square_hd' } },
  { models: /./, input: { image_size: 'square_hd' } },
]

const familyOf = (model: string): Family | undefined => families.find(({ models }) => models.test(model))

const Submitted = z.object({ request_id: z.string(), status_url: z.string().optional() })
const Status = z.object({ status: z.string(), response_url: z.string().optional() })
const Result = z.object({
  images: z.array(z.object({ url: z.string() })),
  has_nsfw_concepts: z.array(z.boolean()).optional(),
})

/** fal's queue. Its own sending again is turned off: what a call costs is for our ledger to know. */
export const dialect: Dialect = {
  hosts: ['queue.fal.run'],
  headers: (secret) => ({ authorization: `Key ${secret}` }),
  takes_references: (model) => familyOf(model)?.reference !== undefined,
  submit(base, model, prompt, references) {
    const { plain = '', edit = '', reference, input } = familyOf(model) ?? { input: {} }
    const shown = reference && references.length > 0
    // Somebody may have named the model by one of its two places.
    const own = [plain, edit].find((place) => place !== '' && model.endsWith(place)) ?? ''
    return {
      url: `${base}/${model.slice(0, model.length - own.length)}${shown ? edit : plain}`,
      headers: { 'x-fal-no-retry': '1' },
      body: {
        prompt,
        ...input,
        num_images: 1,
        output_format: 'jpeg',
        ...(shown && { [reference]: reference === 'image_url' ? references[0] : references }),
      },
    }
  },
  job(answer) {
    const { data } = Submitted.safeParse(answer)
    return data ? { id: data.request_id, ...(data.status_url && { url: data.status_url }) } : null
  },
  // Without what follows owner and app: so fal builds them itself.
  status_url: (base, model, id) =>
    `${base}/${model.split('/').slice(0, 2).join('/')}/requests/${encodeURIComponent(id)}/status`,
  read(answer, job) {
    const result = Result.safeParse(answer).data
    if (result?.has_nsfw_concepts?.[0])
      return { state: 'refused', why: 'The picture was found unsafe (NSFW).' }
    if (result?.images[0]) return { state: 'ready', picture: result.images[0].url }
    const status = Status.safeParse(answer).data
    if (!status) return { state: 'failed', why: 'The result of the job holds no picture.' }
    if (/^(?:FAILED|CANCEL)/.test(status.status))
      return { state: 'failed', why: `The job is ${status.status}.` }
    if (status.status !== 'COMPLETED') return { state: 'running' }
    const own = (job.url ?? '').replace(/\/status$/, '')
    return { state: 'finished', result: status.response_url ?? own }
  },
}

export const image = (setup: Setup, model: string): ImageModel => polledImage(setup, model, dialect)
