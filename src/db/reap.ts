import type { Query, Row } from './database.ts'
import { isPaused } from './pauses.ts'

// A call that was answered is known; one that never had leave to be sent was not; of the rest nobody can tell.
export const abandoned = `case when c.answer is not null and not exists (select from storymill.step_calls x
    where x.step_id = c.step_id and x.purpose = c.purpose and x.state = 'ok') then 'ok'
  when c.class = 'moderation_input' then 'failed' when c.metered and c.sent_at is null then 'not_sent' else 'unknown' end`

// What a worker ran is found through its open calls in the ledger. Of a worker that is known to be dead, or has signed
// off, everything is freed at once; of one that merely went silent, a step is freed when its call cannot be under way
// any more.
const statement = `
with clock as materialized (select storymill.now() as t),
left_behind as materialized (
  select s.id, s.claim_token, s.suspect
  from clock, storymill.step_calls c
  join storymill.workers w on w.id = c.worker_id
  join storymill.steps s on s.id = c.step_id and s.claim_token = c.claim_token and s.state = 'running'
  where c.state = 'intent' and c.purpose = 'main' and (
    w.id = any ($1::uuid[]) or w.stopped_at is not null or (w.lease_until < clock.t and s.call_deadline_at < clock.t))
  order by s.id limit 1000
  for update of s skip locked
),
freed as (
  update storymill.steps s set state = 'ready', claim_token = null, claimed_by = null, suspect = true,
    crashes = s.crashes + l.suspect::int, because = 'its worker died'
  from left_behind l where s.id = l.id
  returning s.id, s.queue
),
unknown as (
  update storymill.step_calls c set because = 'its worker died', settled_at = clock.t,
    state = ${abandoned}
  from left_behind l, clock where c.step_id = l.id and c.claim_token = l.claim_token and c.state = 'intent'
),
closed as (
  update storymill.workers w set stopped_at = clock.t, running = 0 from clock
  where w.id = any ($1::uuid[]) and w.stopped_at is null
)
select queue, count(*)::int as n from freed group by queue`

/**
 * Frees the steps of dead workers: those named, at once, and those whose lease and call deadlines are over. The open
 * calls become `unknown`: nobody can tell whether they were paid. A freed step is a *suspect*, run alone; only a suspect
 * whose worker dies again counts a crash, so a step that kills its worker dies alone and not with its neighbours.
 * Answers the freed steps by queue.
 */
export async function reap(query: Query, dead: string[]): Promise<Map<string, number>> {
  const rows = await query<{ queue: string; n: number }>(statement, [dead])
  return new Map(rows.map((row) => [row.queue, row.n]))
}

/** Wakes sleeping steps whose time has come. Answers how many, by queue. */
export async function promote(query: Query): Promise<Map<string, number>> {
  const rows = await query<{ queue: string; n: number }>(
    `with due as (
       select id from storymill.steps
       where state = 'sleeping' and due_at <= (select storymill.now())
       order by due_at limit 500 for update skip locked),
     woken as (
       update storymill.steps s set state = 'ready', due_at = null from due where s.id = due.id returning s.queue)
     select queue, count(*)::int as n from woken group by queue`,
    [],
    'promote',
  )
  return new Map(rows.map((row) => [row.queue, row.n]))
}

/**
 * Settles calls that are open although their step is no longer running under their token, e.g. when a cancel took it.
 * Only those whose worker is gone, or that are over by any measure: a living worker settles its own.
 */
export async function closeLooseCalls(query: Query): Promise<number> {
  const rows = await query<Row>(
    `update storymill.step_calls c set state = ${abandoned}, because = 'its step was stopped and its worker is gone',
       settled_at = storymill.now()
     from storymill.steps s, storymill.workers w
     where c.state = 'intent' and s.id = c.step_id and s.claim_token is distinct from c.claim_token
       and w.id = c.worker_id and (w.stopped_at is not null or w.lease_until < (select storymill.now())
         or c.sent_at < (select storymill.now()) - interval '1 hour')
     returning c.step_id`,
  )
  return rows.length
}

/** How many steps are ready in each queue that has some and is not paused, counted up to 500: for the reconciler's bell. */
export async function readyQueues(query: Query): Promise<Map<string, number>> {
  // Suspects and the others apart: each has its index, and neither is for both.
  const ready = (which: string) =>
    `(select from storymill.steps s where s.queue = queue.queue and s.state = 'ready' and ${which} limit 500)`
  const rows = await query<{ queue: string; n: number }>(
    `select queue, least(n, 500) as n from unnest(array['text', 'images', 'generation']) queue, lateral (
       select count(*)::int as n from (${ready('not s.suspect')} union all ${ready('s.suspect')}) few) counted
     where n > 0 and not ${isPaused('queue.queue')}`,
  )
  return new Map(rows.map((row) => [row.queue, row.n]))
}
