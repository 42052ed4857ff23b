import { describe, expect, it, test } from 'vitest'
import { classify, type Seen } from '../../src/providers/classify.ts'
import { builtInRules, type RuleConfig, toRules } from '../../src/providers/rules.ts'
import { type Row, traceOf, traceOfRow } from './bodies/answer.ts'
import { anthropicRows } from './bodies/anthropic.ts'
import { azureRows } from './bodies/azure.ts'
import { gatewayRows } from './bodies/gateways.ts'
import { googleRows } from './bodies/google.ts'
import { hostedRows } from './bodies/hosted.ts'
import { openaiRows } from './bodies/openai.ts'

const calm = { aborted: false, timed_out: false }
const failureOf = (seen: Partial<Seen>, rules = builtInRules) =>
  classify({ provider: 'openai', trace: traceOf(), ...calm, ...seen }, rules).failure
const ofRow = (row: Row) =>
  failureOf({ provider: row.provider, trace: traceOfRow(row), ...(row.polling && { polling: true }) })
const named = (name: string, more: object = {}) =>
  Object.assign(new Error(`${name} happened`), { name, ...more })

describe('answers of providers', () => {
  test.each(
    [...openaiRows, ...azureRows, ...anthropicRows, ...googleRows, ...hostedRows, ...gatewayRows].map(
      (row) => [`${row.provider} ${row.status} ${row.name}`, row] as const,
    ),
  )('%s', (_, row) => {
    const failure = ofRow(row)
    const [kind, scope, charge, code, sent = 'yes'] = row.is.split(' ')
    expect(failure).toMatchObject({ class: kind, scope, charge, code, sent })
    expect(failure.message).toMatch(/^[a-z-]+ .+[.!?…]$/)
  })

  it('says it in one sentence, and what to do', () => {
    const wrongKey = openaiRows.find(({ name }) => name === 'wrong key')
    expect(ofRow(wrongKey as Row).message).toBe(
      'openai refused the key: Incorrect API key provided: [secret]. You can find your API key at https://platform.openai.com/account/api-keys. Check OPENAI_API_KEY and OPENAI_API_KEYS.',
    )
    const page = gatewayRows.find(({ name }) => name === '502')
    expect(ofRow(page as Row).message).toBe('openai-compatible failed: 502 Bad Gateway.')
  })

  it('keeps the request id and how long to wait', () => {
    const trace = traceOf({
      status: 429,
      headers: new Headers({ 'x-request-id': 'req_1', 'retry-after': '7' }),
    })
    expect(failureOf({ trace })).toMatchObject({
      request_id: 'req_1',
      retry_after_ms: 7000,
      class: 'rate_limit',
    })
  })
})

describe('calls without an answer', () => {
  const refused = new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' }),
  })

  test.each<[string, Partial<Seen>, object]>([
    [
      'refused',
      { trace: traceOf({ phase: 'not_sent' }), error: refused },
      {
        class: 'not_sent',
        sent: 'no',
        charge: 'no',
        code: 'econnrefused',
        scope: 'provider',
        message: 'openai could not be reached: connect ECONNREFUSED 127.0.0.1:9.',
      },
    ],
    [
      'refused poll',
      { trace: traceOf({ phase: 'not_sent', method: 'GET', accepted: true }), error: refused },
      { class: 'not_sent', sent: 'yes', charge: 'possible' },
    ],
    [
      'gave up while connecting',
      { trace: traceOf({ phase: 'not_sent' }), timed_out: true },
      { class: 'not_sent', sent: 'no', charge: 'no', code: 'timed_out' },
    ],
    [
      'cut before headers',
      { trace: traceOf({ phase: 'sent' }), error: refused },
      { class: 'cut', sent: 'unknown', charge: 'possible', code: 'connection_cut' },
    ],
    [
      'gave up',
      { trace: traceOf({ phase: 'sent' }), timed_out: true, error: named('TimeoutError') },
      { class: 'timeout', sent: 'unknown', charge: 'possible' },
    ],
    [
      'gave up between polls',
      {
        trace: traceOf({ status: 200, method: 'GET', accepted: true }),
        timed_out: true,
        error: named('TimeoutError'),
      },
      { class: 'timeout', sent: 'yes', charge: 'possible' },
    ],
    [
      'stopped unsent',
      { trace: traceOf({ phase: 'not_sent' }), aborted: true },
      { class: 'cancelled', sent: 'no', charge: 'no' },
    ],
    [
      'stopped after sending',
      { trace: traceOf({ phase: 'sent' }), aborted: true },
      { class: 'cancelled', sent: 'unknown', charge: 'possible' },
    ],
    [
      'stopped within the answer',
      { trace: traceOf({ phase: 'body', status: 200 }), aborted: true },
      { class: 'cancelled', sent: 'yes', charge: 'possible' },
    ],
    [
      'cut within the answer',
      { trace: traceOf({ phase: 'body', status: 200 }), error: named('TypeError') },
      { class: 'cut_after_200', sent: 'yes', charge: 'yes', code: 'answer_cut' },
    ],
    [
      'gave up within the answer',
      { trace: traceOf({ phase: 'body', status: 200 }), timed_out: true },
      { class: 'cut_after_200', charge: 'yes', code: 'timed_out_in_answer' },
    ],
    [
      'an error of ours',
      {
        trace: traceOf({ phase: 'not_sent', method: null, ever_sent: false }),
        error: new RangeError('no such size'),
      },
      { class: 'internal', sent: 'no', charge: 'no', message: 'openai could not be asked: no such size.' },
    ],
  ])('%s', (_, seen, expected) => {
    expect(failureOf(seen)).toMatchObject(expected)
  })

  it('believes a refusal even when the worker leaves', () => {
    const trace = traceOf({ phase: 'headers', status: 401 })
    expect(failureOf({ trace, aborted: true })).toMatchObject({ class: 'auth', code: 'http_401' })
  })
})

