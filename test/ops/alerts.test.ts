import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tmpdir } from 'node:os'
import { pauseQueue, unpauseQueue } from '../../src/actions/pause-queue.ts'
import { AlertSettings } from '../../src/book/alert.ts'
import { listAlerts } from '../../src/db/alerts.ts'
import { declareLimits, quarantine, reinstate } from '../../src/db/limits.ts'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import { examine } from '../../src/ops/doctor.ts'
import { look, watch, type AlertNews } from '../../src/ops/alerts.ts'
import { plantDead } from '../support/dead.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { aWorker } from '../support/webhooks.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())
beforeEach(async () => {
  await engine.db.query(
    `truncate storymill.alerts, storymill.queue_pauses, storymill.steps, storymill.books, storymill.workers, storymill.webhook_disabled, storymill.webhook_deliveries cascade`,
  )
  await due()
})

const query = () => engine.db.query.bind(engine.db)
const settings = AlertSettings.parse({ every_ms: 60_000 })
const seen = async (groups: string[] = []) =>
  (await look(query(), settings, groups)).map(({ name, about, level }) => [name, about, level])
/** The next look is due at once. */
const due = async () =>
  void (await engine.db.query(`update storymill.alert_rounds set sampled_at = '-infinity'`))
const round = async (groups: string[] = []) => {
  await due()
  const news = await watch(engine.db, { settings, groups })
  return news.map(({ what, alert }) => `${what} ${alert.name} ${alert.level}`)
}
const open = async () => await listAlerts(query(), { ended: false, limit: 50 })

/** A ready step whose book changed so long ago. */
async function ready(queue: string, ago_s: number): Promise<void> {
  const { book_id, id } = await plantDead(engine.db, { ago_s: 10_000 })
  await engine.db.query(
    `update storymill.books set updated_at = storymill.now() - $2 * interval '1 second' where id = $1`,
    [book_id, ago_s],
  )
  await engine.db.query(`update storymill.steps set state = 'ready', queue = $2 where id = $1`, [id, queue])
}
async function ended(status: 'complete' | 'partial' | 'failed' | 'cancelled', books: number): Promise<void> {
  for (let n = 0; n < books; n++) await plantDead(engine.db, { status, ago_s: 1_000 })
  await engine.db.query(`update storymill.steps set state = 'done' where state = 'dead'`)
}

