import type { Query } from '../database.ts'

/** How an attempt ended, and what becomes of its delivery. `after_ms` is for `sleeping`; `tried`: 0 if it was no try. */
export type DeliveryEnd = {
  id: string
  token: string
  state: 'done' | 'dead' | 'sleeping' | 'ready'
  after_ms: number
  tried: 0 | 1
  status: number | null
  class: string
  because: string
  ms: number
}

// Only the token's holder ends a delivery. An attempt that was taken over is still told in the log: it may have arrived.
// An address that says 410 is left alone with all that waits for it; one where anything arrives is spoken to again.
const statement = `
with clock as materialized (select storymill.now() as t),
outcome as (
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::float8[], $5::int[], $6::int[], $7::text[], $8::text[],
    $9::int[]) as o (id, token, state, after_ms, tried, status, class, because, ms)
),
ended as (
  update storymill.webhook_deliveries d set state = o.state, claim_token = null, claimed_by = null,
    call_deadline_at = null, tries = d.tries + o.tried, due_at = t + o.after_ms * interval '1 millisecond',
    status = o.status, class = o.class, because = o.because, ended_at = case when o.state in ('done', 'dead') then t end
  from outcome o, clock where d.id = o.id and d.claim_token = o.token and d.state = 'running'
  returning d.id, d.user_id, d.url, d.state, o.class
),
noted as (
  update storymill.webhook_attempts a set class = o.class, status = o.status, because = o.because, ms = o.ms
  from outcome o where a.delivery_id = o.id and a.token = o.token
),
disabled as (
  insert into storymill.webhook_disabled (user_id, url, since, because)
  select distinct user_id, url, t, 'this address answered 410 and is left alone' from ended, clock where class = 'gone'
  on conflict do nothing
),
enabled as (
  delete from storymill.webhook_disabled off using ended
  where ended.state = 'done' and off.user_id = ended.user_id and off.url = ended.url
),
given_up as (
  update storymill.webhook_deliveries d set state = 'dead', ended_at = t, class = 'gone',
    because = 'this address answered 410 and is left alone'
  from (select distinct user_id, url from ended where class = 'gone') gone, clock
  where d.user_id = gone.user_id and d.url = gone.url and d.state in ('ready', 'sleeping')
)
select id from ended`

/** Ends attempts. Answers the deliveries that were still theirs to end. Running it again does nothing. */
export async function endDeliveries(query: Query, ends: DeliveryEnd[]): Promise<Set<string>> {
  const rows = await query<{ id: string }>(statement, [
    ends.map((end) => end.id),
    ends.map((end) => end.token),
    ends.map((end) => end.state),
    ends.map((end) => end.after_ms),
    ends.map((end) => end.tried),
    ends.map((end) => end.status),
    ends.map((end) => end.class),
    ends.map((end) => end.because),
    ends.map((end) => end.ms),
  ])
  return new Set(rows.map((row) => row.id))
}
