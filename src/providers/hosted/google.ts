import { createGoogle } from '@ai-sdk/google'
import type { ImageModel, TextModel } from '../contract.ts'
import type { Setup, Wire } from './attempt.ts'
import { hostedImage } from './image.ts'
import { hostedText } from './text.ts'

const open = ({ endpoint }: Setup, wire: Wire) =>
  createGoogle({ baseURL: endpoint.base_url, apiKey: wire.secret, fetch: wire.fetch })

export const text = (setup: Setup, model: string): TextModel =>
  hostedText(setup, model, {
    open: (wire, name) => open(setup, wire)(name),
    reasoning: () => 'none',
    // Only the small ones of 2.5 can be told not to.
    thinks: (name) => !/^gemini-2\.(?:0|5-flash)/.test(name),
  })

export const image = (setup: Setup, model: string): ImageModel =>
  hostedImage(setup, model, {
    open: (wire, name) => open(setup, wire).image(name),
    takes_references: () => true,
    shape: () => ({ aspectRatio: '1:1' }),
  })
