import type { Dimension, LimitNews } from './contract.ts'
import type { Trace } from './transport.ts'

type Limit = LimitNews['limits'][number]
type Heard = Pick<Trace, 'status' | 'headers' | 'body'>

const day = 86_400_000
const dimensions: readonly Dimension[] = ['requests', 'tokens', 'images']

/**
 * What an answer, good or bad, says of its limit group; undefined if nothing. Waits are milliseconds from 0 to a day. `now` in
 * milliseconds since 1970; a date is read against the answer's own clock if it tells it.
 */
export function limitNews(provider: string, heard: Heard, now: number = Date.now()): LimitNews | undefined {
  const clock = dateOf(heard.headers?.get('date')) ?? now
  const text = (heard.status ?? 0) >= 400 ? (heard.body ?? '') : ''
  const limits = [...headerLimits(heard.headers, clock), ...textLimits(text), ...googleLimits(text)]
  const pause_ms = pauseOf(provider, heard, text, clock, limits)
  if (limits.length === 0 && pause_ms === undefined) return undefined
  return { limits, ...(pause_ms === undefined ? {} : { pause_ms }) }
}

function pauseOf(provider: string, heard: Heard, text: string, clock: number, limits: Limit[]) {
  const { headers, status } = heard
  // A Retry-After of a good answer is about the next poll, not about the group.
  if ((status ?? 0) < 400) return undefined
  const said =
    number(headers?.get('retry-after-ms')) ??
    retryAfter(headers?.get('retry-after'), clock) ??
    pauseInText(text, clock) ??
    (status === 429 ? lastReset(headers, clock, limits) : undefined)
  // Gemini names a short delay even where the quota of the day is spent.
  if (provider === 'google' && /"quotaId":\s*"[^"]*PerDay/i.test(text)) return untilPacificMidnight(clock)
  return said === undefined ? undefined : clamp(said)
}

const clamp = (wait: number): number => Math.round(Math.min(Math.max(wait, 0), day))

/** A finite number, or nothing. */
function number(text: string | null | undefined): number | undefined {
  const value = text?.trim().replaceAll(',', '')
  return value && Number.isFinite(Number(value)) ? Number(value) : undefined
}

