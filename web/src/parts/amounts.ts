/** How amounts are written on the operator's pages: short, and so that a column of them can be compared. */

/** Seconds as `0.4 s`, `40 s`, `6m10`, `2h05`, `3d04h`. */
export function lasted(seconds: number): string {
  if (seconds < 0.05) return '0 s'
  if (seconds < 9.95) return `${seconds.toFixed(1).replace(/\.0$/, '')} s`
  const s = Math.round(seconds)
  if (s < 60) return `${s} s`
  if (s < 3_600) return `${Math.floor(s / 60)}m${two(s % 60)}`
  const minutes = Math.round(s / 60)
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h${two(minutes % 60)}`
  const hours = Math.round(s / 3_600)
  return `${Math.floor(hours / 24)}d${two(hours % 24)}h`
}

/** Dollars with cents; below ten cents as far as the first two digits that say something. */
export function dollars(usd: number): string {
  if (usd === 0) return '$0'
  if (Math.abs(usd) >= 0.0995)
    return `$${usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
  return `$${usd.toLocaleString('en', { maximumSignificantDigits: 2, maximumFractionDigits: 6 })}`
}

export const whole = (n: number): string => n.toLocaleString('en').replaceAll(',', ' ')

/** What was counted up to a point says so. */
export const counted = ({ n, more }: { n: number; more: boolean }): string => `${whole(n)}${more ? '+' : ''}`

/** A share as `4.1%`; `0%` only if it is none at all. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return '<0.1%'
  const of100 = share * 100
  return `${of100 < 10 ? of100.toFixed(1).replace(/\.0$/, '') : Math.round(of100)}%`
}

const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** A time of day as the operator's watch has it; with its day, if that is not today. */
export function clock(time: string | number, now: number, seconds = false): string {
  const at = new Date(time)
  const form = seconds ? ({ ...hour, second: '2-digit' } as const) : hour
  const of = at.toLocaleTimeString('en-GB', form)
  if (at.toDateString() === new Date(now).toDateString()) return of
  return `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${of}`
}

const two = (n: number) => String(n).padStart(2, '0')
