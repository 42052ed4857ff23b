import { lockBooks } from './lock-books.ts'
import type { Query } from './database.ts'
import { spentOn } from './spending.ts'

/** A call that is about to be sent. */
export type Send = {
  step_id: string
  token: string
  purpose: string
  book_id: string
  worker_id: string
  attempt: number
  model: string
  limit_group: string
  /** The model's name in its limit group. */
  limit_model: string
  key_ref: string
  permit_id: string
  /** The most it can cost; held until it is settled. */
  held_usd: number
  request_hash: string
}

/**
 * `lost`: the step is not ours any more, or our lease is over. `key lost`: the key went into quarantine after it was chosen.
 * `ms` until a pause or a day's budget ends; `soon`: the money is only held for calls that are under way, and may come back.
 */
export type Leave = {
  leave: 'send' | 'lost' | 'key lost' | 'paused' | 'book budget' | 'day budget'
  ms: number
  soon: boolean
}

const spent = `sum(${spentOn('c')})::float8`
// What is only held for open calls may come back in a moment.
const open = `sum(c.held_usd) filter (where c.state = 'intent' and c.usd is null)::float8`

const statement = `
with clock as materialized (select storymill.now() as t),
ask as (
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::int[], $7::text[], $8::text[],
    $9::text[], $10::text[], $11::float8[], $12::text[], $15::uuid[]) with ordinality
    as a (step_id, token, purpose, book_id, worker_id, attempt, model, limit_group, limit_model, key_ref, held_usd,
      request_hash, permit_id, nr)
),
of_books as (
  select b.book_id, coalesce(of_all.usd, 0) as usd, coalesce(of_all.open, 0) as open
  from (select distinct book_id from ask where $13::float8 is not null) b, lateral (
    select ${spent} as usd, ${open} as open from storymill.steps s join storymill.step_calls c on c.step_id = s.id
    where s.book_id = b.book_id and c.metered) of_all
),
of_day as (
  select coalesce(${spent}, 0) + coalesce((select sum(usd)::float8 from storymill.deleted_spending d, clock
      where d.day = (clock.t at time zone 'utc')::date), 0) as usd, coalesce(${open}, 0) as open
  from storymill.step_calls c, clock
  where $14::float8 is not null and c.held_usd is not null and c.sent_at >= date_trunc('day', clock.t, 'utc')
),
judged as (
  select ask.*, case
      when s.id is null or w.id is null then 'lost'
      when ask.purpose = 'main' and s.model <> ask.model and s.model = any ($16::text[]) then 'lost'
      when k.ref is not null then 'key lost'
      when l.paused_until > clock.t or open.step_id is not null then 'paused'
      when of_books.usd + sum(ask.held_usd) over (partition by ask.book_id order by ask.nr) > $13 then 'book budget'
      when of_day.usd + sum(ask.held_usd) over (order by ask.nr) > $14 then 'day budget'
      else 'send' end as leave,
    extract(epoch from case when l.paused_until > clock.t then l.paused_until
      when open.step_id is not null then clock.t + interval '1 second'
      else date_trunc('day', clock.t, 'utc') + interval '1 day' end - clock.t)::float8 * 1000 as ms,
    coalesce(of_books.usd - of_books.open + ask.held_usd <= $13, true)
      and coalesce(of_day.usd - of_day.open + ask.held_usd <= $14, true) as soon
  from ask cross join clock cross join of_day
  left join of_books on of_books.book_id = ask.book_id
  left join storymill.steps s on s.id = ask.step_id and s.claim_token = ask.token and s.state = 'running'
  left join storymill.workers w on w.id = ask.worker_id and w.lease_until > clock.t
  left join storymill.limits l on l.limit_group = ask.limit_group and l.model = ask.limit_model
  -- An earlier attempt's call for the same is still under way: it is waited for.
  left join storymill.step_calls open on open.step_id = ask.step_id and open.purpose = ask.purpose and open.state = 'intent'
    and open.claim_token <> ask.token
  -- A key that was in quarantine well before the permit was given is on probation; one that went there since is lost, or at
  -- about the same time: whoever gave the permit may not have seen it yet.
  left join storymill.permits p on p.id = ask.permit_id
  left join storymill.provider_keys k on k.ref = ask.key_ref and k.state <> 'active'
    and k.since > p.given_at - interval '5 seconds'
),
opened as (
  insert into storymill.step_calls (step_id, claim_token, purpose, book_id, worker_id, attempt, state, metered, sent_at, model,
    key_ref, held_usd, request_hash)
  select step_id, token, purpose, book_id, worker_id, attempt, 'intent', true, t, model, key_ref, held_usd, request_hash
  from judged, clock where leave = 'send'
  on conflict (step_id, claim_token, purpose) do update set metered = true, sent_at = excluded.sent_at, model = excluded.model,
    key_ref = excluded.key_ref, held_usd = excluded.held_usd, request_hash = excluded.request_hash
  where storymill.step_calls.state = 'intent'
  returning step_id, purpose
),
-- A paid answer that is there, and yet the same is asked again, was of no use: its bytes are gone, or the question is another
-- by now. It is no longer the one that is kept.
outdated as (
  update storymill.step_calls c set state = 'failed', class = 'lost',
    because = 'its answer could not be used by a later attempt'
  from judged where judged.leave = 'send' and c.step_id = judged.step_id and c.purpose = judged.purpose and c.state = 'ok'
    and c.claim_token <> judged.token
),
-- A book has one hand: what is still to be made of it with a model of this kind is made with this one.
pinned as (
  update storymill.steps s set model = j.model
  from (select distinct on (j.book_id, own.queue) j.book_id, own.queue, j.model
    from judged j join storymill.steps own on own.id = j.step_id
    where j.leave = 'send' and j.purpose = 'main' order by j.book_id, own.queue, j.nr) j
  where s.book_id = j.book_id and s.queue = j.queue and (s.model is null or s.model <> all ($16::text[]))
    and s.state not in ('done', 'dead', 'cancelled') and cardinality($16::text[]) > 0
)
select judged.nr::int, case when leave = 'send' and opened.step_id is null then 'lost' else leave end as leave, ms, soon
from judged left join opened on opened.step_id = judged.step_id and opened.purpose = judged.purpose`

