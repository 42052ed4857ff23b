import type { Query } from './database.ts'

/** Of the calls of a model with a key that were sent in the last quarter of an hour: how many a limit refused. */
export type Throttled = { model: string; key_ref: string | null; calls: number; refused: number }

const mostCalls = 20_000

/** The newest calls are looked at, to a point. */
export async function throttledCalls(query: Query): Promise<Throttled[]> {
  return await query<Throttled>(
    `select model, key_ref, count(*)::int as calls,
       (count(*) filter (where class in ('rate_limit', 'slow_down', 'concurrency_limit', 'daily_quota')))::int as refused
     from (select model, key_ref, class from storymill.step_calls
       where held_usd is not null and sent_at > (select storymill.now()) - interval '15 minutes' and state <> 'not_sent'
       order by sent_at desc limit ${mostCalls}) recent
     where model is not null group by model, key_ref`,
  )
}

const mostWaiting = 10_000

/** How many ready steps a model may make that wait for a limit now, by `models`: its id and its queue; each counted to a point. */
export async function waitingForLimit(
  query: Query,
  models: readonly { id: string; queue: string }[],
): Promise<Map<string, number>> {
  const rows = await query<{ id: string; n: number }>(
    `select m.id, (select count(*)::int from (select from storymill.steps s where s.queue = m.queue and s.state = 'ready'
       and not s.suspect and (s.model = m.id or s.model is null) limit ${mostWaiting}) few) as n
     from unnest($1::text[], $2::text[]) m (id, queue)
     join storymill.queue_waits w on w.queue = m.queue and w.reason = 'limit' and w.until > (select storymill.now())`,
    [models.map((one) => one.id), models.map((one) => one.queue)],
  )
  return new Map(rows.map(({ id, n }) => [id, n]))
}
