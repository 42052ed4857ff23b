import type { BookStatus } from '../book/states.ts'
import type { WaitReason } from '../book/step.ts'
import type { Query } from './database.ts'
import { isPaused } from './pauses.ts'

/** A step that is still to be made. */
export type OpenStep = {
  kind: string
  page: number
  state: 'blocked' | 'sleeping' | 'ready' | 'running'
  tries: number
  wait_reason: WaitReason | null
  due_at: string | null
  /** What the ready steps of its queue wait for. */
  queue_wait: { reason: WaitReason; until: string } | null
  paused: boolean
  /** Whether anybody who knows it takes from its queue. */
  served: boolean
}

export type OutlookRows = {
  status: BookStatus
  pages: number
  now: Date
  steps: OpenStep[]
  /** Unfinished books that go first, and what is to be made of them. */
  before: { books: number; texts: number; pictures: number }
}

// Steps are claimed by (rank, page, id). So of books of the same rank the one whose first step has the lesser id goes first,
// and every one that has begun.
const firstStep = (book: string) =>
  `(select id from storymill.steps where book_id = ${book}.id and state in ('ready', 'sleeping', 'running') order by page, id limit 1)`

const statement = `
select b.status, (b.params ->> 'pages')::int as pages, storymill.now() as now,
  coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'page', s.page, 'state', s.state, 'tries', s.tries,
      'wait_reason', s.wait_reason, 'due_at', s.due_at, 'paused', ${isPaused('s.queue')},
      'queue_wait', (select jsonb_build_object('reason', w.reason, 'until', w.until) from storymill.queue_waits w
        where w.queue = s.queue and w.until > (select storymill.now())),
      'served', exists (select from storymill.workers w where w.stopped_at is null and not w.draining
        and w.lease_until > (select storymill.now()) and s.queue = any (w.queues)
        and (w.pipelines = '{}' or s.pipeline = any (w.pipelines)))) order by s.page, s.id)
    from storymill.steps s where s.book_id = b.id and s.state in ('blocked', 'sleeping', 'ready', 'running')), '[]') as steps,
  -- By the index of unfinished books, which is in the order of their ranks; counted no further than a person would wait.
  (select jsonb_build_object('books', count(*), 'texts', coalesce(sum(texts_open), 0), 'pictures', coalesce(sum(pictures_open), 0))
   from (select o.texts_open, o.pictures_open from storymill.books o
     where o.completed_at is null and o.rank <= b.rank and o.id <> b.id and (o.rank < b.rank or
       case when o.status <> 'queued' then true else ${firstStep('o')} < ${firstStep('b')} end)
     order by o.rank limit 10000) first) as before
from storymill.books b where b.id = $2 and b.user_id = $1`

/** What is left of a book and what goes before it, or null if this user has no such book. */
export async function readOutlook(query: Query, user_id: string, id: string): Promise<OutlookRows | null> {
  const [row] = await query<OutlookRows>(statement, [user_id, id])
  return row ?? null
}
