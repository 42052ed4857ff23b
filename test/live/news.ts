import type { Database } from '../../src/db/database.ts'

/** Lets so many things happen to a book, as a worker's commit would: each an event, with the book's version, and then the bell. */
export async function happen(
  db: Database,
  id: string,
  times = 1,
  status = 'processing',
  padding = 0,
): Promise<void> {
  await db.query(
    `with moved as (
       update storymill.books set version = version + $2, updated_at = storymill.now() where id = $1 returning *)
     insert into storymill.book_events (book_id, version, type, data)
     select id, version - $2 + n, 'progress', jsonb_build_object('revision', revision, 'status', $3::text,
       'progress_percent', 10, 'steps_completed', 1, 'total_steps', total_steps, 'pages', '[]'::jsonb) ||
         case when $4 > 0 then jsonb_build_object('padding', repeat('x', $4)) else '{}' end
     from moved, generate_series(1, $2) n`,
    [id, times, status, padding],
  )
  await db.query(`select pg_notify('storymill_live', '')`)
}

/** Ends a book as failed, as a worker would: a person may resume it. */
export async function fail(db: Database, id: string): Promise<void> {
  await db.query(
    `with failed as (
       update storymill.books set status = 'failed', failed_at = 'queued', version = version + 1,
         completed_at = storymill.now() where id = $1 returning *),
     stopped as (update storymill.steps set state = 'dead' where book_id = $1)
     insert into storymill.book_events (book_id, version, type, data)
     select id, version, 'status', jsonb_build_object('revision', revision, 'status', 'failed', 'progress_percent', 0,
       'steps_completed', 0, 'total_steps', total_steps) from failed`,
    [id],
  )
}

export const upTo = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)
