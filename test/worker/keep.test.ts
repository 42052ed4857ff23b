import { expect, it } from 'vitest'
import { keepSurely } from '../../src/worker/keep.ts'

const kept = { inputs_hash: null, value: 'paid', blob: null, usd: 1 }
const failing = (times: number) => {
  let n = 0
  return async () => {
    n += 1
    if (n <= times) throw new Error(`away, ${n}`)
    return kept
  }
}

it('keeps what is paid in hand while the store is away for minutes', async () => {
  const waits: number[] = []
  const { signal } = new AbortController()
  expect(await keepSurely(failing(100), signal, async (ms) => void waits.push(ms))).toBe(kept)
  expect(waits.slice(0, 6)).toEqual([200, 400, 800, 1_600, 3_200, 5_000])
})

it('gives up after a quarter of an hour, with the reason', async () => {
  let waited = 0
  const { signal } = new AbortController()
  const gone = keepSurely(failing(1_000_000), signal, async (ms) => void (waited += ms))
  await expect(gone).rejects.toThrow('away')
  expect(waited).toBeGreaterThanOrEqual(15 * 60_000)
  expect(waited).toBeLessThan(15 * 60_000 + 5_001)
})

it('tries once more and goes when its worker has to', async () => {
  const stop = new AbortController()
  const gone = keepSurely(failing(1_000_000), stop.signal, async () => stop.abort())
  await expect(gone).rejects.toThrow('away, 2')
})
