import { describe, expect, it } from 'vitest'
import { placeOf, roomFor, scaleOf, ticksOf } from '../../web/src/timeline/scale.ts'

const s = 1_000
const minute = 60 * s
const hour = 60 * minute

describe('the scale of a timeline', () => {
  it('is even where work follows work', () => {
    const scale = scaleOf({ from: 0, to: 100 * s }, [
      { from: 0, to: 40 * s },
      { from: 45 * s, to: 100 * s },
    ])
    expect(scale.map((one) => one.folded)).toEqual([false])
    expect([0, 25, 50, 100].map((t) => placeOf(scale, t * s))).toEqual([0, 0.25, 0.5, 1])
  })

  it('folds a night between two minutes of work, and gives the work its room', () => {
    const scale = scaleOf({ from: 0, to: 8 * hour }, [
      { from: 0, to: minute },
      { from: 8 * hour - minute, to: 8 * hour },
    ])
    expect(scale.map((one) => one.folded)).toEqual([false, true, false])
    const fold = scale[1]
    expect(fold?.width).toBeCloseTo(0.06)
    expect((fold?.to ?? 0) - (fold?.from ?? 0)).toBe(8 * hour - 2 * minute - 10 * s)
    expect(placeOf(scale, minute)).toBeGreaterThan(0.4)
    expect(placeOf(scale, 8 * hour - minute)).toBeLessThan(0.6)
  })

  it('never goes back, and reaches from 0 to 1', () => {
    const work = Array.from({ length: 60 }, (_, n) => ({ from: n * hour, to: n * hour + (n % 7) * s + 1 }))
    const scale = scaleOf({ from: 0, to: 60 * hour }, work)
    const places = Array.from({ length: 2_000 }, (_, n) => placeOf(scale, (n / 1_999) * 60 * hour))
    expect([places[0], places.at(-1)]).toEqual([0, 1])
    expect(places.every((place, n) => n === 0 || place >= (places[n - 1] ?? 0))).toBe(true)
    const total = scale.reduce((sum, one) => sum + one.width, 0)
    expect(total).toBeCloseTo(1, 9)
    expect(scale.filter((one) => one.folded).reduce((sum, one) => sum + one.width, 0)).toBeLessThanOrEqual(
      0.4,
    )
  })

  it('draws what has not begun to work without a fold, and no time at all as a second', () => {
    expect(scaleOf({ from: 0, to: hour }, [])).toHaveLength(1)
    expect(scaleOf({ from: 5, to: 5 }, [])).toEqual([{ from: 5, to: 1_005, at: 0, width: 1, folded: false }])
  })

  it('keeps what overlaps as one piece of work', () => {
    const scale = scaleOf({ from: 0, to: 400 * s }, [
      { from: 0, to: 300 * s },
      { from: 10 * s, to: 20 * s },
      { from: 300 * s, to: 400 * s },
    ])
    expect(scale).toHaveLength(1)
  })
})

describe('its ticks', () => {
  it('are round times since the beginning', () => {
    const scale = scaleOf({ from: 7_123, to: 7_123 + 6 * minute + 10 * s }, [
      { from: 7_123, to: 7_123 + 6 * minute },
    ])
    expect(ticksOf(scale).map((tick) => tick.after_ms / minute)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('stand in no fold, and not on each other', () => {
    const scale = scaleOf({ from: 0, to: 3 * hour }, [
      { from: 0, to: 2 * minute },
      { from: 3 * hour - 2 * minute, to: 3 * hour },
    ])
    const ticks = ticksOf(scale)
    const fold = scale.find((one) => one.folded)
    expect(ticks.every(({ after_ms }) => after_ms <= (fold?.from ?? 0) || after_ms >= (fold?.to ?? 0))).toBe(
      true,
    )
    expect(ticks.every(({ at }, n) => n === 0 || at - (ticks[n - 1]?.at ?? 0) >= 0.06)).toBe(true)
    expect(ticks.length).toBeGreaterThan(3)
  })
})

describe('a book that is still made', () => {
  it('has room ahead, and is drawn anew only now and then', () => {
    const ends = Array.from({ length: 600 }, (_, n) => roomFor({ from: 0, to: n * s }))
    expect(ends.every((end, n) => end > n * s)).toBe(true)
    expect(new Set(ends).size).toBeLessThan(40)
  })
})
