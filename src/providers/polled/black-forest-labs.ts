import { z } from 'zod'
import type { ImageModel } from '../contract.ts'
import type { Setup } from '../hosted/attempt.ts'
import { polledImage, type Dialect } from './poll.ts'

const Submitted = z.object({ id: z.string(), polling_url: z.string().optional() })
const Task = z.object({ status: z.string(), result: z.object({ sample: z.string() }).nullish() })

const isKontext = (model: string): boolean => model.includes('kontext')

/** FLUX from its makers. */
export const dialect: Dialect = {
  // The global address hands jobs to regions (`api.eu.bfl.ai`, `api.us1.bfl.ai`), and only there are they known.
  hosts: ['api.bfl.ai', 'api.*.bfl.ai'],
  headers: (secret) => ({ 'x-key': secret, accept: 'application/json' }),
  takes_references: (model) => isKontext(model) || /^flux-[2-9]/.test(model),
  submit(base, model, prompt, references) {
    const shape = isKontext(model) ? { aspect_ratio: '1:1' } : { width: 1024, height: 1024 }
    const body: Record<string, unknown> = { prompt, ...shape, output_format: 'jpeg', safety_tolerance: 2 }
    // The first is `input_image`, the next `input_image_2`, and so on; all without the head of a data URL.
    for (const [index, one] of references.entries())
      body[index === 0 ? 'input_image' : `input_image_${index + 1}`] = one.slice(one.indexOf(',') + 1)
    return { url: `${base}/${model}`, body }
  },
  job(answer) {
    const { data } = Submitted.safeParse(answer)
    return data ? { id: data.id, ...(data.polling_url && { url: data.polling_url }) } : null
  },
  status_url: (base, _model, id) => `${base}/get_result?id=${encodeURIComponent(id)}`,
  read(answer) {
    const { data } = Task.safeParse(answer)
    if (!data) return { state: 'failed', why: 'The answer is no task.' }
    const { status, result } = data
    if (status === 'Ready' && result) return { state: 'ready', picture: result.sample }
    if (/moderated/i.test(status)) return { state: 'refused', why: `The task is: ${status}.` }
    if (status === 'Ready') return { state: 'failed', why: 'The task is ready, and holds no picture.' }
    if (/^(?:Error|Failed|Task not found)$/i.test(status))
      return { state: 'failed', why: `The task is: ${status}.` }
    return { state: 'running' }
  },
}

export const image = (setup: Setup, model: string): ImageModel => polledImage(setup, model, dialect)
