import type { Database } from '../database.ts'

/** What a courier takes to deliver. */
export type Claimed = {
  id: string
  token: string
  user_id: string
  type: string
  url: string
  payload: string
  tries: number
  deadline_in_ms: number
  /** Seconds since 1970 by the database's clock, when it was taken. */
  taken_at_s: number
  /** Versions of the user's secret that sign, newest first. */
  secrets: number[]
}

export type ClaimDeliveries = {
  worker_id: string
  token: string
  free: number
  /** The most that are sent to one host at once, by all couriers together. */
  per_host: number
  timeout_ms: number
}

// One claim at a time: what runs at a host is counted, and who counts must see what the one before took.
const oneAtATime = 'select pg_advisory_xact_lock(8317420156)'

// Hosts are found by stepping through the index from one to the next, so a million deliveries to one that hangs cost the
// others nothing. Of what the hosts leave room for, users take turns, those who have least under way first. A secret that
// was replaced less than a day ago signs along.
const statement = `
with recursive clock as materialized (select storymill.now() as t),
hosts as (
  (select host from storymill.webhook_deliveries where state = 'ready' order by host limit 1)
  union all
  select (select d.host from storymill.webhook_deliveries d where d.state = 'ready' and d.host > hosts.host
    order by d.host limit 1)
  from hosts where hosts.host is not null
),
busy as materialized (select host, user_id from storymill.webhook_deliveries where state = 'running'),
able as materialized (
  select d.* from hosts cross join lateral (select count(*) as n from busy where busy.host = hosts.host) under_way
  cross join lateral (
    select id, user_id, due_at from storymill.webhook_deliveries
    where state = 'ready' and host = hosts.host order by due_at, id limit greatest($4 - under_way.n, 0)
    for update skip locked) d
),
picked as (
  select id from (
    select id, due_at, row_number() over (partition by user_id order by due_at, id)
      + (select count(*) from busy where busy.user_id = able.user_id) as turn from able) turns
  order by turn, due_at, id limit $3
),
taken as (
  update storymill.webhook_deliveries d set state = 'running', claim_token = $1, claimed_by = $2,
    call_deadline_at = t + ($5 + 10000) * interval '1 millisecond'
  from clock where d.id = any (array(select id from picked)) and d.state = 'ready'
  returning d.id, d.user_id, d.type, d.url, d.payload, d.tries, d.due_at,
    extract(epoch from d.deadline_at - t)::float8 * 1000 as deadline_in_ms, t
),
noted as (
  insert into storymill.webhook_attempts (delivery_id, token, worker_id, at) select id, $1, $2, t from taken
)
select id, $1::uuid as token, user_id, type, url, payload, tries, deadline_in_ms,
  floor(extract(epoch from t))::float8 as taken_at_s,
  coalesce((select array_agg(version order by version desc) from (
    select version, lead(created_at) over (order by version) as replaced_at from storymill.webhook_secrets s
    where s.user_id = taken.user_id order by version desc limit 3) s
    where replaced_at is null or replaced_at > t - interval '24 hours'), '{1}') as secrets
from taken order by due_at, id`

/** Takes ready deliveries, at most `free`; each has an open row in the log of attempts before it can be sent. */
export async function claimDeliveries(db: Database, ask: ClaimDeliveries): Promise<Claimed[]> {
  return await db.transaction(async (query) => {
    await query(oneAtATime)
    return await query<Claimed>(statement, [ask.token, ask.worker_id, ask.free, ask.per_host, ask.timeout_ms])
  })
}
