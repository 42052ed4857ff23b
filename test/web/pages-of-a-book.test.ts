import { describe, expect, it } from 'vitest'
import type { Book } from '../../web/src/api/call.ts'
import { pictureAddress } from '../../web/src/book/pages/picture-address.ts'
import { directionOf, placeOf, sidesOf, spreadAt, spreadsOf } from '../../web/src/book/pages/spreads.ts'
import { meaningOf } from '../../web/src/book/pages/swipe.ts'
import { turnOf } from '../../web/src/book/pages/use-book-keys.ts'

const named = (pages: number, two: boolean): string[] =>
  spreadsOf(pages, two).map((spread) =>
    spread
      .map((place) => {
        const side = sidesOf(pages)[place]
        return side?.kind === 'page' ? side.number : side?.kind
      })
      .join('+'),
  )

describe('the pages of a book', () => {
  it('lie two by two between cover and back', () => {
    expect(named(8, true)).toEqual(['cover', 'title+1', '2+3', '4+5', '6+7', '8+end', 'back'])
    expect(named(5, true)).toEqual(['cover', 'title+1', '2+3', '4+5', 'end', 'back'])
    expect(named(32, true)).toHaveLength(19)
  })

  it('come one by one where there is no room for two', () => {
    expect(named(4, false)).toEqual(['cover', '1', '2', '3', '4', 'end', 'back'])
    // A book for somebody says so on its title page.
    expect(spreadsOf(1, false, true)).toEqual([[0], [1], [2], [3], [4]])
  })

  it('are found again when one becomes two and two one', () => {
    for (const two of [true, false])
      for (let page = 0; page <= 8; page++) {
        const spreads = spreadsOf(8, two)
        expect(spreads[spreadAt(spreads, placeOf(page))]).toContain(placeOf(page))
      }
    // The title page is not shown alone: what follows it is.
    expect(spreadAt(spreadsOf(8, false), 1)).toBe(1)
  })

  it('are turned by the keys of the way they run', () => {
    expect(turnOf('ArrowRight', false, false)).toBe('next')
    expect(turnOf('ArrowRight', false, true)).toBe('back')
    expect(turnOf('ArrowLeft', false, true)).toBe('next')
    expect(turnOf(' ', true, true)).toBe('back')
    expect(turnOf('a', false, false)).toBeNull()
    for (const language of ['ar', 'he', 'fa', 'ur', 'ar-EG', 'az-Arab'])
      expect(directionOf(language), language).toBe('rtl')
    for (const language of ['en', 'sr', 'not a tag']) expect(directionOf(language), language).toBe('ltr')
  })

  it('are turned by a swipe or a touch at the edge, and by nothing else', () => {
    const stroke = { dx: 0, dy: 0, ms: 100, x: 200, width: 400 }
    expect(meaningOf({ ...stroke, dx: -60, dy: 20 })).toBe('left')
    expect(meaningOf({ ...stroke, dx: 60, dy: -20 })).toBe('right')
    expect(meaningOf({ ...stroke, dx: -60, dy: 50 })).toBeNull()
    expect(meaningOf({ ...stroke, dx: -39 })).toBeNull()
    expect(meaningOf({ ...stroke, x: 390 })).toBe('left')
    expect(meaningOf({ ...stroke, x: 10 })).toBe('right')
    expect(meaningOf(stroke)).toBe('controls')
    expect(meaningOf({ ...stroke, ms: 800 })).toBeNull()
  })

  it('show the picture that stands until there is a new one', () => {
    const page = { number: 1, picture_url: '/p', picture_status: 'done' }
    const book = { revision: 1, cover_url: '/c', cover_status: 'done', pages: [page] } as Book
    expect(pictureAddress(book, 0)).toBe('/c?r=1')
    const mended = { ...book, revision: 2, pages: [{ ...page, picture_status: 'running' }] } as Book
    expect(pictureAddress(mended, 1)).toBe('/p?r=1')
    expect(pictureAddress({ ...mended, pages: book.pages }, 1)).toBe('/p?r=2')
    expect(pictureAddress({ ...book, cover_url: null }, 0)).toBeNull()
  })
})
