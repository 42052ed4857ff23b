import type { Lanes, WorkerView } from '../book/machines.ts'
import type { Query } from './database.ts'

const mostWorkers = 500
const mostDoing = 20

const iso = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

// What is under way is found through the open calls, which are few, and once for all workers.
const statement = `
with clock as materialized (select storymill.now() as t),
held as (
  select c.worker_id, s.queue, s.book_id, s.key, s.attempt, s.started_at as since
  from storymill.step_calls c join storymill.steps s on s.id = c.step_id and s.claim_token = c.claim_token and s.state = 'running'
  where c.state = 'intent' and c.purpose = 'main'
  union all
  select d.claimed_by, 'webhooks', d.book_id, d.type, d.tries + 1, a.at
  from storymill.webhook_deliveries d
  join storymill.webhook_attempts a on a.delivery_id = d.id and a.token = d.claim_token
  where d.state = 'running'
),
doing as (
  select worker_id, jsonb_agg(jsonb_build_object('queue', queue, 'book_id', book_id, 'key', key, 'attempt', attempt,
    'since', ${iso('since')}) order by since, key) as list
  from (select *, row_number() over (partition by worker_id order by since) as nr from held) h
  where nr <= ${mostDoing} group by worker_id
)
select id, name, split_part(host, ' ', 1) as host, pid, version,
  case when stopped_at is not null then 'stopped' when lease_until <= t then 'lost' when draining then 'draining'
    else 'running' end as state,
  draining, queues, lanes, pipelines, ${iso('started_at')} as started_at, ${iso('seen_at')} as seen_at,
  ${iso('lease_until')} as lease_until, ${iso('stopped_at')} as stopped_at, coalesce(doing.list, '[]') as doing
from clock cross join storymill.workers left join doing on doing.worker_id = id
where (stopped_at is null and lease_until > (select t from clock) - interval '1 hour')
  or stopped_at > (select t from clock) - interval '15 minutes'
order by stopped_at desc nulls first, started_at desc, id limit ${mostWorkers}`

const idle = { slots: 0, running: 0, done: 0, failed: 0 }

/** Workers that live, fell silent within the hour, or stopped within a quarter of it; each with the oldest of what it does. */
export async function readWorkers(query: Query): Promise<WorkerView[]> {
  const rows = await query<Omit<WorkerView, 'queues'> & { queues: string[]; lanes: Lanes }>(statement)
  return rows.map(({ lanes, queues, ...row }) => ({
    ...row,
    // Who has left does nothing, whatever its last heartbeat said.
    queues: queues.map((queue) => ({
      queue,
      ...idle,
      ...lanes[queue],
      ...(row.state === 'stopped' && { running: 0 }),
    })),
  }))
}
