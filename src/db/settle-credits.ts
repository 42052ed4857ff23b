import type { Query } from './database.ts'
import { stepPrice } from './step-price.ts'

// Charged is the newest result of each step, whatever revision made it, if it was not charged before; of a failed book
// nothing. What is not charged of the hold goes back, and leaves the day it was counted in, if that is today. The user is
// locked even if they have no limit: one may be set at this moment (db/grant-credits.ts), and what is read under the lock is
// the newest. Locks are taken in the order books, users by id, keys, here and everywhere, so nobody waits in a circle.
// Lateral: a join would read all steps there are whenever the planner thinks that few are done.
const statement = `
with due as materialized (
  select id, user_id, status, credit_prices, credits_held, counted_on from storymill.books
  where id = any ($1::uuid[]) and completed_at is not null and credits_held > 0
),
made as (
  select due.id as book_id, s.key, s.revision, due.user_id, ${stepPrice('s', 'due')} as credits
  from due cross join lateral (
    select distinct on (key) key, kind, revision, given, copy_of from storymill.steps
    where book_id = due.id and state = 'done' order by key, revision desc) s
  where due.status <> 'failed'
),
charged as (
  insert into storymill.credit_charges (book_id, key, revision, user_id, credits)
  select book_id, key, revision, user_id, credits from made where credits > 0
  on conflict do nothing
  returning book_id, credits
),
released as (
  update storymill.books b set credits_held = 0 from due where b.id = due.id
),
today as (select (storymill.now() at time zone 'utc')::date as today),
back as (
  select due.user_id, sum(due.credits_held - coalesce(c.credits, 0))::int as credits,
    sum(due.credits_held - coalesce(c.credits, 0)) filter (where counted_on = today)::int as of_today
  from today, due left join (select book_id, sum(credits) as credits from charged group by book_id) c on c.book_id = due.id
  group by due.user_id
),
purse as materialized (
  select id, credits, counted_day from storymill.users where id in (select user_id from due) order by id for no key update
)
update storymill.users u set credits = u.credits + back.credits,
  day_credits = u.day_credits - case when purse.counted_day = today then coalesce(back.of_today, 0) else 0 end
-- A left join, and no condition that makes it another: else nobody is locked when nothing goes back.
from purse left join back on back.user_id = purse.id cross join today
where u.id = purse.id and coalesce(back.credits, 0) <> 0
  and (purse.credits is not null or coalesce(back.of_today, 0) <> 0)`

/**
 * Settles what final books hold: charges every asset that stands, once, and gives the rest back. Must run in the
 * transaction that made them final, as a statement of its own after the one that did, with the books locked. Books that
 * are not final or hold nothing are left alone, so calling it again does nothing.
 */
export async function settleCredits(query: Query, books: string[]): Promise<void> {
  await query(statement, [books], 'settle-credits')
}
