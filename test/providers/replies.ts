import { z } from 'zod'
import type { TextRequest } from '../../src/providers/contract.ts'
import type { Reply } from './fake-provider.ts'

type Address = [key: string, base: string, path: string]
/** The names of a provider's key and address, and the path that stands in it. */
export const addresses = {
  openai: ['OPENAI_API_KEY', 'OPENAI_BASE_URL', '/v1'] as Address,
  azure: ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_BASE_URL', '/openai/v1'] as Address,
  compatible: ['OPENAI_COMPATIBLE_API_KEY', 'OPENAI_COMPATIBLE_BASE_URL', '/v1'] as Address,
  anthropic: ['ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL', '/v1'] as Address,
  google: ['GEMINI_API_KEY', 'GOOGLE_GENERATIVE_AI_BASE_URL', '/v1beta'] as Address,
}

const Line = z.strictObject({ text: z.string().min(1).max(20) })
export const lineRequest: TextRequest<z.infer<typeof Line>> = {
  ask: { kind: 'rewrite', prompt: 'x', categories: [] },
  system: 'You write for children.',
  prompt: 'Write a line.',
  schema: Line,
}
export const line = JSON.stringify({ text: 'The fox slept.' })

/** What chat completions answer. */
export const chat = (content: string | null, more: object = {}, finish = 'stop'): Reply => ({
  headers: { 'x-request-id': 'req_1', 'x-ratelimit-remaining-requests': '9' },
  json: {
    id: 'c1',
    created: 1,
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content, ...more }, finish_reason: finish }],
    usage: { prompt_tokens: 1_000, completion_tokens: 500, total_tokens: 1_500 },
  },
})
