import { expect, it } from 'vitest'
import { forOthers } from '../../src/worker/shares.ts'

const freed = new Map([
  ['text', 4],
  ['images', 2],
  ['webhooks', 1],
])

it('everything that became ready is for others while there are some', () => {
  expect(forOthers(freed, ['text', 'images', 'generation'], false)).toEqual([...freed])
})

it('alone, a worker rings for what it does not take itself: those who do may be asleep', () => {
  expect(forOthers(freed, ['text', 'images', 'generation'], true)).toEqual([['webhooks', 1]])
  expect(forOthers(freed, ['text'], true)).toEqual([
    ['images', 2],
    ['webhooks', 1],
  ])
})
