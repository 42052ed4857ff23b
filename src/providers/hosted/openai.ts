import { createOpenAI } from '@ai-sdk/openai'
import type { ImageModel, Moderator, TextModel } from '../contract.ts'
import type { Setup, Wire } from './attempt.ts'
import { hostedImage } from './image.ts'
import { hostedModerator } from './moderation.ts'
import { hostedText } from './text.ts'

const open = ({ endpoint }: Setup, wire: Wire) =>
  createOpenAI({
    baseURL: endpoint.base_url,
    apiKey: wire.secret,
    fetch: wire.fetch,
    ...(endpoint.organization && { organization: endpoint.organization }),
    ...(endpoint.project && { project: endpoint.project }),
  })

/** Models that think before they write, by their names. */
export const thinks = (model: string): boolean =>
  /^(?:o\d|gpt-[5-9])/.test(model) && !/^gpt-5(?:\.\d+)?-chat/.test(model)

/** `low` is the one effort that all of them have. */
export const effort = (model: string): 'low' | 'provider-default' =>
  thinks(model) ? 'low' : 'provider-default'

/** Medium quality: what a page of a book needs, at a price that is known before. */
export const imageOptions = { quality: 'medium', outputFormat: 'jpeg', outputCompression: 95 } as const

/** Chat completions: strict schemas, refusals told apart, and nothing of a customer's book stored at the provider. */
export const text = (setup: Setup, model: string): TextModel =>
  hostedText(setup, model, {
    open: (wire, name) => open(setup, wire).chat(name),
    thinks,
    reasoning: effort,
  })

export const image = (setup: Setup, model: string): ImageModel =>
  hostedImage(setup, model, {
    open: (wire, name) => open(setup, wire).image(name),
    takes_references: isGptImage,
    shape: (name) => ({
      size: '1024x1024',
      ...(isGptImage(name) && { providerOptions: { openai: imageOptions } }),
    }),
  })

const isGptImage = (model: string): boolean => /^(?:chat)?gpt-image/.test(model)

export const moderator = (setup: Setup, model: string): Moderator => hostedModerator(setup, model)
