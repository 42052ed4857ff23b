import { expect, it } from 'vitest'
import { Health } from '../../src/queue/health.ts'
import type { QueueState } from '../../src/queue/contract.ts'

const watched = (url = 'amqp://ann:p%40ss-word@broker') => {
  const told: QueueState[] = []
  return { told, health: new Health(new URL(url), (state) => told.push(state)) }
}

it('tells what changed, once', () => {
  const { told, health } = watched()
  health.well()
  for (let n = 0; n < 3; n++) health.trouble(new Error('gone'))
  health.trouble(new Error('turned away'), true)
  health.well()
  health.well()
  expect(told.map(({ well, refused, says }) => [well, refused, says])).toEqual([
    [false, false, 'gone'],
    [false, true, 'turned away'],
    [true, false, 'is reached'],
  ])
})

it('keeps the password to itself, as it stands in the URL and as it is meant', () => {
  const { health } = watched()
  health.trouble(new Error('no amqp://ann:p%40ss-word@broker for p@ss-word\n  at somewhere'))
  expect(health.state.says).toBe('no amqp://ann:•••@broker for •••')
})

it('says the first of several reasons, and something in any case', () => {
  const { health } = watched('postgres:')
  health.trouble(new AggregateError([new Error('::1 refused'), new Error('127.0.0.1 refused')], ''))
  expect(health.state.says).toBe('::1 refused')
  health.trouble(new TypeError())
  expect(health.state.says).toBe('TypeError')
})

it('says what is wrong with a password that cannot be read, without it', () => {
  expect(() => watched('redis://:100%25%@broker')).toThrow(/^its password has a % .* %25$/)
})
