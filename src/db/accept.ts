import type { Prices } from '../book/credits.ts'
import type { Quotas, Refusal } from '../book/quota.ts'
import type { NewStep } from '../book/step.ts'
import type { Query } from './database.ts'

/** One order, ready to become a book. `body` is the answer to its caller; its times are filled in here. */
export type Acceptance = {
  book_id: string
  user_id: string
  key: string
  fingerprint: string
  params: object
  pipeline: string
  total_steps: number
  texts: number
  pictures: number
  deadline_ms: number
  first: NewStep
  body: object
  prices: Prices
  /** Credits taken off the user's until the book is final. */
  hold: number
}

export type Accepted = { book_id: string; body: Record<string, unknown>; queue_length: number | null }
/** An order that is not taken. Without a reason: only because of others that were counted before it in the batch. */
export type Refused = { book_id: string; body: null; why: Refusal | null; queue_length: number | null }

// Start-time fair queueing over users: a book starts at the user's last finish tag, or at the virtual time (least rank
// among unfinished books; when idle, the greatest finish tag) if that is later, and takes steps / weight.
//
// Users are locked first, by id, in a statement of their own: so this one sees every order that was taken before. An order
// is only keyed if its user's credits, day and books under way, and the whole queue, have room for it and for those before it
// in the batch. Some of these may turn out to be twins that take nothing, so of several an order that did not fit is to be
// tried alone; one that does not fit alone is refused for certain. Users are locked one by one, so of orders of several users
// that are taken at the same moment the last few may pass the end of the queue.
const lockUsers = `
with waiting as materialized (select set_config('lock_timeout', '2s', true))
select u.id from waiting, storymill.users u where u.id = any ($1::text[]) order by u.id for no key update of u`

const statement = `
with clock as materialized (
  select t, (t at time zone 'utc')::date as today,
    ceil(extract(epoch from date_trunc('day', t at time zone 'utc') + interval '1 day' - t at time zone 'utc'))::int
      as to_midnight_s
  from (select date_trunc('milliseconds', storymill.now()) as t) now
),
ask as (
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::text[], $7::int[], $8::int[],
    $9::int[], $10::float8[], $11::uuid[], $12::text[], $13::text[], $14::text[], $15::jsonb[], $16::jsonb[], $17::int[])
  with ordinality as ask (book_id, user_id, key, fingerprint, params, pipeline, total_steps, texts, pictures,
    deadline_ms, step_id, step_key, step_kind, step_queue, body, prices, hold, nr)
),
purse as materialized (
  select u.id, u.credits, most.*, case when u.counted_day = today then u.day_credits else 0 end as day_credits,
    case when most_active is not null then
      (select count(*)::int from storymill.books b where b.user_id = u.id and b.completed_at is null) end as active
  from clock, storymill.users u, lateral (select ($18::jsonb -> u.tier ->> 'active_books')::int as most_active,
    ($18::jsonb -> u.tier ->> 'daily_credits')::int as most_daily) most
  where u.id = any ($2::text[])
),
-- Counted no further than to the cap.
queue as materialized (
  select case when $19::int is not null then
    (select count(*)::int from (select from storymill.books where completed_at is null limit $19::int) b) end as length
),
weighed as materialized (
  select ask.*, purse.credits, purse.active, purse.most_active, purse.day_credits, purse.most_daily, queue.length,
    coalesce(sum(hold) over before <= purse.credits, true)
      and (hold = 0 or coalesce(purse.day_credits + sum(hold) over before <= most_daily, true))
      and coalesce(purse.active + count(*) over before <= most_active, true)
      and coalesce(queue.length + nr <= $19::int, true) as fits
  from ask join purse on purse.id = ask.user_id cross join queue
  window before as (partition by user_id order by nr)
),
keyed as (
  insert into storymill.idempotency (user_id, route, key, fingerprint, book_id, status, body, expires_at)
  select user_id, 'POST /v1/books', key, fingerprint, book_id, 202,
    body || jsonb_build_object('created_at', iso, 'updated_at', iso), t + interval '24 hours'
  from weighed, clock, to_char(t at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') iso
  where fits
  order by user_id, key
  on conflict do nothing
  returning book_id, body
),
won as (select weighed.* from weighed join keyed using (book_id)),
idle as (
  select coalesce((select min(rank) from storymill.books where completed_at is null),
                  (select max(last_rank) from storymill.users), 0) as virtual_time
),
stamped as (
  update storymill.users u set last_rank = greatest(u.last_rank, idle.virtual_time) + d.steps / u.weight,
    credits = u.credits - d.hold,
    counted_day = case when d.counts then today else u.counted_day end,
    day_credits = case when d.counts then d.day_credits + d.hold else u.day_credits end
  from idle, clock, (select user_id, sum(total_steps) as steps, sum(hold)::int as hold, min(day_credits) as day_credits,
    bool_and(most_daily is not null) as counts from won group by user_id) d
  where u.id = d.user_id
  returning u.id, u.weight, u.last_rank - d.steps / u.weight as base
),
ranked as (
  select won.*, stamped.base + (sum(won.total_steps) over (partition by won.user_id order by won.nr) - won.total_steps)
    / stamped.weight as rank
  from won join stamped on stamped.id = won.user_id
),
booked as (
  insert into storymill.books (id, user_id, pipeline, params, status, rank, total_steps, texts_open, pictures_open,
    credit_prices, credits_held, counted_on, deadline_at, created_at, updated_at)
  select book_id, user_id, pipeline, params, 'queued', rank, total_steps, texts, pictures,
    prices, hold, case when most_daily is not null then today end, t + deadline_ms * interval '1 millisecond', t, t
  from ranked, clock
),
stepped as (
  insert into storymill.steps (id, book_id, key, kind, queue, pipeline, rank, state)
  select step_id, book_id, step_key, step_kind, step_queue, pipeline, rank, 'ready' from ranked
),
told as (
  insert into storymill.book_events (book_id, version, type, data, at)
  select book_id, 1, 'status', jsonb_build_object('revision', 1, 'status', 'queued', 'progress_percent', 0,
    'steps_completed', 0, 'total_steps', total_steps), t
  from ranked, clock
)
select keyed.book_id, keyed.body, null::jsonb as why, ranked.length as queue_length
from keyed join ranked using (book_id)
union all
select book_id, null, (
  select jsonb_build_object('refused', refused, 'used', used, 'most', most, 'retry_after_s', retry_after_s) from (values
    (1, 'credits_short', hold > credits, credits, null, null),
    (2, 'daily_credits_spent', day_credits + hold > most_daily, day_credits, most_daily, (select to_midnight_s from clock)),
    (3, 'too_many_books', active >= most_active, active, most_active, null),
    (4, 'queue_full', length >= $19::int, length, $19::int, null)
  ) reason (nr, refused, holds, used, most, retry_after_s) where holds order by nr limit 1),
  length
from weighed where not fits`

