import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pauseQueue, unpauseQueue } from '../../src/actions/pause-queue.ts'
import { showSeries } from '../../src/actions/show-series.ts'
import { newId } from '../../src/book/ids.ts'
import type { SeriesView } from '../../src/book/series.ts'
import { declareLimits } from '../../src/db/limits.ts'
import { spentLately } from '../../src/db/spent-lately.ts'
import { watchMinute } from '../../src/ops/minutes.ts'
import { plantDead } from '../support/dead.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { aWorker } from '../support/webhooks.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())
beforeEach(async () => {
  await clock('clock_timestamp()')
  await engine.db.query(
    `truncate storymill.alerts, storymill.queue_pauses, storymill.steps, storymill.step_calls, storymill.books, storymill.workers,
       storymill.series_points, storymill.deleted_spending cascade`,
  )
})

/** What time it is for every statement. */
const clock = async (sql: string) =>
  void (await engine.db.query(
    `create or replace function storymill.now() returns timestamptz language sql volatile as $$ select ${sql} $$`,
  ))
const at = async (time: string) => await clock(`timestamptz '${time}'`)
const points = async (step_s: number) =>
  await engine.db.query<{ at: Date; seen: Record<string, number> }>(
    'select at, seen from storymill.series_points where step_s = $1 order by at',
    [step_s],
  )
const line = ({ series }: SeriesView, name: string, about = '') =>
  series.find((one) => one.name === name && one.about === about)?.values
const query = () => engine.db.query.bind(engine.db)

/** Steps ready in a queue, whose books have not changed for so long. */
async function ready(n: number, ago: string): Promise<void> {
  for (let nr = 0; nr < n; nr++) {
    const { id, book_id } = await plantDead(engine.db)
    await engine.db.query(`update storymill.steps set state = 'ready' where id = $1`, [id])
    await engine.db.query(
      `update storymill.books set completed_at = null, updated_at = storymill.now() - $2::interval where id = $1`,
      [book_id, ago],
    )
  }
}

async function called(sent: string, more: { usd?: number; class?: string; took_s?: number } = {}) {
  await engine.db.query(
    `insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state, metered, sent_at, settled_at, usd,
       held_usd, charge, model, key_ref, class)
     values ($1, $1, $1, $1, 1, $2, true, $3, $3::timestamptz + $4 * interval '1 second', $5, 1, 'yes', 'openai:draw', 'openai:k',
       $6)`,
    [newId(), more.class ? 'failed' : 'ok', sent, more.took_s ?? 1, more.usd ?? 0, more.class ?? null],
  )
}

describe('a minute', () => {
  it('is kept once, however many processes come', async () => {
    await at('2026-03-04T10:00:20Z')
    const kept = await Promise.all(Array.from({ length: 6 }, () => watchMinute(engine.db)))
    expect(kept.filter(Boolean)).toHaveLength(1)
    await at('2026-03-04T10:00:59Z')
    expect(await watchMinute(engine.db)).toBe(false)
    await at('2026-03-04T10:01:00Z')
    expect(await watchMinute(engine.db)).toBe(true)
    expect((await points(60)).map((one) => one.at.toISOString())).toEqual([
      '2026-03-04T10:00:00.000Z',
      '2026-03-04T10:01:00.000Z',
    ])
  })

  it('is left to the next who comes if it could not be kept', async () => {
    await engine.db.query('alter table storymill.workers rename to workers_away')
    await expect(watchMinute(engine.db)).rejects.toThrow('workers')
    await engine.db.query('alter table storymill.workers_away rename to workers')
    expect(await watchMinute(engine.db)).toBe(true)
  })

  it('tells of queues, books, calls, refusals and money', async () => {
    await at('2026-03-04T10:00:30Z')
    await ready(2, '90 seconds')
    await aWorker(engine.db)
    await engine.db.query(
      `update storymill.workers set queues = '{images}', lanes = '{"images": {"slots": 4, "running": 4, "done": 7, "failed": 2}}'`,
    )
    for (let n = 0; n < 6; n++) await plantDead(engine.db, { status: 'complete', ago_s: 30 })
    await engine.db.query(
      `update storymill.books set created_at = completed_at - interval '40 seconds' where completed_at is not null`,
    )
    await declareLimits(query(), [], [{ ref: 'openai:k', provider: 'openai', limit_group: 'openai/default' }])
    for (let n = 0; n < 9; n++) await called('2026-03-04T09:59:00Z', { usd: 0.5 })
    await called('2026-03-04T09:59:30Z', { class: 'rate_limit' })
    await watchMinute(engine.db)
    const [minute] = await points(60)
    expect(minute?.seen).toMatchObject({
      'ready images': 2,
      'oldest_wait_s images': 90,
      'done images': 7,
      'failed images': 2,
      'ready text': 0,
      'books_done ': 6,
      'book_p95_s ': 40,
      'throttled openai/default/draw': 0.1,
      'usd ': 18,
    })
    // Nobody knows how long calls took, of which there were none that ended.
    expect(minute?.seen).not.toHaveProperty('call_p95_s text')
  })

  it('goes after a day, five minutes after two, half an hour after eight', async () => {
    await at('2026-03-04T10:00:30Z')
    await watchMinute(engine.db)
    const left = async () => (await Promise.all([60, 300, 1_800].map(points))).map((one) => one.length)
    expect(await left()).toEqual([1, 1, 1])
    await at('2026-03-05T10:30:00Z')
    await watchMinute(engine.db)
    expect(await left()).toEqual([1, 2, 2])
    await at('2026-03-12T10:30:00Z')
    await watchMinute(engine.db)
    expect(await left()).toEqual([1, 1, 2])
  })
})

