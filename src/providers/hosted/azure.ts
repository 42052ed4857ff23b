import { createOpenAI } from '@ai-sdk/openai'
import type { ImageModel, TextModel } from '../contract.ts'
import type { Setup, Wire } from './attempt.ts'
import { hostedImage } from './image.ts'
import { effort, imageOptions } from './openai.ts'
import { hostedText } from './text.ts'

/** The model of an Azure reference is the name of a deployment; one that is named after its model gets what fits that. */
const open = ({ endpoint }: Setup, wire: Wire) =>
  createOpenAI({
    baseURL: endpoint.base_url,
    apiKey: wire.secret,
    headers: { 'api-key': wire.secret },
    fetch: withoutBearer(wire.fetch),
  })

// A bearer token means Entra ID there; a key is told by its own header.
const withoutBearer =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.delete('authorization')
    return await fetch(input, { ...init, headers })
  }

export const text = (setup: Setup, model: string): TextModel =>
  hostedText(setup, model, {
    open: (wire, name) => open(setup, wire).chat(name),
    // A deployment may be of any model.
    thinks: () => true,
    reasoning: effort,
    // What the models of all names take: `max_completion_tokens`, and instructions as `system`.
    options: { openai: { forceReasoning: true, systemMessageMode: 'system' } },
  })

export const image = (setup: Setup, model: string): ImageModel =>
  hostedImage(setup, model, {
    open: (wire, name) => open(setup, wire).image(name),
    takes_references: () => true,
    shape: () => ({ size: '1024x1024', providerOptions: { openai: imageOptions } }),
  })