// A day's budget is one for all: whoever looks at it goes one by one.
const dayLock = 'select pg_advisory_xact_lock(8317420156)'

/**
 * Leave to send paid calls: the last look before money is spent. Ours still, with a lease; not in a pause that another
 * worker was told of; and within the budgets of its book and of the day, counting what is held. Writes the open row of the
 * ledger. The books are locked, so a cancel is either before this, and nothing is sent, or after it. Must run in a
 * transaction. `hands`: the models among which a book is bound to those that begin it; none if there is no choice.
 */
export async function leaveToSend(
  query: Query,
  sends: Send[],
  budgets: { book_usd: number | null; day_usd: number | null },
  hands: string[],
): Promise<Leave[]> {
  await lockBooks(
    query,
    sends.map((send) => send.book_id),
  )
  if (budgets.day_usd !== null) await query(dayLock)
  const rows = await query<Leave & { nr: number }>(
    statement,
    [
      sends.map((send) => send.step_id),
      sends.map((send) => send.token),
      sends.map((send) => send.purpose),
      sends.map((send) => send.book_id),
      sends.map((send) => send.worker_id),
      sends.map((send) => send.attempt),
      sends.map((send) => send.model),
      sends.map((send) => send.limit_group),
      sends.map((send) => send.limit_model),
      sends.map((send) => send.key_ref),
      sends.map((send) => send.held_usd),
      sends.map((send) => send.request_hash),
      budgets.book_usd,
      budgets.day_usd,
      sends.map((send) => send.permit_id),
      hands,
    ],
    'leave-to-send',
  )
  const found = new Map(rows.map((row) => [row.nr, row]))
  return sends.map((_, index) => found.get(index + 1) ?? { leave: 'lost', ms: 0, soon: false })
}

/** What became of a call. `answer` is kept so that a later attempt of the step need not ask again. */
export type Settled = {
  step_id: string
  token: string
  purpose: string
  /** `intent`: answered, and part of a step that is not over yet. */
  state: 'intent' | 'ok' | 'failed' | 'unknown' | 'not_sent'
  usd: number | null
  charge: 'no' | 'possible' | 'yes'
  class: string | null
  code: string | null
  because: string | null
  units: Record<string, number> | null
  request_id: string | null
  answer: unknown
}

