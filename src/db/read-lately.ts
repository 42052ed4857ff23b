import type { Query } from './database.ts'

/** Books of the last hour that are looked at, the newest of them. */
const mostBooks = 20_000
/** So many unfinished ones are counted. */
const countedTo = 10_000
/** A time that one in so many exceeds is a guess below these. */
const least = { p50: 3, p95: 10 }

export type BooksEnded = {
  done_1h: number
  failed_1h: number
  partial_1h: number
  unfinished: number
  p50_s: number | null
  p95_s: number | null
}

/**
 * How the books of the last hour ended, and how long those that were finished took from their order on. One that was mended
 * was finished before, so its time says nothing. By the index of ended books, and that of unfinished ones.
 */
export async function booksEnded(query: Query): Promise<BooksEnded> {
  const took = (share: number) =>
    `percentile_cont(${share}) within group (order by took_s) filter (where finished)`
  const enough = (n: number, value: string) =>
    `case when count(*) filter (where finished) >= ${n} then ${value} end`
  const [row] = await query<BooksEnded>(
    `with ended as (
       select status, status in ('complete', 'partial') and revision = 1 as finished,
         extract(epoch from completed_at - created_at)::float8 as took_s
       from storymill.books where completed_at > (select storymill.now()) - interval '1 hour'
       order by completed_at desc limit ${mostBooks})
     select (count(*) filter (where status = 'complete'))::int as done_1h,
       (count(*) filter (where status = 'failed'))::int as failed_1h,
       (count(*) filter (where status = 'partial'))::int as partial_1h,
       (select count(*)::int from (select from storymill.books where completed_at is null limit ${countedTo}) few) as unfinished,
       ${enough(least.p50, took(0.5))} as p50_s, ${enough(least.p95, took(0.95))} as p95_s
     from ended`,
  )
  return row ?? { done_1h: 0, failed_1h: 0, partial_1h: 0, unfinished: 0, p50_s: null, p95_s: null }
}

/**
 * Seconds from order to first text that one in twenty exceeds; null where too few. Of the newest that ended within the hour,
 * and of those that are first in line now: one that has no text yet counts with what it has waited so far. A book that has
 * no plan yet has no text; only of others are the steps looked at.
 */
export async function firstTextSeconds(query: Query): Promise<number | null> {
  const [row] = await query<{ p95_s: number | null }>(
    `with clock as materialized (select storymill.now() as t),
     sample as materialized (
       (select id, status, created_at, completed_at from storymill.books
        where completed_at > (select t from clock) - interval '1 hour' and revision = 1 order by completed_at desc limit 200)
       union all
       (select id, status, created_at, null from storymill.books
        where completed_at is null and revision = 1 order by rank limit 400))
     select case when count(*) >= ${least.p95} then percentile_cont(0.95) within group (order by s) end as p95_s
     from (
       select extract(epoch from coalesce(first.at, t) - created_at)::float8 as s
       from clock, sample b left join lateral (
         select min(ended_at) as at from storymill.steps
         where b.status <> 'queued' and book_id = b.id and revision = 1 and kind = 'page_text' and state = 'done') first on true
       where first.at > t - interval '1 hour' or (first.at is null and completed_at is null)) times`,
  )
  return row?.p95_s ?? null
}
