import { describe, expect, it } from 'vitest'
import type { Book } from '../../web/src/api/call.ts'
import { hear, nothing, take, type Held, type Told } from '../../web/src/api/held-book.ts'

const book = (version: number, more: Partial<Book> = {}): Book =>
  ({ version, revision: 1, status: 'processing', steps_completed: 0, total_steps: 12, ...more }) as Book
const told = (version: number, more: Partial<Told> = {}): Told => ({
  version,
  revision: 1,
  status: 'processing',
  progress_percent: version,
  current_step: null,
  steps_completed: version,
  total_steps: 12,
  ...more,
})
const after = (...events: Told[]): Held => events.reduce(hear, take(nothing, book(3)))

describe('a book that is followed', () => {
  it('stands where its newest event says, and is behind until it was fetched', () => {
    const held = after(told(4), told(5))
    expect(held).toMatchObject({ version: 5, behind: true, book: { version: 5, steps_completed: 5 } })
    expect(take(held, book(5))).toMatchObject({ version: 5, behind: false })
  })

  it('drops what it has heard already, or what is older', () => {
    const held = after(told(4), told(5))
    expect(hear(held, told(5))).toBe(held)
    expect(hear(held, told(4))).toBe(held)
  })

  it('does not go back to an answer that events have overtaken', () => {
    const held = after(told(6))
    expect(take(held, book(5))).toBe(held)
  })

  it('is behind after a gap, and whole again after the fetch', () => {
    const held = after(told(4), told(9))
    expect(held).toMatchObject({ version: 9, behind: true })
    expect(take(held, book(11)).behind).toBe(false)
    expect(hear(take(held, book(11)), told(10)).version).toBe(11)
  })

  it('is replaced by a reset, even by one that is older', () => {
    const held = take(after(told(8)), book(2, { title: 'Anew' }), true)
    expect(held).toMatchObject({ version: 2, book: { title: 'Anew' }, behind: false })
    expect(hear(held, told(3)).version).toBe(3)
  })

  it('keeps the very book when an answer has nothing new', () => {
    const held = take(nothing, book(3))
    expect(take(held, book(3))).toBe(held)
    expect(take(held, book(3, { waiting_for: { reason: 'limit', until: 'x' } }))).not.toBe(held)
  })

  it('says nothing of a book it was never given', () => {
    expect(hear(nothing, told(7))).toBe(nothing)
  })
})
