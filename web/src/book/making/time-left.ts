import { words } from '../../words.ts'

/** A stretch of time in the words people use for it: seconds up to a minute and a half, then minutes. */
export function saySeconds(seconds: number): string {
  if (seconds < 90)
    return words.book.seconds(Math.max(seconds < 10 ? Math.ceil(seconds) : Math.ceil(seconds / 5) * 5, 1))
  return words.book.minutes(Math.round(seconds / 60))
}

/** About how long it still takes: the middle of a range, on the later side. */
export const sayLeft = ({ low, high }: { low: number; high: number }): string =>
  words.book.left(saySeconds(low + (high - low) * 0.6))

/** The time of day as people here write it. */
export const sayClock = (at: number): string =>
  new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(at)
