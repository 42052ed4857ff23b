import type { Claim } from '../book/step.ts'
import type { Query } from './database.ts'
import { isPaused, pausedQueues } from './pauses.ts'
import type { StepsOf } from './permits.ts'
import { abandoned } from './reap.ts'

/** `model`: for steps that it may make, `own_only`: for those that it must make; null: for any. */
export type Free = { queue: string; n: number; model: string | null; own_only: boolean }

export type ClaimAsk = {
  worker_id: string
  token: string
  /** Free slots by queue, of a metered one also by the model there are permits for. */
  free: Free[]
  /** How many suspects (steps whose last worker died) may be taken: at most one at a time per worker. */
  suspects: 0 | 1
  /** Pipelines this binary knows, with the time a call of each kind may take. */
  pipelines: string[]
  /** By pipeline and kind: another version may have another patience. */
  timeouts_ms: Record<string, Record<string, number>>
  /** Queues whose steps call a model that costs: their calls get leave to be sent one by one. */
  metered: string[]
  /** Every model that is configured. */
  models: string[]
  /** Workers alive now: with others about, a claim takes its share of what is ready and not all of it. */
  workers: number
}

// With other workers alive: at most this worker's share of what is ready, so that no worker is idle while one hoards.
const share = (workers: number) =>
  workers <= 1
    ? 'ask.n'
    : `(select least(ask.n, greatest(1, ceil(count(*) / ${Math.floor(workers)}.0)))::int from (
        select 1 from storymill.steps where queue = ask.queue and state = 'ready' and not suspect
        limit ask.n * ${Math.floor(workers)}) of_all)`

// The intent row goes in with the claim: the permit is held by then, and nothing can be sent without the row. A cancel
// and a claim meet on the step's row lock, so after a cancel commits no call starts.
const statement = (workers: number) => `
with clock as materialized (select storymill.now() as t),
ask as (
  select * from unnest($1::text[], $2::int[], $9::text[], $10::bool[]) as ask (queue, n, model, own_only)
  where queue <> all (${pausedQueues})
),
picked as materialized (
  select ready.id, ask.model from ask, lateral (
    select id from storymill.steps s
    where queue = ask.queue and state = 'ready' and not suspect and pipeline = any ($3::text[])
      and (ask.model is null or s.model = ask.model
        or (not ask.own_only and (s.model is null or s.model <> all ($12::text[]))))
    order by rank, page, id limit ${share(workers)} for update skip locked) ready
),
alone as materialized (
  select id from storymill.steps
  where queue = any (array(select queue from ask)) and state = 'ready' and suspect and pipeline = any ($3::text[])
  order by crashes, rank, page, id limit $4 for update skip locked
),
claimed as (
  update storymill.steps s set state = 'running', claim_token = $5, claimed_by = $6, attempt = s.attempt + 1,
    started_at = clock.t, due_at = null, wait_reason = null,
    call_deadline_at = clock.t + coalesce(($7::jsonb -> s.pipeline ->> s.kind)::float8, 60000) * interval '1 millisecond'
      + interval '10 seconds'
  from clock
  where s.id = any (array(select id from picked union all select id from alone))
  returning s.id, s.book_id, s.key, s.kind, s.page, s.queue, s.pipeline, s.revision, s.attempt, s.tries, s.crashes,
    s.suspect, s.rank, case when $11 then coalesce((select model from picked where picked.id = s.id limit 1), s.model) end as model
),
intents as (
  insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state, metered)
  select id, $5, book_id, $6, attempt, 'intent', queue = any ($8::text[]) from claimed
  on conflict do nothing
  returning step_id
)
select claimed.*, intents.step_id is not null as intent
from claimed left join intents on intents.step_id = claimed.id order by rank, page, key`

/**
 * Takes the best ready steps of each queue that is not paused, up to the free slots. One autocommit statement; locks nothing
 * but its steps.
 */
