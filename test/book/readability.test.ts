import { describe, expect, it } from 'vitest'
import { readability } from '../../src/book/readability.ts'
import { ages, book, ideas } from '../providers/demo/books.ts'

const short = 'Fern saw a light. It was small and warm. “Who is there?” asked Fern. Nobody said a word.'

describe('readability', () => {
  it('lets every page of the demo pass at every age', () => {
    for (const age of ages)
      for (const [seed, idea] of ideas.entries())
        for (const text of book(idea, seed * 7919, { age_group: age, pages: 4 + (seed % 12) }).texts)
          expect(readability(text, age, 'en').findings, text).toEqual([])
  })

  it('counts words and the longest sentence, and says both', () => {
    const long = `${'one '.repeat(40)}two. ${short}`
    const { distance, findings } = readability(long, '3-5', 'de')
    expect(distance).toBeGreaterThan(0)
    expect(findings).toEqual([
      'it has 59 words; 15 to 35 are wanted',
      'its longest sentence has 41 words; 9 are the most',
    ])
  })

  it('takes a question with its speaker for one sentence, and small misses for none', () => {
    expect(readability(short, '3-5', 'en')).toEqual({ distance: 0, findings: [] })
    expect(readability('Up, up, up, up, up, up, up, up!', '0-3', 'en').findings).toEqual([])
    expect(readability('Fern slept.', '3-5', 'en').findings).toEqual(['it has 2 words; 15 to 35 are wanted'])
    expect(readability('', '0-3', 'en').findings).toHaveLength(1)
  })

  it('knows hard words in English, and leaves other languages alone', () => {
    const hard =
      'Immediately the extraordinary illumination disappeared. Ferdinand considered alternative possibilities. ' +
      'Everybody anticipated catastrophic consequences. Investigation demonstrated otherwise.'
    expect(readability(hard, '3-5', 'en-GB').findings[0]).toContain('school grade')
    expect(readability(hard, '3-5', 'nl').findings).toEqual([])
  })

  it('is further from a text the worse it is', () => {
    const pages = [short, `${short} `.repeat(3), `${short} `.repeat(8)]
    const distances = pages.map((text) => readability(text, '3-5', 'en').distance)
    expect(distances).toEqual(distances.toSorted((one, other) => one - other))
    expect(new Set(distances).size).toBe(3)
  })
})
