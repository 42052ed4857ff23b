import { expect, it } from 'vitest'
import { unfairness, type Hold } from '../../contracts/sharing.ts'

const holds = (worker: string, steps: number, from: number, to: number): Hold[] =>
  Array.from({ length: steps }, () => ({ worker, from, to }))

it('work is unfairly shared as long as one has nothing and another more than twice its share', () => {
  const some = [...holds('a', 6, 0, 100), ...holds('b', 2, 0, 100)]
  expect(unfairness([...some, ...holds('c', 1, 40, 100), ...holds('d', 1, 60, 100)], 4)).toEqual({
    longest_ms: 60,
    part: 0.6,
  })
})

it('work is fairly shared while the busiest has no more than twice its share, or there is too little for a share', () => {
  const twice = [...holds('a', 4, 0, 100), ...holds('b', 2, 0, 100), ...holds('c', 2, 0, 100)]
  expect(unfairness([...twice, ...holds('d', 1, 50, 60)], 4)).toMatchObject({ longest_ms: 0 })
  expect(unfairness([...holds('a', 7, 0, 100), ...holds('b', 1, 100, 101)], 4)).toMatchObject({
    longest_ms: 0,
  })
})
