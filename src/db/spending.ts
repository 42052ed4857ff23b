import type { Query } from './database.ts'

/**
 * What a call counts for, in US dollars, as SQL: what was charged, else what is held for a call that is open or that may have
 * been paid although nobody knows how much. `c`: the call's row.
 */
export const spentOn = (
  c: string,
): string => `(case when ${c}.state = 'not_sent' then 0 else coalesce(${c}.usd,
  case when ${c}.state in ('intent', 'unknown') or ${c}.charge <> 'no' then ${c}.held_usd end, 0) end)`

/** What one user's books cost at the providers on one day (UTC), in US dollars. */
export type Spending = { user_id: string; day: string; today: boolean; usd: number }

/**
 * Of every user or of one, by the day the call was settled on. Counts every call that was paid or may have been, whether
 * its answer was used or not, and what books cost that are deleted by now.
 */
export async function spending(query: Query, user_id: string | null = null): Promise<Spending[]> {
  return await query<Spending>(
    `select user_id, to_char(day, 'YYYY-MM-DD') as day, day = (select (storymill.now() at time zone 'utc')::date) as today,
       sum(usd)::float8 as usd
     from (
       select b.user_id, (coalesce(c.settled_at, c.started_at) at time zone 'utc')::date as day, ${spentOn('c')} as usd
       from storymill.step_calls c join storymill.books b on b.id = c.book_id
       where c.state in ('ok', 'failed', 'unknown', 'orphaned') and ($1::text is null or b.user_id = $1)
       union all
       select user_id, day, usd from storymill.deleted_spending where $1::text is null or user_id = $1
     ) calls
     where usd <> 0
     group by user_id, calls.day order by user_id, calls.day`,
    [user_id],
  )
}
