import { expect, it } from 'vitest'
import { Merger } from '../../src/queue/merger.ts'
import { eventually } from '../support/engine.ts'

it('sends the first call at once and the rest of a moment as one, with their counts added up', async () => {
  const sent: [string, number][] = []
  const merger = new Merger(async (key, count) => void sent.push([key, count]), 10)
  const calls = Promise.all([
    merger.call('a', 1),
    merger.call('a', 2),
    merger.call('b', 5),
    merger.call('a', 3),
  ])
  expect(sent).toEqual([
    ['a', 1],
    ['b', 5],
  ])
  await calls
  expect(sent.slice(2)).toEqual([['a', 5]])
})

it('has one call of a key under way and never more, however long it takes', async () => {
  let under_way = 0
  let most = 0
  const answers: (() => void)[] = []
  const merger = new Merger(async () => {
    under_way += 1
    most = Math.max(most, under_way)
    await new Promise<void>((resolve) => answers.push(resolve))
    under_way -= 1
  }, 1)
  const calls = Array.from({ length: 100 }, () => merger.call('a'))
  answers.shift()?.()
  await eventually(async () => answers.length === 1)
  expect(most).toBe(1)
  answers.shift()?.()
  await Promise.all(calls)
})

it('tells every caller that was merged when it failed, and tries anew for the next', async () => {
  let n = 0
  const merger = new Merger(async () => {
    n += 1
    if (n <= 2) throw new Error(`failure ${n}`)
  }, 1)
  const calls = await Promise.allSettled([merger.call('a'), merger.call('a'), merger.call('a')])
  expect(calls.map((one) => one.status === 'rejected' && String(one.reason))).toEqual([
    'Error: failure 1',
    'Error: failure 2',
    'Error: failure 2',
  ])
  await merger.call('a')
})

it('lets callers go when it is closed, and sends nothing any more', async () => {
  let n = 0
  const merger = new Merger(async () => void (n += 1), 10_000)
  const calls = [merger.call('a'), merger.call('a')]
  merger.close()
  await Promise.all([...calls, merger.call('a')])
  expect(n).toBe(1)
})
