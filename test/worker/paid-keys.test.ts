import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quarantine, releaseLimits } from '../../src/db/limits.ts'
import { arm, disarm } from '../../src/failpoint.ts'
import { eventually } from '../support/engine.ts'
import { failed, paidSettings, testKeys, type Behave } from '../support/metered.ts'
import { paidPipeline, startPaidEngine, works, type PaidEngine } from '../support/paid-engine.ts'

let engine: PaidEngine
beforeEach(async () => {
  engine = await startPaidEngine()
})
afterEach(async () => {
  disarm('call.before-leave')
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

  it('that are lost between the permit and the call are not used', async () => {
    const used: string[] = []
    const lose = Promise.withResolvers<string>()
    const lost = Promise.withResolvers<void>()
    arm('call.before-leave', async () => {
      lose.resolve('now')
      await lost.promise
    })
    const id = await engine.order(pipeline)
    await start(
      (call) => {
        used.push(call.context.key?.ref ?? '')
        return works(call)
      },
      paidSettings({ keys: testKeys('a', 'b') }),
    )
    await lose.promise
    const [permit] = await engine.db.query<{ key_ref: string }>('select key_ref from storymill.permits')
    const ref = permit?.key_ref ?? ''
    const why = { state: 'revoked', code: 'gone', message: 'gone', probe_in_ms: 900_000 } as const
    await quarantine(engine.db.query.bind(engine.db), { ref }, why)
    lost.resolve()
    await engine.until(id, 'complete')
    expect(used).toHaveLength(9)
    expect(used).not.toContain(ref)
  })

  it('of the account that may have been paid already are asked again, as only it knows the idempotency key', async () => {
    const asked: { ref: string; idempotency_key: string }[] = []
    const keys = testKeys('a', 'b', 'c')
    const group = (name: string, refs: string[]) => ({
      id: `test/${name}`,
      provider: 'test',
      key_refs: refs,
      limits: { '*': { requests_per_minute: 100_000 } },
    })
    const id = await engine.order(pipeline, { pages: 8 })
    await start(
      (call) => {
        const { key, idempotency_key } = call.context
        const first = !asked.some((one) => one.idempotency_key === idempotency_key)
        asked.push({ ref: key?.ref ?? '', idempotency_key })
        return first ? failed('cut', { sent: 'unknown', charge: 'possible' }) : works(call)
      },
      {
        ...paidSettings({ keys }),
        limits: {
          groups: [group('one', ['test:a']), group('two', ['test:b', 'test:c'])],
          minute_ms: 60_000,
          probe_ms: { exhausted: 900_000, revoked: 3_600_000 },
        },
      },
    )
    await engine.until(id, 'complete')
    const accounts = [...Map.groupBy(asked, (one) => one.idempotency_key).values()].map(
      (calls) => new Set(calls.map(({ ref }) => (ref === 'test:a' ? 'one' : 'two'))).size,
    )
    expect(accounts).toEqual(Array.from({ length: 17 }, () => 1))
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
