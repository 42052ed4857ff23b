import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { smallPipeline } from '../support/small-pipeline.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())

const events = async (id: string) =>
  await engine.db.query<{
    version: number
    type: string
    data: { status: string; progress_percent: number }
  }>('select version::int, type, data from storymill.book_events where book_id = $1 order by version', [id])

describe('a worker', () => {
  it('makes a book, step by step, with gapless events and every milestone', async () => {
    const pipeline = smallPipeline(undefined, 'whole@1')
    const id = await engine.order(pipeline, { pages: 6 })
    const worker = await engine.worker(pipeline)
    await engine.until(id, 'complete')
    const told = await events(id)
    expect(told.map((event) => event.version)).toEqual(told.map((_, index) => index + 1))
    const statuses = told.filter((event) => event.type === 'status').map((event) => event.data.status)
    expect(statuses).toEqual([
      'queued',
      'processing',
      'text_complete',
      'images_processing',
      'assembling',
      'complete',
    ])
    const percents = told.map((event) => event.data.progress_percent)
    expect(percents).toEqual(percents.toSorted((a, b) => a - b))
    expect(percents.at(-1)).toBe(100)
    const calls = await engine.db.query('select state from storymill.step_calls where book_id = $1', [id])
    expect(calls).toHaveLength(14)
    expect(calls.every((call) => call.state === 'ok')).toBe(true)
    await worker.stop(1_000)
  })

  it('retries what is transient, and says why', async () => {
    let failures = 2
    const pipeline = smallPipeline(({ kind }) => {
      if (kind === 'picture' && failures-- > 0)
        return {
          ok: false,
          failure: {
            class: 'cut',
            code: 'cut',
            message: 'cut',
            sent: 'unknown',
            charge: 'possible',
            scope: 'request',
          },
        }
      return { ok: true, value: {} }
    }, 'flaky@1')
    const id = await engine.order(pipeline)
    const worker = await engine.worker(pipeline)
    await engine.until(id, 'complete')
    const calls = await engine.db.query<{ state: string; because: string }>(
      `select state, because from storymill.step_calls where book_id = $1 and state <> 'ok'`,
      [id],
    )
    expect(calls.map((call) => call.state)).toEqual(['unknown', 'unknown'])
    expect(calls[0]?.because).toContain('cut (cut) on try 1 of 7')
    await worker.stop(1_000)
  })

  it('ends a book partial when a picture is refused, and failed when the order wants that', async () => {
    let asked = 0
    const pipeline = smallPipeline(({ kind, page }) => {
      if (kind !== 'picture' || page !== 2) return { ok: true, value: {} }
      asked += 1
      return {
        ok: false,
        failure: {
          class: 'moderation_input',
          code: 'content_refused',
          message: 'no',
          sent: 'yes',
          charge: 'no',
          scope: 'request',
        },
      }
    }, 'refused@1')
    const partial = await engine.order(pipeline)
    const failed = await engine.order(pipeline, { missing: 'fail' })
    const worker = await engine.worker(pipeline)
    await engine.until(partial, 'partial')
    await engine.until(failed, 'failed')
    expect(asked).toBe(2)
    const living = await engine.db.query(
      `select key from storymill.steps where book_id = $1 and state not in ('done', 'dead', 'cancelled')`,
      [failed],
    )
    expect(living).toEqual([])
    await worker.stop(1_000)
  })

  it('gives back what runs when it is stopped, without spending a try', async () => {
    let hanging = 0
    const pipeline = smallPipeline(async ({ kind }, { signal }) => {
      if (kind !== 'page_text') return { ok: true, value: {} }
      hanging += 1
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
    }, 'drain@1')
    const id = await engine.order(pipeline)
    const worker = await engine.worker(pipeline)
    await eventually(async () => hanging === 4)
    await worker.stop(50)
    const steps = await engine.db.query(
      `select state, tries, claim_token from storymill.steps where book_id = $1 and kind = 'page_text'`,
      [id],
    )
    expect(steps).toEqual(Array(4).fill({ state: 'ready', tries: 0, claim_token: null }))
  })

  it('shares what is ready with the others: no worker is idle while one hoards', async () => {
    const by = new Map<string, number>()
    const pipeline = smallPipeline(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return { ok: true, value: {} }
    }, 'shared@1')
    const first = await engine.worker(pipeline)
    const second = await engine.worker(pipeline)
    // The first has to hear of the second by its heartbeat.
    await eventually(
      async () =>
        (
          await engine.db.query(
            "select from storymill.workers where stopped_at is null and seen_at > started_at + interval '2 seconds'",
          )
        ).length >= 2,
    )
    const ids = await Promise.all(Array.from({ length: 30 }, () => engine.order(pipeline, { pages: 8 })))
    first.wake()
    second.wake()
    for (const id of ids) await engine.until(id, 'complete')
    const rows = await engine.db.query<{ worker_id: string; n: number }>(
      'select worker_id, count(*)::int as n from storymill.step_calls where book_id = any ($1::uuid[]) group by worker_id',
      [ids],
    )
    for (const row of rows) by.set(row.worker_id, row.n)
    const [a = 0, b = 0] = [first.id, second.id].map((id) => by.get(id))
    expect(Math.max(a, b)).toBeLessThan(4 * Math.min(a, b))
    await Promise.all([first.stop(1_000), second.stop(1_000)])
  })

  it('gives back a step that is held in its name without its knowing', async () => {
    const pipeline = smallPipeline(undefined, 'stray@1')
    const worker = await engine.worker(pipeline)
    const id = await engine.order(pipeline)
    await engine.db.query(
      `with taken as (update storymill.steps set state = 'running', claim_token = gen_random_uuid(), claimed_by = $2, attempt = 1,
         call_deadline_at = storymill.now() + interval '1 day' where book_id = $1 returning id, claim_token)
       insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state)
       select id, claim_token, $1, $2, 1, 'intent' from taken`,
      [id, worker.id],
    )
    await engine.until(id, 'complete', 20_000)
    await worker.stop(1_000)
  })
})
