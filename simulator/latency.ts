import type { Random } from '../src/providers/demo/random.ts'

/** How far the 99th percentile of a normal distribution lies above its middle, in standard deviations. */
const z99 = 2.3263

/** Milliseconds one call takes: `none`, `fixed:900`, `uniform:8000-15000`, or `lognormal:P50-P99`. */
export function latency(spec: string, random: Random): number {
  const [shape, numbers = ''] = spec.split(':')
  const [low = 0, high = low] = numbers.split('-').map(Number)
  if (shape === 'none') return 0
  if (shape !== 'lognormal') return low + random.next() * (high - low)
  const spread = Math.log(high / low) / z99
  return low * Math.exp(spread * normal(random))
}

/** Box and Muller's way from two even numbers to a normal one. */
const normal = (random: Random) =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
