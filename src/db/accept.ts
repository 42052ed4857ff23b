import type { Prices } from '../book/credits.ts'
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

export type Accepted = { book_id: string; body: Record<string, unknown> }
/** An order its user cannot pay of the `left` credits; not `certain` if others of its batch were counted before it. */
export type Short = { book_id: string; body: null; left: number; certain: boolean }

// Start-time fair queueing over users: a book starts at the user's last finish tag, or at the virtual time (least rank
// among unfinished books; when idle, the greatest finish tag) if that is later, and takes steps / weight.
//
// Users are locked first, by id: so their credits are the newest, and an order is only keyed if they suffice for it and
// for those of its user before it in the batch. One of these may turn out to be a twin that takes nothing, so of several
// an order that did not fit is to be tried alone; one that alone costs more than there is is short for certain.
const statement = `
with clock as materialized (select date_trunc('milliseconds', storymill.now()) as t),
ask as (
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::text[], $7::int[], $8::int[],
    $9::int[], $10::float8[], $11::uuid[], $12::text[], $13::text[], $14::text[], $15::jsonb[], $16::jsonb[], $17::int[])
  with ordinality as ask (book_id, user_id, key, fingerprint, params, pipeline, total_steps, texts, pictures,
    deadline_ms, step_id, step_key, step_kind, step_queue, body, prices, hold, nr)
),
purse as materialized (
  select id, credits from storymill.users where id = any ($2::text[]) order by id for no key update
),
weighed as materialized (
  select ask.*, purse.credits,
    purse.credits is null or sum(hold) over (partition by user_id order by nr) <= purse.credits as fits
  from ask join purse on purse.id = ask.user_id
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
    credits = u.credits - d.hold
  from idle, (select user_id, sum(total_steps) as steps, sum(hold)::int as hold from won group by user_id) d
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
    credit_prices, credits_held, deadline_at, created_at, updated_at)
  select book_id, user_id, pipeline, params, 'queued', rank, total_steps, texts, pictures,
    prices, hold, t + deadline_ms * interval '1 millisecond', t, t
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
select keyed.book_id, keyed.body, null::int as "left", false as certain from keyed join ranked using (book_id)
union all
select book_id, null, credits, hold > credits from weighed where not fits`

/**
 * Accepts orders: idempotency row, hold, book, first step and first event of each, or nothing of it. An order whose
 * (user, key) exists already is not among the answers, unless it is short as well. Must run in a transaction with a `lock_timeout`, because a twin
 * that is still in flight blocks it.
 */
export async function accept(query: Query, asks: Acceptance[]): Promise<(Accepted | Short)[]> {
  await query(`set local lock_timeout = '2s'`)
  return await query<Accepted | Short>(
    statement,
    [
      asks.map((ask) => ask.book_id),
      asks.map((ask) => ask.user_id),
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
