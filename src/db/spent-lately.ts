import type { Query } from './database.ts'
import { spentOn } from './spending.ts'

const clock = `clock as materialized (select t, date_trunc('day', t, 'utc') as day, t - interval '1 hour' as hour
  from (select storymill.now() as t) now)`
const deleted = `(select coalesce(sum(usd), 0)::float8 from storymill.deleted_spending
  where day = (select (clock.day at time zone 'utc')::date from clock))`

/**
 * US dollars of the calls that were sent in the last hour, and today (UTC), by the index of money: what is held counts until it
 * is known. What the day cost before that hour is taken from the newest minute that kept it; only where none did, all calls of
 * the day are added up.
 */
export async function spentLately(query: Query): Promise<{ usd_1h: number; usd_today: number }> {
  const [row] = await query<{ usd_1h: number; usd_today: number }>(
    `with ${clock},
     kept as materialized (
       select spent_usd, at - interval '1 hour' as until from storymill.series_points, clock
       where step_s = 60 and at > t - interval '20 minutes' and at >= day and spent_usd is not null
       order by at desc limit 1),
     -- Not of this day any more, shortly after midnight: then the calls since then are all there is.
     since as materialized (select greatest(day, coalesce((select until from kept), day)) as t from clock),
     lately as (
       select c.sent_at, ${spentOn('c')} as usd from storymill.step_calls c
       where c.held_usd is not null and c.sent_at >= (select least(since.t, hour) from since, clock))
     select coalesce(sum(usd) filter (where sent_at > hour), 0)::float8 as usd_1h,
       (coalesce(sum(usd) filter (where sent_at >= since.t), 0) + coalesce((select spent_usd from kept), ${deleted}))::float8 as usd_today
     from clock cross join since left join lately on true`,
  )
  return row ?? { usd_1h: 0, usd_today: 0 }
}

/**
 * What the calls of a minute's day cost that were sent more than an hour before it, with what books cost that are deleted by
 * now. Null: another of the ten minutes before it has kept that. `at`: the minute, in seconds since 1970.
 */
export async function spentBefore(query: Query, at: number): Promise<number | null> {
  const [known] = await query(
    `select from storymill.series_points where step_s = 60 and spent_usd is not null
       and at >= greatest(to_timestamp($1::float8) - interval '9 minutes', date_trunc('day', to_timestamp($1::float8), 'utc')) limit 1`,
    [at],
  )
  if (known) return null
  const [row] = await query<{ usd: number }>(
    `with clock as materialized (select to_timestamp($1::float8) as t, date_trunc('day', to_timestamp($1::float8), 'utc') as day)
     select (coalesce(sum(${spentOn('c')}), 0) + ${deleted})::float8 as usd from clock left join storymill.step_calls c
       on c.held_usd is not null and c.sent_at >= day and c.sent_at <= t - interval '1 hour'`,
    [at],
  )
  return row?.usd ?? 0
}
