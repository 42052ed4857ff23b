/** Break the way there or back; the answer behind them was made. */
export const onTheWire = [
  'refuse',
  'cut_after_charge',
  'cut_body',
  'hang',
  'slow_drip',
  'garbage',
  'html_502',
  'huge_body',
] as const
export type WireFault = (typeof onTheWire)[number]

/** Spoil what the answer holds. */
const inTheAnswer = [
  'wrong_schema',
  'empty_data',
  'truncated_png',
  'nul',
  'length',
  'refusal',
  'moderated_input',
  'moderated_output',
] as const
export type Twist = (typeof inTheAnswer)[number] | `job_failed:${string}`

const badClocks = ['skewed_retry_after', 'negative_retry_after'] as const

const status = /^status:(\d{3}):([\w.-]+)$/

export const wireFault = (what: string): WireFault | null => onTheWire.find((name) => name === what) ?? null

export const isTwist = (what: string): what is Twist =>
  inTheAnswer.some((name) => name === what) || /^job_failed:[\w.-]+$/.test(what)

/** `status:429:slow_down` and the two that lie about the time; null for every other fault. */
export function saidFault(what: string): { status: number; code: string } | null {
  if (badClocks.some((name) => name === what)) return { status: 429, code: 'rate_limit_exceeded' }
  const [, number, code] = status.exec(what) ?? []
  return number && code ? { status: Number(number), code } : null
}

export const isFault = (what: string): boolean =>
  wireFault(what) !== null || isTwist(what) || saidFault(what) !== null

/** What costs nothing when it happens; everything else was worked for, and is charged. */
export const isFree = (what: string): boolean =>
  what === 'refuse' ||
  what === 'html_502' ||
  what === 'moderated_input' ||
  what.startsWith('job_failed:') ||
  saidFault(what) !== null
