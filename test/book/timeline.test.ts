import { describe, expect, it } from 'vitest'
import { spansOf } from '../../src/book/timeline-spans.ts'
import { bookSeconds, stepSeconds } from '../../src/book/timeline-sums.ts'
import type { History, TimelineCall, TimelineStep } from '../../src/book/timeline.ts'
import { whyOf } from '../../src/book/why.ts'

const step = (more: Partial<TimelineStep> = {}): TimelineStep => ({
  id: 'a',
  key: 'picture:1',
  kind: 'picture',
  page: 1,
  queue: 'images',
  state: 'done',
  revision: 1,
  attempt: 1,
  tries: 0,
  because: null,
  code: null,
  message: null,
  wait_reason: null,
  due_at: null,
  ended_at: null,
  after_at: null,
  after_open: false,
  claim_token: null,
  done_token: null,
  copy: false,
  ...more,
})
const call = (attempt: number, from: number, to: number | null, more: Partial<TimelineCall> = {}) => ({
  step_id: 'a',
  token: `t${attempt}`,
  purpose: 'main',
  attempt,
  worker: 'w',
  state: to === null ? 'intent' : 'failed',
  model: 'test:pictures',
  key_ref: null,
  class: 'server_error',
  code: 'http_503',
  because: 'it failed',
  usd: 0,
  from,
  to,
  ...more,
})
const history = (more: Partial<History>): History => ({
  now: 10_000,
  opened: new Map([[1, 0]]),
  steps: [],
  calls: [],
  laid_down: [],
  holds: [],
  ...more,
})
/** A step's spans in short: what, from, to, and whatever else is known. */
const told = (more: Partial<History>, id = 'a') =>
  spansOf(history(more))
    .find((one) => one.step.id === id)
    ?.spans.map(({ what, from, to, reason, until, outcome }) =>
      [what, from, to, reason, until, outcome].filter((one, index) => index < 3 || one !== null).join(' '),
    )

