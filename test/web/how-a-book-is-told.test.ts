import { describe, expect, it } from 'vitest'
import type { Book } from '../../web/src/api/call.ts'
import { milestones } from '../../web/src/book/making/milestones.ts'
import { pageWaits } from '../../web/src/book/making/page-waits.ts'
import { sayMore } from '../../web/src/book/making/say-more.ts'
import { sayWait } from '../../web/src/book/making/say-wait.ts'
import { sayStatus } from '../../web/src/book/making/status-of.ts'
import { saySeconds } from '../../web/src/book/making/time-left.ts'
import type { Outlook } from '../../web/src/book/making/use-outlook.ts'

const now = Date.parse('2026-11-28T14:30:00Z')
const inSeconds = (s: number) => new Date(now + s * 1000).toISOString()

function book(status: Book['status'], painted: number[] = [], more: Partial<Book> = {}): Book {
  const pages = [1, 2, 3, 4, 5].map((number) => ({
    number,
    picture_url: painted.includes(number) ? `/p/${number}` : null,
  }))
  return { status, revision: 1, page_count: 5, pages, pdf_url: null, missing_pictures: [], ...more } as Book
}

describe('how a book is told', () => {
  it.each([
    ['queued', 'Your book is in line.'],
    ['processing', 'Writing the story.'],
    ['text_complete', 'The story is written. Read it now while we paint.'],
    ['images_processing', 'Painting the pictures: 2 of 5'],
    ['assembling', 'Putting the book together.'],
    ['complete', 'Your book is ready.'],
    ['failed', "We couldn't finish this book. You paid nothing, and your idea is kept."],
    ['cancelled', 'You stopped this book. You paid only for the pages that were finished.'],
  ] as const)('%s', (status, says) => expect(sayStatus(book(status, [1, 2]))).toBe(says))

  it('names the missing picture, and that it was not paid', () => {
    expect(sayStatus(book('partial', [], { missing_pictures: [5] }))).toBe(
      "Your book is ready, but the picture on page 5 couldn't be made. You didn't pay for it.",
    )
    expect(sayStatus(book('partial', [], { missing_pictures: [2, 5] }))).toContain('pages 2 and 5')
    expect(sayStatus(book('partial', [], { missing_pictures: [5], cover_status: 'missing' }))).toBe(
      "Your book is ready, but the cover and the picture on page 5 couldn't be made. You didn't pay for them.",
    )
    expect(sayStatus(book('partial', [], { cover_status: 'missing' }))).toBe(
      "Your book is ready, but the cover couldn't be made. You didn't pay for it.",
    )
  })

  it('says why it waits and until when, and never a time that has passed', () => {
    const wait = (reason: 'limit' | 'budget' | 'provider' | 'backoff', s: number) =>
      sayWait({ reason, until: inSeconds(s) }, now)
    expect(wait('limit', 120)).toMatch(
      /^The picture service takes a few at a time\. We go on by ourselves at about \d\d:32/,
    )
    expect(wait('budget', 3600)).toMatch(
      /^Today's allowance is used up\. Your book goes on at .+; nothing is lost\.$/,
    )
    expect(wait('provider', 120)).toMatch(
      /^The picture service isn't answering\. We'll try again at .+\. You don't need to do anything\.$/,
    )
    expect(wait('backoff', 20)).toBe("That didn't work the first time. Trying again in 20 seconds.")
    for (const reason of ['limit', 'budget', 'provider', 'backoff'] as const)
      expect(wait(reason, -1)).toBe('Any moment now.')
  })

  it('tells what came about, joined, and never in percent', () => {
    expect(milestones(book('processing'), book('text_complete'))).toEqual(['The story text is ready.'])
    expect(milestones(book('images_processing', [1, 2]), book('images_processing', [1, 2, 3, 4, 5]))).toEqual(
      ['Pictures for pages 3, 4 and 5 are ready. 5 of 5 done.'],
    )
    expect(milestones(book('assembling', [1]), book('complete', [1]))).toEqual(['Your book is ready.'])
    expect(milestones(book('images_processing', [1]), book('images_processing', [1]))).toEqual([])
  })

  it('says times as people do', () => {
    expect([3, 42, 89, 130, 3600].map(saySeconds)).toEqual([
      '3 seconds',
      '45 seconds',
      '90 seconds',
      '2 minutes',
      '60 minutes',
    ])
  })
})

describe('what is said below it', () => {
  const outlook = (more: Partial<Outlook> = {}): Outlook => ({
    status: 'images_processing',
    position: null,
    time_s: { low: 120, high: 240 },
    waits: [],
    ...more,
  })
  const calm = { lost: false, outlook: outlook(), quotedEnd: now + 1000, now }
  const more = (one: Book, known: Partial<typeof calm> = {}) => sayMore(one, { ...calm, ...known })

  it('is how long it takes, else why it waits, else that we lost touch', () => {
    const one = book('images_processing')
    expect(more(one)).toBe('About 3 minutes left. You can close this page; we keep going.')
    expect(more(one, { now: now + 2000 })).toBe('This is taking longer than usual. About 3 minutes left.')
    expect(more(one, { outlook: outlook({ time_s: null }) })).toBe('You can close this page; we keep going.')
    const waiting = book('processing', [], { waiting_for: { reason: 'backoff', until: inSeconds(8) } })
    expect(more(waiting)).toContain('Trying again in 8 seconds.')
    expect(more(waiting, { lost: true })).toBe('Live updates paused, reconnecting.')
    expect(more(book('queued'), { outlook: outlook({ position: 3 }) })).toMatch(/^3 books are before it\. /)
  })

  it('is, for each picture that waits, why and about how long', () => {
    const wait = { part: 'picture', reason: 'limit', until: inSeconds(38), tries: 0 } as const
    const waits = [
      { ...wait, page: 4 },
      { ...wait, page: 5, until: inSeconds(-2) },
      { ...wait, page: null, part: 'cover', reason: 'backoff', until: null } as const,
      { ...wait, page: 2, part: 'text' } as const,
    ]
    expect([...pageWaits(outlook({ waits }), now)]).toEqual([
      [4, 'Waiting for the image limit, about 40 seconds'],
      [5, 'Any moment now.'],
      [0, 'Trying again'],
    ])
  })
})
