/** How numbers are written on the operator's pages: short, and never more exact than they are. */

const space = '\u202f'

/** What is counted no further than this on the server. */
export const countedTo = 10_000

/** `1 204`; `10 000+` where counting stopped. */
export function count(n: number, most = countedTo): string {
  const whole = Math.round(Math.min(n, most))
  const text = String(whole).replace(/\B(?=(\d{3})+$)/g, space)
  return n >= most ? `${text}+` : text
}

/** `0.4 s`, `12 s`, `4m12`, `5m`, `2h05`, `3 d`. */
export function duration(seconds: number): string {
  const s = Math.max(seconds, 0)
  if (s < 9.95) return `${Number(s.toFixed(1))} s`
  const whole = Math.round(s)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)}m${two(whole % 60)}`
  if (whole < 48 * 3600) return `${Math.floor(whole / 3600)}h${two(Math.floor((whole % 3600) / 60))}`
  return `${Math.floor(whole / 86_400)} d`
}

/** How long ago, roughly: `2 s`, `12 min`, `3 h`, `5 d`. */
export function ago(seconds: number): string {
  const s = Math.max(Math.floor(seconds), 0)
  if (s < 60) return `${s} s`
  if (s < 3600) return `${Math.floor(s / 60)} min`
  if (s < 48 * 3600) return `${Math.floor(s / 3600)} h`
  return `${Math.floor(s / 86_400)} d`
}

/** `0.8%`, `12%`. */
export function share(part: number): string {
  const percent = part * 100
  return `${percent > 0 && percent < 10 ? Number(percent.toFixed(1)) : Math.round(percent)}%`
}

/** `$4.12`, `$0.0031` (a single call is worth less than a cent). */
export function usd(dollars: number): string {
  const few = dollars !== 0 && Math.abs(dollars) < 0.1
  return `$${few ? Number(dollars.toPrecision(2)) : dollars.toFixed(2)}`
}

/** The time of day where the reader is: `03:12:40`, or `03:12`. */
export function clock(at: number | string, seconds = false): string {
  return new Date(at).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds && { second: '2-digit' }),
  })
}

/** `02:41` today, `27 Nov 02:41` else. */
export function moment(at: number | string, now = Date.now()): string {
  const then = new Date(at)
  if (then.toDateString() === new Date(now).toDateString()) return clock(at)
  return `${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${clock(at)}`
}

/** A round number needs no rest. */
const two = (n: number) => (n === 0 ? '' : String(n).padStart(2, '0'))
