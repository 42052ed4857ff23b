import { words } from '../words.ts'
import type { Quote } from './use-quote.ts'

type Range = Quote['time_s']

/** "about 3 to 5 minutes", in the unit that reads best. */
export function sayTime({ low, high }: Range): string {
  const { order } = words
  if (high < 50) return order.underAMinute
  if (high < 90 * 60) return between(low / 60, high / 60, order.minutes)
  return between(low / 3600, high / 3600, order.hours)
}

function between(low: number, high: number, say: (count: string, one: boolean) => string): string {
  const from = Math.max(1, Math.round(low))
  const to = Math.max(from, Math.round(high))
  return from === to ? say(String(to), to === 1) : say(words.order.range(from, to), false)
}
