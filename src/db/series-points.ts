import type { Seen } from '../book/series.ts'
import type { Query } from './database.ts'

const minute_s = 60

/**
 * Takes this minute, unless another process has; answers its start in seconds since 1970. Must run in the transaction that
 * keeps what was seen: whoever comes meanwhile waits for its end, and finds it taken.
 */
export async function takeMinute(query: Query): Promise<number | null> {
  const [row] = await query<{ at: number }>(
    `insert into storymill.series_points (step_s, at) values (${minute_s}, date_trunc('minute', storymill.now(), 'utc'))
     on conflict do nothing returning extract(epoch from at)::float8 as at`,
  )
  return row?.at ?? null
}

export async function keepMinute(
  query: Query,
  at: number,
  seen: Seen,
  spent_usd: number | null,
): Promise<void> {
  await query(
    `update storymill.series_points set seen = $2, spent_usd = $3 where step_s = ${minute_s} and at = to_timestamp($1)`,
    [at, JSON.stringify(seen), spent_usd],
  )
}

/**
 * Makes the longer step that a minute is in from its minutes so far: their mean, or the most of them where the name matches
 * `worst`.
 */
export async function sumUp(
  query: Query,
  at: number,
  { step_s, worst }: { step_s: number; worst: RegExp },
): Promise<void> {
  await query(
    `insert into storymill.series_points (step_s, at, seen)
     select $2::int, to_timestamp(floor($1::float8 / $2::int) * $2), coalesce(jsonb_object_agg(key, round(value::numeric, 4)), '{}') from (
       select key, case when key ~ $3 then max(value::float8) else avg(value::float8) end as value
       from storymill.series_points p, jsonb_each_text(p.seen)
       where p.step_s = ${minute_s} and p.at >= to_timestamp(floor($1::float8 / $2::int) * $2)
         and p.at < to_timestamp((floor($1::float8 / $2::int) + 1) * $2)
       group by key) sums
     on conflict (step_s, at) do update set seen = excluded.seen`,
    [at, step_s, worst.source],
  )
}

/** Old ones go. `kept`: for how many hours the rows of a step are kept. */
export async function forgetPoints(query: Query, kept: { step_s: number; hours: number }[]): Promise<void> {
  await query(
    `delete from storymill.series_points p using unnest($1::int[], $2::int[]) as k (step_s, hours)
     where p.step_s = k.step_s and p.at < (select storymill.now()) - k.hours * interval '1 hour'`,
    [kept.map((one) => one.step_s), kept.map((one) => one.hours)],
  )
}

/** What was seen in the last `points` steps. `to`: the start of the one that is under way; seconds since 1970. */
export async function readPoints(
  query: Query,
  { points, step_s }: { points: number; step_s: number },
): Promise<{ to: number; seen: Map<number, Seen> }> {
  const rows = await query<{ to: number; at: number | null; seen: Seen | null }>(
    `with clock as materialized (select floor(extract(epoch from storymill.now()) / $2::int) * $2 as last)
     select clock.last::float8 as to, extract(epoch from p.at)::float8 as at, p.seen
     from clock left join storymill.series_points p
       on p.step_s = $2 and p.at >= to_timestamp(clock.last - ($1::int - 1) * $2)`,
    [points, step_s],
  )
  return {
    to: rows[0]?.to ?? 0,
    seen: new Map(
      rows.flatMap(({ at, seen }) => (at === null || seen === null ? [] : [[at, seen] as const])),
    ),
  }
}
