import { describe, expect, it } from 'vitest'
import { ago, count, duration, share, usd } from '../../../web/src/ops/numbers.ts'

describe('numbers of the operator’s pages', () => {
  it('are counted with thin spaces, and no further than the server counts', () => {
    expect([0, 999, 1204, 9999, 10_000, 25_000].map((n) => count(n))).toEqual([
      '0',
      '999',
      '1\u202f204',
      '9\u202f999',
      '10\u202f000+',
      '10\u202f000+',
    ])
    expect(count(25_000, Infinity)).toBe('25\u202f000')
  })

  it('are times as one says them', () => {
    const told = [0, 0.44, 9.96, 59.4, 60, 252, 300, 3599.6, 3600, 7500, 200_000].map(duration)
    expect(told).toEqual(['0 s', '0.4 s', '10 s', '59 s', '1m', '4m12', '5m', '1h', '1h', '2h05', '2 d'])
    expect([0.9, 59, 61, 3600, 90_000, 400_000].map(ago)).toEqual([
      '0 s',
      '59 s',
      '1 min',
      '1 h',
      '25 h',
      '4 d',
    ])
    expect(duration(-3)).toBe('0 s')
  })

  it('are shares and money no more exact than they are', () => {
    expect([0, 0.008, 0.0312, 0.1, 0.126, 1].map(share)).toEqual(['0%', '0.8%', '3.1%', '10%', '13%', '100%'])
    expect([0, 4.123, 0.0031, 0.25, 61.2].map(usd)).toEqual(['$0.00', '$4.12', '$0.0031', '$0.25', '$61.20'])
  })
})
