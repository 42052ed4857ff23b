import type { Dimension } from '../book/limit.ts'
import type { Query } from './database.ts'
import { isPaused } from './pauses.ts'

/** What decides over permits, as stored; every time is in milliseconds from the database's now. */
export type LimitRow = {
  limit_group: string
  model: string
  ceiling: Partial<Record<Dimension, number>>
  share: number
  lowered_ms: number | null
  raised_ms: number | null
  paused_ms: number
  left_over: Record<string, { remaining: number; at_ms: number; until_ms: number }>
  gone: { since_ms: number; code: string; message: string } | null
}
export type UsedRow = {
  limit_group: string
  at_ms: number
  last_ms: number
  requests: number
  tokens: number
  images: number
}
export type KeyRow = {
  ref: string
  limit_group: string
  state: 'active' | 'exhausted' | 'revoked'
  code: string | null
  message: string | null
  since_ms: number
  probe_ms: number | null
  flying: number
}

const ms = (time: string) => `(extract(epoch from ${time} - (select storymill.now())) * 1000)::float8`

/**
 * Steps of a queue that a model may make: those that must have it, and unless `own_only`, those that may have any: nothing
 * of their book was made yet, or by a model that is not among `models`, those that are configured. Of `pipelines` only.
 */
export type StepsOf = {
  queue: string
  model: string
  own_only: boolean
  models: string[]
  pipelines: string[]
}

const mayMake =
  '(model = $3 or (not $4 and (model is null or model <> all ($5::text[])))) and pipeline = any ($6::text[])'

/** How many steps of a queue are ready for a model, but no more than matters; none if it is paused. Asked before anything is locked. */
export async function readySteps(
  query: Query,
  { queue, model, own_only, models, pipelines }: StepsOf,
  most: number,
): Promise<number> {
  const [row] = await query<{ n: number }>(
    // In two arms, one for each of the indexes of what is ready.
    `select count(*)::int as n from (
       (select 1 from storymill.steps where queue = $1 and state = 'ready' and not suspect and ${mayMake} limit $2)
       union all
       (select 1 from storymill.steps where queue = $1 and state = 'ready' and suspect and ${mayMake} limit $2)
       limit $2) of_all where not ${isPaused('$1')}`,
    [queue, most, model, own_only, models, pipelines],
    'ready-steps',
  )
  return row?.n ?? 0
}

/**
 * Locks a model's limits in these groups until the transaction ends: whoever gives permits or learns goes one by one. Its
 * own statement, so that the next one sees what the last holder wrote.
 */
export async function lockLimits(query: Query, groups: string[], model: string): Promise<void> {
  await query(
    'select from storymill.limits where limit_group = any ($1::text[]) and model = $2 order by limit_group for update',
    [groups, model],
    'lock-limits',
  )
}

export async function readLimits(query: Query, groups: string[], model: string): Promise<LimitRow[]> {
  return await query<LimitRow>(
    `select limit_group, model, ceiling, share, ${ms('lowered_at')} as lowered_ms, ${ms('raised_at')} as raised_ms,
       coalesce(greatest(0, ${ms('paused_until')}), 0) as paused_ms,
       coalesce((select jsonb_object_agg(key, jsonb_build_object('remaining', value -> 'remaining',
           'at_ms', ${ms("(value ->> 'at')::timestamptz")}, 'until_ms', ${ms("(value ->> 'until')::timestamptz")}))
         from jsonb_each(left_over)), '{}') as left_over,
       case when gone_since is not null then jsonb_build_object('since_ms', ${ms('gone_since')}, 'code', gone_code,
         'message', gone_message) end as gone
     from storymill.limits where limit_group = any ($1::text[]) and model = $2`,
    [groups, model],
    'read-limits',
  )
}

// Counted in steps of a quarter second, and of ten minutes where only a daily limit looks: each counts as at its end, which
// is late and so on the safe side.
const used = `
select limit_group, ${ms('at')} as at_ms, ${ms('max(start_at)')} as last_ms, sum(requests)::int as requests, sum(tokens)::int as tokens, sum(images)::int as images
from (
  select limit_group, start_at, tokens, images, 1 as requests,
    case when start_at > (select storymill.now()) then start_at
      when start_at > (select storymill.now()) - interval '5 minutes'
      then date_bin('250 milliseconds', start_at, 'epoch') + interval '250 milliseconds'
      else date_bin('10 minutes', start_at, 'epoch') + interval '10 minutes' end as at
  from storymill.permits
  where limit_group = any ($1::text[]) and model = $2
    and start_at > (select storymill.now()) - $3 * interval '1 millisecond'
) binned group by limit_group, at order by at`

