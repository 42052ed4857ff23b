import { describe, expect, it } from 'vitest'
import { estimateBook, type Price } from '../../src/pipeline/estimate.ts'
import { demoTimeouts, storybook } from '../../src/pipeline/pipeline.ts'

const pipeline = storybook(demoTimeouts, { text: 6, picture: 1 })
const free: Price = { usd: { low: 0, high: 0 }, tokens: { low: 0, high: 0 } }
const prices = {
  text: { usd: { low: 0.01, high: 0.02 }, tokens: { low: 1_000, high: 3_000 } },
  image: { usd: { low: 0.04, high: 0.05 }, tokens: { low: 0, high: 0 } },
  moderation: free,
}

describe('estimateBook', () => {
  it('counts the steps and calls of a book of eight pages', () => {
    const { steps, calls } = estimateBook(pipeline, 8, prices)
    expect(steps).toBe(20)
    // A plan and eight texts; in bad times a second plan, eight repairs and a share of rewrites.
    expect(calls.text).toEqual({ low: 9, high: 22 })
    // Eight pictures, the cover and the sheet; a fifth of them twice.
    expect(calls.image).toEqual({ low: 10, high: 12 })
    expect(calls.moderation).toEqual({ low: 10, high: 15 })
  })

  it('prices them', () => {
    const { usd, tokens } = estimateBook(pipeline, 8, prices)
    expect(usd.low).toBeCloseTo(9 * 0.01 + 10 * 0.04)
    expect(usd.high).toBeCloseTo(22 * 0.02 + 12 * 0.05)
    expect(tokens).toEqual({ low: 9_000, high: 66_000 })
  })

  it('grows with every page, the high end at least as fast', () => {
    const all = [4, 5, 8, 16, 31, 32].map((pages) => estimateBook(pipeline, pages, prices))
    for (const [index, one] of all.entries()) {
      expect(one.usd.high).toBeGreaterThan(one.usd.low)
      const before = all[index - 1]
      if (before) expect(one.usd.low).toBeGreaterThan(before.usd.low)
      if (before) expect(one.usd.high).toBeGreaterThan(before.usd.high)
    }
  })

  it('counts nothing for a moderator that is not there', () => {
    expect(estimateBook(pipeline, 8, prices, false).calls.moderation).toEqual({ low: 0, high: 0 })
  })

  it('knows every kind of step that calls a model', () => {
    for (const [kind, row] of Object.entries(pipeline.kinds)) {
      const only = { ...pipeline, kinds: { [kind]: { ...row, after: [] } } }
      const { text, image } = estimateBook(only, 4, prices).calls
      expect(text.low + image.low > 0, kind).toBe(row.model !== undefined)
    }
  })
})
