import { describe, expect, it } from 'vitest'
import { learn, type CallNews, type LimitMemory } from '../../src/limits/learn.ts'
import { windowsOf } from '../../src/limits/settings.ts'

const fresh: LimitMemory = { ceiling: {}, share: 1, lowered_ms: null, raised_ms: null, paused_ms: 0 }
const refused: CallNews = { outcome: 'refused', limits: [] }
const served: CallNews = { outcome: 'served', limits: [] }
const limitFor = (memory: LimitMemory, declared: { images_per_minute: number } | null) =>
  windowsOf(declared, 'image', memory, 60_000)[0]?.limit

describe('what a limit learns', () => {
  it('lowers the share once per burst of refusals, and pauses for everyone', () => {
    const once = learn(fresh, refused, true)
    expect(once).toMatchObject({ share: 0.7, paused_ms: 5_000 })
    expect(learn(once, refused, true).share).toBe(0.7)
    expect(learn({ ...once, lowered_ms: -11_000 }, refused, true).share).toBeCloseTo(0.49)
  })

  it('does not lower it below what the provider allowed until then', () => {
    expect(learn(fresh, refused, true, 1).share).toBeCloseTo(0.9)
    expect(learn({ ...fresh, share: 0.5 }, refused, true, 0.5).share).toBeCloseTo(0.45)
    expect(learn({ ...fresh, share: 0.5 }, refused, true, 1).share).toBe(0.5)
  })

  it("takes the provider's word before its own guess", () => {
    const told = learn(
      fresh,
      { outcome: 'refused', limits: [{ dimension: 'images', limit: 20 }], pause_ms: 12_000 },
      true,
    )
    expect(told).toMatchObject({ share: 1, ceiling: { images: 20 }, paused_ms: 12_000 })
    expect(limitFor(told, { images_per_minute: 50 })).toBe(20)
  })

  it('never uses more than is declared, whatever the provider would allow', () => {
    const told = learn(fresh, { outcome: 'served', limits: [{ dimension: 'images', limit: 500 }] }, true)
    expect(limitFor(told, { images_per_minute: 50 })).toBe(50)
    expect(limitFor(told, null)).toBe(500)
  })

  it('recovers slowly, and only after some calm', () => {
    expect(learn({ ...fresh, share: 0.7, lowered_ms: -10_000 }, served, true).share).toBe(0.7)
    const calm = learn({ ...fresh, share: 0.7, lowered_ms: -21_000 }, served, true)
    expect(calm.share).toBeCloseTo(0.74)
    expect(learn(calm, served, true).share).toBeCloseTo(0.74)
  })

  it('raises what nobody declared, little by little, from low', () => {
    expect(limitFor(fresh, null)).toBe(10)
    let memory = fresh
    for (let n = 0; n < 12; n++) memory = learn({ ...memory, raised_ms: -10_001 }, served, false)
    expect(limitFor(memory, null)).toBeGreaterThan(40)
  })

  it('tries again a limit that was named in a refusal long ago', () => {
    const old = { ...fresh, ceiling: { images: 20 }, lowered_ms: -600_001, raised_ms: -10_001 }
    expect(learn(old, served, true).ceiling.images).toBeCloseTo(20.8)
  })

  it('pauses until what is used up comes back, and never for more than a day', () => {
    const empty = learn(
      fresh,
      { outcome: 'served', limits: [{ dimension: 'tokens', remaining: 0, resets_in_ms: 7_000 }] },
      true,
    )
    expect(empty.paused_ms).toBe(7_000)
    expect(learn(fresh, { ...refused, pause_ms: 1e12 }, true).paused_ms).toBe(86_400_000)
  })
})