describe('the lines of a range', () => {
  it('have a point per step with gaps where nothing was seen, and longer steps hold the worst wait and the mean pace', async () => {
    await at('2026-03-04T10:00:30Z')
    await ready(1, '100 seconds')
    await watchMinute(engine.db)
    await engine.db.query(`update storymill.steps set state = 'done'`)
    await at('2026-03-04T10:02:30Z')
    await watchMinute(engine.db)
    await at('2026-03-04T10:03:10Z')
    const hour = await showSeries(engine.db, '1h')
    expect(hour).toMatchObject({
      from: '2026-03-04T09:04:00.000Z',
      to: '2026-03-04T10:03:00.000Z',
      step_s: 60,
    })
    expect(hour.at).toHaveLength(60)
    expect(line(hour, 'ready', 'images')?.slice(-4)).toEqual([1, null, 0, null])
    const day = await showSeries(engine.db, '24h')
    expect(line(day, 'ready', 'images')?.slice(-2)).toEqual([null, 0.5])
    expect(line(day, 'oldest_wait_s', 'images')?.at(-1)).toBe(100)
    const week = await showSeries(engine.db, '7d')
    expect(week.at.at(-1)).toBe(Date.parse('2026-03-04T10:00:00Z') / 1_000)
    expect(line(week, 'oldest_wait_s', 'images')?.at(-1)).toBe(100)
    expect(
      [hour, day, week].every(({ at, series }) => series.every((one) => one.values.length === at.length)),
    ).toBe(true)
  })

  it('have marks of what may have been the cause', async () => {
    await pauseQueue(engine.db, { by: 'ann', via: 'http' }, 'images', 'billing')
    await unpauseQueue(engine.db, { by: 'bob', via: 'http' }, 'images')
    await aWorker(engine.db)
    await engine.db.query(
      `update storymill.workers set version = '1.0.0', started_at = now() - interval '2 days'`,
    )
    const newer = await aWorker(engine.db)
    await engine.db.query(`update storymill.workers set version = '1.1.0' where id = $1`, [newer])
    await engine.db.query(
      `insert into storymill.alerts (name, level, samples, value, says, since, started_at)
       values ('new_dead', 2, '{2}', 12, '12 dead letters.', now(), now())`,
    )
    const told = async (range: '1h' | '7d') =>
      (await showSeries(engine.db, range)).marks.map(({ kind, says }) => `${kind}: ${says}`)
    const all = [
      'pause: ann paused images: billing',
      'resume: bob resumed images',
      'deploy: 1.1.0 came',
      'alert: 12 dead letters.',
    ]
    expect(await told('1h')).toEqual(all)
    // The first release there ever was is no deploy.
    expect(await told('7d')).toEqual(all)
    await engine.db.query(
      `update storymill.alerts set started_at = now() - interval '2 hours', until = now() - interval '1 hour 30 minutes'`,
    )
    expect(await told('1h')).toEqual(all.slice(0, 3))
    expect(await told('7d')).toHaveLength(4)
  })
})

describe('the money of a day', () => {
  const spent = async () => await spentLately(query())

  it('is the same whether it was kept in part or is added up', async () => {
    await at('2026-03-04T10:00:30Z')
    await called('2026-03-03T23:59:59Z', { usd: 100 })
    await called('2026-03-04T00:00:00Z', { usd: 1 })
    await called('2026-03-04T09:00:10Z', { usd: 2 })
    await called('2026-03-04T09:59:00Z', { usd: 4 })
    await engine.db.query(
      `insert into storymill.deleted_spending (day, user_id, usd) values ('2026-03-04', 'local', 8), ('2026-03-03', 'local', 100)`,
    )
    expect(await spent()).toEqual({ usd_1h: 4, usd_today: 15 })
    await watchMinute(engine.db)
    expect(await spent()).toEqual({ usd_1h: 4, usd_today: 15 })
    // What was kept is not added up again: a book of this morning that is deleted now has been counted.
    await engine.db.query(`delete from storymill.step_calls where sent_at < '2026-03-04T08:00:00Z'`)
    expect(await spent()).toEqual({ usd_1h: 4, usd_today: 15 })
    await at('2026-03-05T00:00:10Z')
    expect(await spent()).toEqual({ usd_1h: 0, usd_today: 0 })
  })

  it('is kept every ten minutes, and for every day anew', async () => {
    const kept = async () =>
      (
        await engine.db.query<{ at: Date; spent_usd: number }>(
          'select at, spent_usd from storymill.series_points where spent_usd is not null order by at',
        )
      ).map((one) => [one.at.toISOString().slice(11, 16), one.spent_usd])
    await called('2026-03-04T20:00:00Z', { usd: 3 })
    for (const time of ['23:50:00', '23:51:00', '23:59:00']) {
      await at(`2026-03-04T${time}Z`)
      await watchMinute(engine.db)
    }
    await at('2026-03-05T00:00:00Z')
    // What was kept ten minutes ago is of yesterday.
    expect(await spent()).toEqual({ usd_1h: 0, usd_today: 0 })
    await watchMinute(engine.db)
    await at('2026-03-05T00:10:00Z')
    await watchMinute(engine.db)
    expect(await kept()).toEqual([
      ['23:50', 3],
      ['00:00', 0],
      ['00:10', 0],
    ])
  })
})
