import type { Query } from '../db/database.ts'
import { costBelow, readSpending, type SpendingRange, type SpendingSums } from '../db/read-spending.ts'

/** What was spent and on what, and when today's budget will be gone. */
export type Spendings = Pick<SpendingSums, 'hours' | 'by_step' | 'by_model' | 'dearest'> & {
  summed_at: string | null
  per_book: { p50_usd: number | null; p95_usd: number | null; books: number }
  wasted_share: number | null
  usd: number
  wasted_usd: number
  credits: number
  today: { usd: number; budget_usd: number | null; ends_at: string | null }
  estimated: boolean
}

const hour_ms = 3_600_000
const day_ms = 24 * hour_ms

/** `day_usd`: the budget of a day; null: none. */
export async function showSpending(
  query: Query,
  range: SpendingRange,
  day_usd: number | null,
): Promise<Spendings> {
  const sums = await readSpending(query, range)
  const { hours, by_step, by_model, dearest, summed_at, costs } = sums
  const total = (of: 'usd' | 'wasted_usd' | 'credits') => hours.reduce((sum, hour) => sum + hour[of], 0)
  const [usd, wasted_usd] = [round(total('usd')), round(total('wasted_usd'))]
  const cost = (share: number) => {
    const below = costBelow(costs, share)
    return below === null ? null : round(below)
  }
  return {
    hours,
    by_step,
    by_model,
    dearest,
    summed_at,
    usd,
    wasted_usd,
    per_book: {
      p50_usd: cost(0.5),
      p95_usd: cost(0.95),
      books: costs.reduce((sum, one) => sum + one.books, 0),
    },
    wasted_share: usd > 0 ? Math.round((wasted_usd / usd) * 1e4) / 1e4 : null,
    credits: total('credits'),
    today: { usd: round(sums.today_usd), budget_usd: day_usd, ends_at: endsAt(sums, day_usd) },
    estimated: sums.held_usd > 0,
  }
}

const round = (usd: number) => Math.round(usd * 1e6) / 1e6

/** When the day's budget is gone if it goes on as in the last one to two hours; null: not before the day is over. */
export function endsAt(
  { now_ms, today_usd, lately_usd }: Pick<SpendingSums, 'now_ms' | 'today_usd' | 'lately_usd'>,
  day_usd: number | null,
): string | null {
  if (day_usd === null) return null
  const left = Math.max(0, day_usd - today_usd)
  const per_ms = lately_usd / (hour_ms + (now_ms % hour_ms))
  const ends = left === 0 ? now_ms : per_ms > 0 ? now_ms + left / per_ms : Number.POSITIVE_INFINITY
  const midnight = now_ms - (now_ms % day_ms) + day_ms
  return ends < midnight ? new Date(ends).toISOString() : null
}
