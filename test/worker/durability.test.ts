import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cancelBook } from '../../src/db/cancel.ts'
import { newId } from '../../src/book/ids.ts'
import { arm, disarm } from '../../src/failpoint.ts'
import { reap } from '../../src/db/reap.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { smallPipeline } from '../support/small-pipeline.ts'

let engine: Engine
beforeEach(async () => {
  engine = await startEngine()
})
afterEach(async () => {
  for (const name of ['step.kept', 'step.answered', 'step.before-send'] as const) disarm(name)
  await engine.close()
})

const query = () => engine.db.query.bind(engine.db)
const workerIds = async () =>
  (await engine.db.query<{ id: string }>('select id from storymill.workers where stopped_at is null')).map(
    (row) => row.id,
  )

describe('what is paid is not bought again', () => {
  it('a result that was kept but not committed is found by the next worker', async () => {
    let bought = 0
    const pipeline = smallPipeline(({ kind }) => {
      if (kind === 'plan') bought += 1
      return { ok: true, value: { kind }, usage: { usd: 0.01, units: {} } }
    })
    const stuck = Promise.withResolvers<void>()
    const afterwards = Promise.withResolvers<void>()
    let first = true
    arm('step.kept', (key) => {
      if (key !== 'plan' || !first) return
      first = false
      stuck.resolve()
      // This worker does not come back from here in time: as if its process had ended.
      return afterwards.promise
    })
    const id = await engine.order(pipeline)
    await engine.worker(pipeline)
    await stuck.promise
    await reap(query(), await workerIds())
    await engine.worker(pipeline)
    await engine.until(id, 'complete')
    expect(bought).toBe(1)
    const calls = await engine.db.query<{ state: string }>(
      `select c.state from storymill.step_calls c join storymill.steps s on s.id = c.step_id
       where s.book_id = $1 and s.key = 'plan' order by c.attempt`,
      [id],
    )
    expect(calls.map((call) => call.state)).toEqual(['unknown', 'not_sent'])
    afterwards.resolve()
  })

  it('a late answer of a worker that was taken over is refused, and recorded', async () => {
    const release = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    let calls = 0
    const pipeline = smallPipeline(async ({ kind }) => {
      if (kind === 'plan' && (calls += 1) === 1) {
        reached.resolve()
        await release.promise
      }
      return { ok: true, value: { kind, call: calls } }
    })
    const id = await engine.order(pipeline)
    await engine.worker(pipeline)
    await reached.promise
    await reap(query(), await workerIds())
    await engine.worker(pipeline)
    await engine.until(id, 'complete')
    release.resolve()
    await eventually(async () => {
      const orphans = await engine.db.query(
        `select from storymill.step_calls where book_id = $1 and state = 'orphaned'`,
        [id],
      )
      return orphans.length === 1
    })
    const [plan] = await engine.db.query<{ result: { call: number } }>(
      `select result from storymill.steps where book_id = $1 and key = 'plan'`,
      [id],
    )
    expect(plan?.result.call).toBe(2)
  })
})

describe('a worker that leaves', () => {
  it('in the middle of a claim holds nothing afterwards, ten times over', async () => {
    const pipeline = smallPipeline(async (_, { signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      return {
        ok: false,
        failure: {
          class: 'cancelled',
          code: 'aborted',
          message: 'stopped',
          sent: 'no',
          charge: 'no',
          scope: 'request',
        },
      }
    })
    await Promise.all(Array.from({ length: 30 }, () => engine.order(pipeline)))
    for (let round = 0; round < 10; round++) {
      const worker = await engine.worker(pipeline)
      await worker.stop(0)
      const held = await engine.db.query(`select key, state from storymill.steps where state <> 'ready'`)
      expect(held).toEqual([])
    }
    const open = await engine.db.query(`select from storymill.step_calls where state = 'intent'`)
    expect(open).toEqual([])
    const tries = await engine.db.query('select from storymill.steps where tries > 0 or crashes > 0')
    expect(tries).toEqual([])
  })

  it('and signs off with a step in its hands is relieved of it', async () => {
    const pipeline = smallPipeline()
    const id = await engine.order(pipeline)
    const gone = newId()
    await engine.db.query(
      `insert into storymill.workers (id, name, host, pid, process_start, queues, lease_until, stopped_at)
       values ($1, 'gone', 'elsewhere', 1, '', '{}', storymill.now() + interval '1 hour', storymill.now())`,
      [gone],
    )
    await engine.db.query(
      `with taken as (update storymill.steps set state = 'running', claim_token = gen_random_uuid(), claimed_by = $2, attempt = 1,
         call_deadline_at = storymill.now() + interval '1 day' where book_id = $1 returning id, claim_token)
       insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state)
       select id, claim_token, $1, $2, 1, 'intent' from taken`,
      [id, gone],
    )
    expect(await reap(query(), [])).toEqual(new Map([['text', 1]]))
  })
})

describe('a cancel', () => {
  it('stops everything: no step of the book starts after it', async () => {
    const started: string[] = []
    const pipeline = smallPipeline(async ({ kind, page }) => {
      started.push(`${kind}:${page}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
      return { ok: true, value: {} }
    })
    const ids = await Promise.all(Array.from({ length: 20 }, () => engine.order(pipeline, { pages: 8 })))
    await engine.worker(pipeline)
    await eventually(async () => started.length > 40)
    await Promise.all(ids.map((id) => engine.db.transaction((q) => cancelBook(q, 'local', id))))
    const late = await engine.db.query(
      `select c.step_id from storymill.step_calls c join storymill.books b on b.id = c.book_id
       where b.status = 'cancelled' and c.started_at > b.completed_at`,
    )
    expect(late).toEqual([])
    const living = await engine.db.query(
      `select id from storymill.steps where state in ('ready', 'blocked', 'sleeping', 'running')`,
    )
    expect(living).toEqual([])
  })

  it('of a finished book changes nothing, whichever comes first', async () => {
    const pipeline = smallPipeline()
    await engine.worker(pipeline)
    const ids = await Promise.all(Array.from({ length: 30 }, () => engine.order(pipeline)))
    await Promise.all(ids.map((id) => engine.db.transaction((q) => cancelBook(q, 'local', id))))
    await eventually(
      async () =>
        (await engine.db.query(`select from storymill.books where completed_at is null`)).length === 0,
    )
    const events = await engine.db.query<{ n: number }>(
      `select count(*)::int as n from storymill.book_events where data ->> 'status' in ('complete', 'cancelled') group by book_id`,
    )
    expect(events.every((one) => one.n === 1)).toBe(true)
  })
})

describe('who goes first', () => {
  it("is fair: one user's hundred books do not hold up another's one, and weight counts", async () => {
    await engine.db.query(
      `insert into storymill.users (id, weight) values ('crowd', 1), ('lone', 1), ('paid', 4)`,
    )
    const pipeline = smallPipeline()
    const rankOf = async (id: string) =>
      (await engine.db.query<{ rank: number }>('select rank from storymill.books where id = $1', [id]))[0]
        ?.rank ?? 0
    const crowd: string[] = []
    for (let n = 0; n < 10; n++) crowd.push(await engine.order(pipeline, { user: 'crowd' }))
    const lone = await engine.order(pipeline, { user: 'lone' })
    const paid = [
      await engine.order(pipeline, { user: 'paid' }),
      await engine.order(pipeline, { user: 'paid' }),
    ]
    const ranks = await Promise.all(crowd.map(rankOf))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(await rankOf(lone)).toBeLessThan(ranks[1] ?? 0)
    expect(await rankOf(paid[1] ?? newId())).toBeLessThan(ranks[1] ?? 0)
  })
})
