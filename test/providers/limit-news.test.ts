import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { limitNews } from '../../src/providers/limit-news.ts'
import { traceOf } from './bodies/answer.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const day = 86_400_000
const heard = (status: number, headers: Record<string, string>, body: unknown = null) =>
  traceOf({ status, headers: new Headers(headers), body: body === null ? null : JSON.stringify(body) })
const pauseOf = (headers: Record<string, string>, body: unknown = null, provider = 'openai') =>
  limitNews(provider, heard(429, headers, body), now)?.pause_ms
const limitsOf = (headers: Record<string, string>) => limitNews('any', heard(200, headers), now)?.limits
const said = (message: string) => ({ error: { message } })
const date = (time: number): string => new Date(time).toUTCString()

describe('Retry-After', () => {
  test('in seconds, between nothing and a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (seconds) => {
        expect(pauseOf({ 'retry-after': String(seconds) })).toBe(Math.min(Math.max(seconds * 1000, 0), day))
      }),
    )
  })

  test('as a date, by the clock of who says it', () => {
    const skew = fc.integer({ min: -90 * day, max: 90 * day })
    fc.assert(
      fc.property(skew, fc.integer({ min: -1000, max: 100_000 }), (skew, seconds) => {
        const there = Math.floor((now + skew) / 1000) * 1000
        const headers = { date: date(there), 'retry-after': date(there + seconds * 1000) }
        expect(pauseOf(headers)).toBe(Math.min(Math.max(seconds * 1000, 0), day))
      }),
    )
  })

  test('whatever it says, a wait is none or between nothing and a day', () => {
    const anything = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'0123456789-+.eEhms :,GMTSun'.split('')) }),
      fc.constantFrom('Infinity', '-0', '1e400', '9'.repeat(400), 'soon', 'NaN', '0x10', '٣'),
    )
    const names = ['retry-after', 'retry-after-ms', 'date', 'x-ratelimit-reset', 'x-ratelimit-reset-requests']
    fc.assert(
      fc.property(fc.constantFrom(...names), anything, fc.string(), (name, value, body) => {
        const safe = value.replace(/[^ -~]/g, '')
        const pause = limitNews('google', heard(429, { [name]: safe }, body), now)?.pause_ms ?? 0
        expect(pause).toBeGreaterThanOrEqual(0)
        expect(pause).toBeLessThanOrEqual(day)
      }),
    )
  })

  test.each<[string, Record<string, string>, number | undefined]>([
    ['without a Date', { 'retry-after': date(now + 5000) }, 5000],
    ['fractions', { 'retry-after': '1.5' }, 1500],
    ['milliseconds come first', { 'retry-after': '9', 'retry-after-ms': '250' }, 250],
    [
      'what it says beats what is spent',
      { 'retry-after': '9', 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1s' },
      9000,
    ],
    [
      'what is spent, without it',
      {
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-requests': '1s',
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-tokens': '6m0s',
      },
      360_000,
    ],
    ['a time in seconds', { 'x-ratelimit-reset': String(now / 1000 + 3) }, 3000],
    ['a time in milliseconds', { 'x-ratelimit-reset': String(now + 3000) }, 3000],
    ['words', { 'retry-after': 'soon 5' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, headers, expected) => {
    expect(pauseOf(headers)).toBe(expected)
  })

  it('of a good answer is about that answer', () => {
    expect(limitNews('azure', heard(202, { 'retry-after': '10' }), now)).toBeUndefined()
  })
})

describe('waits in words', () => {
  test.each([
    ['Please try again in 20s.', 20_000],
    ['Please try again in 6m0s.', 360_000],
    ['Please try again in 1h2m3s.', 3_723_000],
    ['Please try again in 120ms.', 120],
    ['Please try again in 1.2s. Visit the page.', 1200],
    ['Please retry after 6 seconds. Please go here.', 6000],
    ['Try again in 2 minutes', 120_000],
    ['Your rate limit resets in ~30s.', 30_000],
    ['Please retry in 17.48s.', 17_480],
    ['Quota will be replenished in 02:12:10.', 7_930_000],
    ['You will regain access on 2026-11-23 at 13:00 UTC.', 3_600_000],
    ['You will regain access on 2026-12-01 at 00:00 UTC.', day],
  ])('%s', (message, expected) => {
    expect(pauseOf({}, said(message))).toBe(expected)
  })

  const gemini = (delay: string, ...quotas: [string, string][]) => ({
    error: {
      details: [
        {
          violations: quotas.map(([quotaId, quotaValue]) => ({
            quotaId,
            quotaDimensions: { model: 'm' },
            quotaValue,
          })),
        },
        { retryDelay: delay },
      ],
    },
  })

  it('of Gemini', () => {
    const body = gemini(
      '55s',
      ['GenerateRequestsPerMinutePerProject', '10'],
      ['GenerateContentInputTokensPerMinute', '1000'],
    )
    expect(limitNews('google', heard(429, {}, body), now)).toEqual({
      limits: [
        { dimension: 'requests', limit: 10, remaining: 0 },
        { dimension: 'tokens', limit: 1000, remaining: 0 },
      ],
      pause_ms: 55_000,
    })
  })

  it('of a spent day: until midnight at Google, whatever the delay', () => {
    // 12:00 UTC in November is 04:00 there.
    expect(pauseOf({}, gemini('5s', ['GenerateRequestsPerDayPerProject', '70']), 'google')).toBe(
      20 * 3_600_000,
    )
  })
})

describe('limits', () => {
  it('of OpenAI', () => {
    const headers = {
      'x-ratelimit-limit-requests': '500',
      'x-ratelimit-remaining-requests': '499',
      'x-ratelimit-reset-requests': '120ms',
      'x-ratelimit-limit-tokens': '30000',
      'x-ratelimit-remaining-tokens': '29000',
      'x-ratelimit-reset-tokens': '1h2m3s',
      'x-ratelimit-limit-images': '5',
      'x-ratelimit-remaining-images': '-1',
    }
    expect(limitsOf(headers)).toEqual([
      { dimension: 'requests', limit: 500, remaining: 499, resets_in_ms: 120 },
      { dimension: 'tokens', limit: 30_000, remaining: 29_000, resets_in_ms: 3_723_000 },
      { dimension: 'images', limit: 5 },
    ])
  })

  const anthropic = (kind: string, limit: number, remaining: number, seconds: number) => ({
    [`anthropic-ratelimit-${kind}-limit`]: String(limit),
    [`anthropic-ratelimit-${kind}-remaining`]: String(remaining),
    [`anthropic-ratelimit-${kind}-reset`]: new Date(now + seconds * 1000).toISOString(),
  })

  it('of Anthropic: tokens of both ways', () => {
    const headers = {
      ...anthropic('requests', 50, 49, 1),
      ...anthropic('input-tokens', 30_000, 20_000, 5),
      ...anthropic('output-tokens', 8000, 4000, 9),
      ...anthropic('tokens', 8000, 4000, 9),
    }
    expect(limitsOf(headers)).toEqual([
      { dimension: 'requests', limit: 50, remaining: 49, resets_in_ms: 1000 },
      { dimension: 'tokens', limit: 38_000, remaining: 24_000, resets_in_ms: 9000 },
    ])
    expect(limitsOf({ ...headers, 'anthropic-ratelimit-output-tokens-remaining': '0' })?.[1]?.remaining).toBe(
      0,
    )
    expect(limitsOf(anthropic('tokens', 9000, 1, 2))).toEqual([
      { dimension: 'tokens', limit: 9000, remaining: 1, resets_in_ms: 2000 },
    ])
  })

  test.each([
    [
      'Rate limit reached for gpt-image-2 on images per min (IPM): Limit 20, Used 20, Requested 1.',
      { dimension: 'images', limit: 20, remaining: 0 },
    ],
    [
      'Rate limit reached for images per minute in organization org-x. Limit: 50/1min. Current: 51/1min.',
      { dimension: 'images', limit: 50 },
    ],
    [
      'Rate limit reached on requests per min. Limit: 20 / 1 min. Current: 21 / min.',
      { dimension: 'requests', limit: 20 },
    ],
    [
      'Rate limit reached on tokens per min (TPM): Limit 30,000, Used 12,500, Requested 20,000.',
      { dimension: 'tokens', limit: 30_000, remaining: 17_500 },
    ],
  ])('in words: %s', (message, expected) => {
    expect(limitNews('openai', heard(429, {}, said(message)), now)?.limits).toEqual([expected])
  })

  it('are not those of a day', () => {
    const message = 'Rate limit reached on requests per day (RPD): Limit 200, Used 200, Requested 1.'
    expect(limitNews('openai', heard(429, {}, said(message)), now)).toBeUndefined()
  })
})
