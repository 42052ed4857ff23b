import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Failure, FailureClass } from '../../src/providers/contract.ts'
import { backoff, judge, type History } from '../../src/worker/retry.ts'

const policy = {
  tries: 7,
  transient: { base_ms: 2_000, cap_ms: 120_000 },
  rate_limit: { base_ms: 30_000, cap_ms: 600_000 },
  bad_output: 2,
  unknown: 6,
}
const fresh: History = { tries: 0, attempt: 1, unknowns: 0, bad_outputs: 0, deadline_in_ms: 86_400_000 }
const failure = (kind: FailureClass, more: Partial<Failure> = {}): Failure => ({
  class: kind,
  code: 'c',
  message: 'm',
  sent: 'unknown',
  charge: 'possible',
  scope: 'request',
  ...more,
})
const decide = (one: Failure, history: Partial<History> = {}) =>
  judge(one, { ...fresh, ...history }, policy, () => 0.5)

describe('judging a failed attempt', () => {
  it.each(['moderation_input', 'invalid_request'] as const)('buries %s at once', (kind) => {
    expect(decide(failure(kind)).do).toBe('bury')
  })

  it.each(['not_sent', 'overloaded', 'server_error', 'timeout', 'cut', 'internal'] as const)(
    'retries %s six times, then buries',
    (kind) => {
      for (let tries = 0; tries < 6; tries++) expect(decide(failure(kind), { tries }).do).toBe('retry')
      expect(decide(failure(kind), { tries: 6 }).do).toBe('bury')
    },
  )

  it('never counts a rate limit as a try, however often', () => {
    expect(decide(failure('rate_limit'), { tries: 6, attempt: 500 })).toMatchObject({
      do: 'wait',
      reason: 'limit',
    })
  })

  it("takes the server's word over its own backoff", () => {
    expect(decide(failure('rate_limit', { retry_after_ms: 90_000 }))).toMatchObject({ after_ms: 90_000 })
    expect(decide(failure('overloaded', { retry_after_ms: 1 }))).toMatchObject({ after_ms: 1 })
  })

  it('buys an unusable answer twice again and no more', () => {
    expect(decide(failure('bad_output'), { tries: 1, bad_outputs: 1 }).do).toBe('retry')
    expect(decide(failure('bad_output'), { tries: 2, bad_outputs: 2 }).do).toBe('bury')
  })

  it('does not count what was cut or refused before as an unusable answer', () => {
    expect(decide(failure('bad_output'), { tries: 5, bad_outputs: 1 }).do).toBe('retry')
    expect(decide(failure('bad_output'), { tries: 6, bad_outputs: 0 }).do).toBe('bury')
  })

  it('gives back what was stopped, whatever happened before', () => {
    expect(decide(failure('cancelled'), { tries: 6 }).do).toBe('give back')
  })

  it("never waits past the book's deadline", () => {
    const verdict = decide(failure('rate_limit', { retry_after_ms: 60_001 }), { deadline_in_ms: 60_000 })
    expect(verdict).toMatchObject({ do: 'bury', because: expect.stringContaining('deadline') as string })
  })

  it('says why, every time', () => {
    const classes = fc.constantFrom<FailureClass[]>(
      'moderation_input',
      'auth',
      'rate_limit',
      'not_sent',
      'bad_output',
      'cancelled',
    )
    fc.assert(
      fc.property(classes, fc.nat(10), (kind, tries) => {
        expect(decide(failure(kind), { tries }).because).not.toBe('')
      }),
    )
  })
})

describe('backoff', () => {
  it('stays within half and all of the exponential, and within the cap, for any attempt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (attempt, r) => {
          const ms = backoff(attempt, policy.transient, () => r)
          const full = Math.min(120_000, 2_000 * 2 ** Math.min(attempt - 1, 30))
          expect(ms).toBeGreaterThanOrEqual(Math.floor(full / 2))
          expect(ms).toBeLessThanOrEqual(full)
        },
      ),
    )
  })
})
