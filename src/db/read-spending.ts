import type { Query } from './database.ts'
import { costStep } from './sum-spending.ts'

export const spendingRanges = { '24h': 24, '7d': 168, '30d': 720 } as const
export type SpendingRange = keyof typeof spendingRanges

export type SpendingSums = {
  summed_at: string
  now_ms: number
  hours: { at: string; usd: number; wasted_usd: number; credits: number }[]
  by_step: { kind: string; usd: number; calls: number }[]
  by_model: { model: string; usd: number; calls: number }[]
  held_usd: number
  today_usd: number
  /** Of this hour and the one before: how fast it goes. */
  lately_usd: number
  costs: { step: number; books: number }[]
  dearest: { book_id: string; title: string; user: string; usd: number }[]
}

const iso = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
const mostDear = 20

// Nothing here grows with the number of calls: a row per hour, kind and model.
const statement = `
with clock as materialized (select storymill.now() as t, date_trunc('hour', storymill.now(), 'utc') as hour),
span as materialized (select hour - ($1 - 1) * interval '1 hour' as first from clock),
rows as materialized (select h.* from storymill.spending_hours h, span where h.at >= span.first),
hours as (
  select h.at, coalesce(sum(r.usd), 0)::float8 as usd, coalesce(sum(r.wasted_usd), 0)::float8 as wasted_usd,
    coalesce((select credits from storymill.credit_hours c where c.at = h.at), 0)::float8 as credits
  from clock, span, generate_series(span.first, clock.hour, interval '1 hour') h (at)
  left join rows r on r.at = h.at group by h.at
),
since as (select coalesce(sum(usd), 0)::float8 as today from storymill.spending_hours, clock
  where at >= date_trunc('day', clock.t, 'utc'))
select (select case when isfinite(summed_at) then ${iso('summed_at')} end from storymill.spending_rounds) as summed_at,
  (extract(epoch from clock.t) * 1000)::float8 as now_ms,
  (select jsonb_agg(jsonb_build_object('at', ${iso('at')}, 'usd', usd, 'wasted_usd', wasted_usd, 'credits', credits) order by at)
    from hours) as hours,
  coalesce((select jsonb_agg(to_jsonb(k) order by usd desc) from (
    select kind, sum(usd)::float8 as usd, sum(calls)::int as calls from rows group by kind) k), '[]') as by_step,
  coalesce((select jsonb_agg(to_jsonb(m) order by usd desc) from (
    select model, sum(usd)::float8 as usd, sum(calls)::int as calls from rows group by model) m), '[]') as by_model,
  coalesce((select sum(held_usd) from rows), 0)::float8 as held_usd, since.today as today_usd,
  coalesce((select sum(usd) from storymill.spending_hours, clock
    where at >= clock.hour - interval '1 hour'), 0)::float8 as lately_usd,
  coalesce((select jsonb_agg(to_jsonb(c) order by step) from (
    select step, sum(books)::int as books from storymill.book_cost_hours, span where at >= span.first group by step) c), '[]') as costs,
  coalesce((select jsonb_agg(to_jsonb(d) order by usd desc) from (
    select d.book_id, coalesce(b.title, left(b.params ->> 'idea', 80)) as title, b.user_id as user, max(d.usd)::float8 as usd
    from storymill.dear_books d join storymill.books b on b.id = d.book_id, span where d.at >= span.first
    group by 1, 2, 3 order by usd desc limit ${mostDear}) d), '[]') as dearest
from clock, since`

/** What was spent, by hour and by what for, as summed at the last turn. */
export async function readSpending(query: Query, range: SpendingRange): Promise<SpendingSums> {
  const [row] = await query<SpendingSums>(statement, [spendingRanges[range]])
  if (!row) throw new Error('the sums of spending are not there')
  return row
}

/** The cost that a share of the books stays under, within 2.5 %; null without books. */
export function costBelow(costs: SpendingSums['costs'], share: number): number | null {
  const books = costs.reduce((sum, one) => sum + one.books, 0)
  let below = 0
  for (const { step, books: n } of costs) {
    below += n
    if (below >= share * books && books > 0) return costStep ** (step + 0.5)
  }
  return null
}
