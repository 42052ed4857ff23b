import { expect, it } from 'vitest'
import { kept, ranges, toSeries } from '../../src/book/series.ts'

it('lines have a gap where nothing was seen, and are there even if nothing ever was', () => {
  const seen = new Map([
    [60, { 'done text': 4, 'usd ': 0.5 }],
    [180, { 'done text': 0, 'throttled openai/default/gpt image': 0.1 }],
  ])
  expect(toSeries([60, 120, 180], seen, ['done text', 'done images'])).toEqual([
    { name: 'done', about: 'text', values: [4, null, 0] },
    { name: 'done', about: 'images', values: [null, null, null] },
    { name: 'usd', about: '', values: [0.5, null, null] },
    { name: 'throttled', about: 'openai/default/gpt image', values: [null, null, 0.1] },
  ])
})

it('no range has more than 360 points, and all it shows is kept', () => {
  for (const { points, step_s } of Object.values(ranges)) {
    expect(points).toBeLessThanOrEqual(360)
    expect(kept.find((one) => one.step_s === step_s)?.hours).toBeGreaterThanOrEqual((points * step_s) / 3_600)
  }
})
