import type { BookStatus } from '../book/states.ts'
import type { Query } from './database.ts'

export type Watched = { user_id: string; book_id: string; after: number }
export type StoredEvent = {
  version: number
  type: string
  data: { revision: number; status: BookStatus; progress_percent: number } & Record<string, unknown>
  at: string
}
/** What is new of one watched book. `version` is null if the book is gone. */
export type News = { nr: number; version: number | null; events: StoredEvent[] }

/** A longer backlog comes in several looks. */
export const mostEvents = 500

/** Events of any number of books after a version each; only books with news answer, by their place in `watched`. */
export async function readEvents(query: Query, watched: Watched[]): Promise<News[]> {
  return await query<News>(
    `select (w.nr - 1)::int as nr, b.version::float8 as version,
       coalesce((select jsonb_agg(to_jsonb(e) - 'book_id' order by e.version) from (
         select * from storymill.book_events where book_id = b.id and version > w.after
         order by version limit ${mostEvents}) e), '[]') as events
     from unnest($1::uuid[], $2::text[], $3::bigint[]) with ordinality as w (book_id, user_id, after, nr)
     left join storymill.books b on b.id = w.book_id and b.user_id = w.user_id
     where b.id is null or b.version > w.after`,
    [watched.map((one) => one.book_id), watched.map((one) => one.user_id), watched.map((one) => one.after)],
    'read-events',
  )
}

/** The oldest event that is kept of a user's book, or null if there is none. */
export async function oldestEvent(query: Query, user_id: string, book_id: string): Promise<number | null> {
  const [row] = await query<{ oldest: number | null }>(
    `select (select min(version) from storymill.book_events where book_id = b.id)::float8 as oldest
     from storymill.books b where b.id = $2 and b.user_id = $1`,
    [user_id, book_id],
  )
  return row?.oldest ?? null
}
