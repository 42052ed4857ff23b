import { describe, expect, it } from 'vitest'
import {
  least,
  levelOf,
  levelOfShare,
  oldestReady,
  thresholds,
  worstOf,
} from '../../../web/src/ops/thresholds.ts'

describe('the thresholds', () => {
  it('are those of the design', () => {
    expect(thresholds).toEqual({
      book_of_quote: { watch: 1, bad: 1.5 },
      first_text_p95_s: { watch: 30, bad: 90 },
      unfinished_books: { watch: 0.02, bad: 0.1 },
      drains_in_s: { watch: 600, bad: 1800 },
      failed_tries: { watch: 0.05, bad: 0.2 },
      unseen_beats: { watch: 2, bad: 4 },
      headroom: { watch: 0.2, bad: 0.05 },
      throttled: { watch: 0.01, bad: 0.05 },
      budget_spent: { watch: 0.8, bad: 0.95 },
      wasted: { watch: 0.05, bad: 0.15 },
      new_dead: { watch: 1, bad: 10 },
      news_age_s: { watch: 6, bad: 30 },
    })
    expect(oldestReady('text')).toEqual({ watch: 15, bad: 60 })
    expect(oldestReady('images')).toEqual({ watch: 60, bad: 300 })
  })

  it('begin at their number, upwards or downwards', () => {
    const late = [0.99, 1, 1.49, 1.5].map((times) => levelOf(times, thresholds.book_of_quote))
    expect(late).toEqual(['good', 'watch', 'watch', 'bad'])
    const room = [0.21, 0.2, 0.06, 0.05].map((left) => levelOf(left, thresholds.headroom))
    expect(room).toEqual(['good', 'watch', 'watch', 'bad'])
  })

  it('say nothing of too few', () => {
    const of = (failed: number, all: number) =>
      levelOfShare(failed, all, thresholds.unfinished_books, least.books)
    expect([of(9, 9), of(0, 10), of(1, 10), of(1, 50)]).toEqual([null, 'good', 'bad', 'watch'])
  })

  it('have a worst', () => {
    expect([worstOf([]), worstOf(['good', 'watch']), worstOf(['bad', 'watch'])]).toEqual([
      'good',
      'watch',
      'bad',
    ])
  })
})
