import type { Query } from './database.ts'

export type WorkerRow = {
  id: string
  name: string
  host: string
  pid: number
  process_start: string
  queues: readonly string[]
}

/** How long a worker's steps are safe without news of it. */
export const leaseSeconds = 30

export async function signOn(query: Query, worker: WorkerRow): Promise<void> {
  await query(
    `insert into storymill.workers (id, name, host, pid, process_start, queues, lease_until)
     values ($1, $2, $3, $4, $5, $6, storymill.now() + $7 * interval '1 second')`,
    [worker.id, worker.name, worker.host, worker.pid, worker.process_start, worker.queues, leaseSeconds],
  )
}

export type Pulse = { alive: number; lost: string[]; due_in_ms: number | null }

/**
 * One heartbeat for all steps of a worker: extends its lease, and answers how many workers are alive, which of its
 * steps are no longer its own (cancelled or taken over: stop them at once), and when the next sleeping step is due.
 */
export async function heartbeat(
  query: Query,
  id: string,
  running: { id: string; token: string }[],
  draining: boolean,
): Promise<Pulse | null> {
  const [row] = await query<{
    alive: number
    lost: string[] | null
    due_in_ms: number | null
    known: boolean
  }>(
    `with beat as (
       update storymill.workers set seen_at = storymill.now(), lease_until = storymill.now() + $2 * interval '1 second',
         running = $3, draining = $4
       where id = $1 and stopped_at is null returning id)
     select exists (select from beat) as known,
       (select count(*)::int from storymill.workers where stopped_at is null and not draining
          and lease_until > (select storymill.now())) as alive,
       (select array_agg(mine.id) from unnest($5::uuid[], $6::uuid[]) mine (id, token)
          where not exists (select from storymill.steps s where s.id = mine.id and s.claim_token = mine.token)) as lost,
       (select extract(epoch from min(due_at) - (select storymill.now())) * 1000 from storymill.steps
          where state = 'sleeping')::float8 as due_in_ms`,
    [
      id,
      leaseSeconds,
      running.length,
      draining,
      running.map((step) => step.id),
      running.map((step) => step.token),
    ],
  )
  return row?.known ? { alive: row.alive, lost: row.lost ?? [], due_in_ms: row.due_in_ms } : null
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
