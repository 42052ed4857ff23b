import { finalStatuses, type BookStatus } from '../book/states.ts'
import type { Query } from './database.ts'
import { lockOwnBook } from './lock-books.ts'
import { spentOn } from './spending.ts'
import { hourSums, wasSent } from './sum-spending.ts'

const statement = `
with gone as (delete from storymill.books where id = $1 and user_id = $2 and status = any ($3::text[]) returning id),
-- What it cost stays known: the day's budget and the user's sum must not forget it.
remembered as (
  insert into storymill.deleted_spending (day, user_id, usd)
  select day, $2, usd from (
    select (coalesce(c.sent_at, c.started_at) at time zone 'utc')::date as day, sum(${spentOn('c')}) as usd
    from gone join storymill.steps s on s.book_id = gone.id join storymill.step_calls c on c.step_id = s.id group by 1
  ) sums where usd <> 0
  on conflict (day, user_id) do update set usd = storymill.deleted_spending.usd + excluded.usd
),
-- And by the hour, which the hourly sums must not forget.
by_hour as (
  insert into storymill.deleted_spending_hours (at, kind, model, calls, usd, wasted_usd, held_usd)
  select ${hourSums} from gone join storymill.steps s on s.book_id = gone.id join storymill.step_calls c on c.step_id = s.id
  where ${wasSent} group by 1, 2, 3
  on conflict (at, kind, model) do update set calls = storymill.deleted_spending_hours.calls + excluded.calls,
    usd = storymill.deleted_spending_hours.usd + excluded.usd,
    wasted_usd = storymill.deleted_spending_hours.wasted_usd + excluded.wasted_usd,
    held_usd = storymill.deleted_spending_hours.held_usd + excluded.held_usd
),
calls as (
  delete from storymill.step_calls c using storymill.steps s, gone where s.book_id = gone.id and c.step_id = s.id
),
steps as (delete from storymill.steps s using gone where s.book_id = gone.id),
events as (delete from storymill.book_events e using gone where e.book_id = gone.id),
-- What is not delivered yet still is: it was promised, and holds no more than the book's name.
told as (
  delete from storymill.webhook_deliveries d using gone where d.book_id = gone.id and d.ended_at is not null returning d.id
),
attempts as (delete from storymill.webhook_attempts a using told where a.delivery_id = told.id),
revisions as (delete from storymill.book_revisions r using gone where r.book_id = gone.id),
blobs as (delete from storymill.blobs b using gone where b.book_id = gone.id)
delete from storymill.idempotency i using gone where i.book_id = gone.id`

/**
 * Deletes a final book and every row of it. Answers the book's state before (nothing is deleted if that is not final),
 * or null if this user has no such book. Must run in a transaction.
 */
export async function deleteBook(query: Query, user_id: string, id: string): Promise<BookStatus | null> {
  await lockOwnBook(query, user_id, id)
  const [book] = await query<{ status: BookStatus }>(
    'select status from storymill.books where id = $1 and user_id = $2',
    [id, user_id],
  )
  if (!book) return null
  await query(statement, [id, user_id, finalStatuses])
  return book.status
}
