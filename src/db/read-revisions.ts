import type { Opened, Result } from '../book/revision.ts'
import type { BookStatus } from '../book/states.ts'
import type { Query } from './database.ts'

/** Every finished result of a book, of whatever revision, that was not taken back. */
export async function readResults(query: Query, id: string): Promise<Result[]> {
  return await query<Result>(
    `select id, coalesce(copy_of, id) as made_by, key, kind, revision from storymill.steps
     where book_id = $1 and state = 'done'`,
    [id],
  )
}

/** The words of a page as they stand; undefined if there are none. */
export async function readText(query: Query, id: string, key: string): Promise<string | undefined> {
  const [row] = await query<{ text: string | null }>(
    `select result ->> 'text' as text from storymill.steps where book_id = $1 and key = $2 and state = 'done'
     order by revision desc limit 1`,
    [id, key],
  )
  return row?.text ?? undefined
}

const statement = `
with every as (
  select b.id, 1 as revision, 'order' as kind, null::smallint as page, null as part, null as note,
    null::int as from_revision, b.user_id as by, b.created_at as opened_at, null as ended_before, b.status as now
  from storymill.books b where b.id = $2 and b.user_id = $1
  union all
  select b.id, r.revision, r.kind, r.page, r.part, r.note, r.from_revision, r.opened_by, r.opened_at, r.ended_before,
    b.status
  from storymill.books b join storymill.book_revisions r on r.book_id = b.id where b.id = $2 and b.user_id = $1)
select e.revision, kind, page, part, note, from_revision, by, opened_at,
  now as book_status,
  coalesce(lead(ended_before) over (order by e.revision), now) as status,
  back.revision is not null as taken_back, back.error
from every e left join lateral (
  select s.revision, (jsonb_agg(jsonb_build_object('code', s.error_code, 'message', coalesce(s.error_message, '')))
    filter (where s.done_token is not null and s.error_code is not null)) -> 0 as error
  from storymill.steps s where s.book_id = e.id and s.revision = e.revision and s.state = 'taken_back'
  group by s.revision) back on true
order by e.revision`

/**
 * How each revision of a book was opened and ended, the order first; null if this user has no such book. How a revision ended
 * is noted when the next one is opened; of the last one, the book itself says it.
 */
export async function readRevisions(
  query: Query,
  user_id: string,
  id: string,
): Promise<{ status: BookStatus; revisions: Opened[] } | null> {
  const rows = await query<Omit<Opened, 'opened_at'> & { opened_at: Date; book_status: BookStatus }>(
    statement,
    [user_id, id],
  )
  const [first] = rows
  if (!first) return null
  const revisions = rows.map((row): Opened => ({
    revision: row.revision,
    kind: row.kind,
    page: row.page,
    part: row.part,
    note: row.note,
    from_revision: row.from_revision,
    by: row.by,
    opened_at: row.opened_at.toISOString(),
    status: row.status,
    taken_back: row.taken_back,
    error: row.error,
  }))
  return { status: first.book_status, revisions }
}
