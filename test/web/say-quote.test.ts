import { expect, it } from 'vitest'
import { sayTime } from '../../web/src/order/say-quote.ts'

it.each([
  [3, 13, 'less than a minute'],
  [20, 70, 'about 1 minute'],
  [170, 310, 'about 3 to 5 minutes'],
  [200, 220, 'about 3 to 4 minutes'],
  [235, 245, 'about 4 minutes'],
  [3_000, 5_000, 'about 50 to 83 minutes'],
  [3_600, 3_700, 'about 60 to 62 minutes'],
  [3_600, 9_000, 'about 1 to 3 hours'],
  [80_000, 90_000, 'about 22 to 25 hours'],
])('%s to %s seconds are %s', (low, high, says) => expect(sayTime({ low, high })).toBe(says))
