import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limiter } from '../../simulator/limits.ts'
import { goDuration } from '../../simulator/personas/openai/voice.ts'
import { chat, key, picture, post, simulator, type Said } from './simulator.ts'

const arrivals = fc.array(
  fc.record({ gap: fc.integer({ min: 0, max: 400 }), tokens: fc.integer({ min: 1, max: 40 }) }),
  {
    maxLength: 120,
  },
)
const minute = 1000

describe('a limit', () => {
  it('admits no more than it says in any window, and no less', () => {
    fc.assert(
      fc.property(
        arrivals,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 40, max: 90 }),
        (list, requests, tokens) => {
          const limits = limiter({ requests_per_minute: requests, tokens_per_minute: tokens }, minute, false)
          const admitted: { t: number; tokens: number }[] = []
          let t = 0
          for (const one of list) {
            t += one.gap
            const inside = admitted.filter((other) => other.t > t - minute)
            const sum = inside.reduce((all, other) => all + other.tokens, 0)
            const fits = inside.length < requests && sum + one.tokens <= tokens
            expect(limits.admit(t, { tokens: one.tokens, images: 0 }) === null).toBe(fits)
            if (fits) admitted.push({ t, tokens: one.tokens })
            limits.leave()
          }
        },
      ),
    )
  })

  it('tells a time to wait that is just long enough', () => {
    fc.assert(
      fc.property(arrivals, (list) => {
        const limits = limiter({ requests_per_minute: 3, tokens_per_minute: 60 }, minute, false)
        let t = 0
        for (const { gap, tokens } of list) {
          t += gap
          const no = limits.admit(t, { tokens, images: 0 })
          if (!no) continue
          expect(no.wait_ms).toBeGreaterThan(0)
          t += no.wait_ms
          const second = limits.admit(t, { tokens, images: 0 })
          // the other dimension may still stand in the way, never the same one
          expect(second?.dimension).not.toBe(no.dimension)
        }
      }),
    )
  })

  it('names the day before the minute, and counts whom it lets in at once', () => {
    const limits = limiter({ requests_per_minute: 1, requests_per_day: 1, concurrency: 1 }, minute, false)
    expect(limits.admit(0, { tokens: 1, images: 0 })).toBeNull()
    expect(limits.admit(1, { tokens: 1, images: 0 })).toMatchObject({
      dimension: 'day',
      wait_ms: 1440 * minute - 1,
    })
    const crowd = limiter({ concurrency: 1 }, minute, false)
    expect(crowd.admit(0, { tokens: 1, images: 0 })).toBeNull()
    expect(crowd.admit(0, { tokens: 1, images: 0 })?.dimension).toBe('concurrency')
    crowd.leave()
    expect(crowd.admit(0, { tokens: 1, images: 0 })).toBeNull()
  })

  it('says times as Go does', () => {
    expect([120, 1000, 1500, 360_000, 3_723_000].map(goDuration)).toEqual([
      '120ms',
      '1s',
      '1.5s',
      '6m0s',
      '1h2m3s',
    ])
  })
})

const limited = (limits: object, more: object = {}) =>
  simulator({
    projects: { main: { keys: [key, 'sk-sim-b'], limits: { 'gpt-image-2': limits, 'gpt-5-mini': limits } } },
    ...more,
  })

describe('limits over the wire', () => {
  it('belong to the project, whichever key asks, and to one model', async () => {
    const { url, report } = await limited({ images_per_minute: 3 })
    const asks = Array.from({ length: 8 }, (_, i) =>
      post(url, '/v1/images/generations', picture, { authorization: `Bearer ${i % 2 ? key : 'sk-sim-b'}` }),
    )
    const answers = await Promise.all(asks)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(5)
    const error: Said = refused[0]?.json().error
    expect(error.message).toContain('Limit 3, Used 3, Requested 1')
    expect(error).toMatchObject({ type: 'images', code: 'rate_limit_exceeded' })
    expect(Number(refused[0]?.headers.get('retry-after-ms'))).toBeGreaterThan(50_000)
    expect(report()).toMatchObject({
      sends_while_limited: { images: 5 },
      peak_per_window: { 'main/gpt-image-2': { images: { peak: 3, limit: 3 } } },
    })
    expect((await post(url, '/v1/chat/completions', chat('hello'))).status).toBe(200)
  })

  it('are told in headers, unless they are hidden', async () => {
    const open = await limited({ requests_per_minute: 5, tokens_per_minute: 1000 })
    const { headers } = await post(open.url, '/v1/chat/completions', chat('x'.repeat(40)))
    expect(headers.get('x-ratelimit-limit-requests')).toBe('5')
    expect(headers.get('x-ratelimit-remaining-requests')).toBe('4')
    expect(headers.get('x-ratelimit-remaining-tokens')).toBe('990')
    expect(headers.get('x-ratelimit-reset-requests')).toMatch(/^(1m0s|5\d(\.\d+)?s)$/)
    const hidden = await limited({ requests_per_minute: 5 }, { tell_limits: false })
    const quiet = await post(hidden.url, '/v1/chat/completions', chat('x'))
    expect([...quiet.headers.keys()].filter((name) => name.startsWith('x-ratelimit'))).toEqual([])
  })

  it('count what failed, and let go when the window has passed', async () => {
    const { url } = await limited(
      { requests_per_minute: 2 },
      { minute_ms: 1500, faults: [{ what: 'status:500:server_error', times: 2 }] },
    )
    const ask = async () => (await post(url, '/v1/chat/completions', chat('x'))).status
    expect([await ask(), await ask(), await ask()]).toEqual([500, 500, 429])
    await expect.poll(ask, { interval: 50, timeout: 15_000 }).toBe(200)
  })

  it('hold as many as may be there at once', async () => {
    const { url, report } = await limited({ concurrency: 2 }, { latency: { text: 'fixed:800' } })
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post(url, '/v1/chat/completions', chat('x'))),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
    expect(report().max_concurrency).toBe(2)
  })
})