export async function claim(query: Query, ask: ClaimAsk): Promise<Claim[]> {
  const rows = await query<Claim & { rank: number }>(
    statement(ask.workers),
    [
      ask.free.map((one) => one.queue),
      ask.free.map((one) => one.n),
      ask.pipelines,
      ask.suspects,
      ask.token,
      ask.worker_id,
      JSON.stringify(ask.timeouts_ms),
      ask.metered,
      ask.free.map((one) => one.model),
      ask.free.map((one) => one.own_only),
      ask.metered.length > 0,
      ask.models,
    ],
    `claim-${ask.workers}`,
  )
  return rows.map((row) => ({ ...row, token: ask.token }))
}

const giveBack = `
mine as (
  update storymill.steps s set state = 'ready', claim_token = null, claimed_by = null
  from taken where s.id = taken.step_id and s.claim_token = taken.claim_token and s.state = 'running'
  returning s.id
)
update storymill.step_calls c set settled_at = storymill.now(), because = $2,
  -- What was sent stays sent: this worker may have lost only the end of it.
  state = case when not c.metered or c.sent_at is null then 'not_sent' else ${abandoned} end
from taken, mine where mine.id = taken.step_id and c.step_id = taken.step_id and c.claim_token = taken.claim_token
  and c.state = 'intent'`

/** Gives back all that one claim took: nothing was sent. Found through the open calls, which are few. */
export async function unclaim(query: Query, token: string, because: string): Promise<void> {
  await query(
    `with taken as (select step_id, claim_token from storymill.step_calls where state = 'intent' and claim_token = $1),${giveBack}`,
    [token, because],
  )
}

/** Gives back steps that are held in this worker's name but that it does not know of. */
export async function unclaimStrays(
  query: Query,
  strays: { id: string; token: string }[],
  because: string,
): Promise<void> {
  await query(
    `with taken as (select * from unnest($1::uuid[], $3::uuid[]) as t (step_id, claim_token)),${giveBack}`,
    [strays.map((stray) => stray.id), because, strays.map((stray) => stray.token)],
  )
}

const unserved = `
with clock as materialized (select storymill.now() as t),
     overdue as (
       select s.id from storymill.steps s join storymill.books b on b.id = s.book_id, clock
       where s.queue = $3 and not ${isPaused('$3')} and s.state = 'ready' and not s.suspect and s.pipeline = any ($6::text[])
         and (s.model = $7 or (not $8 and (s.model is null or s.model <> all ($9::text[]))))
         and greatest(clock.t - $4 * interval '1 millisecond', b.updated_at) <= clock.t - $5 * interval '1 millisecond'
       order by s.rank, s.page, s.id limit 50 for update of s skip locked),
     claimed as (
       update storymill.steps s set state = 'running', claim_token = $1, claimed_by = $2, attempt = s.attempt + 1,
         started_at = clock.t, call_deadline_at = clock.t + interval '10 seconds'
       from overdue, clock where s.id = overdue.id
       returning s.id, s.book_id, s.key, s.kind, s.page, s.queue, s.pipeline, s.revision, s.attempt, s.tries, s.crashes,
         s.suspect, s.model),
     intents as (
       -- Nothing will be sent; without it, nobody would find the step if this worker died now.
       insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state, metered)
       select id, $1, book_id, $2, attempt, 'intent', true from claimed on conflict do nothing)
     select *, false as intent from claimed`

/**
 * Takes ready steps of a queue that nobody can serve and that have waited long enough: to be buried, so nothing is asked of
 * the ledger. A step waits since nobody could serve, or since its book last moved.
 */
export async function claimUnserved(
  query: Query,
  ask: {
    worker_id: string
    token: string
    steps: StepsOf
    dark_ms: number
    wait_ms: number
  },
): Promise<Claim[]> {
  const rows = await query<Claim>(unserved, [
    ask.token,
    ask.worker_id,
    ask.steps.queue,
    ask.dark_ms,
    ask.wait_ms,
    ask.steps.pipelines,
    ask.steps.model,
    ask.steps.own_only,
    ask.steps.models,
  ])
  return rows.map((row) => ({ ...row, token: ask.token }))
}
