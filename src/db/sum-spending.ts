import type { Query } from './database.ts'
import { spentOn } from './spending.ts'

/** Whose turn it is, and what is to be summed. Times are the database's, on the hour (UTC), as ISO 8601. */
export type SpendingTurn = {
  /** Hours that may still change: from the one before the last turn's, and two days at most in one turn. */
  changing: string[]
  /** The next hour before those that are summed; null: all that shall be are. */
  before: string | null
  /** More hours follow at once. */
  more: boolean
}

/**
 * Takes the turn, if none was taken for so long or there is something left to do. Null: it is not time, or another process is
 * at it. Must run in the transaction that sums.
 */
export async function takeSpendingTurn(query: Query, every_ms: number): Promise<SpendingTurn | null> {
  const [turn] = await query<SpendingTurn>(
    `with mine as (
       select *, greatest(reaches_to, date_trunc('hour', summed_at, 'utc') - interval '1 hour') as first, storymill.now() as t
       from storymill.spending_rounds
       where summed_at < storymill.now() - $1 * interval '1 millisecond' or reaches_to > goes_back_to
       for update skip locked),
     taken as (
       update storymill.spending_rounds r set summed_at = least(m.t, m.first + interval '49 hours'),
         reaches_to = greatest(r.goes_back_to, r.reaches_to - interval '1 hour')
       from mine m returning r.reaches_to as now_to, m.reaches_to as was_to, m.first, m.t, r.goes_back_to)
     select array(select to_json(h) #>> '{}' from generate_series(first, least(t, first + interval '48 hours'), interval '1 hour') h) as changing,
       case when now_to < was_to then to_json(now_to) #>> '{}' end as before,
       now_to > goes_back_to or t > first + interval '49 hours' as more
     from taken`,
    [every_ms],
  )
  return turn ?? null
}

const wasted = `c.state in ('failed', 'unknown', 'orphaned')`

/** By hour, kind of step and model, of the calls `c` that were sent; with `s`, their steps. For other statements. */
export const hourSums = `date_trunc('hour', c.sent_at, 'utc') as at, s.kind, coalesce(c.model, '') as model, count(*)::int as calls,
  coalesce(sum(${spentOn('c')}), 0) as usd, coalesce(sum(${spentOn('c')}) filter (where ${wasted}), 0) as wasted_usd,
  coalesce(sum(${spentOn('c')}) filter (where c.usd is null), 0) as held_usd`
export const wasSent = `c.held_usd is not null and c.sent_at is not null and c.state <> 'not_sent'`

// The ledger's calls are found by the index of money; what was deleted of the hour's is added.
const spendings = `
insert into storymill.spending_hours (at, kind, model, calls, usd, wasted_usd, held_usd)
select $1::timestamptz, kind, model, sum(calls), sum(usd), sum(wasted_usd), sum(held_usd) from (
  select ${hourSums} from storymill.step_calls c join storymill.steps s on s.id = c.step_id
  where ${wasSent} and c.sent_at >= $1::timestamptz and c.sent_at < $1::timestamptz + interval '1 hour' group by 1, 2, 3
  union all
  select * from storymill.deleted_spending_hours where at = $1::timestamptz) parts
group by kind, model`

const credits = `
insert into storymill.credit_hours (at, credits)
select $1::timestamptz, sum(credits) from storymill.credit_charges
where at >= $1::timestamptz and at < $1::timestamptz + interval '1 hour' having sum(credits) > 0
on conflict (at) do update set credits = excluded.credits`

const perHour = 10
/** Costs are counted in steps of 5 %. */
export const costStep = 1.05

const books = `
with ended as materialized (
  select b.id, (select sum(${spentOn('c')}) from storymill.steps s join storymill.step_calls c on c.step_id = s.id
    where s.book_id = b.id) as usd
  from storymill.books b where b.status <> 'cancelled'
    and b.completed_at >= $1::timestamptz and b.completed_at < $1::timestamptz + interval '1 hour'),
counted as (
  insert into storymill.book_cost_hours (at, step, books)
  select $1::timestamptz, floor(ln(usd::float8) / ln(${costStep}))::int, count(*)::int from ended where usd > 0 group by 2)
insert into storymill.dear_books (at, book_id, usd)
select $1::timestamptz, id, usd from ended where usd > 0 order by usd desc, id limit ${perHour}`

/** Works out one hour anew. Doing it twice changes nothing. Must run in the transaction of the turn. */
export async function sumHour(query: Query, hour: string): Promise<void> {
  for (const table of ['spending_hours', 'book_cost_hours', 'dear_books'])
    await query(`delete from storymill.${table} where at = $1::timestamptz`, [hour])
  for (const statement of [spendings, credits, books]) await query(statement, [hour])
}
