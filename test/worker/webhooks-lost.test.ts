import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { claimDeliveries, fromTheStart } from '../../src/db/webhooks/claim.ts'
import { endDeliveries } from '../../src/db/webhooks/end.ts'
import { reapDeliveries, sweepDeliveries } from '../../src/db/webhooks/reap.ts'
import { signOff } from '../../src/db/workers.ts'
import { arm, disarm } from '../../src/failpoint.ts'
import { eventually } from '../support/engine.ts'
import { aWorker, startTrial, type Trial } from '../support/webhooks.ts'

let trial: Trial
beforeAll(async () => {
  trial = await startTrial()
})
afterEach(async () => await trial.clear())
afterAll(async () => await trial.close())

describe('a worker that', () => {
  it('leaves gives back what is under way, and that was no try', async () => {
    const { id } = await trial.event('/leaving', 'hang')
    const leaving = await trial.courier({ timeout_ms: 20_000 })
    await eventually(async () => trial.got('/leaving').length === 1)
    await leaving.stop(0)
    expect(await trial.read(id)).toMatchObject({
      state: 'ready',
      tries: 0,
      because: 'its worker was leaving',
    })
    await trial.courier()
    await trial.until(id, 'done')
  })

  it('was taken for dead cannot end what another has taken', async () => {
    const { id } = await trial.event('/late')
    const worker_id = await aWorker(trial.db)
    arm('webhook.answered', 'pause')
    await trial.courier({ worker_id })
    await eventually(async () => trial.got('/late').length === 1)
    await signOff(trial.query, worker_id)
    expect(await reapDeliveries(trial.query)).toBe(1)
    const other = {
      worker_id: await aWorker(trial.db),
      token: crypto.randomUUID(),
      free: 1,
      per_host: 8,
      timeout_ms: 1_000,
      after: fromTheStart,
    }
    const [taken] = await claimDeliveries(trial.db, other)
    disarm('webhook.answered')
    await eventually(async () => (await trial.classes(id)).includes('ok'))
    expect(await trial.read(id)).toMatchObject({ state: 'running', tries: 1 })
    const end = {
      id,
      token: taken?.token ?? '',
      after_ms: 0,
      tried: 1,
      status: 204,
      because: '',
      ms: 1,
    } as const
    const ended = await endDeliveries(trial.query, [{ ...end, state: 'done', class: 'ok' }])
    expect([...ended]).toEqual([id])
    expect(await trial.read(id)).toMatchObject({ state: 'done', tries: 2 })
  })

  it('does not end one a minute after its time has lost it; one that so many died over is given up', async () => {
    const worker_id = await aWorker(trial.db)
    const { id } = await trial.event('/lost')
    const ask = { worker_id, free: 1, per_host: 8, timeout_ms: 1_000, after: fromTheStart }
    for (const [tries, state] of [
      [0, 'ready'],
      [30, 'dead'],
    ] as const) {
      await trial.query('update storymill.webhook_deliveries set tries = $1 where id = $2', [tries, id])
      await claimDeliveries(trial.db, { ...ask, token: crypto.randomUUID() })
      expect(await reapDeliveries(trial.query)).toBe(0)
      await trial.query(
        `update storymill.webhook_deliveries set call_deadline_at = now() - interval '61 seconds'`,
      )
      expect(await reapDeliveries(trial.query)).toBe(1)
      expect(await trial.read(id)).toMatchObject({ state, tries: tries + 1, class: 'unknown' })
    }
  })
})

const always = () => true

it('what ended long ago is swept away with its log, and nothing else', async () => {
  const [old, young] = [await trial.event('/old'), await trial.event('/young')]
  const slept = await trial.event('/asleep', { status: 503, headers: { 'retry-after': '3600' } })
  await trial.courier()
  await trial.until(old.id, 'done')
  await trial.until(young.id, 'done')
  await trial.until(slept.id, 'sleeping')
  await trial.query(
    `update storymill.webhook_deliveries set ended_at = ended_at - interval '31 days' where id = $1`,
    [old.id],
  )
  expect(await sweepDeliveries(trial.query, 30, always)).toBe(1)
  const left = await trial.query<{ id: string }>(
    'select id from storymill.webhook_deliveries union select delivery_id from storymill.webhook_attempts',
  )
  expect(left.map((row) => row.id).sort()).toEqual([young.id, slept.id].sort())
})

it('all that ended long ago goes, however much it is, unless its sweeper leaves', async () => {
  await trial.query(
    `insert into storymill.webhook_deliveries (user_id, type, url, payload, state, ended_at, deadline_at)
     select 'local', 'trial', 'https://example.com/', '{}', 'done', now() - interval '31 days', now()
     from generate_series(1, 3500)`,
  )
  let asked = 0
  expect(await sweepDeliveries(trial.query, 30, () => ++asked === 1)).toBe(1_000)
  expect(await sweepDeliveries(trial.query, 30, always)).toBe(2_500)
  expect(await trial.query('select from storymill.webhook_deliveries')).toEqual([])
})