describe('the spans of a step', () => {
  it('are blocked until its predecessors ended, in line, at work', () => {
    const plan = step({ id: 'p', key: 'plan', kind: 'plan', ended_at: 100 })
    const one = step({ after_at: 400, ended_at: 900, done_token: 't1' })
    expect(told({ steps: [plan, one], calls: [call(1, 500, 900, { state: 'ok' })] })).toEqual([
      'blocked 100 400',
      'queued 400 500',
      'work 500 900 ok',
    ])
    const open = { steps: [plan, step({ state: 'blocked', after_open: true })] }
    expect(told(open)).toEqual(['blocked 100 '])
  })

  it('know a wait by the event of the very moment, and say when it was woken', () => {
    const one = step({ attempt: 2, ended_at: 4_000, done_token: 't2', tries: 1 })
    const calls = [call(1, 0, 1_000), call(2, 3_500, 4_000, { state: 'ok' })]
    expect(
      told({ steps: [one], calls, laid_down: [{ at: 1_000, reason: 'backoff', until: 3_000 }] }),
    ).toEqual(['work 0 1000 failed', 'wait 1000 3000 backoff 3000', 'queued 3000 3500', 'work 3500 4000 ok'])
  })

  it('end a wait that a person cut short with the next try', () => {
    const one = step({ attempt: 2, ended_at: 2_500, done_token: 't2' })
    const calls = [call(1, 0, 1_000), call(2, 2_000, 2_500, { state: 'ok' })]
    const laid_down = [{ at: 1_000, reason: 'budget' as const, until: 9_000 }]
    expect(told({ steps: [one], calls, laid_down })?.slice(1)).toEqual([
      'wait 1000 2000 budget 9000',
      'work 2000 2500 ok',
    ])
  })

  it('say no more of a wait than was written down', () => {
    const steps = [step({ attempt: 2 }), step({ id: 'b', key: 'picture:2', attempt: 2 })]
    const calls = [
      call(1, 0, 1_000),
      call(2, 3_500, 4_000),
      call(1, 0, 1_000, { step_id: 'b', token: 'u1', class: 'rate_limit' }),
      call(2, 5_000, 6_000, { step_id: 'b', token: 'u2' }),
    ]
    const laid_down = [{ at: 1_000, reason: 'backoff' as const, until: 3_000 }]
    expect(told({ steps, calls, laid_down })).toContain('wait 1000 3500')
    const alike = calls.map((one) => ({ ...one, class: 'server_error' }))
    expect(told({ steps, calls: alike, laid_down }, 'b')).toContain('wait 1000 5000 backoff')
    expect(told({ steps, calls: alike }, 'b')).toContain('queued 1000 5000')
  })

  it('are open at the end only: asleep, held, at work', () => {
    const calls = [call(1, 0, 1_000)]
    const asleep = step({ state: 'sleeping', wait_reason: 'limit', due_at: 20_000 })
    expect(told({ steps: [asleep], calls })?.at(-1)).toBe('wait 1000  limit 20000')
    const hold = { queue: 'images', reason: 'paused' as const, since: 4_000, until: null, because: null }
    expect(told({ steps: [step({ state: 'ready' })], calls, holds: [hold] })).toEqual([
      'work 0 1000 failed',
      'queued 1000 4000',
      'wait 4000  paused',
    ])
    const running = step({ state: 'running', claim_token: 't1' })
    expect(told({ steps: [running], calls: [call(1, 0, null)] })).toEqual(['work 0 '])
  })

  it('tell a try that failed from one that was put off before anything was sent', () => {
    const one = (more: Partial<TimelineCall>) =>
      told({ steps: [step({ state: 'ready' })], calls: [call(1, 0, 5, { state: 'not_sent', ...more })] })?.[0]
    expect(one({ class: 'unreachable' })).toBe('work 0 5 failed')
    expect(one({ class: 'budget' })).toBe('work 0 5')
    expect(one({ class: null })).toBe('work 0 5')
  })

  it('never overlap, although a late answer was settled after the next try began', () => {
    const one = step({ attempt: 2, ended_at: 3_000, done_token: 't2' })
    const calls = [call(1, 0, 5_000, { state: 'orphaned' }), call(2, 2_000, 3_000, { state: 'ok' })]
    expect(told({ steps: [one], calls })).toEqual(['work 0 2000 failed', 'work 2000 3000 ok'])
  })

  it('end with the step when a cancel took it away', () => {
    const one = step({ state: 'cancelled', ended_at: 700 })
    expect(told({ steps: [one], calls: [call(1, 100, null)] })).toEqual(['queued 0 100', 'work 100 700'])
  })

  it('have a final try where the step was given up, and none where a result is shown again', () => {
    const dead = step({ state: 'dead', ended_at: 700, done_token: 't1', code: 'content_refused' })
    expect(told({ steps: [dead], calls: [call(1, 100, 700)] })?.at(-1)).toBe('work 100 700 final')
    expect(told({ steps: [step({ copy: true, ended_at: 5 })] })).toEqual([])
  })

  it('do not tell what was before the attempts that are read', () => {
    const one = step({ attempt: 300, ended_at: 900, done_token: 't300' })
    expect(told({ steps: [one], calls: [call(300, 500, 900, { state: 'ok' })] })).toEqual(['work 500 900 ok'])
  })
})

describe('the sums', () => {
  const spans = (list: [string, number, number | null][]) =>
    list.map(([what, from, to]) => ({ what, from, to }) as unknown as Parameters<typeof stepSeconds>[0][0])

  it("count a step's own waiting, not what it was blocked for", () => {
    const own = spans([
      ['blocked', 0, 1_000],
      ['queued', 1_000, 1_500],
      ['wait', 1_500, 3_000],
      ['work', 3_000, null],
    ])
    expect(stepSeconds(own, 5_000)).toEqual({ waited_s: 2, worked_s: 2 })
  })

  it('count a book once, however many steps work at the same time, and not what was between two revisions', () => {
    const all = spans([
      ['work', 0, 1_000],
      ['work', 500, 2_000],
      ['queued', 1_000, 3_000],
      ['work', 10_000, 11_000],
    ])
    expect(bookSeconds(all, 20_000)).toEqual({ waited_s: 1, worked_s: 3 })
  })
})

it('why: what died of it, with its reason; nothing of a book that is well', () => {
  const book = { status: 'partial', final: true, error: null }
  const dead = step({
    state: 'dead',
    ended_at: 1,
    code: 'content_refused',
    message: 'No.',
    because: 'it cannot get better',
  })
  const why = whyOf(book, [
    { step: dead, spans: [] },
    { step: step({ key: 'plan' }), spans: [] },
  ])
  expect(why).toBe('page 1 picture was given up: No (content_refused), because it cannot get better.')
  const mended = step({ revision: 2 })
  expect(
    whyOf({ ...book, status: 'complete' }, [
      { step: dead, spans: [] },
      { step: mended, spans: [] },
    ]),
  ).toBeNull()
})
