import type { Quotas, Refusal } from '../book/quota.ts'
import type { Query } from './database.ts'

type Purse = {
  credits: number | null
  day_credits: number
  to_midnight_s: number
  active: number
  most_active: number | null
  most_daily: number | null
}

/**
 * Takes what a mend of a locked book will hold off its user's credits, and counts it in their day. Null if it is done, else
 * why not: too few credits, or no room in the day or among the user's books under way. Asked for mends that cost nothing as
 * well: the book comes under way again.
 */
export async function holdCredits(
  query: Query,
  { user_id, book_id, hold }: { user_id: string; book_id: string; hold: number },
  quotas: Quotas,
): Promise<Refusal | null> {
  // Locked before it is counted, so that every order that was taken before is seen.
  await query('select from storymill.users where id = $1 for no key update', [user_id])
  const [purse] = await query<Purse>(
    `select u.credits, case when u.counted_day = d.today then u.day_credits else 0 end as day_credits, d.to_midnight_s,
       (select count(*)::int from storymill.books where user_id = $1 and completed_at is null) as active,
       ($2::jsonb -> u.tier ->> 'active_books')::int as most_active,
       ($2::jsonb -> u.tier ->> 'daily_credits')::int as most_daily
     from storymill.users u, (select t::date as today,
       ceil(extract(epoch from date_trunc('day', t) + interval '1 day' - t))::int as to_midnight_s
       from (select storymill.now() at time zone 'utc' as t) now) d
     where u.id = $1`,
    [user_id, JSON.stringify(quotas)],
  )
  const refused = purse && whyNot(purse, hold)
  if (!purse || refused) return refused ?? null
  await query(
    `with day as (select (storymill.now() at time zone 'utc')::date as today),
     counted as (update storymill.books set counted_on = case when $4 then today end from day where id = $2)
     update storymill.users u set credits = u.credits - $3,
       day_credits = case when not $4 then u.day_credits when u.counted_day = today then u.day_credits + $3 else $3 end,
       counted_day = case when $4 then today else u.counted_day end
     from day where u.id = $1`,
    [user_id, book_id, hold, purse.most_daily !== null],
  )
  return null
}

function whyNot(purse: Purse, hold: number): Refusal | null {
  const { credits, day_credits, to_midnight_s, active, most_active, most_daily } = purse
  if (credits !== null && hold > credits)
    return { refused: 'credits_short', used: credits, most: null, retry_after_s: null }
  if (most_daily !== null && hold > 0 && day_credits + hold > most_daily)
    return {
      refused: 'daily_credits_spent',
      used: day_credits,
      most: most_daily,
      retry_after_s: to_midnight_s,
    }
  if (most_active !== null && active >= most_active)
    return { refused: 'too_many_books', used: active, most: most_active, retry_after_s: null }
  return null
}
