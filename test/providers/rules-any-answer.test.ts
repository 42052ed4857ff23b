import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { classify } from '../../src/providers/classify.ts'
import { failureClasses } from '../../src/providers/contract.ts'
import { builtInRules } from '../../src/providers/rules.ts'
import { scrub } from '../../src/providers/scrub.ts'
import { traceOf } from './bodies/answer.ts'

describe('secrets', () => {
  test.each([
    ['sk-proj-Ab12Cd34Ef56Gh78', 'Incorrect API key provided: sk-proj-Ab12Cd34Ef56Gh78.'],
    [
      'AIzaSyA1234567890abcdefghijklmnopqrstuv',
      'GET https://x.test/v1?key=AIzaSyA1234567890abcdefghijklmnopqrstuv&alt=json',
    ],
    ['r8_0123456789abcdefghijABCDEFGHIJ', '{"token":"r8_0123456789abcdefghijABCDEFGHIJ"}'],
    ['eyJhbGciOi.J9.abc', 'authorization: Bearer eyJhbGciOi.J9.abc'],
    ['0123456789abcdef0123456789abcdef', 'api-key 0123456789abcdef0123456789abcdef'],
    ['hunter2hunter2', 'https://joe:hunter2hunter2@proxy.test/'],
  ])('%s is not told', (secret, text) => {
    expect(scrub(text)).not.toContain(secret)
  })

  it('leaves words alone', () => {
    const text =
      'Incorrect API key provided. Key limit: key_limit_exceeded for tokens: 30000, basic subscription.'
    expect(scrub(text)).toBe(text)
  })
})

describe('any answer at all', () => {
  const secret = 'abcd-My0wnS3cret/xyz'
  const words = fc.oneof(
    fc.string(),
    fc.constantFrom(
      secret,
      `key ${secret}!`,
      'rate_limit_exceeded',
      'quota',
      'failed',
      'PerDay',
      '(',
      '1h2m',
    ),
  )
  const json = fc.oneof(
    fc.jsonValue(),
    fc.record({
      error: fc.oneof(words, fc.record({ code: words, message: words, type: words, status: words })),
    }),
    fc.record({ status: words, error: words, detail: words }),
    fc.record({ errors: fc.array(words), name: words }),
  )
  const trace = fc
    .record({
      phase: fc.constantFrom('not_sent', 'sent', 'headers', 'body', 'done'),
      method: fc.constantFrom(null, 'GET', 'POST'),
      status: fc.option(fc.integer({ min: 100, max: 999 })),
      body: fc.option(
        fc.oneof(
          words,
          json.map((value) => JSON.stringify(value)),
        ),
      ),
      accepted: fc.boolean(),
      too_large: fc.boolean(),
    })
    .map((part) =>
      traceOf({ ...part, headers: part.status === null ? null : new Headers({ 'retry-after': '1' }) }),
    )
  const error = fc.oneof(
    fc.anything(),
    fc.record({ name: words, message: words, code: words, finishReason: words, cause: fc.anything() }),
  )

  test('is a failure that can be shown', () => {
    fc.assert(
      fc.property(
        trace,
        error,
        fc.option(json, { nil: undefined }),
        fc.boolean(),
        fc.boolean(),
        (trace, error, body, aborted, timed_out) => {
          const seen = { provider: 'openai', trace, error, body, aborted, timed_out, secrets: [secret] }
          const { failure } = classify(seen, builtInRules)
          expect(failureClasses).toContain(failure.class)
          expect(failure.code).toMatch(/^[a-z\d]+(_[a-z\d]+)*$/)
          expect(failure.message.length).toBeGreaterThan(10)
          expect(failure.message.length).toBeLessThanOrEqual(500)
          expect(JSON.stringify(failure)).not.toContain(secret)
          if (failure.sent === 'no') expect(failure.charge).toBe('no')
          if (trace.phase === 'not_sent' && !trace.accepted && trace.status === null)
            expect(failure.sent).toBe('no')
        },
      ),
      { numRuns: 500 },
    )
  })
})
