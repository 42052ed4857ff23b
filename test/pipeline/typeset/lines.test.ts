import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakLines } from '../../../src/pipeline/typeset/lines.ts'

/** Every letter as wide as every other: a line's width is its length. */
const measure = (text: string) => text.length
const broken = (text: string, limit: number, rag: 'even' | 'full' = 'even') =>
  breakLines(text, measure, limit, rag).map((line) => line.text)

test('lines are even and the last is no single word', () => {
  expect(broken('Up goes the moon. Up goes the lantern, too!', 36)).toEqual([
    'Up goes the moon.',
    'Up goes the lantern, too!',
  ])
  expect(broken('one two three four five six seven', 28)).toEqual(['one two three four', 'five six seven'])
  expect(broken('one two three four five six seven', 29, 'full')).toHaveLength(2)
  expect(broken('one two three four five six seven', 29, 'full').at(-1)).toContain(' ')
})

test('little words do not hang at the end of a line', () => {
  expect(broken('Pip and the Lantern That Talked', 19)).toEqual(['Pip and the Lantern', 'That Talked'])
  expect(broken('Лисёнок Пип и говорящий фонарик', 20)).toEqual(['Лисёнок Пип', 'и говорящий фонарик'])
})

test('dashes stay where they belong', () => {
  const lines = broken('Он пошёл к пруду. — Добрый вечер, луна, — сказал он.', 30)
  expect(lines.join('|')).toMatch(/\|?— ?\u00a0?Добрый/)
  for (const line of lines) expect(line).not.toMatch(/^—.сказал|пруду. —$/)
})

test('line feeds of the writer are kept, empty ones are not', () => {
  const lines = breakLines('Roses.\n\nViolets are blue.', measure, 40, 'even')
  expect(lines.map(({ text, opens }) => [text, opens])).toEqual([
    ['Roses.', true],
    ['Violets are blue.', true],
  ])
  expect(breakLines(' \n ', measure, 40, 'even')).toEqual([])
})

const bare = (value: string) => value.replace(/[ \t\n\u00a0]/g, '')

test('whatever the text: nothing is lost, nothing is too wide', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 60 }),
      fc.integer({ min: 12, max: 60 }),
      fc.boolean(),
      (words, limit, even) => {
        const text = words.join(' ')
        const lines = breakLines(text, measure, limit, even ? 'even' : 'full')
        expect(bare(lines.map((line) => line.text).join(''))).toBe(bare(text))
        for (const line of lines) {
          expect(line.width).toBe(line.text.length)
          if (line.text.includes(' ')) expect(line.width).toBeLessThanOrEqual(limit)
        }
      },
    ),
    { numRuns: 300 },
  )
})