/** What was given within the longest window, oldest first. */
export async function readUsed(
  query: Query,
  groups: string[],
  model: string,
  window_ms: number,
): Promise<UsedRow[]> {
  return await query<UsedRow>(used, [groups, model, window_ms], 'read-used')
}

/** The keys, with their calls of this model under way. */
export async function readKeys(query: Query, refs: string[], model: string): Promise<KeyRow[]> {
  return await query<KeyRow>(
    `select k.ref, k.limit_group, k.state, k.code, k.message, ${ms('k.since')} as since_ms, ${ms('k.probe_at')} as probe_ms,
       (select count(*)::int from storymill.permits p where p.key_ref = k.ref and p.limit_group = k.limit_group
          and p.model = $2 and p.ended_at is null and p.expires_at > (select storymill.now())) as flying
     from storymill.provider_keys k where k.ref = any ($1::text[])`,
    [refs, model],
    'read-keys',
  )
}

/** Calls of a model under way, by group and whoever makes them. */
export async function readFlying(
  query: Query,
  groups: string[],
  model: string,
): Promise<Map<string, number>> {
  const rows = await query<{ limit_group: string; n: number }>(
    `select limit_group, count(*)::int as n from storymill.permits
     where limit_group = any ($1::text[]) and model = $2 and ended_at is null and expires_at > (select storymill.now())
     group by limit_group`,
    [groups, model],
    'read-flying',
  )
  return new Map(rows.map((row) => [row.limit_group, row.n]))
}

export type NewPermit = {
  id: string
  limit_group: string
  model: string
  key_ref: string
  worker_id: string
  start_ms: number
  /** From its start, until its place in flight is free again whatever happened. */
  life_ms: number
  tokens: number
  images: number
}

export async function insertPermits(query: Query, permits: NewPermit[]): Promise<void> {
  await query(
    `insert into storymill.permits (id, limit_group, model, key_ref, worker_id, start_at, expires_at, tokens, images)
     select id, limit_group, model, key_ref, worker_id, t + start_ms * interval '1 millisecond',
       t + (start_ms + life_ms) * interval '1 millisecond', tokens, images
     from storymill.now() t, unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::float8[], $7::float8[],
       $8::int[], $9::int[]) as p (id, limit_group, model, key_ref, worker_id, start_ms, life_ms, tokens, images)`,
    [
      permits.map((one) => one.id),
      permits.map((one) => one.limit_group),
      permits.map((one) => one.model),
      permits.map((one) => one.key_ref),
      permits.map((one) => one.worker_id),
      permits.map((one) => one.start_ms),
      permits.map((one) => one.life_ms),
      permits.map((one) => one.tokens),
      permits.map((one) => one.images),
    ],
    'insert-permits',
  )
}

/** Gives back permits with which nothing was sent: it is as if they had never been given. */
export async function releasePermits(query: Query, ids: string[]): Promise<void> {
  await query('delete from storymill.permits where id = any ($1::uuid[])', [ids], 'release-permits')
}

/** Calls that ended: their places are free. `tokens` corrects what was reserved to what the provider counted. */
export async function endPermits(
  query: Query,
  ended: { id: string; tokens: number | null }[],
): Promise<void> {
  await query(
    `update storymill.permits p set ended_at = storymill.now(), tokens = coalesce(e.tokens, p.tokens)
     from unnest($1::uuid[], $2::int[]) as e (id, tokens) where p.id = e.id`,
    [ended.map((one) => one.id), ended.map((one) => one.tokens)],
    'end-permits',
  )
}

/** Places of workers that are gone or of calls that are long over, and what no window counts any more. */
export async function sweepPermits(query: Query): Promise<void> {
  // By way of the limits, which are few: the index is by group and model.
  await query(
    `delete from storymill.permits p using storymill.limits l
     where p.limit_group = l.limit_group and p.model = l.model and p.start_at < (select storymill.now()) - interval '25 hours'`,
  )
  await query(
    `update storymill.permits p set ended_at = storymill.now()
     where p.ended_at is null and (p.expires_at < (select storymill.now())
       or exists (select from storymill.workers w where w.id = p.worker_id and w.stopped_at is not null))`,
  )
}

/** Says what the ready steps of a queue wait for, or that they wait for nothing. */
export async function tellWait(
  query: Query,
  queue: string,
  wait: { reason: string; ms: number; code?: string; message?: string },
): Promise<void> {
  await query(
    `insert into storymill.queue_waits (queue, reason, until, code, message)
     values ($1, $2, storymill.now() + $3 * interval '1 millisecond', $4, $5)
     on conflict (queue) do update set reason = excluded.reason, until = excluded.until, code = excluded.code,
       message = excluded.message`,
    [queue, wait.reason, wait.ms, wait.code ?? null, wait.message ?? null],
    'tell-wait',
  )
}
