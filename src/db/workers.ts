import type { Lanes } from '../book/machines.ts'
import type { Query } from './database.ts'

/** The NOTIFY channel that says "something was said to workers": one shall go, or a queue goes on. */
export const workersChannel = 'storymill_workers'

export type WorkerRow = {
  id: string
  name: string
  host: string
  pid: number
  process_start: string
  queues: readonly string[]
}

/** What a worker says of itself when it signs on. */
export type Arrival = WorkerRow & { pipelines: readonly string[]; version: string; lanes: Lanes }

/** How long a worker's steps are safe without news of it. */
export const leaseSeconds = 30

export async function signOn(query: Query, worker: Arrival): Promise<void> {
  await query(
    `insert into storymill.workers (id, name, host, pid, process_start, queues, lease_until, pipelines, version, lanes)
     values ($1, $2, $3, $4, $5, $6, storymill.now() + $7 * interval '1 second', $8, $9, $10)`,
    [
      worker.id,
      worker.name,
      worker.host,
      worker.pid,
      worker.process_start,
      worker.queues,
      leaseSeconds,
      worker.pipelines,
      worker.version,
      JSON.stringify(worker.lanes),
    ],
  )
}

export type Held = { id: string; token: string }
/**
 * `held`: every step that is running in this worker's name, whether it knows of it or not. `leave`: somebody said that it
 * shall take nothing more and go.
 */
export type Pulse = { alive: number; lost: string[]; held: Held[]; due_in_ms: number | null; leave: boolean }

const pulse = `with beat as (
       update storymill.workers set seen_at = storymill.now(), lease_until = storymill.now() + $2 * interval '1 second',
         running = $3, draining = $4 or drain_asked_at is not null, stopped_at = null, lanes = $7
       where id = $1 returning id, drain_asked_at)
     select (select count(*)::int from storymill.workers where stopped_at is null and not draining
          and lease_until > (select storymill.now())) as alive,
       (select array_agg(mine.id) from unnest($5::uuid[], $6::uuid[]) mine (id, token)
          where not exists (select from storymill.steps s where s.id = mine.id and s.claim_token = mine.token)) as lost,
       (select jsonb_agg(jsonb_build_object('id', c.step_id, 'token', c.claim_token)) from storymill.step_calls c
          join storymill.steps s on s.id = c.step_id and s.claim_token = c.claim_token
          where c.worker_id = $1 and c.state = 'intent') as held,
       (select extract(epoch from min(due_at) - (select storymill.now())) * 1000 from storymill.steps
          where state = 'sleeping')::float8 as due_in_ms,
       drain_asked_at is not null as leave
     from beat`

/**
 * One heartbeat for all steps of a worker: extends its lease, and answers how many workers are alive, which of its
 * steps are no longer its own (cancelled or taken over: stop them at once), and when the next sleeping step is due. A
 * worker that was taken for dead is alive again by it; its steps of before are not its own any more.
 */
export async function heartbeat(
  query: Query,
  id: string,
  running: Held[],
  { draining, lanes }: { draining: boolean; lanes: Lanes },
): Promise<Pulse> {
  const [row] = await query<{
    alive: number
    lost: string[] | null
    held: Held[] | null
    due_in_ms: number | null
    leave: boolean
  }>(pulse, [
    id,
    leaseSeconds,
    running.length,
    draining,
    running.map((step) => step.id),
    running.map((step) => step.token),
    JSON.stringify(lanes),
  ])
  return {
    alive: row?.alive ?? 1,
    lost: row?.lost ?? [],
    held: row?.held ?? [],
    due_in_ms: row?.due_in_ms ?? null,
    leave: row?.leave ?? false,
  }
}

export async function signOff(query: Query, id: string): Promise<void> {
  await query('update storymill.workers set stopped_at = storymill.now(), running = 0 where id = $1', [id])
}

/** Workers of this host that never signed off: candidates for `reap`, if their process is gone. */
export async function workersOfHost(query: Query, host: string): Promise<WorkerRow[]> {
  return await query<WorkerRow>(
    'select id, name, host, pid, process_start, queues from storymill.workers where host = $1 and stopped_at is null',
    [host],
  )
}

/** Workers alive that take something of each queue. */
export async function listening(query: Query): Promise<Map<string, number>> {
  const rows = await query<{ queue: string; n: number }>(
    `select queue, count(*)::int as n from storymill.workers, unnest(queues) queue
     where stopped_at is null and not draining and lease_until > (select storymill.now()) group by queue`,
  )
  return new Map(rows.map((row) => [row.queue, row.n]))
}

/** Whether any living worker knows a pipeline. */
export async function isPipelineKnown(query: Query, pipeline: string): Promise<boolean> {
  const rows = await query(
    `select from storymill.workers where stopped_at is null and lease_until > (select storymill.now())
       and $1 = any (pipelines) limit 1`,
    [pipeline],
  )
  return rows.length > 0
}

/**
 * Says that a worker shall take nothing more and go; from now on nobody counts on it. Answers false if there is none of this
 * id that is still there.
 */
export async function askToLeave(query: Query, id: string): Promise<boolean> {
  const rows = await query(
    `update storymill.workers set drain_asked_at = coalesce(drain_asked_at, storymill.now()), draining = true
     where id = $1 and stopped_at is null returning id`,
    [id],
  )
  return rows.length > 0
}

/** Whether somebody said that this worker shall go. */
export async function isToLeave(query: Query, id: string): Promise<boolean> {
  const rows = await query('select from storymill.workers where id = $1 and drain_asked_at is not null', [id])
  return rows.length > 0
}

/** Tells every worker, once this transaction is committed, to look at what was said to it, and for work. */
export async function tellWorkers(query: Query): Promise<void> {
  await query(`select pg_notify($1, '')`, [workersChannel])
}