/** Milliseconds since 1970. */
function dateOf(text: string | null | undefined): number | undefined {
  // V8 makes a date of almost anything.
  const isDate = text && /^(\w{3,9}, \d|\d{4}-\d\d-\d\dT)/.test(text)
  const time = isDate ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

function retryAfter(text: string | null | undefined, clock: number): number | undefined {
  const seconds = number(text)
  if (seconds !== undefined) return seconds * 1000
  const date = dateOf(text)
  return date === undefined ? duration(text) : date - clock
}

/** Milliseconds in a unit, by its Go letters or its English name; less than a millisecond is nothing. */
function unitMs(unit: string): number {
  if (/^(ms|milli)/i.test(unit)) return 1
  const big: Record<string, number> = { d: day, h: 3_600_000, m: 60_000, s: 1000 }
  return big[unit.slice(0, 1).toLowerCase()] ?? 0
}

const sumOfTimes = (text: string): number =>
  [...text.matchAll(/(\d+(?:\.\d+)?)\s?([a-zµ]+)/gi)].reduce(
    (total, [, amount, unit = '']) => total + Number(amount) * unitMs(unit),
    0,
  )

/** `1s`, `6m0s`, `120ms`, `1h2m3s`, `1.5s`: as Go and protobuf write them. Milliseconds. */
const duration = (text: string | null | undefined): number | undefined =>
  text && /^(\d+(\.\d+)?(h|ms|us|µs|ns|m|s))+$/.test(text) ? sumOfTimes(text) : undefined

/** A reset is a duration, a time, seconds to go, or a time in (milli)seconds since 1970. */
function resetIn(text: string | null | undefined, clock: number): number | undefined {
  const seconds = number(text)
  if (seconds === undefined) return duration(text) ?? (dateOf(text) ?? Number.NaN) - clock
  if (seconds > 1e11) return seconds - clock
  return seconds > 1e9 ? seconds * 1000 - clock : seconds * 1000
}

function headerLimits(headers: Headers | null, clock: number): Limit[] {
  if (!headers) return []
  const read = (dimension: Dimension, name: (part: string) => string): Limit =>
    limit(
      dimension,
      number(headers.get(name('limit'))),
      number(headers.get(name('remaining'))),
      resetIn(headers.get(name('reset')), clock),
    )
  const anthropic = (kind: string) => (part: string) => `anthropic-ratelimit-${kind}-${part}`
  const both = sum(read('tokens', anthropic('input-tokens')), read('tokens', anthropic('output-tokens')))
  const limits = [
    ...dimensions.map((one) => read(one, (part) => `x-ratelimit-${part}-${one}`)),
    read('requests', anthropic('requests')),
    Object.keys(both).length > 1 ? both : read('tokens', anthropic('tokens')),
  ]
  return limits.filter((one) => Object.keys(one).length > 1)
}

function limit(dimension: Dimension, most?: number, remaining?: number, reset?: number): Limit {
  const known = (value: number | undefined): value is number => value !== undefined && value >= 0
  return {
    dimension,
    ...(known(most) ? { limit: most } : {}),
    ...(known(remaining) ? { remaining } : {}),
    ...(reset === undefined || Number.isNaN(reset) ? {} : { resets_in_ms: clamp(reset) }),
  }
}

/** Tokens of both ways together: when either way has none left, none are left. */
function sum(input: Limit, output: Limit): Limit {
  const left = [input.remaining, output.remaining].filter((one) => one !== undefined)
  const most = [input.limit, output.limit].filter((one) => one !== undefined)
  const resets = [input.resets_in_ms, output.resets_in_ms].filter((one) => one !== undefined)
  const total = (parts: number[]) => (parts.length > 0 ? parts.reduce((a, b) => a + b) : undefined)
  const remaining = left.includes(0) ? 0 : total(left)
  return limit('tokens', total(most), remaining, resets.length > 0 ? Math.max(...resets) : undefined)
}

/** Of a refusal without `Retry-After`: what is spent comes back at its reset. */
function lastReset(headers: Headers | null, clock: number, limits: Limit[]): number | undefined {
  const spent = limits.flatMap((one) => (one.remaining === 0 ? [one.resets_in_ms ?? []].flat() : []))
  if (spent.length > 0) return Math.max(...spent)
  const reset = resetIn(headers?.get('x-ratelimit-reset') ?? headers?.get('ratelimit-reset'), clock)
  return Number.isNaN(reset) ? undefined : reset
}

const spokenWait =
  /\b(?:try again|retry|resets?) (?:in|after) ~?((?:\d+(?:\.\d+)?\s?(?:milliseconds?|seconds?|minutes?|hours?|days?|ms|[hms])\b ?|\d+(?:\.\d+)?[hm](?=\d))+)/i

/** The wait that is written out in a message. */
function pauseInText(text: string, clock: number): number | undefined {
  const delay = /"retryDelay":\s*"([\d.]+s)"/.exec(text)?.[1]
  if (delay) return duration(delay)
  const spoken = spokenWait.exec(text)?.[1]
  if (spoken) return sumOfTimes(spoken)
  const filled = /replenished in (\d+):(\d\d):(\d\d)/i.exec(text)
  if (filled) return (Number(filled[1]) * 3600 + Number(filled[2]) * 60 + Number(filled[3])) * 1000
  const back = /regain access on (\d{4}-\d\d-\d\d)(?: at (\d\d:\d\d))?/i.exec(text)
  const date = back && dateOf(`${back[1]}T${back[2] ?? '00:00'}:00Z`)
  return date ? date - clock : undefined
}

const spokenLimit =
  /\b(requests|tokens|images) per min(?:ute)?\b.{0,120}?\bLimit:? ?(\d+(?:,\d{3})*)(?:, Used (\d+(?:,\d{3})*))?/is

/** OpenAI's pictures are limited in words only: `on images per min (IPM): Limit 20, Used 20` or `Limit: 20/1min`. */
function textLimits(text: string): Limit[] {
  const [, dimension = '', most, spent] = spokenLimit.exec(text) ?? []
  const total = number(most)
  if (total === undefined) return []
  const used = number(spent)
  const remaining = used === undefined ? undefined : Math.max(0, total - used)
  return [limit(dimension.toLowerCase() as Dimension, total, remaining)]
}

/** `QuotaFailure.violations[]`; nothing is left of what is violated. */
function googleLimits(text: string): Limit[] {
  return [...text.matchAll(/\{[^{}]*"quotaId":\s*"([^"]*PerMinute[^"]*)"[^{}]*(?:\{[^{}]*\}[^{}]*)?\}/g)].map(
    ([whole, id = '']) => {
      const value = /"quotaValue":\s*"?(\d+)/.exec(whole)?.[1]
      const dimension = /token/i.test(id) ? 'tokens' : /image/i.test(id) ? 'images' : 'requests'
      return limit(dimension, number(value), 0)
    },
  )
}

/** When the days of Google's quotas begin; an hour off on the two days a year when its clocks change. */
function untilPacificMidnight(clock: number): number {
  const format = { timeZone: 'America/Los_Angeles', hourCycle: 'h23', timeStyle: 'medium' } as const
  const [hours = 0, minutes = 0, seconds = 0] = new Intl.DateTimeFormat('en-GB', format)
    .format(clock)
    .split(':')
    .map(Number)
  return day - (hours * 3600 + minutes * 60 + seconds) * 1000
}
