import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { ImageModel, Moderator, TextModel } from '../contract.ts'
import type { Setup, Wire } from './attempt.ts'
import { hostedImage } from './image.ts'
import { hostedModerator } from './moderation.ts'
import { hostedText } from './text.ts'

const open = ({ endpoint }: Setup, wire: Wire) =>
  createOpenAICompatible({
    name: 'compatible',
    baseURL: endpoint.base_url,
    fetch: wire.fetch,
    supportsStructuredOutputs: true,
    ...(wire.secret && { apiKey: wire.secret }),
  })

/** Any server that speaks chat completions with `json_schema`: a gateway, vLLM, Ollama, LM Studio, llama.cpp. */
export const text = (setup: Setup, model: string): TextModel =>
  hostedText(setup, model, {
    open: (wire, name) => open(setup, wire).chatModel(name),
    thinks: () => true,
  })

/** References need `/images/edits`, which few of them have. */
export const image = (setup: Setup, model: string): ImageModel =>
  hostedImage(setup, model, {
    open: (wire, name) => open(setup, wire).imageModel(name),
    takes_references: (name) => name.includes('gpt-image'),
    shape: () => ({ size: '1024x1024' }),
  })

export const moderator = (setup: Setup, model: string): Moderator => hostedModerator(setup, model)
