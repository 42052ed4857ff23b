import { describe, expect, it } from 'vitest'
import type { QueueView } from '../../src/book/machines.ts'
import { judgeQueue, type QueueFacts } from '../../src/book/queue-health.ts'

const calm: QueueView = {
  queue: 'images',
  ready: 0,
  running: 0,
  sleeping: 0,
  dead: 0,
  oldest_wait_s: 0,
  done_per_minute: 0,
  failed_per_minute: 0,
  listeners: 1,
  paused: null,
}
const facts: QueueFacts = { slots: 10, limits: { watch: 60, bad: 300 }, held: null, asleep: null }
const judged = (view: Partial<QueueView>, more: Partial<QueueFacts> = {}) => {
  const { state, because, drains_in_s } = judgeQueue({ ...calm, ...view }, { ...facts, ...more })
  return [state, because, drains_in_s]
}

describe('a queue', () => {
  it('is idle where nothing is, and ok where all that is moves', () => {
    expect(judged({})).toEqual(['idle', null, null])
    expect(judged({ ready: 20, running: 10, oldest_wait_s: 12, done_per_minute: 40 })).toEqual([
      'ok',
      null,
      30,
    ])
    expect(judged({ sleeping: 3, running: 1 })).toEqual(['ok', null, null])
  })

  it('that is paused says by whom and why, whatever else is true of it', () => {
    const paused = { since: '2026-11-01T00:00:00.000Z', by: 'ann', because: 'billing' }
    expect(judged({ ready: 5, listeners: 0, oldest_wait_s: 900, paused })[0]).toBe('paused')
    expect(judged({ paused })[1]).toBe('by ann: billing')
    expect(judged({ paused: { ...paused, because: null } })[1]).toBe('by ann')
  })

  it('that nobody takes from is stuck at once', () => {
    expect(judged({ ready: 1, listeners: 0 })).toEqual(['stuck', 'no worker takes from it', null])
  })

  it('is slow from when its oldest is to be watched on, and stuck where that is bad and nothing ends', () => {
    const late = { ready: 5, running: 10, done_per_minute: 30 }
    expect(judged({ ...late, oldest_wait_s: 59 })[0]).toBe('ok')
    expect(judged({ ...late, oldest_wait_s: 60 })).toEqual(['slow', 'all 10 slots are taken', 10])
    expect(judged({ ...late, oldest_wait_s: 300 })[0]).toBe('slow')
    expect(judged({ ...late, oldest_wait_s: 300, done_per_minute: 0 })).toEqual([
      'stuck',
      'all 10 slots are taken',
      null,
    ])
  })

  it('is slow where every try of a minute fails, few as they are and whatever it waits for', () => {
    const failing = { ready: 30, running: 1, failed_per_minute: 5 }
    expect(judged({ ...failing, failed_per_minute: 4 })[0]).toBe('ok')
    expect(judged(failing)).toEqual(['slow', '5 of 5 tries failed in the last minute', null])
    expect(judged(failing, { held: 'limit' })[1]).toBe('5 of 5 tries failed in the last minute; limit')
  })

  it('is slow where what is ready takes ten minutes', () => {
    expect(judged({ ready: 99, running: 10, done_per_minute: 10 })[0]).toBe('ok')
    expect(judged({ ready: 100, running: 10, done_per_minute: 10 })).toEqual([
      'slow',
      'all 10 slots are taken',
      600,
    ])
  })

  it('gives first what it is held by, then failures, free slots, and what sleeps', () => {
    const late = { ready: 5, running: 4, oldest_wait_s: 70, done_per_minute: 10, failed_per_minute: 10 }
    const asleep = '40 wait for a limit'
    expect(judged(late, { held: 'limit: slow down', asleep })[1]).toBe('limit: slow down')
    expect(judged(late, { asleep })[1]).toBe('10 of 20 tries failed in the last minute')
    expect(judged({ ...late, failed_per_minute: 0 }, { asleep })[1]).toBe(
      '6 slots are free and nothing is taken',
    )
    expect(judged({ ...late, ready: 0, failed_per_minute: 0, sleeping: 40 }, { asleep })).toEqual([
      'slow',
      asleep,
      null,
    ])
  })
})
