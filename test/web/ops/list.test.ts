import { describe, expect, it } from 'vitest'
import { between } from '../../../web/src/ops/list/selection.ts'
import { nothingShown, takeNews, type Shown } from '../../../web/src/ops/list/take-news.ts'
import { inOrder } from '../../../web/src/ops/list/in-order.ts'
import { sliceInSight } from '../../../web/src/ops/list/window.ts'

type Row = { id: string; says?: string }
const id = (row: Row) => row.id
const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id }))

describe('a list that news comes to', () => {
  const shown: Shown<Row> = { rows: rows('a', 'b', 'c'), gone: new Set(), news: 0 }

  it('is the news while nobody’s hand is on it', () => {
    const next = takeNews(shown, rows('x', 'a'), { still: false, whole: true, id })
    expect(next).toEqual({ rows: rows('x', 'a'), gone: new Set(), news: 0 })
  })

  it('moves nothing under a hand: what is there is brought up to date, what is new is counted', () => {
    const fresh = [{ id: 'x' }, { id: 'y' }, { id: 'b', says: 'news' }, { id: 'a' }]
    const next = takeNews(shown, fresh, { still: true, whole: true, id })
    expect(next.rows).toEqual([{ id: 'a' }, { id: 'b', says: 'news' }, { id: 'c' }])
    expect([next.news, [...next.gone]]).toEqual([2, ['c']])
  })

  it('calls nothing gone that may only have been pushed to the next page', () => {
    const next = takeNews(shown, rows('x', 'a'), { still: true, whole: false, id })
    expect([...next.gone]).toEqual([])
  })

  it('shows its first rows whoever’s hand waits for them', () => {
    expect(takeNews<Row>(nothingShown, rows('a'), { still: true, whole: true, id }).rows).toEqual(rows('a'))
  })

  it('keeps an order under a hand; whoever is new comes last', () => {
    expect(inOrder(rows('c', 'n', 'a', 'b'), id, ['a', 'b', 'c']).map(id)).toEqual(['a', 'b', 'c', 'n'])
  })
})

describe('a range of rows', () => {
  it('is the same from either end', () => {
    expect(between(['a', 'b', 'c', 'd'], 'b', 'd')).toEqual(['b', 'c', 'd'])
    expect(between(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['b', 'c', 'd'])
  })
})

describe('a long list', () => {
  it('is drawn whole up to 200 rows, and then what is in sight', () => {
    expect(sliceInSight(200, 36, 0, 720)).toEqual({ from: 0, to: 200 })
    expect(sliceInSight(10_000, 36, 0, 720)).toEqual({ from: 0, to: 32 })
    expect(sliceInSight(10_000, 36, 36_000, 720)).toEqual({ from: 988, to: 1032 })
    expect(sliceInSight(10_000, 36, 359_280, 720)).toEqual({ from: 9968, to: 10_000 })
  })
})
