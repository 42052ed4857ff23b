import { expect, it } from 'vitest'
import { Attempts } from '../../src/http/attempts.ts'

it('forgets after a minute, and knows a network of IPv6 as one address', () => {
  let now = 0
  const attempts = new Attempts(2, () => now)
  for (const address of ['2001:db8::1', '2001:db8:0:0:ffff::2']) attempts.failed(address)
  expect(attempts.wait('2001:db8:0:0:1::', 'k')).toBe(60)
  expect(attempts.wait('2001:db8:0:1::1', 'k')).toBe(0)
  now = 59_500
  attempts.failed('2001:db8::3')
  expect(attempts.wait('2001:db8::1', 'k')).toBe(1)
  now = 60_000
  expect(attempts.wait('2001:db8::1', 'k')).toBe(0)
})

it('remembers no more than so much, whatever comes', () => {
  const attempts = new Attempts(1, () => 0)
  for (let n = 0; n < 30_000; n++) {
    attempts.failed(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`)
    attempts.worked(`key ${n}`)
  }
  expect(attempts.size).toBe(20_000)
  expect(attempts.wait('10.0.117.47', null)).toBe(60)
  expect(attempts.wait('10.0.117.47', 'key 29999')).toBe(0)
})
