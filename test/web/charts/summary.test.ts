import { describe, expect, it } from 'vitest'
import { marksAt, type ChartData } from '../../../web/src/charts/chart-data.ts'
import { nearest } from '../../../web/src/charts/nearest.ts'
import { readingOf } from '../../../web/src/charts/reading.ts'
import { summaryOf } from '../../../web/src/charts/summary.ts'
import { clock, duration } from '../../../web/src/ops/numbers.ts'
import { oldestWaits, paces } from '../../../web/src/ops/overview/history.ts'

const start = Math.floor(Date.now() / 60_000) * 60 - 600
const at = Array.from({ length: 8 }, (_, minute) => start + 60 * minute)
const chart = (values: (number | null)[]): ChartData => ({
  at,
  lines: [
    { name: 'text', colour: 'running', values: values.map((value) => value && value / 10) },
    { name: 'images', colour: 'waiting', values },
  ],
})
const time = (minute: number) => clock((start + 60 * minute) * 1000)

describe('what a chart says', () => {
  it('is what rose, how far, and when', () => {
    expect(summaryOf(chart([5, 5, null, 5, 20, 252, 240, 230]), duration)).toBe(
      `images rose from 5 s to 4m12 at ${time(5)}; now 3m50.`,
    )
  })

  it('is that it stayed, fell, or nothing at all', () => {
    expect(summaryOf(chart([10, 10, 10, 11, 10, 10, 10, 10]), duration)).toBe('images stayed about 10 s.')
    expect(summaryOf(chart([60, 60, 50, 40, 30, 20, 10, 5]), duration)).toBe('images fell from 1m to 5 s.')
    expect(summaryOf(chart([0, 0, 0, 0, 0, 0, 0, 0]), duration)).toBe('Nothing at all in this time.')
    expect(summaryOf(chart([null, null, null]), duration)).toBe('Nothing was measured yet.')
  })

  it('at one moment is every line, and what happened', () => {
    const data = {
      ...chart([5, null, 7]),
      marks: [{ at: start + 130, kind: 'pause', says: 'ann paused images' }],
    }
    expect(readingOf(data, 1, duration)).toBe(`${time(1)}: text not measured, images not measured`)
    expect(readingOf(data, 2, duration)).toBe(`${time(2)}: text 0.7 s, images 7 s. ann paused images`)
    expect(marksAt(data, 1)).toEqual([])
  })

  it('finds the time that is nearest', () => {
    expect([nearest(at, start + 100), nearest(at, 0), nearest([], 5)]).toEqual([2, 0, -1])
  })
})

describe('the history', () => {
  const series = [
    { name: 'oldest_wait_s', about: 'generation', values: [0, 0] },
    { name: 'oldest_wait_s', about: 'images', values: [1, 2] },
    { name: 'done', about: 'text', values: [3, null] },
    { name: 'done', about: 'images', values: [4, null] },
    { name: 'failed', about: 'text', values: [0, null] },
  ]
  const history = { at: at.slice(0, 2), series, marks: [] }

  it('leaves out a queue in which nothing waited, and each keeps its colour', () => {
    expect(oldestWaits(history).lines.map(({ name, colour }) => [name, colour])).toEqual([
      ['images', 'waiting'],
    ])
  })

  it('adds what ended, and a gap stays a gap', () => {
    expect(paces(history).lines.map(({ values }) => values)).toEqual([
      [7, null],
      [0, null],
    ])
  })
})
