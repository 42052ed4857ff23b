import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelOf, settle, type Level } from '../../src/book/alert.ts'

/** The level after each of these samples, beginning well. */
function levels(samples: Level[]): Level[] {
  let level: Level = 0
  return samples.map((_, index) => {
    const last = samples.slice(Math.max(0, index - 2), index + 1).toReversed()
    level = settle(level, last)
    return level
  })
}

describe('the level of an alert', () => {
  it.each<[string, Level[], Level[]]>([
    ['rises with the second sample', [1, 1], [0, 1]],
    ['is not raised by one', [2, 0, 2, 0, 2], [0, 0, 0, 0, 0]],
    ['rises only as far as both go', [2, 1, 2, 2], [0, 1, 1, 2]],
    ['falls with the third sample', [1, 1, 0, 0, 0], [0, 1, 1, 1, 0]],
    ['is not lowered by two', [2, 2, 0, 0, 2, 0, 0, 2], [0, 2, 2, 2, 2, 2, 2, 2]],
    ['falls only as far as the worst of three', [2, 2, 0, 1, 0, 0, 0], [0, 2, 2, 2, 1, 1, 0]],
  ])('%s', (_what, samples, wanted) => {
    expect(levels(samples)).toEqual(wanted)
  })

  it('never rises above what was seen twice in a row, nor falls below what was seen within three', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Level>(0, 1, 2), { maxLength: 40 }), (samples) => {
        const after = levels(samples)
        after.forEach((level, index) => {
          const before = after[index - 1] ?? 0
          if (level > before) expect(Math.min(samples[index] ?? 0, samples[index - 1] ?? 0)).toBe(level)
          if (level < before) expect(Math.max(...samples.slice(index - 2, index + 1))).toBe(level)
        })
      }),
    )
  })

  it('begins exactly at its threshold', () => {
    expect([0.9, 1, 9, 10].map((value) => levelOf(value, { watch: 1, bad: 10 }))).toEqual([0, 1, 1, 2])
  })
})
