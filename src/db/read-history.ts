import type { LaidDown, TimelineCall, TimelineStep } from '../book/timeline.ts'
import type { Query } from './database.ts'
import { epochMs } from './holds.ts'
import { spentOn } from './spending.ts'

/** Of a book with more steps than this only those with problems are read, and no more of them. */
export const mostSteps = 2_000
// A step that was put off for days has hundreds of attempts: the last tell how it stands.
const mostCalls = 200

/** A book's rows as the timeline needs them, of one snapshot. */
export type BookHistory = {
  now: number
  user_id: string
  total_steps: number
  opened: { revision: number; at: number }[]
  steps: TimelineStep[]
  calls: TimelineCall[]
  laid_down: LaidDown[]
}

const trouble = `(s.state in ('dead', 'sleeping') or s.tries > 0 or s.crashes > 0 or s.attempt > 1)`

// Of a step only what it did: results and answers may be large, and are nobody's business here.
const statement = `
with clock as materialized (select storymill.now() as t),
book as materialized (select id, user_id, created_at from storymill.books where id = $1),
many as materialized (select count(*)::int as n from storymill.steps where book_id = (select id from book)),
edges as materialized (
  select u.id, max(p.ended_at) as after_at, bool_or(p.ended_at is null) as after_open
  from storymill.steps p, unnest(p.unblocks) u (id) where p.book_id = (select id from book) group by u.id
),
chosen as materialized (
  select s.* from storymill.steps s, many
  where s.book_id = (select id from book) and (many.n <= ${mostSteps} or s.kind = 'plan' or ${trouble})
  order by s.state = 'dead' desc, s.revision desc, s.page, s.key limit ${mostSteps}
)
select ${epochMs('clock.t')} as now, book.user_id, many.n as total_steps,
  (select jsonb_agg(jsonb_build_object('revision', revision, 'at', at)) from (
    select 1 as revision, ${epochMs('book.created_at')} as at
    union all select revision, ${epochMs('opened_at')} from storymill.book_revisions where book_id = book.id) r) as opened,
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'key', s.key, 'kind', s.kind, 'page', s.page, 'queue', s.queue,
      'state', s.state, 'revision', s.revision, 'attempt', s.attempt, 'tries', s.tries, 'because', s.because,
      'code', s.error_code, 'message', s.error_message, 'wait_reason', s.wait_reason, 'due_at', ${epochMs('s.due_at')},
      'ended_at', ${epochMs('s.ended_at')}, 'after_at', ${epochMs('e.after_at')}, 'after_open', coalesce(e.after_open, false),
      'claim_token', s.claim_token, 'done_token', s.done_token, 'copy', s.copy_of is not null)
      order by s.revision, array_position(array['plan', 'character_sheet'], s.kind) nulls last, s.page = 0, s.page, s.key)
    from chosen s left join edges e on e.id = s.id), '[]') as steps,
  coalesce((select jsonb_agg(jsonb_build_object('step_id', c.step_id, 'token', c.claim_token, 'purpose', c.purpose,
      'attempt', c.attempt, 'worker', w.name, 'state', c.state, 'model', c.model, 'key_ref', c.key_ref, 'class', c.class,
      'code', c.code, 'because', c.because, 'usd', ${spentOn('c')},
      'from', ${epochMs('c.started_at')}, 'to', ${epochMs('c.settled_at')}))
    from chosen s cross join lateral (select * from storymill.step_calls where step_id = s.id
      order by attempt desc limit ${mostCalls}) c
    left join storymill.workers w on w.id = c.worker_id), '[]') as calls,
  coalesce((select jsonb_agg(jsonb_build_object('at', ${epochMs('e.at')}, 'reason', e.data -> 'waiting_for' ->> 'reason',
      'until', ${epochMs(`(e.data -> 'waiting_for' ->> 'until')::timestamptz`)}) order by e.at)
    from storymill.book_events e where e.book_id = book.id and jsonb_typeof(e.data -> 'waiting_for') = 'object'), '[]') as laid_down
from book, clock, many`

/** How a book was made, whoever's it is; null if there is none. */
export async function readHistory(query: Query, id: string): Promise<BookHistory | null> {
  const [row] = await query<BookHistory>(statement, [id])
  return row ?? null
}
