import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grant, horizon_ms, lateness_ms, type GroupState, type Used } from '../../src/limits/grant.ts'

const minute = 60_000
const one = { requests: 1, tokens: 0, images: 1 }

const group = (limit: number, more: Partial<GroupState> = {}): GroupState => ({
  group: 'a',
  windows: [{ dimension: 'images', limit, window_ms: minute }],
  left_over: [],
  concurrency: Number.POSITIVE_INFINITY,
  flying: 0,
  used: [],
  paused_ms: 0,
  keys: [{ ref: 'k', flying: 0, probe: false }],
  ...more,
})

/** Asks as workers do, on a clock of its own, and answers when each start was. */
function play(limit: number, asks: { after_ms: number; n: number }[], need = one): number[] {
  const starts: number[] = []
  let now = 0
  for (const { after_ms, n } of asks) {
    now += after_ms
    const used: Used[] = starts.map((at) => ({ at_ms: at - now, ...need }))
    const { grants } = grant([group(limit, { used })], need, n)
    starts.push(...grants.map((given) => now + given.start_ms))
  }
  return starts
}

/** The most within any window as the provider sees it, when every call may be late by the whole tolerance. */
function mostInWindow(starts: number[]): number {
  let most = 0
  for (const from of starts)
    most = Math.max(
      most,
      starts.filter((at) => at + lateness_ms > from + lateness_ms - 1 && at >= from && at < from + minute)
        .length,
    )
  return most
}

describe('a grant', () => {
  it('never exceeds a limit in any sliding window, whoever asks when', () => {
    const asks = fc.array(
      fc.record({ after_ms: fc.integer({ min: 0, max: 20_000 }), n: fc.integer({ min: 1, max: 40 }) }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), asks, (limit, calls) => {
        const starts = play(limit, calls).toSorted((a, b) => a - b)
        for (let i = 0; i + limit < starts.length; i++)
          expect((starts[i + limit] ?? 0) - (starts[i] ?? 0)).toBeGreaterThanOrEqual(minute + lateness_ms)
      }),
      { numRuns: 300 },
    )
  })

  it('uses at least 97 % of a limit while there is work', () => {
    for (const limit of [5, 20, 50, 150]) {
      const starts = play(
        limit,
        Array.from({ length: 1_200 }, () => ({ after_ms: 500, n: 50 })),
      )
      const minutes = 600_000 / minute
      expect(starts.filter((at) => at < 600_000).length / (limit * minutes)).toBeGreaterThan(0.97)
      expect(mostInWindow(starts)).toBeLessThanOrEqual(limit)
    }
  })

  it('starts half of a limit at once when it is idle, and spreads the rest', () => {
    const { grants, again_ms } = grant([group(50)], one, 50)
    const at_once = grants.filter((given) => given.start_ms === 0)
    expect(at_once).toHaveLength(25)
    expect(grants.length).toBeLessThan(30)
    expect(again_ms).toBeGreaterThan(0)
  })

  it('is for the near future only', () => {
    const { grants } = grant([group(50)], one, 500)
    for (const given of grants) expect(given.start_ms).toBeLessThanOrEqual(horizon_ms)
  })

  it('takes all dimensions or nothing', () => {
    const windows: GroupState['windows'] = [
      { dimension: 'images', limit: 50, window_ms: minute },
      { dimension: 'tokens', limit: 1_000, window_ms: minute },
    ]
    const { grants } = grant([group(50, { windows })], { requests: 1, images: 1, tokens: 400 }, 10)
    expect(grants).toHaveLength(2)
    // What needs more than there ever is waits until nothing else counts, and does not wait for ever.
    const greedy = { requests: 1, images: 1, tokens: 1_001 }
    expect(grant([group(50, { windows })], greedy, 2).grants).toHaveLength(1)
  })

  it('keeps to the calls at once', () => {
    expect(grant([group(50, { concurrency: 3, flying: 1 })], one, 10)).toMatchObject({
      grants: [{ key: 'k' }, { key: 'k' }],
      again_ms: null,
    })
  })

  it('chooses the least used group, and its least busy healthy key', () => {
    const busy = group(50, { group: 'busy', used: [{ at_ms: -1_000, requests: 10, tokens: 0, images: 10 }] })
    const idle = group(50, {
      group: 'idle',
      keys: [
        { ref: 'probed', flying: 0, probe: true },
        { ref: 'x', flying: 2, probe: false },
        { ref: 'y', flying: 1, probe: false },
      ],
    })
    expect(grant([busy, idle], one, 1).grants).toEqual([{ group: 'idle', key: 'y', start_ms: 0 }])
    const many = grant([busy, idle], one, 30).grants
    expect(many.filter((given) => given.group === 'idle').length).toBeGreaterThan(15)
    expect(new Set(many.map((given) => given.key))).not.toContain('probed')
  })

  it('lets a key on probation have one call, and only if no other can serve', () => {
    const state = group(50, { keys: [{ ref: 'probed', flying: 0, probe: true }] })
    expect(grant([state], one, 5).grants).toEqual([{ group: 'a', key: 'probed', start_ms: 0 }])
  })

  it('waits out a pause, and what the provider says is left', () => {
    expect(grant([group(50, { paused_ms: 9_000 })], one, 1)).toMatchObject({ grants: [], again_ms: 8_000 })
    const left_over = [{ dimension: 'images' as const, remaining: 2, at_ms: -10, until_ms: 30_000 }]
    expect(grant([group(50, { left_over })], one, 9).grants).toHaveLength(2)
  })
})
