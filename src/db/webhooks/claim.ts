import { mostSigning, webhookQueue } from '../../book/webhook.ts'
import type { Database } from '../database.ts'
import { isPaused } from '../pauses.ts'
import { stillSigns } from './secrets.ts'

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
  /** How far the claim looked: where the next one goes on. */
  seen: Seen
}

/** The last host and the last user a claim looked at. */
export type Seen = { host: string; user_id: string }
export const fromTheStart: Seen = { host: '', user_id: '' }

export type ClaimDeliveries = {
  worker_id: string
  token: string
  free: number
  /** The most that are sent to one host at once, by all couriers together. */
  per_host: number
  timeout_ms: number
  after: Seen
}

// One claim at a time: what runs at a host is counted, and who counts must see what the one before took.
const oneAtATime = 'select pg_advisory_xact_lock(8317420156)'

// However many wait, so much is looked at; nothing is locked but what is taken.
const usersSeen = 100
const firstsSeen = 5
const rowsSeen = 200

/** Steps through an index from one value to the next, on from `after`, and from the end to the start, until it is back there. */
const round = (column: 'host' | 'user_id', after: string): string => {
  const least = (more: string) =>
    `(select d.${column} from storymill.webhook_deliveries d where d.state = 'ready' ${more} order by d.${column} limit 1)`
  return `select coalesce(${least(`and d.${column} > ${after}`)}, ${least('')}) as ${column}
  union
  select coalesce(${least(`and d.${column} > r.${column}`)}, ${least('')}) from r where r.${column} is not null`
}

// A million deliveries to a host that hangs cost the others nothing: it is one step. Each look goes on where the one before
// it stopped, so that every host comes to its turn, and rows are read only until there are enough of them (a limit outside
// ends a recursion). Beside those, users in turn show what of theirs has waited longest: who has a single host is not lost
// among another's thousand. Of what the hosts leave room for, users take turns, those who have least under way first.
const statement = `
with clock as materialized (select storymill.now() as t),
busy as materialized (select host, user_id from storymill.webhook_deliveries where state = 'running'),
of_hosts as materialized (
  with recursive r as (${round('host', '$6::text')})
  select d.* from r cross join lateral (
    select $4 - count(*) as n from storymill.webhook_deliveries w where w.state = 'running' and w.host = r.host) room
  cross join lateral (
    select id, user_id, host, due_at from storymill.webhook_deliveries
    where state = 'ready' and host = r.host order by due_at, id limit least(greatest(room.n, 0), $3::int)) d
  limit 2 * $3::int + ${rowsSeen}
),
users as materialized (
  with recursive r as (${round('user_id', '$7::text')}) select user_id from r where user_id is not null limit ${usersSeen}
),
of_users as (
  select d.* from users cross join lateral (
    select id, user_id, host, due_at from storymill.webhook_deliveries
    where state = 'ready' and user_id = users.user_id order by due_at, id limit ${firstsSeen}) d
),
seen as (
  select id, user_id, host, due_at, coalesce(u.n, 0) as under_way,
    row_number() over (partition by host, user_id order by due_at, id) + coalesce(u.n, 0) as turn
  from (select * from of_hosts union select * from of_users) s
  left join (select user_id, count(*) as n from busy group by user_id) u using (user_id)
),
placed as (
  select s.*, row_number() over (partition by host order by turn, due_at, id) + coalesce(h.n, 0) as place
  from seen s left join (select host, count(*) as n from busy group by host) h using (host)
),
picked as (
  select id from (
    select id, due_at, row_number() over (partition by user_id order by due_at, id) + under_way as turn
    from placed where place <= $4) turns
  where not ${isPaused(`'${webhookQueue}'`)}
  order by turn, due_at, id limit $3
),
locked as materialized (
  select id from storymill.webhook_deliveries where id = any (array(select id from picked)) and state = 'ready'
  for update skip locked
),
taken as (
  update storymill.webhook_deliveries d set state = 'running', claim_token = $1, claimed_by = $2,
    call_deadline_at = t + ($5 + 10000) * interval '1 millisecond'
  from clock where d.id = any (array(select id from locked))
  returning d.id, d.user_id, d.type, d.url, d.payload, d.tries, d.due_at,
    extract(epoch from d.deadline_at - t)::float8 * 1000 as deadline_in_ms, t
),
noted as (
  insert into storymill.webhook_attempts (delivery_id, token, worker_id, at) select id, $1, $2, t from taken
)
select id, $1::uuid as token, (select json_build_object(
    'host', coalesce(max(host) filter (where host <= $6), max(host)),
    'user_id', (select coalesce(max(user_id) filter (where user_id <= $7), max(user_id)) from users)) from of_hosts) as seen,
  user_id, type, url, payload, tries, deadline_in_ms,
  floor(extract(epoch from t))::float8 as taken_at_s,
  coalesce((select array_agg(version order by version desc) from (
    select version, lead(created_at) over (order by version) as replaced_at from storymill.webhook_secrets s
    where s.user_id = taken.user_id order by version desc limit ${mostSigning}) s
    where ${stillSigns}), '{1}') as secrets
from taken order by due_at, id`

/** Takes ready deliveries, unless their queue is paused, at most `free`; each has an open row in the log of attempts before it can be sent. */
export async function claimDeliveries(
  db: Pick<Database, 'transaction'>,
  ask: ClaimDeliveries,
): Promise<Claimed[]> {
  return await db.transaction(async (query) => {
    await query(oneAtATime)
    return await query<Claimed>(statement, [
      ask.token,
      ask.worker_id,
      ask.free,
      ask.per_host,
      ask.timeout_ms,
      ask.after.host,
      ask.after.user_id,
    ])
  })
}
