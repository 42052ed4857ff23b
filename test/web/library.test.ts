import { describe, expect, it } from 'vitest'
import {
  askedIn,
  countOf,
  isFinal,
  newer,
  resumableAs,
  searchOf,
  type Card,
} from '../../web/src/library/ask.ts'
import { statusOf } from '../../web/src/library/status.ts'

const card = (given: Partial<Card> = {}): Card => ({
  id: 'b',
  revision: 1,
  status: 'images_processing',
  title: 'Fern',
  idea: 'A fox',
  language: 'en',
  style: 'watercolour',
  age_group: '3-5',
  page_count: 8,
  progress_percent: 40,
  pictures_done: 3,
  missing_pictures: 0,
  cover_url: null,
  waiting_for: null,
  error: null,
  created_at: '2026-11-28T12:00:00.000Z',
  updated_at: '2026-11-28T12:00:00.000Z',
  ...given,
})

describe('what a library is asked', () => {
  it('stands in the address, and comes back from it', () => {
    for (const asked of [
      { show: 'all', q: '' },
      { show: 'attention', q: 'a & b' },
    ] as const)
      expect(askedIn(searchOf(asked))).toEqual(asked)
    expect(searchOf({ show: 'all', q: '' }).toString()).toBe('')
  })

  it('is everything where the address means nothing', () => {
    expect(askedIn(new URLSearchParams('show=lost&q=' + 'x'.repeat(200)))).toEqual({
      show: 'all',
      q: 'x'.repeat(100),
    })
  })

  it('never counts further than the service does', () => {
    expect([countOf(24), countOf(9_999), countOf(10_000)]).toEqual(['24', '9,999', '10,000+'])
  })
})

describe('a card', () => {
  it.each([
    ['complete', null, true],
    ['partial', 'partial', true],
    ['failed', 'failed', true],
    ['cancelled', null, true],
    ['queued', null, false],
    ['assembling', null, false],
  ] as const)('of a book that is %s may be gone on with: %s, and deleted: %s', (status, as, final) => {
    expect([resumableAs({ status }), isFinal({ status })]).toEqual([as, final])
  })

  it.each([
    [{ status: 'queued' }, 'In line', 40],
    [{ status: 'processing' }, 'Being written', 40],
    [{ status: 'text_complete' }, '3 of 8 painted', 40],
    [{ status: 'partial', missing_pictures: 1 }, '1 picture missing', null],
    [{ status: 'partial', missing_pictures: 2 }, '2 pictures missing', null],
    [{ status: 'partial' }, 'Its cover is missing', null],
    [{ status: 'failed' }, "Couldn't be finished", null],
    [{ status: 'cancelled' }, 'You stopped it', null],
  ] as const)('%j says %j', (given, says, percent) => {
    expect(statusOf(card(given), 0)).toMatchObject({ says, percent })
  })

  it('of a whole book says nothing more', () => {
    expect(statusOf(card({ status: 'complete' }), 0)).toBeNull()
  })

  it('that waits says until when, and never a time that is over', () => {
    const waiting = card({ waiting_for: { reason: 'limit', until: '2026-11-28T14:32:00.000Z' } })
    const at = Date.parse('2026-11-28T14:32:00.000Z')
    expect(statusOf(waiting, at - 1)?.says).toMatch(/^3 of 8 painted · goes on at .*32/)
    expect(statusOf(waiting, at)?.says).toBe('3 of 8 painted · any moment now')
  })

  it('gives way to news of the same book, where it stands', () => {
    const [a, b] = [card({ id: 'a' }), card({ id: 'b' })]
    const news = card({ id: 'b', pictures_done: 4 })
    expect(newer([a, b], [news, card({ id: 'c' })])).toEqual([a, news])
  })
})
