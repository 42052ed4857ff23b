import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resumeBook } from '../../src/actions/resume-book.ts'
import { newId } from '../../src/book/ids.ts'
import { noQuotas } from '../../src/book/quota.ts'
import { deleteBook } from '../../src/db/delete-book.ts'
import { spending } from '../../src/db/spending.ts'
import { eventually } from '../support/engine.ts'
import { failed, paidSettings, type Behave } from '../support/metered.ts'
import { paidPipeline, startPaidEngine, works, type PaidEngine } from '../support/paid-engine.ts'

let engine: PaidEngine
beforeEach(async () => {
  engine = await startPaidEngine()
})
afterEach(async () => {
  await engine.close()
})

const pipeline = paidPipeline
const { start, callsOf } = bound()
function bound() {
  return {
    start: async (...args: Parameters<PaidEngine['start']>) => await engine.start(...args),
    callsOf: async (id: string) => await engine.callsOf(id),
  }
}

describe('limits', () => {
  it('hold no slot, spend no try, and are never exceeded', async () => {
    const at: number[] = []
    const ids = await Promise.all(Array.from({ length: 3 }, () => engine.order(pipeline, { pages: 8 })))
    await start(
      (call) => {
        if (call.kind === 'image') at.push(performance.now())
        return works(call)
      },
      paidSettings({
        minute_ms: 2_000,
        limits_of: { pictures: { images_per_minute: 10 }, '*': { requests_per_minute: 10_000 } },
      }),
    )
    for (const id of ids) await engine.until(id, 'complete', 25_000)
    expect(at).toHaveLength(24)
    for (let i = 0; i + 10 < at.length; i++) expect((at[i + 10] ?? 0) - (at[i] ?? 0)).toBeGreaterThan(2_000)
    const [tried] = await engine.db.query('select from storymill.steps where tries > 0 or attempt > 1')
    expect(tried).toBeUndefined()
  }, 40_000)

  it('that are met unexpectedly pause the group for all, at once', async () => {
    let refusals = 0
    const id = await engine.order(pipeline, { pages: 8 })
    await start((call) => {
      if (call.kind !== 'image' || refusals >= 1) return works(call)
      refusals += 1
      return failed('rate_limit', { scope: 'group', retry_after_ms: 700 })
    })
    await engine.until(id, 'complete')
    const [limit] = await engine.db.query<{ share: number }>(
      `select share from storymill.limits where model = 'pictures'`,
    )
    expect(limit?.share).toBeCloseTo(0.7)
  })
})

describe('budgets', () => {
  it('count a call that may have been paid, and what a deleted book cost', async () => {
    const id = await engine.order(pipeline)
    let refusals = 0
    await start((call) => {
      if (call.prompt !== 'picture:1' || ++refusals > 2) return works(call)
      return failed('server_error', { charge: 'possible' })
    })
    await engine.until(id, 'complete')
    const query = engine.db.query.bind(engine.db)
    const sum = async () => (await spending(query)).reduce((total, day) => total + day.usd, 0)
    // Nine calls of a cent, and two that may have cost what was held for them.
    expect(await sum()).toBeCloseTo(0.29)
    await engine.db.transaction((tx) => deleteBook(tx, 'local', id))
    expect(await sum()).toBeCloseTo(0.29)
  })

  it('hold before the call: a book waits when it would be exceeded, and goes on when it is raised', async () => {
    const id = await engine.order(pipeline)
    const first = await start(works, paidSettings({ budgets: { book_usd: 0.15, day_usd: null } }))
    await eventually(
      async () =>
        (await engine.db.query(`select from storymill.steps where wait_reason = 'budget'`)).length > 0,
    )
    await first.stop(100)
    const spent = (await callsOf(id)).reduce((sum, call) => sum + (call.usd ?? 0), 0)
    expect(spent).toBeLessThanOrEqual(0.15)
    await start(works, paidSettings({ budgets: { book_usd: 10, day_usd: 10 } }))
    const parts = {
      db: engine.db,
      pipelines: new Map([[pipeline.id, pipeline]]),
      deadline_ms: 60_000,
      quotas: noQuotas,
      newId,
      ring: () => {},
    }
    const resumed = await resumeBook(parts, 'local', id)
    expect(resumed.revision).toBe(1)
    await engine.until(id, 'complete')
  })

  it('of a day are one for all books, counting what is held', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => engine.order(pipeline)))
    const slow: Behave = async (call) => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      return works(call)
    }
    await start(slow, paidSettings({ budgets: { book_usd: null, day_usd: 0.5 } }))
    await eventually(
      async () =>
        (
          await engine.db.query(`select from storymill.steps where state in ('ready', 'running')
            or (state = 'sleeping' and due_at < storymill.now() + interval '1 minute')`)
        ).length === 0,
      25_000,
    )
    const all = (await Promise.all(ids.map(callsOf))).flat()
    expect(all.reduce((sum, call) => sum + (call.usd ?? 0), 0)).toBeLessThanOrEqual(0.5)
    expect(all.filter((call) => call.state === 'ok').length).toBeGreaterThan(30)
  })
})
