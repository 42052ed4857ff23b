import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cancelBook } from '../../src/db/cancel.ts'
import { quarantine, releaseLimits } from '../../src/db/limits.ts'
import { reap } from '../../src/db/reap.ts'
import { arm, disarm } from '../../src/failpoint.ts'
import type { StepAnswer, Tools } from '../../src/pipeline/contract.ts'
import type { PaidSettings } from '../../src/worker/start-worker.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import {
  aPicture,
  failed,
  meteredModels,
  paid,
  paidSettings,
  paidWorker,
  testKeys,
  type Behave,
} from '../support/metered.ts'
import { smallPipeline } from '../support/small-pipeline.ts'

let engine: Engine
let folder: string
let stops: (() => Promise<void>)[]
beforeEach(async () => {
  engine = await startEngine()
  folder = await mkdtemp(join(tmpdir(), 'storymill-paid-'))
  stops = []
})
afterEach(async () => {
  disarm('call.before-leave')
  disarm('call.answered')
  await Promise.all(stops.map((stop) => stop()))
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

const text = {
  ask: { kind: 'rewrite' as const, prompt: '', categories: [] },
  system: '',
  schema: z.unknown(),
}
const image = {
  ask: { kind: 'character_sheet' as const, style: 'watercolour', characters: [], seed: 1 },
  references: [],
}

/** Texts are written, pictures drawn, by the models of the test; each prompt is the key of its step. */
const pipeline = smallPipeline(async ({ kind, page }, tools): Promise<StepAnswer> => {
  const prompt = page ? `${kind}:${page}` : kind
  if (kind === 'pdf') return { ok: true, value: {} }
  if (kind === 'picture') return await drawn(prompt, tools)
  return await tools.write({ ...text, prompt })
})

async function drawn(prompt: string, tools: Tools): Promise<StepAnswer> {
  const answer = await tools.draw({ ...image, prompt })
  if (!answer.ok) return answer
  return {
    ok: true,
    value: {},
    blob: { bytes: answer.value.bytes, media_type: 'image/png' },
    usage: answer.usage,
  }
}

const works: Behave = ({ kind: of, prompt }) => paid(of === 'image' ? aPicture : { text: prompt })

async function start(behave: Behave, settings: PaidSettings = paidSettings(), moderated = false) {
  const started = await paidWorker(
    engine.url,
    folder,
    pipeline,
    meteredModels(behave, { moderated }),
    settings,
  )
  stops.push(started.stop)
  return started.worker
}

type CallRow = {
  key: string
  purpose: string
  state: string
  charge: string | null
  usd: number | null
  because: string
}
const callsOf = async (id: string) =>
  await engine.db.query<CallRow>(
    `select s.key, c.purpose, c.state, c.charge, c.usd::float8 as usd, c.because from storymill.step_calls c
     join storymill.steps s on s.id = c.step_id where s.book_id = $1 and c.metered order by s.key, c.attempt, c.purpose`,
    [id],
  )
const flying = async () =>
  (
    await engine.db.query<{ n: number }>(
      `select count(*)::int as n from storymill.permits where ended_at is null`,
    )
  )[0]?.n

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

  it('whose answer was lost is sent again only as often as its policy allows', async () => {
    const strict = { ...pipeline, kinds: { ...pipeline.kinds } }
    const row = strict.kinds['picture']
    if (row) strict.kinds['picture'] = { ...row, retry: { ...row.retry, unknown: 1 } }
    const id = await engine.order(strict)
    let sent = 0
    const started = await paidWorker(
      engine.url,
      folder,
      strict,
      meteredModels((call) => {
        if (call.prompt !== 'picture:2') return works(call)
        sent += 1
        return failed('cut', { sent: 'unknown', charge: 'possible' })
      }),
      paidSettings(),
    )
    stops.push(started.stop)
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
    const first = await paidWorker(
      engine.url,
      folder,
      pipeline,
      meteredModels(works),
      paidSettings({ budgets: { book_usd: 0.15, day_usd: null } }),
    )
    await eventually(
      async () =>
        (await engine.db.query(`select from storymill.steps where wait_reason = 'budget'`)).length > 0,
    )
    await first.stop()
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
