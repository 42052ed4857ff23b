import { webhookQueue } from '../book/webhook.ts'
import type { Query } from './database.ts'

/** Nothing is counted further than this: a queue that long needs no exact number. */
export const countedTo = 10_000
const lookedAt = 20 * countedTo
/** How many of those that are first in line are looked at for the one that waited longest. */
const firstInLine = 500

export type Depth = {
  queue: string
  ready: number
  running: number
  sleeping: number
  dead: number
  oldest_wait_s: number
}

const counted = (rows: string) => `(select count(*)::int from (select ${rows} limit ${countedTo}) few)`
// All queues are in one index: what is first there may be of one of them alone, so more is looked at than is counted.
const byQueue = (rows: string) =>
  `select queue, least(count(*), ${countedTo})::int as n from (select queue ${rows} limit ${lookedAt}) few group by queue`

// Each count has a partial index of just those rows; what runs is found through its open calls.
const steps = `
with sleeping as materialized (${byQueue(`from storymill.steps where state = 'sleeping'`)}),
dead as materialized (${byQueue(`from storymill.steps where state = 'dead' and dealt_with is null`)}),
running as materialized (
  select s.queue, count(*)::int as n from storymill.step_calls c
  join storymill.steps s on s.id = c.step_id and s.claim_token = c.claim_token and s.state = 'running'
  where c.state = 'intent' and c.purpose = 'main' group by s.queue
)
select q.queue, coalesce(running.n, 0) as running, coalesce(sleeping.n, 0) as sleeping, coalesce(dead.n, 0) as dead,
  ${counted(`from storymill.steps where queue = q.queue and state = 'ready' and not suspect`)}
    + ${counted(`from storymill.steps where queue = q.queue and state = 'ready' and suspect`)} as ready,
  -- As for the alert: a step has no time of becoming ready of its own; its book's last change is never before it.
  (select greatest(0, coalesce(extract(epoch from (select storymill.now()) - min(b.updated_at)), 0))::float8
   from (select book_id, wait_reason from storymill.steps where queue = q.queue and state = 'ready' and not suspect
     order by rank, page, id limit ${firstInLine}) first
   join storymill.books b on b.id = first.book_id where first.wait_reason is null) as oldest_wait_s
from unnest($1::text[]) q (queue) left join running using (queue) left join sleeping using (queue) left join dead using (queue)`

/** How much there is in each queue of steps. */
export async function stepDepths(query: Query, queues: readonly string[]): Promise<Depth[]> {
  return await query<Depth>(steps, [queues])
}

const of = (state: string) => counted(`from storymill.webhook_deliveries where ${state}`)

/** The same of the deliveries. */
export async function deliveryDepth(query: Query): Promise<Depth> {
  const [row] = await query<Omit<Depth, 'queue'>>(
    `select ${of(`state = 'ready'`)} as ready, ${of(`state = 'running'`)} as running, ${of(`state = 'sleeping'`)} as sleeping,
       ${of(`state = 'dead' and dealt_with is null and type <> 'webhook.test'`)} as dead,
       -- Every host has its own line: the first of each is found by steps through the index.
       coalesce((with recursive hosts as (
           (select host, due_at from storymill.webhook_deliveries where state = 'ready' order by host, due_at limit 1)
           union all
           select next.host, next.due_at from hosts, lateral (
             select host, due_at from storymill.webhook_deliveries where state = 'ready' and host > hosts.host
             order by host, due_at limit 1) next)
         select greatest(0, extract(epoch from storymill.now() - min(due_at))) from (select due_at from hosts limit 1000) h), 0)::float8 as oldest_wait_s`,
  )
  const nothing = { ready: 0, running: 0, sleeping: 0, dead: 0, oldest_wait_s: 0 }
  return { queue: webhookQueue, ...(row ?? nothing) }
}

export type QueuePace = { queue: string; listeners: number; done: number; failed: number }

/** Who takes from each queue, and what they say ended in the last minute. */
export async function queuePaces(query: Query): Promise<QueuePace[]> {
  return await query<QueuePace>(
    `select queue, (count(*) filter (where not draining))::int as listeners,
       coalesce(sum((lanes -> queue ->> 'done')::int), 0)::int as done,
       coalesce(sum((lanes -> queue ->> 'failed')::int), 0)::int as failed
     from storymill.workers, unnest(queues) queue
     where stopped_at is null and lease_until > (select storymill.now()) group by queue`,
  )
}
