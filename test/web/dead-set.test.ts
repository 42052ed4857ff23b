import { describe, expect, it } from 'vitest'
import {
  changed,
  filterOf,
  masked,
  setOfGroups,
  setOfLetters,
  sizeOf,
  standOf,
  type Group,
  type Preview,
  type Progress,
} from '../../web/src/care/dead/dead-set.ts'
import { usualCost } from '../../web/src/care/dead/use-usual-cost.ts'

const group = (cause: string, letters: number, last_at: string): Group => ({
  cause,
  kind: 'picture',
  queue: 'images',
  class: null,
  code: 'timeout',
  message: 'No answer.',
  letters,
  books: letters,
  first_at: last_at,
  last_at,
  example: `newest of ${cause}`,
})
const none = { queue: '', code: '', since: '', book: '', text: '' }

describe('a set of dead letters', () => {
  it('of errors is all that died of them until they were seen, and the newest goes first', () => {
    const groups = [
      group('aaaaaaaaaaaa', 30, '2026-11-28T01:00:00Z'),
      group('bbbbbbbbbbbb', 8, '2026-11-28T02:00:00Z'),
    ]
    const set = setOfGroups(groups, { queue: 'images' }, '2026-11-28T03:12:40Z')
    expect(set.body).toEqual({
      filter: { queue: 'images', cause: 'aaaaaaaaaaaa,bbbbbbbbbbbb', until: '2026-11-28T03:12:40Z' },
    })
    expect([set.letters, set.example]).toEqual([38, 'newest of bbbbbbbbbbbb'])
  })

  it('tells what changed since it was seen', () => {
    const set = setOfLetters(['a', 'b', 'c'], 'then')
    const preview = (letters: number) => ({ letters }) as Preview
    expect(changed(set, preview(1))).toEqual({ fewer: 2, more: 0 })
    expect(changed({ ...set, more: true }, preview(2))).toEqual({ fewer: 0, more: 0 })
    expect(changed(set, preview(2_310))).toEqual({ fewer: 0, more: 2_307 })
  })

  it('is filtered by what the API takes, and by nothing that is not whole yet', () => {
    const now = Date.parse('2026-11-28T03:12:40Z')
    expect(filterOf({ ...none, since: '1h', book: '01a22', text: '  ' }, now)).toEqual({
      since: '2026-11-28T02:12:00.000Z',
    })
    expect(filterOf({ ...none, since: 'ever', queue: 'text' }, now)).toEqual({ queue: 'text' })
    expect(filterOf({ ...none, book: ' 01A22402-754C-7DB4-896A-B340D5997D62 ' }, now)).toEqual({
      book: '01a22402-754c-7db4-896a-b340d5997d62',
    })
  })
})

it('keys are shown by their end only', () => {
  expect(masked('Incorrect key sk_live_abcdefgh12345a1f3, sk-proj-abc_DEF-99xyz.')).toBe(
    'Incorrect key sk_…a1f3, sk-…9xyz.',
  )
  expect(masked('a sky-blue skirt')).toBe('a sky-blue skirt')
})

it('sizes are told in the units people use', () => {
  expect([900, 340_000, 30_000_000].map(sizeOf)).toEqual(['900 B', '340 kB', '30.0 MB'])
})

it('an act stands where its parts stand', () => {
  const act = { parts: { waiting: 3, started: 2, mended: 35, 'moved on': 3 } } as unknown as Progress
  expect(standOf(act)).toEqual({ ended: 38, running: 2, all: 43 })
})

it('a retry costs what such steps usually cost; nobody knows of others', () => {
  const by_step = [{ kind: 'picture', usd: 4, calls: 100 }]
  const groups = [
    { kind: 'picture', books: 38 },
    { kind: 'pdf', books: 9 },
  ]
  expect(usualCost(groups, by_step)).toBeCloseTo(1.52)
})
