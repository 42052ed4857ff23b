import { afterEach, describe, expect, it } from 'vitest'
import {
  callWith,
  failureOf,
  fakeProvider,
  modelsAt,
  type FakeProvider,
  type Reply,
} from './fake-provider.ts'
import { addresses, chat, line, lineRequest as request } from './replies.ts'

let fake: FakeProvider
afterEach(async () => await fake.stop())

const openai = async (reply: Reply | ((before: number) => Reply)) => {
  fake = await fakeProvider((_, before) => (typeof reply === 'function' ? reply(before) : reply))
  const { text, key } = await modelsAt(addresses.openai, fake, {
    text: 'openai:gpt-5-mini',
  })
  return { text, key }
}
const ask = async (reply: Reply, more = {}) => {
  const { text, key } = await openai(reply)
  return await text.run(request, callWith(key, more))
}

describe('an answer of no use', () => {
  it.each([
    ['not what was asked', chat('{"text":""}'), 'bad_output', 'wrong_schema'],
    ['longer than asked', chat(JSON.stringify({ text: 'x'.repeat(99) })), 'bad_output', 'wrong_schema'],
    ['no JSON', chat('Once upon a time'), 'bad_output', 'invalid_json'],
    ['cut at its longest', chat('{"text":"The f', {}, 'length'), 'bad_output', 'truncated'],
    ['a refusal', chat(null, { refusal: 'I cannot.' }), 'moderation_output', 'refusal'],
    ['filtered', chat('', {}, 'content_filter'), 'moderation_output', 'content_filter'],
  ])('%s: was paid', async (_, reply, kind, code) => {
    const failure = failureOf(await ask(reply))
    expect(failure).toMatchObject({ class: kind, code, charge: 'yes', sent: 'yes' })
    expect(failure.usage).toMatchObject({ usd: 0.00125, units: { input_tokens: 1_000, output_tokens: 500 } })
    expect(fake.seen).toHaveLength(1)
  })

  it('is one that breaks off', async () => {
    expect(failureOf(await ask({ ...chat(line), cut: 'within' }))).toMatchObject({
      class: 'cut_after_200',
      charge: 'yes',
    })
  })

  it('is one that is no API’s', async () => {
    expect(failureOf(await ask({ text: '<html>Welcome</html>' }))).toMatchObject({ class: 'bad_output' })
  })

  it('of Gemini says why it stopped', async () => {
    fake = await fakeProvider(() => ({
      json: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata: {} },
    }))
    const { text, key } = await modelsAt(addresses.google, fake, {
      text: 'google:gemini-2.5-flash',
    })
    expect(failureOf(await text.run(request, callWith(key)))).toMatchObject({ class: 'moderation_input' })
  })

  it('of Claude may be a refusal', async () => {
    const json = {
      type: 'message',
      id: 'm1',
      role: 'assistant',
      model: 'm',
      content: [],
      stop_reason: 'refusal',
      usage: { input_tokens: 9, output_tokens: 1 },
    }
    fake = await fakeProvider(() => ({ json }))
    const { text, key } = await modelsAt(addresses.anthropic, fake, {
      text: 'anthropic:claude-haiku-4-5',
    })
    expect(failureOf(await text.run(request, callWith(key)))).toMatchObject({ class: 'moderation_output' })
  })
})

describe('a failure', () => {
  const error = (code: string, type = code, message = 'No.') => ({
    error: { message, type, code, param: null },
  })
  it.each([
    [429, error('rate_limit_exceeded', 'requests'), 'rate_limit', 'no'],
    [429, error('insufficient_quota'), 'quota_exhausted', 'no'],
    [404, error('model_not_found'), 'model_gone', 'no'],
    [400, error('invalid_request_error'), 'invalid_request', 'no'],
    [503, error('server_is_overloaded'), 'overloaded', 'no'],
  ])('%i %j is never sent again by the SDK', async (status, json, kind, charge) => {
    const failure = failureOf(await ask({ status, json, headers: { 'retry-after': '7' } }))
    expect(failure).toMatchObject({ class: kind, charge })
    expect(fake.seen).toHaveLength(1)
  })

  it('before an answer may have cost something', async () => {
    expect(failureOf(await ask({ cut: 'before' }))).toMatchObject({
      class: 'cut',
      sent: 'unknown',
      charge: 'possible',
    })
    expect(fake.seen).toHaveLength(1)
  })

  it('before a connection cost nothing', async () => {
    const { text, key } = await openai(chat(line))
    await fake.stop()
    expect(failureOf(await text.run(request, callWith(key)))).toMatchObject({
      class: 'not_sent',
      sent: 'no',
      charge: 'no',
    })
    fake = await fakeProvider(() => ({}))
  })

  it('is a timeout when the deadline passed, a cancel when the worker left', async () => {
    const late = await ask({ hang: true }, { signal: AbortSignal.timeout(100) })
    expect(failureOf(late)).toMatchObject({ class: 'timeout', charge: 'possible' })
    await fake.stop()
    const leaving = new AbortController()
    setTimeout(() => leaving.abort(), 100)
    const left = await ask({ hang: true }, { signal: leaving.signal })
    expect(failureOf(left)).toMatchObject({ class: 'cancelled', charge: 'possible' })
  })

  it('of a call that was stopped before it began cost nothing', async () => {
    const stopped = await ask(chat(line), { signal: AbortSignal.abort() })
    expect(failureOf(stopped)).toMatchObject({ class: 'cancelled', sent: 'no', charge: 'no' })
    expect(fake.seen).toHaveLength(0)
  })
})

it('Gemini’s own wish to go on is not followed: a call is one request', async () => {
  const candidate = {
    content: { parts: [{ text: '{"te' }] },
    finishReason: 'CONTINUATION',
    continuationToken: 't',
  }
  fake = await fakeProvider(() => ({ json: { candidates: [candidate], usageMetadata: {} } }))
  const { text, key } = await modelsAt(addresses.google, fake, {
    text: 'google:gemini-2.5-flash',
  })
  expect(failureOf(await text.run(request, callWith(key)))).toMatchObject({ charge: 'yes' })
  expect(fake.seen).toHaveLength(1)
})
