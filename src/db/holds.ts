import type { Hold } from '../book/timeline.ts'
import type { Query } from './database.ts'

/** In milliseconds since 1970, with what is below one kept. */
export const epochMs = (time: string): string => `(extract(epoch from ${time}) * 1000)::float8`

/**
 * What the ready steps of each queue wait for now, if they wait: a pause comes before everything, then that nobody takes
 * them, then what the last who wanted one was told.
 */
export async function readHolds(query: Query, queues: readonly string[]): Promise<Hold[]> {
  return await query<Hold>(
    `select q.queue, case when p.queue is not null then 'paused' when not served then 'no_worker' else w.reason end as reason,
       case when p.queue is not null then ${epochMs('p.since')} end as since,
       case when p.queue is null and served then ${epochMs('w.until')} end as until,
       case when p.queue is not null then 'paused by ' || p.by when not served then 'no living worker takes from ' || q.queue
         else w.message end as because
     from unnest($1::text[]) q (queue)
     cross join lateral (select exists (select from storymill.workers k where k.stopped_at is null and not k.draining
       and k.lease_until > (select storymill.now()) and q.queue = any (k.queues)) as served) s
     left join storymill.queue_pauses p on p.queue = q.queue
     left join storymill.queue_waits w on w.queue = q.queue and w.until > (select storymill.now())
     where p.queue is not null or not served or w.queue is not null`,
    [queues],
  )
}
