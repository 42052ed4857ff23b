import type { Seen } from '../book/series.ts'
import type { Query } from './database.ts'

/** Takes this minute, unless another process has; answers its start in seconds since 1970. Must run in the transaction that keeps what was seen. */
export async function takeMinute(query: Query): Promise<number | null> {
  const [row] = await query<{ at: number }>(
    `insert into storymill.minutes (at) values (date_trunc('minute', storymill.now(), 'utc'))
     on conflict do nothing returning extract(epoch from at)::float8 as at`,
  )
  return row?.at ?? null
}

export async function keepMinute(query: Query, at: number, seen: Seen): Promise<void> {
  await query('update storymill.minutes set seen = $2 where at = to_timestamp($1)', [
    at,
    JSON.stringify(seen),
  ])
}

/** So that there are never more than the longest range needs, and a day. */
export async function forgetMinutes(query: Query): Promise<void> {
  await query(`delete from storymill.minutes where at < (select storymill.now()) - interval '8 days'`)
}

/**
 * What was seen in the last `points` steps of so many seconds, each the mean of its minutes, or the most of them where the
 * name says so (`worst`, a pattern). `to`: the start of the step that is under way; seconds since 1970.
 */
export async function readMinutes(
  query: Query,
  { points, step_s, worst }: { points: number; step_s: number; worst: RegExp },
): Promise<{ to: number; seen: Map<number, Seen> }> {
  const rows = await query<{ to: number; at: number | null; seen: Seen | null }>(
    `with clock as materialized (
       select floor(extract(epoch from storymill.now()) / $2) * $2 as last),
     minutes as (
       select floor(extract(epoch from at) / $2) * $2 as step, seen from storymill.minutes
       where at >= (select to_timestamp(last - ($1::int - 1) * $2) from clock)),
     steps as (
       select step, key, case when key ~ $3 then max(value::float8) else avg(value::float8) end as value
       from minutes, jsonb_each_text(seen) group by step, key)
     select clock.last::float8 as to, by_step.* from clock left join (
       select step::float8 as at, jsonb_object_agg(key, round(value::numeric, 4)) as seen from steps group by step) by_step on true`,
    [points, step_s, worst.source],
  )
  return {
    to: rows[0]?.to ?? 0,
    seen: new Map(
      rows.flatMap(({ at, seen }) => (at === null || seen === null ? [] : [[at, seen] as const])),
    ),
  }
}
