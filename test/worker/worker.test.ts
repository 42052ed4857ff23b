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
        return { ok: false, failure: { class: 'transient', code: 'cut', message: 'cut', sent: 'unknown' } }
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
    expect(calls[0]?.because).toContain('transient (cut) on try 1 of 7')
    await worker.stop(1_000)
  })

  it('ends a book partial when a picture is refused, and failed when the order wants that', async () => {
    let asked = 0
    const pipeline = smallPipeline(({ kind, page }) => {
      if (kind !== 'picture' || page !== 2) return { ok: true, value: {} }
      asked += 1
      return {
        ok: false,
        failure: { class: 'moderation', code: 'content_refused', message: 'no', sent: 'yes' },
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
      return { ok: false, failure: { class: 'cancelled', code: 'aborted', message: 'stopped', sent: 'no' } }
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
})
