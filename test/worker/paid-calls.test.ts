import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cancelBook } from '../../src/db/cancel.ts'
import { reap } from '../../src/db/reap.ts'
import { arm, disarm } from '../../src/failpoint.ts'
import { eventually } from '../support/engine.ts'
import { failed, paid, paidSettings, type Behave } from '../support/metered.ts'
import { paidPipeline, startPaidEngine, works, type PaidEngine } from '../support/paid-engine.ts'

let engine: PaidEngine
beforeEach(async () => {
  engine = await startPaidEngine()
})
afterEach(async () => {
  disarm('call.before-leave')
  disarm('call.answered')
  disarm('step.answered')
  await engine.close()
})

const pipeline = paidPipeline
const { start, callsOf, flying } = bound()
function bound() {
  return {
    start: async (...args: Parameters<PaidEngine['start']>) => await engine.start(...args),
    callsOf: async (id: string) => await engine.callsOf(id),
    flying: async () => await engine.flying(),
  }
}

describe('a paid call', () => {
  it('is in the ledger with its key, its cost and its time, and its permit ends with it', async () => {
    const id = await engine.order(pipeline)
    await start(works)
    await engine.until(id, 'complete')
    const calls = await callsOf(id)
    expect(calls).toHaveLength(9)
    expect(calls.every((call) => call.state === 'ok' && call.charge === 'yes' && call.usd === 0.01)).toBe(
      true,
    )
    const [odd] = await engine.db.query(
      `select from storymill.step_calls where metered and (sent_at is null or key_ref <> 'test:a' or model not like 'test:%')`,
    )
    expect(odd).toBeUndefined()
    expect(await flying()).toBe(0)
  })

  it('is not made once the book is cancelled, not even in the last moment', async () => {
    let sent = 0
    const waiting = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    arm('call.before-leave', async () => {
      reached.resolve()
      await waiting.promise
    })
    const id = await engine.order(pipeline)
    await start(() => {
      sent += 1
      return paid({})
    })
    await reached.promise
    await engine.db.transaction((query) => cancelBook(query, 'local', id))
    waiting.resolve()
    await eventually(async () => (await flying()) === 0)
    await eventually(async () => (await callsOf(id)).every((call) => call.state === 'not_sent'))
    expect(sent).toBe(0)
  })

  it('that was answered before its worker died is not made again', async () => {
    let sent = 0
    arm('call.answered', (key) => (key === 'plan' && sent === 1 ? never.promise : undefined))
    const never = Promise.withResolvers<void>()
    const id = await engine.order(pipeline)
    const count: Behave = (call) => {
      if (call.prompt === 'plan') sent += 1
      return works(call)
    }
    const first = await start(count)
    await eventually(async () => sent === 1)
    // The answer is in the ledger when the step goes on; here the worker dies before.
    await reap(engine.db.query.bind(engine.db), [first.id])
    await start(count)
    await engine.until(id, 'complete')
    expect(sent).toBe(2)
    const plan = (await callsOf(id)).filter((call) => call.key === 'plan')
    expect(plan.map((call) => call.state)).toEqual(['unknown', 'ok'])
    never.resolve()
  })

  it('that had no leave yet when its worker died counts as not sent', async () => {
    const never = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    let held = true
    arm('call.before-leave', async () => {
      if (!held) return
      reached.resolve()
      await never.promise
    })
    const id = await engine.order(pipeline)
    const first = await start(works)
    await reached.promise
    held = false
    await reap(engine.db.query.bind(engine.db), [first.id])
    await start(works)
    await engine.until(id, 'complete')
    const plan = (await callsOf(id)).filter((call) => call.key === 'plan')
    expect(plan.map((call) => call.state)).toEqual(['not_sent', 'ok'])
    never.resolve()
  })

  it('that was paid and is asked otherwise now is bought anew, and the first is no longer what is kept', async () => {
    const id = await engine.order(pipeline)
    let version = 1
    const asking: Behave = (call) =>
      version === 1 && call.prompt === 'plan' ? paid({ text: 'old' }) : works(call)
    const hold = Promise.withResolvers<void>()
    arm('step.answered', (key) => (key === 'plan' && version === 1 ? hold.promise : undefined))
    const first = await start(asking)
    await eventually(
      async () =>
        (await engine.db.query('select from storymill.step_calls where answer is not null')).length === 1,
    )
    await reap(engine.db.query.bind(engine.db), [first.id])
    // As if the prompt of this version were another.
    await engine.db.query(`update storymill.step_calls set request_hash = 'of another version'`)
    version = 2
    await start(asking)
    await engine.until(id, 'complete')
    const plan = (await callsOf(id)).filter((call) => call.key === 'plan')
    expect(plan.map((call) => call.state)).toEqual(['failed', 'ok'])
    hold.resolve()
  })

  it('whose answer was lost is sent again only as often as its policy allows', async () => {
    const strict = { ...pipeline, kinds: { ...pipeline.kinds } }
    const row = strict.kinds['picture']
    if (row) strict.kinds['picture'] = { ...row, retry: { ...row.retry, unknown: 1 } }
    const id = await engine.order(strict)
    let sent = 0
    await start(
      (call) => {
        if (call.prompt !== 'picture:2') return works(call)
        sent += 1
        return failed('cut', { sent: 'unknown', charge: 'possible' })
      },
      paidSettings(),
      strict,
    )
    await engine.until(id, 'partial')
    expect(sent).toBe(2)
    const lost = (await callsOf(id)).filter((call) => call.key === 'picture:2')
    expect(lost.map((call) => call.state)).toEqual(['unknown', 'unknown'])
    const [dead] = await engine.db.query<{ because: string }>(
      `select because from storymill.steps where state = 'dead'`,
    )
    expect(dead?.because).toContain('nobody knows')
  })
})
