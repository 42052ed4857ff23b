import type { PutBack } from '../book/step.ts'
import type { Query } from './database.ts'
import { lockBooks } from './lock-books.ts'

const statement = `
with clock as materialized (select storymill.now() as t),
back as (
  select * from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::text[], $11::text[], $12::float8[], $13::text[], $14::text[], $15::text[])
  as b (step_id, token, after_ms, tried, wait_reason, because, error_code, call_state, call_model, call_class, call_code, usd, charge, units, error_class)
),
rested as (
  update storymill.steps s set state = case when b.after_ms > 0 then 'sleeping' else 'ready' end,
    due_at = case when b.after_ms > 0 then clock.t + b.after_ms * interval '1 millisecond' end,
    claim_token = null, claimed_by = null, tries = s.tries + b.tried, wait_reason = b.wait_reason,
    because = b.because, error_code = b.error_code,
    model = case when b.wait_reason = 'provider' and not exists (select from storymill.steps x where x.book_id = s.book_id
      and x.queue = s.queue and x.model = s.model and x.state in ('done', 'running') and x.id <> all ($1::uuid[])) then null else s.model end
  from back b, clock
  where s.id = b.step_id and s.claim_token = b.token and s.state = 'running'
  returning s.id, s.book_id, s.page, s.kind, s.state, s.wait_reason, s.due_at
),
settled as (
  update storymill.step_calls c set state = b.call_state, model = coalesce(b.call_model, c.model),
    class = b.call_class, code = b.call_code, because = b.because, usd = coalesce(b.usd, c.usd), charge = b.charge,
    units = coalesce(b.units::jsonb, c.units), settled_at = clock.t
  from back b, clock
  where c.step_id = b.step_id and c.claim_token = b.token and c.purpose = 'main' and c.state = 'intent'
),
-- A model that cannot serve lets go of a book of which it has made nothing, and makes nothing now: another may begin it.
let_go as (
  update storymill.steps s set model = null
  from (select distinct r.book_id, own.queue, own.model from rested r join storymill.steps own on own.id = r.id
    where r.wait_reason = 'provider' and own.model is not null) g
  where s.book_id = g.book_id and s.queue = g.queue and s.model = g.model and s.id not in (select id from rested)
    and not exists (select from storymill.steps x where x.book_id = g.book_id and x.queue = g.queue and x.model = g.model
      and x.state in ('done', 'running') and x.id not in (select id from rested))
),
-- What a step could not use is not its result, whichever attempt bought it: else it would be used for ever.
spoiled as (
  update storymill.step_calls c set state = 'failed', class = 'bad_output', code = b.error_code
  from back b join rested r on r.id = b.step_id
  where b.error_class = 'bad_output' and c.step_id = b.step_id and c.state = 'ok' and c.purpose not like 'moderation%'
    and c.metered
),
bumped as (
  update storymill.books b set version = b.version + 1, updated_at = clock.t
  from (select distinct book_id from rested where state = 'sleeping') r, clock
  where b.id = r.book_id and b.completed_at is null
  returning b.id, b.version, b.status, b.revision, b.steps_completed, b.total_steps
),
told as (
  insert into storymill.book_events (book_id, version, type, data, at)
  select b.id, b.version, 'progress', jsonb_build_object('revision', b.revision, 'status', b.status,
    'steps_completed', b.steps_completed, 'total_steps', b.total_steps,
    'progress_percent', floor(100.0 * b.steps_completed / greatest(b.total_steps, 1)),
    'waiting_for', (select jsonb_build_object('reason', r.wait_reason, 'until', r.due_at) from rested r
      where r.book_id = b.id and r.state = 'sleeping' order by r.due_at limit 1)), t
  from bumped b, clock
)
select id from rested`

/**
 * Gives steps back: to sleep until their next try, or straight to the next worker. Fenced like a commit; a step that is
 * not among the answers had been taken over. Must run in a transaction.
 */
export async function putBack(query: Query, backs: PutBack[]): Promise<Set<string>> {
  const lock = lockBooks(
    query,
    backs.map((back) => back.claim.book_id),
  )
  const [, rows] = await Promise.all([
    lock,
    query<{ id: string }>(statement, [
      backs.map((back) => back.claim.id),
      backs.map((back) => back.claim.token),
      backs.map((back) => back.after_ms),
      backs.map((back) => back.tried),
      backs.map((back) => back.wait_reason),
      backs.map((back) => back.because),
      backs.map((back) => back.error_code),
      backs.map((back) => back.call.state),
      backs.map((back) => back.call.model),
      backs.map((back) => back.call.class ?? null),
      backs.map((back) => back.call.code ?? null),
      backs.map((back) => back.call.usd ?? null),
      backs.map((back) => back.call.charge ?? null),
      backs.map((back) => (back.call.units ? JSON.stringify(back.call.units) : null)),
      backs.map((back) => back.error_class),
    ]),
  ])
  return new Set(rows.map((row) => row.id))
}

/** The answers of steps that had been taken over: paid for, kept in the ledger, used by nobody. */
export async function orphan(
  query: Query,
  calls: { step_id: string; token: string; state: string; usd: number | null; because: string }[],
): Promise<void> {
  await query(
    `update storymill.step_calls c set state = o.state, usd = coalesce(o.usd, c.usd), because = o.because, settled_at = storymill.now()
     from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::text[], $5::text[])
       as o (step_id, token, usd, because, state)
     where c.step_id = o.step_id and c.claim_token = o.token and c.purpose = 'main' and c.state in ('intent', 'unknown')`,
    [
      calls.map((call) => call.step_id),
      calls.map((call) => call.token),
      calls.map((call) => call.usd),
      calls.map((call) => call.because),
      calls.map((call) => call.state),
    ],
  )
}
