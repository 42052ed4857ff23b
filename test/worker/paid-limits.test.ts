import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { releaseLimits } from '../../src/db/limits.ts'
import { eventually } from '../support/engine.ts'
import { failed, paidSettings, testKeys, type Behave } from '../support/metered.ts'
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

describe('keys', () => {
  it('that are refused or out of money are not used again, and cost no try', async () => {
    const used = new Map<string, number>()
    const id = await engine.order(pipeline, { pages: 8 })
    await start(
      (call) => {
        const ref = call.context.key?.ref ?? ''
        used.set(ref, (used.get(ref) ?? 0) + 1)
        if (ref === 'test:bad') return failed('auth', { scope: 'key' })
        if (ref === 'test:poor') return failed('quota_exhausted', { scope: 'key' })
        return works(call)
      },
      paidSettings({ keys: testKeys('bad', 'poor', 'good') }),
    )
    await engine.until(id, 'complete')
    // Calls that were under way when the first answer came may have used it too.
    expect(used.get('test:bad') ?? 0).toBeLessThanOrEqual(4)
    const states = await engine.db.query<{ ref: string; state: string }>(
      'select ref, state from storymill.provider_keys order by ref',
    )
    expect(states).toContainEqual({ ref: 'test:good', state: 'active' })
    expect(states.filter((one) => one.state === 'active')).toHaveLength(1)
    const [tried] = await engine.db.query('select from storymill.steps where tries > 0')
    expect(tried).toBeUndefined()
  })

  it('that can all serve no more make the book wait, then fail with the reason', async () => {
    const id = await engine.order(pipeline)
    await start(
      () => failed('auth', { scope: 'key', code: 'invalid_api_key', message: 'test refused the key.' }),
      paidSettings({ provider_wait_ms: 1_500 }),
    )
    await eventually(
      async () =>
        (await engine.db.query(`select from storymill.queue_waits where reason = 'provider'`)).length === 1,
    )
    expect(await engine.status(id)).not.toBe('failed')
    await engine.until(id, 'failed')
    const [book] = await engine.db.query<{ error_code: string; error_message: string }>(
      'select error_code, error_message from storymill.books where id = $1',
      [id],
    )
    expect(book).toEqual({ error_code: 'invalid_api_key', error_message: 'test refused the key.' })
    const sent = (await callsOf(id)).filter((call) => call.state === 'failed')
    expect(sent).toHaveLength(1)
  })

  it('that a person releases are tried afresh', async () => {
    let well = false
    const id = await engine.order(pipeline)
    await start((call) => (well ? works(call) : failed('quota_exhausted', { scope: 'group' })))
    await eventually(
      async () =>
        (await engine.db.query(`select from storymill.provider_keys where state = 'exhausted'`)).length === 1,
    )
    well = true
    await releaseLimits(engine.db.query.bind(engine.db), null)
    await engine.until(id, 'complete')
  })
})

describe('a fallback', () => {
  const handsOf = async (id: string) =>
    (
      await engine.db.query<{ model: string }>(
        `select distinct c.model from storymill.step_calls c join storymill.steps s on s.id = c.step_id
       where s.book_id = $1 and s.kind = 'picture' and c.state = 'ok'`,
        [id],
      )
    ).map((row) => row.model)

  it('begins books while no key of the first can serve, and finishes what it began when it can again', async () => {
    const gone = failed('model_gone', { scope: 'model', code: 'model_not_found' })
    let well = false
    const behave: Behave = async (call) => {
      if (call.model === 'sketches') await new Promise((resolve) => setTimeout(resolve, 300))
      return call.model === 'pictures' && !well ? gone : works(call)
    }
    const first = await engine.order(pipeline, { pages: 8 })
    await engine.start(
      behave,
      paidSettings({ limits_of: { sketches: { concurrency: 2 }, '*': { requests_per_minute: 10_000 } } }),
      pipeline,
      'sketches',
    )
    await eventually(async () => (await handsOf(first)).length > 0)
    well = true
    await releaseLimits(engine.db.query.bind(engine.db), null)
    const second = await engine.order(pipeline, { pages: 8 })
    await engine.until(first, 'complete')
    await engine.until(second, 'complete')
    expect(await handsOf(first)).toEqual(['test:sketches'])
    expect(await handsOf(second)).toEqual(['test:pictures'])
  })

  it('takes over no book that another model has begun', async () => {
    let drawn = 0
    const id = await engine.order(pipeline, { pages: 8 })
    const behave: Behave = (call) => {
      if (call.model === 'pictures' && ++drawn > 3)
        return failed('model_gone', { scope: 'model', code: 'model_not_found' })
      return works(call)
    }
    const limits_of = { pictures: { concurrency: 1 }, '*': { requests_per_minute: 10_000 } }
    await engine.start(behave, paidSettings({ provider_wait_ms: 1_000, limits_of }), pipeline, 'sketches')
    await engine.until(id, 'failed')
    expect(await handsOf(id)).toEqual(['test:pictures'])
    const other = await engine.order(pipeline)
    await engine.until(other, 'complete')
    expect(await handsOf(other)).toEqual(['test:sketches'])
  })
})

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
    await engine.db.query(`update storymill.steps set due_at = storymill.now() where wait_reason = 'budget'`)
    await start(works, paidSettings({ budgets: { book_usd: 10, day_usd: 10 } }))
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
    )
    const all = (await Promise.all(ids.map(callsOf))).flat()
    expect(all.reduce((sum, call) => sum + (call.usd ?? 0), 0)).toBeLessThanOrEqual(0.5)
    expect(all.filter((call) => call.state === 'ok').length).toBeGreaterThan(30)
  })
})
