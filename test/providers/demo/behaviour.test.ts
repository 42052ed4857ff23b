import { describe, expect, test } from 'vitest'
import { aCall } from '../../support/call.ts'
import { behave, parseDemo } from '../../../src/providers/demo/behaviour.ts'
import { seeded } from '../../../src/providers/demo/random.ts'

const call = (idempotency_key: string, attempt = 1, signal = new AbortController().signal) =>
  aCall({ signal, idempotency_key, attempt })

describe('parseDemo', () => {
  test('nothing given is the default', () => {
    expect(parseDemo('')).toEqual({ latency: [150, 600], fail: 0, refuse: 0, seed: 0 })
  })

  test('every field, with spaces', () => {
    expect(parseDemo('latency=20-80, fail=0.1,refuse=0.02 , seed=7')).toEqual({
      latency: [20, 80],
      fail: 0.1,
      refuse: 0.02,
      seed: 7,
    })
  })

  test.each([
    ['latency=80-20', 'latency must be'],
    ['latency=fast', 'latency must be'],
    ['latency=', 'latency must be'],
    ['latency=-5-10', 'latency must be'],
    ['latency=1-999999', 'latency must be'],
    ['fail=2', 'fail must be a number from 0 to 1'],
    ['fail=', 'fail must be'],
    ['fail=NaN', 'fail must be'],
    ['refuse=-1', 'refuse must be'],
    ['seed=1.5', 'seed must be a whole number'],
    ['speed=3', '"speed" is not one of'],
    ['fail', 'fail must be'],
    ['fail=0.1,fail=0.2', 'fail is given twice'],
  ])('%s is refused with a sentence', (text, message) => {
    expect(() => parseDemo(text)).toThrow(message)
  })
})

describe('behave', () => {
  const demo = parseDemo('latency=0,fail=0.3,refuse=0.2,seed=5')

  test('fails about as often as asked, the same way each time', async () => {
    const once = await Promise.all(Array.from({ length: 400 }, (_, i) => behave(demo, call(`k${i}`), 'text')))
    const again = await Promise.all(
      Array.from({ length: 400 }, (_, i) => behave(demo, call(`k${i}`), 'text')),
    )
    expect(once).toEqual(again)
    const failures = once.filter((failure) => failure !== null)
    expect(failures.length).toBeGreaterThan(80)
    expect(failures.length).toBeLessThan(160)
    expect(new Set(failures.map((failure) => failure.class))).toEqual(new Set(['not_sent']))
  })

  test('a failure passes with another attempt, a refusal does not', async () => {
    for (let i = 0; i < 100; i++) {
      const attempts = await Promise.all(
        [1, 2, 3, 4, 5, 6, 7].map((attempt) => behave(demo, call(`p${i}`, attempt), 'picture')),
      )
      const refusals = attempts.filter((failure) => failure?.code === 'content_refused').length
      expect([0, 7]).toContain(refusals)
      if (refusals === 0) expect(attempts).toContain(null)
    }
  })

  test('texts are never refused', async () => {
    const all = { ...demo, refuse: 1, fail: 0 }
    expect(await behave(all, call('t'), 'text')).toBeNull()
    expect((await behave(all, call('t'), 'picture'))?.class).toBe('moderation_input')
  })

  test('stopping does not wait for the latency', async () => {
    const slow = parseDemo('latency=60000-60000')
    const controller = new AbortController()
    const answer = behave(slow, call('s', 1, controller.signal), 'text')
    controller.abort()
    expect((await answer)?.class).toBe('cancelled')
    expect((await behave(slow, call('s', 1, controller.signal), 'text'))?.class).toBe('cancelled')
  })
})

describe('seeded', () => {
  test('same parts, same numbers; other parts, other numbers', () => {
    const draw = (...parts: (string | number)[]) => {
      const random = seeded(...parts)
      return [random.next(), random.next(), random.int(1, 6)]
    }
    expect(draw(1, 'a')).toEqual(draw(1, 'a'))
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'))
    expect(draw('1', 'a')).not.toEqual(draw(1, 'a'))
    expect(draw('ab', 'c')).not.toEqual(draw('a', 'bc'))
  })

  test('numbers are even and in range', () => {
    const random = seeded('even')
    const counts = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < 10_000; i++) {
      const n = random.int(0, 9)
      counts[n] = (counts[n] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
    expect(random.shuffle([1, 2, 3]).toSorted((a, b) => a - b)).toEqual([1, 2, 3])
    expect(() => random.pick([])).toThrow(RangeError)
  })

  test('near seeds do not open alike', () => {
    const first = new Set(Array.from({ length: 300 }, (_, seed) => seeded(seed).int(0, 1_000_000)))
    expect(first.size).toBeGreaterThan(295)
  })
})
