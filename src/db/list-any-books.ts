import { mostLookedAt, type BookFilter, type ListedBook } from '../book/book-list.ts'
import { isFinal } from '../book/states.ts'
import type { Query } from './database.ts'
import { spentOn } from './spending.ts'

const iso = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A text as a pattern that means just itself, anywhere. */
export const partOf = (text: string): string => `%${escaped(text)}%`
export const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/**
 * Books of everybody, newest first, after the book `before`. `more`: there are further books in which the text was not looked
 * for; `last`: the last that was looked at.
 */
export async function listAnyBooks(
  query: Query,
  filter: BookFilter,
  { before, limit }: { before: string | null; limit: number },
): Promise<{ items: ListedBook[]; last: string | null }> {
  const bound: unknown[] = [before, limit]
  const meant = conditions(filter, bound)
  const has =
    filter.q === null
      ? 'true'
      : `(title ilike $${bound.push(partOf(filter.q))} or idea ilike $${bound.length})`
  // A text is no index's business: it is looked for in the newest that are meant, and no further at once.
  const [row] = await query<{ items: ListedBook[]; last: string | null; looked_at: number }>(
    `with meant as materialized (
       select id, title, params ->> 'idea' as idea from storymill.books b
       where ${meant.join(' and ')} and ($1::uuid is null or id < $1)
       order by id desc limit ${filter.q === null ? '$2' : mostLookedAt}),
     found as materialized (select id from meant where ${has} order by id desc limit $2)
     select (select count(*)::int from meant) as looked_at, (select min(id::text)::uuid from meant) as last,
       coalesce((select jsonb_agg(${view} order by b.id desc) from found join storymill.books b using (id)), '[]') as items`,
    bound,
  )
  const cut = filter.q !== null && row?.looked_at === mostLookedAt
  return { items: row?.items ?? [], last: cut ? (row?.last ?? null) : null }
}

const view = `jsonb_build_object('id', b.id, 'user', b.user_id, 'title', b.title, 'idea', left(b.params ->> 'idea', 120),
  'status', b.status, 'progress_percent', floor(100.0 * b.steps_completed / greatest(b.total_steps, 1)),
  'error', case when b.error_code is not null
    then jsonb_build_object('code', b.error_code, 'message', coalesce(b.error_message, '')) end,
  'created_at', ${iso('b.created_at')}, 'completed_at', ${iso('b.completed_at')},
  -- Of a book that was mended, since the mend was asked for.
  'took_s', round(extract(epoch from b.completed_at - coalesce((select opened_at from storymill.book_revisions r
    where r.book_id = b.id and r.revision = b.revision), b.created_at)), 3),
  'usd', coalesce((select sum(${spentOn('c')}) from storymill.steps s join storymill.step_calls c on c.step_id = s.id
    where s.book_id = b.id), 0))`

function conditions({ user, status, error }: BookFilter, bound: unknown[]): string[] {
  const where = ['true']
  const when = (value: unknown, say: (bound: string) => string) => {
    if (value !== null) where.push(say(`$${bound.push(value)}`))
  }
  when(user, (name) => `b.user_id = ${name}`)
  when(error, (code) => `b.error_code = ${code}`)
  when(status, (name) => `b.status = ${name}`)
  // So that the index of those under way is seen to hold them all.
  if (status !== null && !isFinal(status)) where.push('b.completed_at is null')
  return where
}
