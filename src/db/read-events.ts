import type { BookStatus } from '../book/states.ts'
import type { Query } from './database.ts'

export type Watched = { user_id: string; book_id: string; after: number }
export type StoredEvent = {
  book_id: string
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
       coalesce((select jsonb_agg(to_jsonb(e) order by e.version) from (
         select * from storymill.book_events where book_id = b.id and version > w.after
         order by version limit ${mostEvents}) e), '[]') as events
     from unnest($1::uuid[], $2::text[], $3::bigint[]) with ordinality as w (book_id, user_id, after, nr)
     left join storymill.books b on b.id = w.book_id and b.user_id = w.user_id
     where b.id is null or b.version > w.after`,
    [watched.map((one) => one.book_id), watched.map((one) => one.user_id), watched.map((one) => one.after)],
    'read-events',
  )
}

/** `oldest`: the oldest event that is kept, or what would be the next if none is. */
export type Standing = { version: number; status: BookStatus; oldest: number }

/** Where a user's book stands and which of its events are still held; null if this user has no such book. */
export async function readStanding(query: Query, user_id: string, id: string): Promise<Standing | null> {
  const [row] = await query<Standing>(
    `select b.version::float8 as version, b.status,
       coalesce((select min(version) from storymill.book_events where book_id = b.id), b.version + 1)::float8 as oldest
     from storymill.books b where b.id = $2 and b.user_id = $1`,
    [user_id, id],
  )
  return row ?? null
}