describe('what is looked at', () => {
  it('is nothing where all is well', async () => {
    expect(await seen()).toEqual([])
  })

  it('new dead letters: one is watched, ten are bad, old or discarded ones are neither', async () => {
    await plantDead(engine.db, { ago_s: 1_000 })
    const { id } = await plantDead(engine.db)
    await engine.db.query(`update storymill.steps set dealt_with = 'discarded' where id = $1`, [id])
    expect(await seen()).toEqual([])
    await plantDead(engine.db)
    expect(await seen()).toEqual([['new_dead', '', 1]])
    for (let n = 0; n < 9; n++) await plantDead(engine.db)
    expect((await seen())[0]).toEqual(['new_dead', '', 2])
  })

  it('the share of books that ended unfinished, once there are enough; cancelled ones do not count', async () => {
    await ended('failed', 1)
    await ended('complete', 8)
    await ended('cancelled', 5)
    expect(await seen()).toEqual([])
    await ended('complete', 3)
    expect(await seen()).toEqual([['unfinished', '', 1]])
    await ended('partial', 1)
    expect(await seen()).toEqual([['unfinished', '', 2]])
  })

  it('a model whose provider fails, once there are enough calls; limits and refusals are not its failing', async () => {
    const calls = async (n: number, state: string, kind: string | null, model = 'openai:gpt-image-2') =>
      await engine.db.query(
        `insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state, model, class, code,
           metered, held_usd, sent_at, settled_at)
         select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, $2, $4, $3, $3,
           true, 0.04, storymill.now(), storymill.now() from generate_series(1, $1::int)`,
        [n, state, kind, model],
      )
    await engine.db.query('delete from storymill.step_calls')
    await calls(19, 'failed', 'server_error')
    await calls(40, 'failed', 'rate_limit', 'openai:gpt-5-mini')
    expect(await seen()).toEqual([])
    await calls(1, 'ok', null)
    const [alert] = await look(query(), settings, [])
    expect(alert).toMatchObject({
      name: 'failing_calls',
      about: 'openai:gpt-image-2',
      level: 2,
      says: '19 of the last 20 calls of openai:gpt-image-2 failed, most with server_error.',
    })
    // It is back: what came before the last hundred is over.
    await calls(100, 'ok', null)
    expect(await seen()).toEqual([])
    await calls(5, 'failed', 'timeout')
    expect(await seen()).toEqual([['failing_calls', 'openai:gpt-image-2', 1]])
    await engine.db.query('delete from storymill.step_calls')
  })

  it('steps that wait for money: for the next day is bad, for their own book is to be watched', async () => {
    const { id } = await plantDead(engine.db, { ago_s: 10_000 })
    const sleep = async (reason: string, code: string, for_s = 200) =>
      await engine.db.query(
        `update storymill.steps set state = 'sleeping', wait_reason = $2, error_code = $3,
           due_at = storymill.now() + $4 * interval '1 second' where id = $1`,
        [id, reason, code, for_s],
      )
    await sleep('backoff', 'server_error')
    expect(await seen()).toEqual([])
    // Until a call under way is over.
    await sleep('budget', 'day_budget_reached', 1)
    expect(await seen()).toEqual([])
    await sleep('budget', 'book_budget_reached')
    expect(await seen()).toEqual([['budget_spent', '', 1]])
    await sleep('budget', 'day_budget_reached')
    const [alert] = await look(query(), settings, [])
    expect([alert?.level, alert?.says]).toEqual([
      2,
      "The day's budget is spent: 1 step waits for midnight UTC, or for a higher one.",
    ])
  })

  it('how long the oldest ready step has waited, and whether anybody takes it', async () => {
    await ready('text', 20)
    await ready('images', 50)
    expect(await seen()).toEqual([
      ['oldest_ready', 'text', 1],
      ['no_worker', 'text', 2],
      ['no_worker', 'images', 2],
    ])
    const worker = await aWorker(engine.db)
    await engine.db.query(`update storymill.workers set queues = '{text,images}'`)
    await ready('images', 400)
    expect(await seen()).toEqual([
      ['oldest_ready', 'text', 1],
      ['oldest_ready', 'images', 2],
    ])
    // Who slept until its time has not waited since its book last changed.
    await engine.db.query(`update storymill.steps set wait_reason = 'backoff' where queue = 'images'`)
    expect(await seen()).toEqual([['oldest_ready', 'text', 1]])
    await engine.db.query('update storymill.workers set draining = true where id = $1', [worker])
    expect(await seen()).toContainEqual(['no_worker', 'text', 2])
  })

  it('a paused queue as such, and nothing else of it', async () => {
    await ready('text', 500)
    await ready('images', 500)
    await pauseQueue(engine.db, { by: 'ann', via: 'command' }, 'text')
    expect(await seen()).toEqual([
      ['oldest_ready', 'images', 2],
      ['no_worker', 'images', 2],
      ['paused', 'text', 1],
    ])
    const paused = (await look(query(), settings, [])).find((one) => one.name === 'paused')
    expect(paused?.says).toMatch(/^text is paused since \d{4}-.* by ann\.$/)
    const lines = await examine(engine.db, diskFiles(tmpdir()))
    expect(lines.filter((line) => line.what === 'queue')).toEqual([
      {
        what: 'queue',
        well: true,
        says: expect.stringMatching(/^text is paused since .* by ann$/) as string,
      },
    ])
    await unpauseQueue(engine.db, { by: 'ann', via: 'command' }, 'text')
    expect((await seen()).map(([name]) => name)).not.toContain('paused')
  })

  it('steps of a pipeline that no worker of their queue knows', async () => {
    await ready('text', 1)
    const worker = await aWorker(engine.db)
    const knows = async (queues: string, pipelines: string) =>
      await engine.db.query('update storymill.workers set queues = $2, pipelines = $3 where id = $1', [
        worker,
        queues,
        pipelines,
      ])
    const [step] = await engine.db.query<{ pipeline: string }>(
      `select pipeline from storymill.steps where state = 'ready'`,
    )
    const pipeline = step?.pipeline ?? ''
    await knows('{text}', '{other@1}')
    expect(await seen()).toEqual([['unknown_pipeline', pipeline, 2]])
    await knows('{text}', `{other@1,${pipeline}}`)
    expect(await seen()).toEqual([])
    // Of an earlier release nobody knows what it knows.
    await knows('{text}', '{}')
    expect(await seen()).toEqual([])
    await knows('{images}', `{${pipeline}}`)
    expect(await seen()).toEqual([['no_worker', 'text', 2]])
  })

  it('deliveries that nobody sends', async () => {
    await engine.db.query(
      `insert into storymill.webhook_deliveries (user_id, type, url, payload, due_at, deadline_at)
       values ('local', 'trial', 'https://a.example/x', '{}', storymill.now() - interval '90 seconds', storymill.now())`,
    )
    expect(await seen()).toEqual([
      ['oldest_ready', 'webhooks', 1],
      ['no_worker', 'webhooks', 2],
    ])
  })

  it('a limit group without a key that can be used, if the configuration has it', async () => {
    const key = (name: string) => ({ ref: `openai:${name}`, provider: 'openai', limit_group: 'openai/main' })
    await declareLimits(query(), [], [key('a'), key('b')])
    const refuse = async (ref: string) =>
      await quarantine(
        query(),
        { ref },
        { state: 'revoked', code: 'x', message: 'It is old.', probe_in_ms: 1 },
      )
    await refuse('openai:a')
    expect(await seen(['openai/main'])).toEqual([])
    await refuse('openai:b')
    expect(await seen(['openai/main'])).toEqual([['no_key', 'openai/main', 2]])
    expect(await seen(['openai/other'])).toEqual([])
    await reinstate(query(), 'openai:a')
    expect(await seen(['openai/main'])).toEqual([])
  })

  it('a webhook address that said 410; of it only the host', async () => {
    await engine.db.query(
      `insert into storymill.webhook_disabled (user_id, url, because) values ('local', 'https://a.example/secret', 'gone')`,
    )
    expect(await seen()).toEqual([['webhook_disabled', 'local a.example', 1]])
  })
})

