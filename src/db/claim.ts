import type { Claim } from '../book/step.ts'
import type { Query } from './database.ts'

export type ClaimAsk = {
  worker_id: string
  token: string
  /** Free slots by queue. */
  free: Map<string, number>
  /** How many suspects (steps whose last worker died) may be taken: at most one at a time per worker. */
  suspects: 0 | 1
  /** Pipelines this binary knows, with the time a call of each kind may take. */
  pipelines: string[]
  timeouts_ms: Map<string, number>
  /** Workers alive now: with others about, a claim takes its share of what is ready and not all of it. */
  workers: number
}

// With other workers alive: at most this worker's share of what is ready, so that no worker is idle while one hoards.
const share = (workers: number) =>
  workers <= 1
    ? 'ask.n'
    : `(select least(ask.n, greatest(1, ceil(count(*) / ${Math.floor(workers)}.0)))::int from (
        select 1 from storymill.steps where queue = ask.queue and state = 'ready' and not suspect
        limit ask.n * ${Math.floor(workers)}) some)`

// The intent row goes in with the claim: the permit is held by then, and nothing can be sent without the row. A cancel
// and a claim meet on the step's row lock, so after a cancel commits no call starts.
const statement = (workers: number) => `
with clock as materialized (select storymill.now() as t),
ask as (select * from unnest($1::text[], $2::int[]) as ask (queue, n)),
picked as materialized (
  select ready.id from ask, lateral (
    select id from storymill.steps
    where queue = ask.queue and state = 'ready' and not suspect and pipeline = any ($3::text[])
    order by rank, page, id limit ${share(workers)} for update skip locked) ready
),
alone as materialized (
  select id from storymill.steps
  where queue = any ($1::text[]) and state = 'ready' and suspect and pipeline = any ($3::text[])
  order by crashes, rank, page, id limit $4 for update skip locked
),
claimed as (
  update storymill.steps s set state = 'running', claim_token = $5, claimed_by = $6, attempt = s.attempt + 1,
    started_at = clock.t, due_at = null, wait_reason = null,
    call_deadline_at = clock.t + coalesce(($7::jsonb ->> s.kind)::float8, 60000) * interval '1 millisecond'
      + interval '10 seconds'
  from clock
  where s.id = any (array(select id from picked union all select id from alone))
  returning s.id, s.book_id, s.key, s.kind, s.page, s.queue, s.pipeline, s.revision, s.attempt, s.tries, s.crashes,
    s.suspect, s.rank
),
intents as (
  insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state)
  select id, $5, book_id, $6, attempt, 'intent' from claimed
  on conflict do nothing
  returning step_id
)
select claimed.*, intents.step_id is not null as intent
from claimed left join intents on intents.step_id = claimed.id order by rank, page, key`

/** Takes the best ready steps of each queue, up to the free slots. One autocommit statement; locks nothing but its steps. */
export async function claim(query: Query, ask: ClaimAsk): Promise<Claim[]> {
  const rows = await query<Claim & { rank: number }>(
    statement(ask.workers),
    [
      [...ask.free.keys()],
      [...ask.free.values()],
      ask.pipelines,
      ask.suspects,
      ask.token,
      ask.worker_id,
      JSON.stringify(Object.fromEntries(ask.timeouts_ms)),
    ],
    `claim-${ask.workers}`,
  )
  return rows.map((row) => ({ ...row, token: ask.token }))
}

/** After a claim whose answer was lost: whatever it took goes back at once. Nothing was sent, since nothing was heard. */
export async function unclaim(query: Query, token: string): Promise<void> {
  await query(
    `with mine as (
       update storymill.steps set state = 'ready', claim_token = null, claimed_by = null
       where claim_token = $1 and state = 'running' returning id)
     update storymill.step_calls c set state = 'not_sent', settled_at = storymill.now(),
       because = 'the answer to the claim was lost'
     from mine where c.step_id = mine.id and c.claim_token = $1 and c.state = 'intent'`,
    [token],
  )
}
