import { webhookQueue } from '../../book/webhook.ts'
import type { Query } from '../database.ts'
import { isPaused } from '../pauses.ts'

/** A delivery that so many workers died over is given up: it may be what kills them. */
const mostTries = 30

// What was sent may have arrived: it is sent again, under the same id. A living worker that has not ended one a minute after
// its time has lost it (the answer to its claim never came), and its token keeps it from ending it any more.
const statement = `
with clock as materialized (select storymill.now() as t),
lost as materialized (
  select d.id, d.claim_token from clock, storymill.webhook_deliveries d join storymill.workers w on w.id = d.claimed_by
  where d.state = 'running' and (w.stopped_at is not null or (w.lease_until < t and d.call_deadline_at < t)
    or d.call_deadline_at < t - interval '1 minute')
  order by d.id limit 1000 for update of d skip locked
),
noted as (
  update storymill.webhook_attempts a set class = 'unknown', because = 'its worker died or lost it'
  from lost where a.delivery_id = lost.id and a.token = lost.claim_token
)
update storymill.webhook_deliveries d set state = case when d.tries >= ${mostTries} then 'dead' else 'ready' end,
  claim_token = null, claimed_by = null, call_deadline_at = null, tries = d.tries + 1, due_at = t,
  status = null, class = 'unknown', because = 'its worker died or lost it',
  ended_at = case when d.tries >= ${mostTries} then t end
from lost, clock where d.id = lost.id returning d.id`

/** Frees what nobody is going to end: deliveries of workers that have stopped or fallen silent, and lost ones. */
export async function reapDeliveries(query: Query): Promise<number> {
  return (await query(statement)).length
}

/** Wakes deliveries whose time has come. Answers whether any is ready to be taken: of a paused queue none is. */
export async function wakeDeliveries(query: Query): Promise<boolean> {
  const rows = await query(
    `with due as (
       select id from storymill.webhook_deliveries where state = 'sleeping' and due_at <= (select storymill.now())
       order by due_at limit 500 for update skip locked),
     woken as (
       update storymill.webhook_deliveries d set state = 'ready' from due where d.id = due.id returning d.id)
     select where not ${isPaused(`'${webhookQueue}'`)} and (exists (select from woken)
       or exists (select from storymill.webhook_deliveries where state = 'ready'))`,
  )
  return rows.length > 0
}

const swept = 1_000

/**
 * Deletes what ended more than so many days ago, with its attempts, a thousand at a time: all there is, or until `goesOn`
 * says no. Answers how many.
 */
export async function sweepDeliveries(query: Query, days: number, goesOn: () => boolean): Promise<number> {
  let all = 0
  for (let n = swept; n === swept && goesOn(); all += n) n = await sweepSome(query, days)
  return all
}

async function sweepSome(query: Query, days: number): Promise<number> {
  const rows = await query(
    `with old as (
       select id from storymill.webhook_deliveries
       where ended_at < (select storymill.now()) - $1 * interval '1 day' order by ended_at limit ${swept}
       for update skip locked),
     attempts as (delete from storymill.webhook_attempts a using old where a.delivery_id = old.id)
     delete from storymill.webhook_deliveries d using old where d.id = old.id returning d.id`,
    [days],
  )
  return rows.length
}
