import { describe, expect, it } from 'vitest'
import { standardWaits_ms } from '../../src/book/webhook.ts'
import { judgeDelivery, type Attempted } from '../../src/worker/judge-delivery.ts'

const history = { tries: 0, deadline_in_ms: 4 * 86_400_000, waits_ms: standardWaits_ms }
const answer = (status: number, retry_after_ms: number | null = null): Attempted => ({
  got: 'answer',
  status,
  retry_after_ms,
})
const half = () => 0.5

describe('what becomes of a delivery', () => {
  it.each([200, 201, 202, 204, 299])('%s: it arrived', (status) => {
    expect(judgeDelivery(answer(status), history, half).verdict.do).toBe('arrived')
  })

  it.each([
    [301, 'redirect'],
    [302, 'redirect'],
    [307, 'redirect'],
    [400, 'client_error'],
    [404, 'client_error'],
    [429, 'rate_limit'],
    [500, 'server_error'],
    [503, 'server_error'],
  ])('%s: a failure (%s), tried again', (status, kind) => {
    expect(judgeDelivery(answer(status), history, half)).toEqual({
      class: kind,
      because: `answered ${status}, on try 1 of 10`,
      verdict: { do: 'retry', after_ms: 5_000, because: `answered ${status}, on try 1 of 10` },
    })
  })

  it('410, or an address that may not be called: given up at once', () => {
    expect(judgeDelivery(answer(410, 5_000), history, half)).toMatchObject({
      class: 'gone',
      verdict: { do: 'bury' },
    })
    const refused: Attempted = { got: 'refusal', because: 'must use port 443' }
    expect(judgeDelivery(refused, history, half)).toMatchObject({
      class: 'refused',
      because: 'its address must use port 443',
      verdict: { do: 'bury' },
    })
  })

  it('no answer: tried again, whatever kept it', () => {
    const because = (why: 'timeout' | 'network' | 'not_public', word = '') =>
      judgeDelivery({ got: 'nothing', why, word }, history, half)
    expect(because('timeout').verdict.do).toBe('retry')
    expect(because('network', 'ECONNREFUSED')).toMatchObject({
      class: 'network',
      because: 'the connection failed (ECONNREFUSED), on try 1 of 10',
    })
    expect(because('not_public')).toMatchObject({ class: 'not_public', verdict: { do: 'retry' } })
  })

  it('a worker that leaves gives it back, and that was no try', () => {
    expect(judgeDelivery({ got: 'stop' }, history, half)).toMatchObject({ verdict: { do: 'give back' } })
  })
})

describe('the schedule', () => {
  it('is that of the standard, a tenth more or less, and then it is over', () => {
    for (const [tries, wait] of standardWaits_ms.entries()) {
      for (const [drawn, share] of [
        [0, 0.9],
        [0.5, 1],
        [1, 1.1],
      ] as const) {
        const { verdict } = judgeDelivery(answer(500), { ...history, tries }, () => drawn)
        expect(verdict).toMatchObject({ do: 'retry', after_ms: Math.round(wait * share) })
      }
    }
    expect(judgeDelivery(answer(500), { ...history, tries: 9 }, half)).toMatchObject({
      because: 'answered 500, on try 10 of 10',
      verdict: { do: 'bury' },
    })
  })

  it.each([
    [429, 60_000, 60_000],
    [503, 60_000, 60_000],
    [429, 1_000, 5_000],
    [503, 30 * 86_400_000, 86_400_000],
  ])('after %s with Retry-After of %s ms waits %s ms', (status, told, waits) => {
    expect(judgeDelivery(answer(status, told), history, half).verdict).toMatchObject({ after_ms: waits })
  })

  it('does not go past the end of its time', () => {
    const late = { ...history, tries: 3, deadline_in_ms: 60_000 }
    expect(judgeDelivery(answer(500), late, half)).toMatchObject({
      because: 'answered 500, on try 4 of 10, but the end of its time comes first',
      verdict: { do: 'bury' },
    })
  })

  it('of the standard fits into the time a delivery has, with all its jitter', () => {
    const longest = standardWaits_ms.reduce((sum, wait) => sum + wait * 1.1, 0)
    expect(longest).toBeLessThan(4 * 86_400_000)
  })
})