describe('an alert', () => {
  it('starts after two bad looks in a row, changes with two, ends after three good ones', async () => {
    await plantDead(engine.db, { status: 'complete' })
    expect([await round(), await open()]).toEqual([[], []])
    expect(await round()).toEqual(['started new_dead watch'])
    const [alert] = await open()
    expect(alert).toMatchObject({
      level: 'watch',
      value: 1,
      says: '1 dead letter in the last 15 minutes.',
      until: null,
    })
    for (let n = 0; n < 10; n++) await plantDead(engine.db, { status: 'complete' })
    expect([await round(), await round()]).toEqual([[], ['changed new_dead bad']])
    await engine.db.query('delete from storymill.steps')
    expect([await round(), await round(), await round()]).toEqual([[], [], ['ended new_dead bad']])
    expect(await open()).toEqual([])
    const [over] = await listAlerts(query(), { ended: true, limit: 50 })
    expect(over).toMatchObject({ id: alert?.id, level: 'bad', value: 11, since: alert?.since })
    expect(over?.until).toMatch(/^\d{4}-/)
  })

  it('is none where one look was bad and the next is good', async () => {
    await plantDead(engine.db)
    await round()
    await engine.db.query('delete from storymill.steps')
    expect(await round()).toEqual([])
    await plantDead(engine.db)
    expect([await round(), await round()]).toEqual([[], ['started new_dead watch']])
  })

  it('is looked for by one process at a time, and no more often than set', async () => {
    await plantDead(engine.db)
    await round()
    await due()
    const all = await Promise.all([1, 2, 3].map(() => watch(engine.db, { settings, groups: [] })))
    expect(all.flat().map((one) => one.what)).toEqual(['started'])
    expect(await watch(engine.db, { settings, groups: [] })).toEqual([])
    const [row] = await engine.db.query('select samples from storymill.alerts')
    expect(row).toEqual({ samples: [1, 1] })
  })

  it('is told with what it keeps, or not at all', async () => {
    await plantDead(engine.db)
    await round()
    await due()
    const fail = async (_: unknown, news: AlertNews) => {
      throw new Error(`cannot tell ${news.what}`)
    }
    await expect(watch(engine.db, { settings, groups: [] }, fail)).rejects.toThrow('cannot tell started')
    expect(await open()).toEqual([])
    expect(await round()).toEqual(['started new_dead watch'])
  })
})
