import { expect, it } from 'vitest'
import { Pace } from '../../src/worker/pace.ts'

it('counts what ended in the last minute, and forgets what is older', () => {
  let now = 500
  const pace = new Pace(() => now)
  expect(pace.lastMinute()).toEqual({ done: 0, failed: 0 })
  pace.ended('done')
  pace.ended('done')
  now += 30_000
  pace.ended('failed')
  expect(pace.lastMinute()).toEqual({ done: 2, failed: 1 })
  now = 59_999
  expect(pace.lastMinute()).toEqual({ done: 2, failed: 1 })
  now = 60_000
  expect(pace.lastMinute()).toEqual({ done: 0, failed: 1 })
  now = 90_000
  expect(pace.lastMinute()).toEqual({ done: 0, failed: 0 })
})