describe('answers of no use', () => {
  const usage = { usd: 0.01, units: { output_tokens: 12 } }

  test.each<[string, Partial<Seen>, object]>([
    [
      'no JSON',
      { error: named('AI_APICallError', { cause: named('AI_JSONParseError') }) },
      { code: 'invalid_json' },
    ],
    [
      'another schema',
      {
        error: named('AI_NoObjectGeneratedError', {
          cause: named('AI_TypeValidationError'),
          finishReason: 'stop',
        }),
      },
      { code: 'wrong_schema' },
    ],
    [
      'truncated',
      { error: named('AI_NoObjectGeneratedError', { finishReason: 'length' }), usage },
      { code: 'truncated', usage },
    ],
    [
      'filtered',
      { error: named('AI_NoObjectGeneratedError', { finishReason: 'content-filter' }) },
      { class: 'moderation_output', code: 'content_filter' },
    ],
    ['no picture', { error: named('AI_NoImageGeneratedError') }, { code: 'no_image' }],
    ['empty', { trace: traceOf({ status: 200, body: '' }) }, { code: 'empty_answer' }],
    [
      'too large',
      { trace: traceOf({ status: 200, phase: 'body', too_large: true }) },
      { code: 'answer_too_large' },
    ],
    [
      "the adapter's own word",
      { error: Object.assign(new Error('The picture cannot be decoded'), { code: 'broken_picture' }) },
      { code: 'broken_picture' },
    ],
  ])('%s', (_, seen, expected) => {
    const trace = traceOf({ status: 200 })
    expect(failureOf({ trace, ...seen })).toMatchObject({
      class: 'bad_output',
      scope: 'request',
      sent: 'yes',
      charge: 'yes',
      ...expected,
    })
  })
})

describe('rules of operators', () => {
  const shell: RuleConfig = {
    name: 'our gateway',
    provider: 'openai-compatible',
    when: { code: '/^shell_/', message: 'upstream' },
    is: { class: 'overloaded', scope: 'model', charge: 'no' },
  }

  it('come first', () => {
    const row = gatewayRows.find(({ name }) => name === 'an error within a 200') as Row
    const seen = { provider: row.provider, trace: traceOfRow(row) }
    expect(failureOf(seen, toRules([shell])).class).toBe('overloaded')
    expect(failureOf({ ...seen, provider: 'openai' }, toRules([shell])).class).toBe('unknown')
  })

  it('hold every time, with a global pattern too', () => {
    const rules = toRules([{ ...shell, when: { status: 418, message: /tea/g } }])
    const trace = traceOf({ status: 418, body: 'teapot' })
    const classes = [1, 2, 3].map(() => failureOf({ provider: 'openai-compatible', trace }, rules).class)
    expect(classes).toEqual(['overloaded', 'overloaded', 'overloaded'])
  })

  it('may be about a phase', () => {
    const is = { class: 'cut', scope: 'provider', charge: 'no', code: 'proxy_cut' } as const
    const rules = toRules([{ name: 'our proxy', when: { phase: 'sent' }, is }])
    expect(failureOf({ trace: traceOf({ phase: 'sent' }) }, rules)).toMatchObject({ ...is, sent: 'unknown' })
  })

  test.each<[string, object]>([
    ['is no regular expression', { ...shell, when: { message: '(' } }],
    ['must say when', { ...shell, when: {} }],
    ['Invalid option', { ...shell, is: { ...shell.is, class: 'bad luck' } }],
    ['Unrecognized key', { ...shell, when: { state: 1 } }],
  ])('are refused: %s', (words, rule) => {
    expect(() => toRules([rule as RuleConfig])).toThrow(words)
  })
})
