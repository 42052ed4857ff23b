import { createAnthropic } from '@ai-sdk/anthropic'
import { createGoogle } from '@ai-sdk/google'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { APICallError, generateImage, generateText, Output, type ImageModel, type LanguageModel } from 'ai'
import sharp from 'sharp'
import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { Plan } from '../../src/book/plan.ts'
import { Order } from '../../src/book/order.ts'
import { planPrompt } from '../../src/pipeline/steps/prompts.ts'
import { key, simulator, type Fault } from './simulator.ts'

const texts: [string, (url: string) => LanguageModel][] = [
  ['openai responses', (url) => createOpenAI({ apiKey: key, baseURL: `${url}/v1` })('gpt-5-mini')],
  ['openai chat', (url) => createOpenAI({ apiKey: key, baseURL: `${url}/v1` }).chat('gpt-5-mini')],
  ['anthropic', (url) => createAnthropic({ apiKey: key, baseURL: `${url}/v1` })('claude-sonnet-4-5')],
  ['google', (url) => createGoogle({ apiKey: key, baseURL: `${url}/v1beta` })('gemini-3-flash')],
  ['compatible', (url) => compatible(url)('gpt-5-mini')],
]
const pictures: [string, (url: string) => ImageModel][] = [
  ['openai', (url) => createOpenAI({ apiKey: key, baseURL: `${url}/v1` }).image('gpt-image-2')],
  ['google', (url) => createGoogle({ apiKey: key, baseURL: `${url}/v1beta` }).image('gemini-3-pro-image')],
  ['compatible', (url) => compatible(url).imageModel('gpt-image-2')],
]

const compatible = (url: string) =>
  createOpenAICompatible({ name: 'sim', apiKey: key, baseURL: `${url}/v1`, supportsStructuredOutputs: true })

const at = async (faults: Fault[] = []) => (await simulator({ faults })).url
const order = { ...Order.parse({ idea: 'A fox who cannot sleep', pages: 5 }), seed: 1 }

describe('the AI SDK', () => {
  it.each(texts)('%s writes a plan and any other object', async (_name, model) => {
    const url = await at()
    const plan = await generateText({
      model: model(url),
      prompt: planPrompt(order),
      output: Output.object({ schema: Plan }),
      maxRetries: 0,
    })
    expect(plan.output.pages).toHaveLength(5)
    expect(plan.usage.outputTokens).toBeGreaterThan(100)
    const schema = z.object({ list: z.array(z.enum(['a', 'b'])).min(2), maybe: z.number().min(3).nullable() })
    const other = await generateText({
      model: model(url),
      prompt: 'Anything',
      output: Output.object({ schema }),
      maxRetries: 0,
    })
    expect(other.output.list).toHaveLength(2)
  })

  it.each(pictures)('%s draws', async (_name, model) => {
    const { image } = await generateImage({ model: model(await at()), prompt: 'A fox', maxRetries: 0 })
    expect((await sharp(image.uint8Array).metadata()).width).toBe(64)
  })

  it('edits with references', async () => {
    const images = [
      await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    ]
    for (const [, model] of pictures) {
      const { image } = await generateImage({
        model: model(await at()),
        prompt: { text: 'A fox', images },
        maxRetries: 0,
      })
      expect(image.uint8Array.length).toBeGreaterThan(500)
    }
  })

  it.each(texts)('%s fails as it would', async (_name, model) => {
    const url = await at([
      { what: 'status:429:rate_limit_exceeded', nth: [1], retry_after: 7 },
      { what: 'status:500:server_error' },
    ])
    const ask = () =>
      generateText({ model: model(url), prompt: 'A tale', maxRetries: 0 }).catch((thrown: unknown) => thrown)
    const limited = await ask()
    expect(APICallError.isInstance(limited)).toBe(true)
    expect(limited).toMatchObject({ statusCode: 429, responseHeaders: { 'retry-after': '7' } })
    expect(await ask()).toMatchObject({ statusCode: 500, isRetryable: true })
  })
})
