import type { Query } from './database.ts'

export type TimelineStep = {
  key: string
  kind: string
  page: number
  revision: number
  queue: string
  state: string
  attempts: number
  failed_tries: number
  wait_reason: string | null
  due_at: string | null
  because: string | null
  error: { code: string; message: string } | null
  started_at: string | null
  ended_at: string | null
  calls: TimelineCall[]
}
export type TimelineCall = {
  purpose: string
  attempt: number
  worker: string | null
  state: string
  model: string | null
  class: string | null
  code: string | null
  because: string | null
  usd: number | null
  started_at: string
  settled_at: string | null
}

/** Every step of a book with its calls, in the order they came to be; null if this user has no such book. */
export async function readTimeline(
  query: Query,
  user_id: string,
  id: string,
): Promise<TimelineStep[] | null> {
  const [row] = await query<{ steps: TimelineStep[] }>(
    `select coalesce((select jsonb_agg(jsonb_build_object('key', s.key, 'kind', s.kind, 'page', s.page,
         'revision', s.revision, 'queue', s.queue, 'state', s.state, 'attempts', s.attempt, 'failed_tries', s.tries,
         'wait_reason', s.wait_reason, 'due_at', ${iso('s.due_at')}, 'because', s.because,
         'error', case when s.error_code is not null
           then jsonb_build_object('code', s.error_code, 'message', coalesce(s.error_message, '')) end,
         'started_at', ${iso('s.started_at')}, 'ended_at', ${iso('s.ended_at')},
         'calls', coalesce((select jsonb_agg(jsonb_build_object('purpose', c.purpose, 'attempt', c.attempt,
             'worker', w.name, 'state', c.state, 'model', c.model, 'class', c.class, 'code', c.code,
             'because', c.because, 'usd', c.usd, 'started_at', ${iso('c.started_at')},
             'settled_at', ${iso('c.settled_at')}) order by c.started_at)
           from storymill.step_calls c left join storymill.workers w on w.id = c.worker_id
           where c.step_id = s.id), '[]'))
         order by s.revision, s.started_at nulls last, s.page, s.key)
       from storymill.steps s where s.book_id = b.id), '[]') as steps
     from storymill.books b where b.id = $2 and b.user_id = $1`,
    [user_id, id],
  )
  return row?.steps ?? null
}

const iso = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
