import type { Query } from './database.ts'
import { isPaused } from './pauses.ts'

/** How many steps and deliveries died in the last quarter of an hour and are dead letters; each counted to a point. */
export async function newlyDead(query: Query): Promise<number> {
  const lately = `dealt_with is null and ended_at > (select storymill.now()) - interval '15 minutes' limit 10000`
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from (
       (select from storymill.steps where state = 'dead' and ${lately})
       union all (select from storymill.webhook_deliveries where state = 'dead' and type <> 'webhook.test' and ${lately})) died`,
  )
  return row?.n ?? 0
}

/** Books that ended in the last hour, cancelled ones aside, and how many of them are not complete. */
export async function endedLately(query: Query): Promise<{ ended: number; unfinished: number }> {
  const [row] = await query<{ ended: number; unfinished: number }>(
    `select count(*)::int as ended, (count(*) filter (where status <> 'complete'))::int as unfinished
     from storymill.books where completed_at > (select storymill.now()) - interval '1 hour' and status <> 'cancelled'`,
  )
  return row ?? { ended: 0, unfinished: 0 }
}

export type FailingCalls = { model: string; calls: number; failed: number; code: string | null }

/**
 * Of each model with a price: its newest calls of the last quarter of an hour, and how many of them its provider did not
 * answer as it should, most with which error. What a limit, a key or a refusal of the content ended is none of these: the provider works.
 * Few are looked at, so that a provider that is back is soon seen to be. By the index of money.
 */
export async function failingCalls(query: Query): Promise<FailingCalls[]> {
  return await query<FailingCalls>(
    `select model, count(*)::int as calls, (count(*) filter (where lost))::int as failed,
       mode() within group (order by code) filter (where lost) as code
     from (select model, code, row_number() over (partition by model order by sent_at desc) as nth,
         coalesce(class in ('overloaded', 'server_error', 'model_gone', 'not_sent', 'timeout', 'cut', 'cut_after_200', 'unknown'),
           false) as lost
       from (select model, class, code, sent_at from storymill.step_calls
         where held_usd is not null and sent_at > (select storymill.now()) - interval '15 minutes'
           and settled_at is not null and model is not null order by sent_at desc limit 5000) newest) c
     where nth <= 100 group by model order by model`,
  )
}

/** How many steps sleep until there is money for them again, and which budget stands in the way; counted to a point. */
export async function waitingForBudget(query: Query): Promise<{ steps: number; day: boolean }> {
  const [row] = await query<{ steps: number; day: boolean }>(
    // Who is to look again at once waits for calls under way to end, not for money.
    `select count(*)::int as steps, coalesce(bool_or(error_code = 'day_budget_reached'), false) as day
     from (select due_at, wait_reason, error_code from storymill.steps where state = 'sleeping'
       order by due_at desc limit 10000) few
     where wait_reason = 'budget' and due_at > (select storymill.now()) + interval '2 seconds'`,
  )
  return row ?? { steps: 0, day: false }
}

export type QueueState = { queue: string; ready: number; wait_s: number; served: boolean }

/**
 * Of each queue that is not paused: how many steps are ready (counted to a point), how long the oldest has waited at least, and whether any
 * living worker takes steps of it.
 */
export async function queueStates(query: Query, queues: readonly string[]): Promise<QueueState[]> {
  // A step has no time of becoming ready of its own; its book's last change is never before it, unless it slept until its
  // time came, and then nobody can say. Those that are first in line have waited longest, or nearly.
  return await query<QueueState>(
    `select q.queue, w.ready, w.wait_s, exists (select from storymill.workers k where k.stopped_at is null
         and not k.draining and k.lease_until > (select storymill.now()) and q.queue = any (k.queues)) as served
     from unnest($1::text[]) q (queue), lateral (
       select count(*)::int as ready,
         coalesce(extract(epoch from (select storymill.now())
           - min(b.updated_at) filter (where first.wait_reason is null)), 0)::float8 as wait_s
       from ((select book_id, wait_reason from storymill.steps where queue = q.queue and state = 'ready' and not suspect
           order by rank, page, id limit 500)
         union all (select book_id, wait_reason from storymill.steps where queue = q.queue and state = 'ready' and suspect
           order by crashes, rank, page, id limit 100)) first
       join storymill.books b on b.id = first.book_id
       where q.queue <> 'webhooks'
       union all select count(*)::int, coalesce(extract(epoch from (select storymill.now()) - min(due_at)), 0)::float8
       from (select due_at from storymill.webhook_deliveries where state = 'ready' order by host, due_at limit 500) due
       where q.queue = 'webhooks') w
     where w.ready > 0 and not ${isPaused('q.queue')}`,
    [queues],
  )
}

export type UnknownPipeline = { pipeline: string; ready: number; queues: string[] }

/**
 * Pipelines whose steps are ready in queues that are not paused and that workers take from, and that no living worker knows.
 * What nobody takes comes to the front of its line, so only the first there are looked at. Workers of an earlier release do
 * not say what they know: with one of them about, nothing is said.
 */
export async function unknownPipelines(query: Query, queues: readonly string[]): Promise<UnknownPipeline[]> {
  return await query<UnknownPipeline>(
    `with living as materialized (select queues, pipelines from storymill.workers
       where stopped_at is null and not draining and lease_until > (select storymill.now()))
     select pipeline, count(*)::int as ready, array_agg(distinct q.queue) as queues
     from unnest($1::text[]) q (queue), lateral (
       (select pipeline from storymill.steps where queue = q.queue and state = 'ready' and not suspect
        order by rank, page, id limit 500)
       union all
       (select pipeline from storymill.steps where queue = q.queue and state = 'ready' and suspect
        order by crashes, rank, page, id limit 100)) first
     where not ${isPaused('q.queue')} and exists (select from living where q.queue = any (living.queues))
       and not exists (select from living where pipelines = '{}'
         or (first.pipeline = any (pipelines) and q.queue = any (living.queues)))
     group by pipeline`,
    [queues],
  )
}

/** Of these limit groups, those that have keys and none that can be used, with what the last of them was refused for. */
export async function groupsWithoutKey(
  query: Query,
  groups: readonly string[],
): Promise<{ limit_group: string; keys: number; message: string | null }[]> {
  return await query(
    `select limit_group, count(*)::int as keys, (array_agg(message order by since desc))[1] as message
     from storymill.provider_keys where limit_group = any ($1::text[])
     group by limit_group having bool_and(state <> 'active')`,
    [groups],
  )
}

/** Addresses that answered 410, with whose they are: nothing is sent there any more. */
export async function disabledWebhooks(
  query: Query,
): Promise<{ user_id: string; host: string; because: string }[]> {
  // Of the address only the host: what follows may hold a secret.
  return await query(
    `select user_id, coalesce(substring(url from '^[a-z]+://([^/?#]*)'), '') as host, min(because) as because
     from storymill.webhook_disabled where since > (select storymill.now()) - interval '7 days'
     group by 1, 2 order by 1, 2 limit 100`,
  )
}
