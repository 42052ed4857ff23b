import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Plan } from '../../src/book/plan.ts'
import {
  callWith,
  failureOf,
  fakeProvider,
  modelsAt,
  secret,
  type FakeProvider,
  type Reply,
} from './fake-provider.ts'
import { addresses, chat, line, lineRequest as request } from './replies.ts'

const houses = {
  openai: {
    env: addresses.openai,
    model: 'openai:gpt-5-mini',
    reply: chat(line),
    path: '/v1/chat/completions',
    auth: ['authorization', `Bearer ${secret}`],
    usd: 0.00125,
  },
  azure: {
    env: addresses.azure,
    model: 'azure:our-writer',
    reply: chat(line),
    path: '/openai/v1/chat/completions',
    auth: ['api-key', secret],
    usd: 0.04,
  },
  compatible: {
    env: addresses.compatible,
    model: 'openai-compatible:llama3.3:70b',
    reply: chat(line),
    path: '/v1/chat/completions',
    auth: ['authorization', `Bearer ${secret}`],
    usd: 0.04,
  },
  anthropic: {
    env: addresses.anthropic,
    model: 'anthropic:claude-haiku-4-5',
    reply: {
      headers: { 'request-id': 'req_1' },
      json: {
        type: 'message',
        id: 'm1',
        role: 'assistant',
        model: 'm',
        content: [{ type: 'text', text: line }],
        stop_reason: 'end_turn',
        usage: { input_tokens: 1_000, output_tokens: 500 },
      },
    },
    path: '/v1/messages',
    auth: ['x-api-key', secret],
    usd: 0.0035,
  },
  google: {
    env: addresses.google,
    model: 'google:gemini-2.5-flash',
    reply: {
      json: {
        candidates: [{ content: { role: 'model', parts: [{ text: line }] }, finishReason: 'STOP' }],
        usageMetadata: { promptTokenCount: 1_000, candidatesTokenCount: 500, totalTokenCount: 1_500 },
      },
    },
    path: '/v1beta/models/gemini-2.5-flash:generateContent',
    auth: ['x-goog-api-key', secret],
    usd: 0.00155,
  },
} satisfies Record<
  string,
  {
    env: [string, string, string]
    model: string
    reply: Reply
    path: string
    auth: [string, string]
    usd: number
  }
>

let fake: FakeProvider
afterEach(async () => await fake.stop())

const openai = async (reply: Reply | ((before: number) => Reply)) => {
  fake = await fakeProvider((_, before) => (typeof reply === 'function' ? reply(before) : reply))
  const { text, key } = await modelsAt(addresses.openai, fake, {
    text: 'openai:gpt-5-mini',
  })
  return { text, key }
}
describe.each(Object.entries(houses))('a text of %s', (_, { env, model, reply, path, auth, usd }) => {
  it('is asked for once, with the key and the idempotency key, and its cost is known', async () => {
    fake = await fakeProvider(() => reply)
    const { text, key } = await modelsAt(env, fake, { text: model })
    const answer = await text.run(request, callWith(key))
    expect(answer).toMatchObject({ ok: true, value: { text: 'The fox slept.' } })
    if (!answer.ok) return
    expect(answer.usage.usd).toBeCloseTo(usd, 8)
    expect(answer.usage.units).toEqual({ input_tokens: 1_000, output_tokens: 500 })
    expect(fake.seen).toHaveLength(1)
    const [sent] = fake.seen
    expect(sent!.path).toBe(path)
    expect(sent!.headers[auth[0]]).toBe(auth[1])
    expect(sent!.headers['idempotency-key']).toBe('book-1:picture:1')
    if (auth[0] !== 'authorization') expect(sent!.headers.authorization).toBeUndefined()
  })

  it('says that a wrong key is the key’s fault, without telling it', async () => {
    const error = {
      message: `Incorrect API key provided: ${secret}.`,
      type: 'invalid_request_error',
      code: 'invalid_api_key',
    }
    fake = await fakeProvider(() => ({ status: 401, json: { type: 'error', error } }))
    const { text, key } = await modelsAt(env, fake, { text: model })
    const failure = failureOf(await text.run(request, callWith(key)))
    expect(failure).toMatchObject({ class: 'auth', charge: 'no', scope: 'key', sent: 'yes' })
    expect(JSON.stringify(failure)).not.toContain('SECRET')
  })
})

describe('what is sent', () => {
  it('is a strict schema without what strict modes refuse, and a bound for the answer', async () => {
    const { text, key } = await openai(chat('{}'))
    await text.run({ ...request, schema: Plan }, callWith(key))
    const sent = fake.seen[0]!.json as unknown as {
      response_format: { json_schema: { strict: boolean; schema: object } }
      max_completion_tokens: number
      reasoning_effort: string
      messages: { role: string; content: string }[]
    }
    expect(sent.response_format.json_schema.strict).toBe(true)
    const schema = JSON.stringify(sent.response_format.json_schema.schema)
    expect(schema).not.toMatch(
      /"(minLength|maxLength|pattern|minItems|maxItems|minimum|maximum|\$schema|format)":/,
    )
    expect(schema).toContain('At most 80 characters.')
    expect(sent).toMatchObject({ max_completion_tokens: 3_000, reasoning_effort: 'low' })
    expect(sent.messages.map(({ content }) => content)).toEqual([request.system, request.prompt])
  })

  it('says no effort to a model that does not think', async () => {
    fake = await fakeProvider(() => chat(line))
    const { text, key } = await modelsAt(addresses.openai, fake, {
      text: 'openai:gpt-4.1-mini',
    })
    expect((await text.run(request, callWith(key))).ok).toBe(true)
    expect(fake.seen[0]!.json).not.toHaveProperty('reasoning_effort')
    expect(fake.seen[0]!.json).toMatchObject({ max_tokens: 1_000 })
  })

  it('may have optional properties, which come back as null', async () => {
    const Loose = z.object({ a: z.string().optional(), b: z.string().nullable(), n: z.int().default(3) })
    const { text, key } = await openai(chat('{"a":null,"b":null,"n":null}'))
    const answer = await text.run({ ...request, schema: Loose }, callWith(key))
    expect(answer).toMatchObject({ ok: true, value: { b: null, n: 3 } })
    const { schema } = (
      fake.seen[0]!.json as unknown as {
        response_format: { json_schema: { schema: { required: string[] } } }
      }
    ).response_format.json_schema
    expect(schema.required).toEqual(['a', 'b', 'n'])
  })

  it('is counted by its length when nobody counts its tokens', async () => {
    const { usage: _, ...json } = chat(line).json as { usage: object }
    const { text, key } = await openai({ json })
    const answer = await text.run(request, callWith(key))
    expect(answer).toMatchObject({
      ok: true,
      usage: { units: { output_tokens: Math.ceil(line.length / 3) } },
    })
    expect(answer.ok && answer.usage.units['input_tokens']).toBeGreaterThan(20)
  })

  it('is what the worst case was held for', async () => {
    const { text, key } = await openai(chat(line))
    const worst = text.worstCase(request)
    const answer = await text.run(request, callWith(key))
    expect(answer.ok && answer.usage.usd).toBeLessThan(worst.usd)
    expect(worst.tokens).toBeGreaterThan(3_000)
  })
})
