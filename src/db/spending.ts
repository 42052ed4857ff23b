import type { Query } from './database.ts'

/** What one user's books cost at the providers on one day (UTC), in US dollars. */
export type Spending = { user_id: string; day: string; today: boolean; usd: number }

/**
 * Of every user or of one, by the day the call was settled on. Counts every call that was paid or may have been, whether
 * its answer was used or not. Calls go with their book: what a deleted book cost is not here.
 */
export async function spending(query: Query, user_id: string | null = null): Promise<Spending[]> {
  return await query<Spending>(
    `select user_id, to_char(day, 'YYYY-MM-DD') as day, day = (select (storymill.now() at time zone 'utc')::date) as today,
       sum(usd)::float8 as usd
     from (
       select b.user_id, (coalesce(c.settled_at, c.started_at) at time zone 'utc')::date as day, c.usd
       from storymill.step_calls c join storymill.books b on b.id = c.book_id
       where c.state in ('ok', 'failed', 'unknown', 'orphaned') and c.usd <> 0
         and ($1::text is null or b.user_id = $1)
     ) calls
     group by user_id, calls.day order by user_id, calls.day`,
    [user_id],
  )
}
