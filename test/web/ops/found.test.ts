import { describe, expect, it } from 'vitest'
import { actInWords } from '../../../web/src/ops/acts/act-in-words.ts'
import { isWholeId, placeOf, type Found } from '../../../web/src/ops/find/found.ts'

const id = '019f3a52-0000-7000-8000-000000000001'
const found = (kind: Found['kind'], more: Partial<Found> = {}): Found => ({
  kind,
  id,
  title: '',
  says: '',
  book_id: null,
  ...more,
})

describe('what a search finds', () => {
  it('is looked at where it belongs', () => {
    expect(placeOf(found('book'))).toBe(`/ops/books/${id}`)
    expect(placeOf(found('step', { book_id: 'b/1' }))).toBe(`/ops/books/b%2F1?step=${id}`)
    expect(placeOf(found('error', { id: 'a&b' }))).toBe('/ops/books?error=a%26b')
  })

  it('is a book by its id alone, if the id is whole', () => {
    expect([isWholeId(id), isWholeId(` ${id}\n`), isWholeId(id.slice(0, 8)), isWholeId('fox')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

describe('what an operator did', () => {
  it('is said in words, and as it is recorded if nobody knows it', () => {
    const act = (action: string, target: string | null, detail = {}) => actInWords({ action, target, detail })
    expect(act('queue.pause', 'images', { because: 'billing' })).toBe('paused images (billing)')
    expect(act('worker.drain', id, { name: 'box:1' })).toBe('drained box:1')
    expect(act('dead.discard', id)).toBe('discarded dead letter 019f3a52')
    expect(act('moon.land', 'mare')).toBe('moon.land mare')
  })
})
