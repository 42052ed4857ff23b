import { createAnthropic } from '@ai-sdk/anthropic'
import type { TextModel } from '../contract.ts'
import type { Setup } from './attempt.ts'
import { hostedText } from './text.ts'

export const text = (setup: Setup, model: string): TextModel =>
  hostedText(setup, model, {
    open: (wire, name) =>
      createAnthropic({ baseURL: setup.endpoint.base_url, apiKey: wire.secret, fetch: wire.fetch })(name),
    reasoning: () => 'none',
    // The newest cannot be told not to.
    thinks: (name) => !/^claude-(?:3|haiku-4|sonnet-4|opus-4)/.test(name),
  })