/**
 * Settles calls in the ledger. An answer that comes after its step was taken over is kept all the same: as the result, if
 * nobody bought another, else as an orphan.
 */
export async function settleCalls(query: Query, settled: Settled[]): Promise<void> {
  await query(
    `update storymill.step_calls c set
       state = case when o.state in ('ok', 'intent') and c.state = 'unknown' and exists (select from storymill.step_calls x
           where x.step_id = c.step_id and x.purpose = c.purpose and x.claim_token <> c.claim_token and x.state in ('intent', 'ok'))
         then 'orphaned' when o.state = 'intent' and c.state = 'unknown' then 'ok' else o.state end,
       usd = o.usd, charge = o.charge, class = o.class, code = o.code, because = o.because, units = o.units::jsonb,
       request_id = o.request_id, answer = o.answer::jsonb,
       settled_at = case when o.state <> 'intent' then storymill.now() end
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::float8[], $6::text[], $7::text[], $8::text[],
         $9::text[], $10::text[], $11::text[], $12::text[])
       as o (step_id, token, purpose, state, usd, charge, class, code, because, units, request_id, answer)
     where c.step_id = o.step_id and c.claim_token = o.token and c.purpose = o.purpose
       and (c.state in ('intent', 'unknown') or (c.state = 'failed' and c.job is not null))`,
    [
      settled.map((one) => one.step_id),
      settled.map((one) => one.token),
      settled.map((one) => one.purpose),
      settled.map((one) => one.state),
      settled.map((one) => one.usd),
      settled.map((one) => one.charge),
      settled.map((one) => one.class),
      settled.map((one) => one.code),
      settled.map((one) => one.because),
      settled.map((one) => (one.units ? JSON.stringify(one.units) : null)),
      settled.map((one) => one.request_id),
      settled.map((one) => (one.answer === undefined ? null : JSON.stringify(one.answer))),
    ],
    'settle-calls',
  )
}

/** Keeps the provider's job before it is polled: whoever comes next polls it instead of paying again. */
export async function keepJob(
  query: Query,
  call: { step_id: string; token: string; purpose: string },
  job: object,
): Promise<void> {
  await query(
    'update storymill.step_calls set job = $4 where step_id = $1 and claim_token = $2 and purpose = $3',
    [call.step_id, call.token, call.purpose, JSON.stringify(job)],
  )
}

/** A call of an earlier attempt. */
export type EarlierCall = {
  token: string
  purpose: string
  state: string
  class: string | null
  code: string | null
  model: string | null
  key_ref: string | null
  request_hash: string | null
  answer: unknown
  job: unknown
}

/** The calls of a step's earlier attempts, newest first. */
export async function earlierCalls(query: Query, step_id: string, token: string): Promise<EarlierCall[]> {
  return await query<EarlierCall>(
    `select claim_token as token, purpose, state, class, code, model, key_ref, request_hash, answer, job
     from storymill.step_calls where step_id = $1 and claim_token <> $2
       and (state in ('ok', 'unknown', 'orphaned') or class in ('moderation_input', 'bad_output') or job is not null) order by attempt desc limit 50`,
    [step_id, token],
    'earlier-calls',
  )
}

/** A result that an earlier attempt had paid and kept is used after all, by the holder of the step: its outcome is known now. */
export async function adopt(
  query: Query,
  call: { step_id: string; token: string; purpose: string; usd: number; by: string },
): Promise<void> {
  await query(
    `update storymill.step_calls c set state = 'ok', usd = $4, charge = 'yes', settled_at = storymill.now(),
       because = 'its answer was found and used by a later attempt'
     where step_id = $1 and claim_token = $2 and purpose = $3 and (state in ('unknown', 'orphaned') or (state = 'failed' and job is not null))
       and not exists (select from storymill.step_calls x where x.step_id = $1 and x.purpose = $3 and x.state = 'ok')
       and exists (select from storymill.steps s where s.id = $1 and s.claim_token = $5)`,
    [call.step_id, call.token, call.purpose, call.usd, call.by],
  )
}
