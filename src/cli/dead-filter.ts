import { DeadFilter } from '../book/dead-letter.ts'
import { BadInput, text, type Options, type Values } from './command.ts'

const names = ['queue', 'kind', 'code', 'class', 'cause', 'since', 'user', 'book', 'contains'] as const

export const filterOptions: Options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
export const filterUsage =
  '[--queue Q] [--kind K] [--code C] [--class C] [--cause ID] [--since 2h] [--user U] [--book ID] [--contains WORDS]'

const units = { s: 1, m: 60, h: 3_600, d: 86_400 } as const

/** Which dead letters are meant by the flags. `--since` is a time, or so long ago: `90m`, `2h`, `7d`. */
export function filterOf(values: Values, now = Date.now()): DeadFilter {
  const given = names.flatMap((name) => {
    const value = text(values, name)
    if (value === undefined) return []
    // `--text` is a page's new text where a letter is retried.
    return [[name === 'contains' ? 'text' : name, name === 'since' ? moment(value, now) : value] as const]
  })
  const parsed = DeadFilter.safeParse(Object.fromEntries(given))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new BadInput(`--${issue?.path.join('.')}: ${issue?.message}`)
}

function moment(value: string, now: number): string {
  const [, n, unit] = /^(\d{1,6})([smhd])$/.exec(value) ?? []
  if (n !== undefined)
    return new Date(now - Number(n) * units[unit as keyof typeof units] * 1_000).toISOString()
  const time = new Date(value)
  if (Number.isNaN(time.getTime()))
    throw new BadInput(`--since must be a time, or so long ago as 90m, 2h or 7d, not "${value}"`)
  return time.toISOString()
}

export const isEmpty = (filter: DeadFilter): boolean => Object.keys(filter).length === 0
