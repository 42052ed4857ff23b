import OpenAI, { toFile } from 'openai'
import sharp from 'sharp'
import { z } from 'zod'
import { zodResponseFormat } from 'openai/helpers/zod'
import { describe, expect, it } from 'vitest'
import { Plan } from '../../src/book/plan.ts'
import { planPrompt } from '../../src/pipeline/steps/prompts.ts'
import { Order } from '../../src/book/order.ts'
import { key, simulator, type Fault } from './simulator.ts'

const order = {
  ...Order.parse({ idea: 'A fox who cannot "sleep"', pages: 6, hero: { name: 'Fern', look: 'red' } }),
  seed: 1,
}

async function client(faults: Fault[] = []) {
  const { url, report } = await simulator({ faults })
  return { openai: new OpenAI({ apiKey: key, baseURL: `${url}/v1`, maxRetries: 0 }), report, url }
}

const write = async (openai: OpenAI, prompt: string, schema: z.ZodType) => {
  const answer = await openai.chat.completions.parse({
    model: 'gpt-5-mini',
    messages: [{ role: 'user', content: prompt }],
    response_format: zodResponseFormat(schema, 'answer'),
  })
  return answer.choices[0]?.message.parsed
}

describe('the openai SDK', () => {
  it('gets the plan of a story from our own prompt', async () => {
    const { openai } = await client()
    const plan = Plan.parse(await write(openai, planPrompt(order), Plan))
    expect(plan.pages).toHaveLength(6)
    expect(plan.characters[0]?.name).toBe('Fern')
  })

  it('streams', async () => {
    const { openai } = await client()
    const stream = openai.chat.completions.stream({
      model: 'gpt-5-mini',
      messages: [{ role: 'user', content: 'A tale' }],
    })
    const done = await stream.finalChatCompletion()
    expect(done.choices[0]?.message.content).toContain('fox')
    const events = await openai.responses.create({ model: 'gpt-5-mini', input: 'A tale', stream: true })
    let text = ''
    for await (const event of events) if (event.type === 'response.output_text.delta') text += event.delta
    expect(text).toContain('fox')
  })

  it('waits for a response in the background', async () => {
    const { url } = await simulator({ latency: { text: 'fixed:60' } })
    const openai = new OpenAI({ apiKey: key, baseURL: `${url}/v1`, maxRetries: 0 })
    const asked = { model: 'gpt-5-mini', input: 'A tale', background: true }
    const started = await openai.responses.create(asked)
    expect(started.status).toBe('queued')
    let now = started
    while (now.status === 'queued' || now.status === 'in_progress')
      now = await openai.responses.retrieve(started.id)
    expect(now.output_text).toContain('fox')
    await expect(openai.responses.retrieve('resp_none')).rejects.toThrow(OpenAI.NotFoundError)
  })

  it('cancels a response in the background', async () => {
    const { url } = await simulator({ latency: { text: 'fixed:60000' } })
    const openai = new OpenAI({ apiKey: key, baseURL: `${url}/v1`, maxRetries: 0 })
    const { id } = await openai.responses.create({ model: 'gpt-5-mini', input: 'A tale', background: true })
    expect((await openai.responses.cancel(id)).status).toBe('cancelled')
    expect((await openai.responses.retrieve(id)).status).toBe('cancelled')
  })

  it('draws and edits real pictures, never the same bytes twice', async () => {
    const { openai } = await client()
    const size = '1024x1536'
    const first = await openai.images.generate({ model: 'gpt-image-2', prompt: 'A fox', size, n: 2 })
    const bytes = first.data?.map((one) => Buffer.from(one.b64_json ?? '', 'base64')) ?? []
    expect(bytes[0]?.equals(bytes[1] ?? Buffer.alloc(0))).toBe(false)
    const { format, width, height } = await sharp(bytes[0]).metadata()
    expect([format, width, height]).toEqual(['png', 43, 64])
    expect((await sharp(bytes[1]).raw().toBuffer()).length).toBe(43 * 64 * 3)
    expect(first.usage?.total_tokens).toBeGreaterThan(1000)
    const image = await toFile(bytes[0] ?? Buffer.alloc(0), 'fox.png', { type: 'image/png' })
    const edited = await openai.images.edit({
      model: 'gpt-image-2',
      prompt: 'In a hat',
      image: [image],
      output_format: 'jpeg',
    })
    const jpeg = Buffer.from(edited.data?.[0]?.b64_json ?? '', 'base64')
    expect((await sharp(jpeg).stats()).isOpaque).toBe(true)
    expect((await sharp(jpeg).metadata()).format).toBe('jpeg')
  })

  it('moderates by what a text says of itself', async () => {
    const { openai, report } = await client()
    const input = ['A fox', 'A wolf [[flag:violence]] and [[flag:sexual/minors]]']
    const { results } = await openai.moderations.create({ input })
    expect(results.map((one) => one.flagged)).toEqual([false, true])
    expect(results[1]?.categories['sexual/minors']).toBe(true)
    const parts = await openai.moderations.create({ input: [{ type: 'text', text: '[[flag:hate]]' }] })
    expect(parts.results[0]?.categories.hate).toBe(true)
    expect(report()).toMatchObject({ charges: 0, arrivals: 2 })
  })

  it('lists the models', async () => {
    const { openai } = await client()
    expect((await openai.models.list()).data.map((one) => one.id)).toContain('gpt-image-2')
    expect((await openai.models.retrieve('gpt-5-mini')).id).toBe('gpt-5-mini')
    await expect(openai.models.retrieve('dall-e-3')).rejects.toThrow(OpenAI.NotFoundError)
  })

  it.each([
    ['status:400:moderation_blocked', OpenAI.BadRequestError, 'moderation_blocked'],
    ['status:401:invalid_api_key', OpenAI.AuthenticationError, 'invalid_api_key'],
    [
      'status:403:unsupported_country_region_territory',
      OpenAI.PermissionDeniedError,
      'unsupported_country_region_territory',
    ],
    ['status:409:conflict', OpenAI.ConflictError, 'conflict'],
    ['status:422:unprocessable', OpenAI.UnprocessableEntityError, 'unprocessable'],
    ['status:429:images', OpenAI.RateLimitError, 'rate_limit_exceeded'],
    ['status:429:insufficient_quota', OpenAI.RateLimitError, 'insufficient_quota'],
    ['status:503:server_is_overloaded', OpenAI.InternalServerError, 'server_is_overloaded'],
  ])('throws its own error for %s', async (what, kind, code) => {
    const { openai } = await client([{ what }])
    const error = await openai.images
      .generate({ model: 'gpt-image-2', prompt: 'A fox' })
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(kind)
    expect(error).toMatchObject({ code, requestID: expect.stringMatching(/^req_sim_/) as string })
  })
})
