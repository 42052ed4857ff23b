import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ImageRequest, SeededOrder, TextRequest } from '../../src/providers/contract.ts'
import { costOf, maxOutputTokens, priceOf, worstImage, worstText } from '../../src/providers/prices.ts'

const order = (pages: number): SeededOrder => ({
  idea: 'A fox',
  pages,
  age_group: '3-5',
  style: 'watercolour',
  language: 'en',
  on_missing_picture: 'partial',
  seed: 1,
})
const plan = (pages: number, prompt = 'x'.repeat(300)): TextRequest<unknown> => ({
  ask: { kind: 'plan', order: order(pages) },
  system: '',
  prompt,
  schema: z.object({}),
})
const picture = (references: number): ImageRequest => ({
  ask: { kind: 'character_sheet', style: 'watercolour', characters: [], seed: 1 },
  prompt: 'x'.repeat(300),
  references: Array.from({ length: references }, () => new Uint8Array(3)),
})

describe('a price', () => {
  it('is found for a model, a version of it, a provider, anything', () => {
    expect(priceOf('openai', 'gpt-5-mini')).toEqual({ input: 0.25, output: 2 })
    expect(priceOf('openai', 'gpt-5-mini-2025-08-07')).toEqual({ input: 0.25, output: 2 })
    expect(priceOf('anthropic', 'claude-haiku-4-5-20251001')).toEqual({ input: 1, output: 5 })
    expect(priceOf('google', 'gemini-3-pro-preview').output).toBe(12)
    expect(priceOf('azure', 'gpt-5-mini').input).toBe(0.25)
    expect(priceOf('openai', 'gpt-9').output).toBe(60)
    expect(priceOf('openai-compatible', 'llama').output).toBe(60)
  })

  it('is the operator’s where they gave one', () => {
    const own = { 'openai-compatible:*': { input: 0, output: 0 }, '*': { input: 1, output: 1 } }
    expect(priceOf('openai-compatible', 'llama', own).output).toBe(0)
    expect(priceOf('openai', 'gpt-5-mini', own).output).toBe(2)
    expect(priceOf('nobody', 'x', own).output).toBe(1)
  })

  it('of a provider, given by the operator, is that of a model we list, unless they name the model', () => {
    const own = { 'openai:*': { input: 3, output: 3 }, 'openai:gpt-5': { input: 7, output: 7 } }
    expect(priceOf('openai', 'gpt-5-mini', own).output).toBe(3)
    expect(priceOf('openai', 'gpt-5-mini-2025-08-07', own).output).toBe(3)
    expect(priceOf('openai', 'gpt-5', own).output).toBe(7)
    expect(priceOf('openai', 'gpt-5-2025-08-07', own).output).toBe(7)
    expect(priceOf('anthropic', 'claude-haiku-4-5', own).output).toBe(5)
  })

  it('of Azure is what is said of Azure, or of the very model at OpenAI', () => {
    const free = { input: 0, output: 0 }
    expect(priceOf('azure', 'gpt-5-mini', { 'openai:*': free }).output).toBe(2)
    expect(priceOf('azure', 'gpt-5-mini', { 'openai:gpt-5-mini': free }).output).toBe(0)
    const own = { 'azure:*': { input: 4, output: 4 }, 'openai:gpt-5-mini': free }
    expect(priceOf('azure', 'gpt-5-mini', own).output).toBe(4)
    expect(priceOf('azure', 'my-deployment', own).output).toBe(4)
  })

  it('is a dear one at an endpoint of one’s own too, until it is told', () => {
    // What listens on this machine may be a gateway to models that cost.
    expect(priceOf('openai-compatible', 'llama3.3:70b').output).toBe(60)
    expect(
      priceOf('openai-compatible', 'llama3.3:70b', { 'openai-compatible:*': { input: 0, output: 0 } }),
    ).toEqual({ input: 0, output: 0 })
  })
})

describe('a cost', () => {
  it('is of tokens, or of pictures', () => {
    expect(costOf('openai', 'gpt-5-mini', { input_tokens: 1_000_000, output_tokens: 500_000 })).toBe(1.25)
    expect(costOf('openai', 'gpt-image-2', { input_tokens: 100, output_tokens: 1_767, images: 1 })).toBe(
      0.05381,
    )
    expect(costOf('fal', 'fal-ai/flux/dev', { images: 2 })).toBe(0.05)
  })

  it('is the most it can be when nobody told the tokens of a picture', () => {
    expect(costOf('openai', 'gpt-image-2', { images: 1 })).toBe(0.075)
  })
})

describe('the worst case', () => {
  it('holds what is asked and the longest answer', () => {
    const { usd, tokens } = worstText('openai', 'gpt-5-mini', plan(8), { schema: 'x'.repeat(300) })
    expect(tokens).toBe(700 + 6_200)
    expect(usd).toBe(Number(((700 * 0.25 + 6_200 * 2) / 1e6).toFixed(8)))
  })

  it('counts letters of other scripts as what they are', () => {
    const [latin, thai] = ['x', 'ก'].map((letter) =>
      worstText('openai', 'gpt-5', plan(4, letter.repeat(300))),
    )
    expect(thai!.tokens - latin!.tokens).toBe(200)
  })

  it('of a picture counts its references', () => {
    expect(worstImage('openai', 'gpt-image-2', picture(0)).tokens).toBe(100 + 2_500)
    expect(worstImage('openai', 'gpt-image-2', picture(1)).tokens).toBe(100 + 6_500 + 2_500)
    expect(worstImage('fal', 'fal-ai/flux/dev', picture(1))).toEqual({ usd: 0.025, tokens: 100 })
  })

  it('grows with the book up to a bound', () => {
    expect([4, 8, 32].map((pages) => maxOutputTokens(plan(pages).ask))).toEqual([4_600, 6_200, 12_000])
    const rewrite = { kind: 'rewrite' as const, prompt: '', categories: [] }
    expect(maxOutputTokens(rewrite)).toBe(1_000)
    expect(maxOutputTokens(rewrite, true)).toBe(3_000)
  })
})
