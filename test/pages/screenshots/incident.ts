import { plantDead } from '../../support/dead.ts'
import { keys, openSet, type Set } from './stage.ts'

export type Incident = Set & { book: string }

const ideas = ['A snail in a hurry', 'The quiet drum', 'A map of the garden', 'Where the wind sleeps']

/** A bad night: a key is refused, pictures run into the limit, some are refused for good, and texts were paused. */
export async function stageIncident(): Promise<Incident> {
  const set = await openSet('simulated')
  const { stage } = set
  await plantEvening(set)
  for (const [n, code] of [
    'content_refused',
    'content_refused',
    'content_refused',
    'provider_timeout',
  ].entries())
    for (let ago_s = 60 + n * 40; ago_s < 3_600; ago_s += 400 + n * 90)
      await plantDead(stage.db, {
        ago_s,
        code,
        message: `The model refused the prompt of request req_${ago_s}`,
      })
  // They took their time before they ended so.
  await stage.db.query("update storymill.books set created_at = completed_at - interval '5 minutes'")
  const faults = [
    { on: 'any', what: 'status:401:invalid_api_key', key: keys.refused },
    { on: 'image', what: 'moderated_input', share: 0.05 },
    { on: 'image', what: 'status:429:rate_limit_exceeded', share: 0.2, retry_after: 3 },
  ]
  await fetch(`${stage.simulator.url}/__sim/faults`, { method: 'PUT', body: JSON.stringify(faults) })
  const ids: string[] = []
  for (let n = 0; n < 24; n++)
    ids.push(await set.order({ idea: `${ideas[n % 4]}, ${n + 1}`, pages: 8, seed: n }))
  await stage.start('worker-1', ['worker'])
  await stage.start('worker-2', ['worker'])
  // Long enough for an alarm: two looks in a row.
  await new Promise((resolve) => setTimeout(resolve, 75_000))
  await set.post('/v1/admin/queues/text/pause', { because: 'billing: the new contract starts at nine' })
  return { ...set, book: ids[0] ?? '' }
}

/** Six hours as they were sampled, minute by minute, the last one bad. */
async function plantEvening({ stage: { db } }: Set): Promise<void> {
  await db.query(
    `insert into storymill.series_points (step_s, at, seen)
     select step_s, to_timestamp(floor(extract(epoch from storymill.now()) / step_s) * step_s) - n * interval '1 minute', jsonb_build_object(
       'oldest_wait_s images', case when n < 50 then 20 + (50 - n) * 5 else 4 + n % 7 end,
       'oldest_wait_s text', 1 + n % 3,
       'ready images', case when n < 50 then (50 - n) * 7 else n % 9 end, 'ready text', n % 4,
       'running images', 40 + n % 20, 'running text', 6 + n % 5,
       'done images', case when n < 50 then 20 + n % 9 else 60 + n % 17 end, 'done text', 70 + n % 21,
       'failed images', case when n < 50 then 6 + n % 5 else n % 2 end, 'failed text', 0,
       'books_done ', case when n < 50 then 2 + n % 2 else 7 + n % 3 end,
       'book_p95_s ', case when n < 50 then 500 - n * 4 else 190 + n % 30 end,
       'usd ', 3 + (n % 13) / 10.0)
     from generate_series(1, 360) n, unnest(array[60, 300, 1800]) step_s
     where n % (step_s / 60) = 0 on conflict do nothing`,
  )
}