/**
 * Accepts orders: idempotency row, hold, book, first step and first event of each, or nothing of it. An order whose
 * (user, key) exists already is not among the answers, unless it is refused as well. Must run in a transaction; a twin that
 * is still in flight blocks it for two seconds at most. Without a `queue_cap` the queue is not counted.
 */
export async function accept(
  query: Query,
  asks: Acceptance[],
  quotas: Quotas,
): Promise<(Accepted | Refused)[]> {
  const users = asks.map((ask) => ask.user_id)
  await query(lockUsers, [users], 'accept-lock')
  return await query<Accepted | Refused>(
    statement,
    [
      asks.map((ask) => ask.book_id),
      users,
      asks.map((ask) => ask.key),
      asks.map((ask) => ask.fingerprint),
      asks.map((ask) => JSON.stringify(ask.params)),
      asks.map((ask) => ask.pipeline),
      asks.map((ask) => ask.total_steps),
      asks.map((ask) => ask.texts),
      asks.map((ask) => ask.pictures),
      asks.map((ask) => ask.deadline_ms),
      asks.map((ask) => ask.first.id),
      asks.map((ask) => ask.first.key),
      asks.map((ask) => ask.first.kind),
      asks.map((ask) => ask.first.queue),
      asks.map((ask) => JSON.stringify(ask.body)),
      asks.map((ask) => JSON.stringify(ask.prices)),
      asks.map((ask) => ask.hold),
      JSON.stringify(quotas),
      quotas.queue_cap,
    ],
    'accept',
  )
}

export type Keyed = {
  book_id: string
  fingerprint: string
  status: number
  body: Record<string, unknown>
  expired: boolean
  book_status: string | null
}

/** What is known of a key, or null. */
export async function findKey(query: Query, user_id: string, key: string): Promise<Keyed | null> {
  const [row] = await query<Keyed>(
    `select i.book_id, i.fingerprint, i.status, i.body, i.expires_at < storymill.now() as expired, b.status as book_status
     from storymill.idempotency i left join storymill.books b on b.id = i.book_id
     where i.user_id = $1 and i.route = 'POST /v1/books' and i.key = $2`,
    [user_id, key],
  )
  return row ?? null
}

/** Frees a key from the dead book it was seen to belong to: of two that try, one wins, and none if it was resumed. */
export async function freeKey(query: Query, user_id: string, key: string, book_id: string): Promise<void> {
  await query(
    `delete from storymill.idempotency i
     where i.user_id = $1 and i.route = 'POST /v1/books' and i.key = $2 and i.book_id = $3
       and not exists (select from storymill.books b where b.id = $3 and (b.completed_at is null
         or (b.status in ('complete', 'partial') and i.expires_at > storymill.now())))`,
    [user_id, key, book_id],
  )
}
