import type { Query } from './database.ts'
import { spentOn } from './spending.ts'

/** Calls that are looked at, the newest. */
const mostCalls = 5_000
const mostBooks = 5_000
/** Below these a share or a time says nothing. */
const least = { calls: 5, books: 5 }

/** By limit group and model: which share of the calls of the last five minutes was refused because there were too many. */
export async function throttledShares(query: Query): Promise<{ about: string; share: number }[]> {
  return await query(
    `select k.limit_group || '/' || regexp_replace(c.model, '^[^:]*:', '') as about,
       (count(*) filter (where c.class in ('rate_limit', 'slow_down', 'concurrency_limit', 'daily_quota')))::float8
         / count(*) as share
     from (select key_ref, model, class from storymill.step_calls
       where held_usd is not null and sent_at > (select storymill.now()) - interval '5 minutes'
       order by sent_at desc limit ${mostCalls}) c
     join storymill.provider_keys k on k.ref = c.key_ref
     where c.model is not null group by 1 having count(*) >= ${least.calls}`,
  )
}

/** Books that were finished in the last minute, and how long those of the last quarter of an hour took from their order on. */
export async function booksOfMinute(query: Query): Promise<{ done: number; p95_s: number | null }> {
  const [row] = await query<{ done: number; p95_s: number | null }>(
    `select (count(*) filter (where completed_at > (select storymill.now()) - interval '1 minute'))::int as done,
       case when count(*) filter (where revision = 1) >= ${least.books} then
         percentile_cont(0.95) within group (order by extract(epoch from completed_at - created_at)::float8)
           filter (where revision = 1) end as p95_s
     from (select completed_at, created_at, revision from storymill.books
       where completed_at > (select storymill.now()) - interval '15 minutes' and status in ('complete', 'partial')
       order by completed_at desc limit ${mostBooks}) b`,
  )
  return row ?? { done: 0, p95_s: null }
}

/**
 * Seconds that one in twenty calls exceeds, of the last quarter of an hour, by what the model makes. Calls of models that cost
 * are found by the index of money. Those of the demo have none: for them, the steps of the books that ended last.
 */
export async function callSecondsByKind(query: Query): Promise<{ about: string; p95_s: number }[]> {
  return await query(
    `with recent as materialized (select storymill.now() - interval '15 minutes' as since),
     paid as materialized (
       select s.queue, extract(epoch from c.settled_at - c.sent_at)::float8 as took_s
       from (select step_id, sent_at, settled_at from storymill.step_calls
         where held_usd is not null and sent_at > (select since from recent) and state = 'ok' and purpose = 'main'
         order by sent_at desc limit 500) c
       join storymill.steps s on s.id = c.step_id),
     free as (
       select s.queue, extract(epoch from s.ended_at - s.started_at)::float8 as took_s
       from (select id from storymill.books where completed_at > (select since from recent)
         order by completed_at desc limit 50) b
       join storymill.steps s on s.book_id = b.id and s.state = 'done' and s.ended_at > (select since from recent)
       where not exists (select from paid))
     select queue as about, percentile_cont(0.95) within group (order by took_s) as p95_s
     from (select * from paid union all select * from free) took
     where queue in ('text', 'images') group by queue having count(*) >= ${least.calls}`,
  )
}

/** US dollars an hour, by the calls that were sent in the last quarter of one. */
export async function spendingPace(query: Query): Promise<number> {
  const [row] = await query<{ usd: number }>(
    `select coalesce(4 * sum(${spentOn('c')}), 0)::float8 as usd from storymill.step_calls c
     where c.held_usd is not null and c.sent_at > (select storymill.now()) - interval '15 minutes'`,
  )
  return row?.usd ?? 0
}
