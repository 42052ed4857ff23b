import Anthropic from '@anthropic-ai/sdk'
import { describe, expect, it } from 'vitest'
import { key, simulator, type Fault } from './simulator.ts'

const ask = {
  model: 'claude-haiku-4-5',
  max_tokens: 500,
  messages: [{ role: 'user' as const, content: 'A tale' }],
}
const schema = {
  type: 'object' as const,
  properties: { text: { type: 'string', minLength: 3 }, n: { type: 'integer', minimum: 4 } },
  required: ['text', 'n'],
  additionalProperties: false,
}

async function client(faults: Fault[] = []) {
  const limits = { '*': { requests_per_minute: 2, tokens_per_minute: 10_000 } }
  const { url } = await simulator({ faults, projects: { main: { keys: [key], limits } } })
  return new Anthropic({ apiKey: key, baseURL: url, maxRetries: 0 })
}

describe('the Anthropic SDK', () => {
  it('gets text, and what is left of its limits', async () => {
    const anthropic = await client()
    const { data, response } = await anthropic.messages.create(ask).withResponse()
    expect(data.content[0]).toMatchObject({ type: 'text', text: expect.stringContaining('fox') as string })
    expect(data.stop_reason).toBe('end_turn')
    expect(response.headers.get('anthropic-ratelimit-requests-limit')).toBe('2')
    expect(response.headers.get('anthropic-ratelimit-requests-remaining')).toBe('1')
    const reset = response.headers.get('anthropic-ratelimit-requests-reset') ?? ''
    expect(reset).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(Date.parse(reset) - Date.now()).toBeGreaterThan(55_000)
  })

  it('gets structured answers, as a format and as a tool', async () => {
    const anthropic = await client()
    const formatted = await anthropic.messages.create({
      ...ask,
      output_config: { format: { type: 'json_schema', schema } },
    })
    const [block] = formatted.content
    expect(JSON.parse(block?.type === 'text' ? block.text : '')).toMatchObject({ n: 4 })
    const called = await anthropic.messages.create({
      ...ask,
      tools: [{ name: 'json', input_schema: schema }],
      tool_choice: { type: 'tool', name: 'json' },
    })
    expect(called.content[0]).toMatchObject({ type: 'tool_use', name: 'json', input: { n: 4 } })
  })

  it('lists the models', async () => {
    const anthropic = await client()
    const { data } = await anthropic.models.list()
    expect(data.map((one) => one.id)).toContain('claude-haiku-4-5')
  })

  it('streams', async () => {
    const anthropic = await client()
    expect(await anthropic.messages.stream(ask).finalText()).toContain('fox')
  })

  it.each([
    ['status:401:authentication_error', Anthropic.AuthenticationError, 'authentication_error'],
    ['status:429:rate_limit_error', Anthropic.RateLimitError, 'rate_limit_error'],
    ['status:529:overloaded_error', Anthropic.InternalServerError, 'overloaded_error'],
    ['status:402:billing_error', Anthropic.APIError, 'billing_error'],
  ])('throws its own error for %s', async (what, kind, type) => {
    const anthropic = await client([{ what }])
    const error = await anthropic.messages.create(ask).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(kind)
    expect(error).toMatchObject({
      error: { error: { type } },
      requestID: expect.stringMatching(/^req_sim/) as string,
    })
  })

  it('is refused over its limit, with the time to wait', async () => {
    const anthropic = await client()
    await Promise.all([anthropic.messages.create(ask), anthropic.messages.create(ask)])
    const error: unknown = await anthropic.messages.create(ask).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Anthropic.RateLimitError)
    const wait = Number((error as InstanceType<typeof Anthropic.RateLimitError>).headers.get('retry-after'))
    expect(wait).toBeGreaterThan(55)
    expect(wait).toBeLessThanOrEqual(60)
  })

  it('says a spend limit without a time, and a refusal in the answer', async () => {
    const anthropic = await client([
      { what: 'status:429:enforced_spend_limit_reached', nth: [1] },
      { what: 'refusal' },
    ])
    const error: unknown = await anthropic.messages.create(ask).catch((thrown: unknown) => thrown)
    const { headers, error: body } = error as InstanceType<typeof Anthropic.RateLimitError>
    expect(headers.get('retry-after')).toBeNull()
    expect(body).toMatchObject({ error: { details: { error_code: 'enforced_spend_limit_reached' } } })
    expect((await anthropic.messages.create(ask)).stop_reason).toBe('refusal')
  })
})
