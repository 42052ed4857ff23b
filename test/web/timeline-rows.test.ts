import { describe, expect, it } from 'vitest'
import { countOf, firstShow, linesOf, nextProblem } from '../../web/src/timeline/rows.ts'
import { noteOf, notesOf, sentenceOf } from '../../web/src/timeline/says.ts'
import type { Span, Step } from '../../web/src/timeline/told.ts'

const start = Date.parse('2026-11-28T02:40:00Z')
const at = (s: number) => new Date(start + s * 1_000).toISOString()
const now = start + 3_600_000

const span = (what: Span['what'], from: number, to: number | null, more: Partial<Span> = {}): Span => ({
  what,
  from: at(from),
  to: to === null ? null : at(to),
  reason: null,
  until: null,
  attempt: what === 'work' ? 1 : null,
  outcome: null,
  class: null,
  code: null,
  message: null,
  because: null,
  worker: null,
  calls: [],
  ...more,
})

const step = (id: string, spans: Span[], more: Partial<Step> = {}): Step => ({
  id,
  key: `picture:${id}`,
  kind: 'picture',
  page: 2,
  queue: 'images',
  state: 'done',
  revision: 1,
  tries: 0,
  attempts: 1,
  copy: false,
  waited_s: 0,
  worked_s: 0,
  usd: 0,
  spans,
  ...more,
})

const fine = step('fine', [span('work', 0, 18, { outcome: 'ok' })], { page: 3 })
const limited = step(
  'limited',
  [
    span('wait', 0, 40, { reason: 'limit' }),
    span('work', 40, 48, { outcome: 'failed', code: 'rate_limit', because: 'limits end by themselves' }),
    span('work', 50, 60, { attempt: 2, outcome: 'ok' }),
  ],
  { attempts: 2, tries: 1, waited_s: 40, worked_s: 18, usd: 0.04 },
)
const refused = step(
  'refused',
  [span('work', 0, 2, { outcome: 'final', code: 'content_refused', because: 'it is permanent' })],
  { state: 'dead', page: 1 },
)
const steps = [fine, limited, refused]
const none = new Set<string>()

describe('the lines of a timeline', () => {
  it('are the problems at first, if there are any: also what a later try made good', () => {
    expect(firstShow(steps)).toBe('problems')
    expect(firstShow([fine])).toBe('all')
    expect([countOf(steps, 'problems'), countOf(steps, 'all'), countOf(steps, 'waits')]).toEqual([2, 3, 1])
    const ids = linesOf(steps, { show: 'problems', order: 'page', opened: none }).map(({ id }) => id)
    expect(ids).toEqual(['refused', 'limited'])
  })

  it('of a step that is opened are its tries and waits', () => {
    const lines = linesOf(steps, { show: 'all', order: 'time', opened: new Set(['limited']) })
    expect(lines.map(({ id }) => id)).toEqual([
      'fine',
      'limited',
      'limited 0',
      'limited 1',
      'limited 2',
      'refused',
    ])
    expect([nextProblem(lines, 0), nextProblem(lines, 1), nextProblem(lines, 5)]).toEqual([1, 5, 1])
    expect(nextProblem(linesOf([fine], { show: 'all', order: 'time', opened: none }), 0)).toBe(-1)
  })
})

describe('the words of a step', () => {
  it('are one sentence', () => {
    expect(sentenceOf(limited, notesOf(limited, now))).toBe(
      'page 2 picture, done, 2 tries, waited 40 s for limit, worked 18 s, 4 cents, ' +
        'wait 40 s: limit; try 1: rate_limit, 8 s, because limits end by themselves',
    )
  })

  it('say what is final, and why', () => {
    expect(notesOf(refused, now)).toBe('try 1, final: content_refused, not retried because it is permanent')
  })

  it('never make up what was not written down', () => {
    expect(noteOf(span('wait', 0, 40), now)).toBe('wait 40 s: why was not written down')
    expect(noteOf(span('work', 0, 2), now)).toBe('try 1: given back before anything came of it, 2 s')
    expect(noteOf(span('wait', 3_590, null, { reason: 'provider', until: at(60) }), now)).toBe(
      'waits for 10 s so far: provider',
    )
  })
})
