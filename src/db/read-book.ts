import type { BookRows } from '../book/view.ts'
import type { Query } from './database.ts'
import { stepPrice } from './step-price.ts'

/**
 * Everything a view needs, of one snapshot, so that its version and its pages belong together. Current is the row of a
 * step with the highest revision; made is the newest that is done. Calls are found by their steps, which have the index.
 */
export const bookColumns = `
b.id, b.status, b.revision, b.version::float8 as version, b.params, b.title, b.total_steps, b.steps_completed,
b.error_code, b.error_message, b.created_at, b.started_at, b.completed_at, b.updated_at,
coalesce((select jsonb_agg(to_jsonb(s)) from (
  select distinct on (key) key, queue, revision, state, wait_reason, due_at
  from storymill.steps where book_id = b.id order by key, revision desc) s), '[]') as steps,
coalesce((select jsonb_agg(to_jsonb(s)) from (
  select distinct on (made.key) made.key, made.kind,
    case when made.kind in ('plan', 'page_text') then made.result end as value,
    case when c.key is null then ${stepPrice('made', 'b')} else 0 end as due
  from storymill.steps made left join storymill.credit_charges c
    on c.book_id = made.book_id and c.key = made.key and c.revision = made.revision
  where made.book_id = b.id and made.state = 'done' order by made.key, made.revision desc) s), '[]') as made,
(select jsonb_object_agg(queue, jsonb_build_object('reason', reason, 'until', until)) from storymill.queue_waits
  where until > (select storymill.now())) as waits,
coalesce((select sum(c.usd) from storymill.steps s join storymill.step_calls c on c.step_id = s.id
  where s.book_id = b.id), 0)::float8 as usd,
coalesce((select sum(credits) from storymill.credit_charges where book_id = b.id), 0)::int as charged`

/** A book with its steps, or null if this user has no such book. */
export async function readBook(query: Query, user_id: string, id: string): Promise<BookRows | null> {
  const [row] = await query<BookRows>(
    `select ${bookColumns} from storymill.books b where b.id = $2 and b.user_id = $1`,
    [user_id, id],
  )
  return row ?? null
}
