import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/book/ids.ts'
import type { Query } from '../../src/db/database.ts'
import { webhookChecks } from '../../src/ops/audit/webhooks.ts'
import { audit } from '../../src/ops/audit.ts'
import { Shop, wish } from '../support/shop.ts'
import { aWorker, startTrial, type Trial } from '../support/webhooks.ts'

let trial: Trial
let book = ''
beforeAll(async () => {
  trial = await startTrial()
  const shop = new Shop(trial.db)
  const order = async (
    path: string,
    ...answers: (number | { status: number; headers: Record<string, string> })[]
  ) => {
    trial.plan(path, ...answers)
    const { id } = (
      await shop.place('local', { ...wish, webhook_url: `${trial.receiver.url}${path}` }, newId())
    ).book
    await shop.finish(id)
    return id
  }
  book = await order('/fine')
  await order('/flaky', 500)
  await order('/down', 500, 500, 500, 500)
  await order('/gone', 410)
  await order('/slow', { status: 503, headers: { 'retry-after': '3600' } })
  const courier = await trial.courier()
  const rows = async () =>
    await trial.query<{ id: string; url: string }>('select id, url from storymill.webhook_deliveries')
  const of = async (path: string) => (await rows()).find((row) => row.url.endsWith(path))?.id ?? ''
  await trial.until(await of('/slow'), 'sleeping')
  await trial.until(await of('/down'), 'dead')
  await trial.until(await of('/gone'), 'dead')
  await trial.until(await of('/flaky'), 'done')
  await courier.stop(1_000)
})
afterAll(async () => await trial.close())

const noFiles = { get: async () => null }

/** The checks of webhooks that find something after `damage`, which is undone. */
async function found(damage: (query: Query) => Promise<unknown>): Promise<string[]> {
  const undo = new Error('undo')
  let checks: string[] = []
  await trial.db
    .transaction(async (query) => {
      await query('set local session_replication_role = replica')
      await damage(query)
      checks = (await audit({ query }, noFiles)).map((one) => one.check)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return [...new Set(checks)].filter((check) => check.startsWith('webhook_')).sort()
}

const running = `update storymill.webhook_deliveries set state = 'running', claim_token = gen_random_uuid(), ended_at = null,
  call_deadline_at = now() - interval '2 minutes', claimed_by = `
const log = `insert into storymill.webhook_attempts (delivery_id, token, worker_id)
  select id, claim_token, id from storymill.webhook_deliveries where state = 'running'`
const done = ` where state = 'done' and url like '%/fine'`

const damages: [check: string, ...sql: string[]][] = [
  [
    'webhook_missing',
    `delete from storymill.webhook_deliveries where book_id = $1`,
    'delete from storymill.webhook_attempts',
  ],
  ['webhook_untrue', `update storymill.webhook_deliveries set type = 'book.failed' where book_id = $1`],
  [
    'webhook_untrue',
    `update storymill.webhook_deliveries set url = 'https://elsewhere.example/' where book_id = $1`,
  ],
  [
    'webhook_untrue',
    `update storymill.webhook_deliveries set payload = jsonb_set(payload::jsonb, '{data,book_id}',
     to_jsonb(gen_random_uuid()))::text where book_id = $1`,
  ],
  ['webhook_abandoned', `${running} gen_random_uuid() ${done}`, log],
  [
    'webhook_overslept',
    `update storymill.webhook_deliveries set due_at = now() - interval '6 minutes' where state = 'sleeping'`,
  ],
  [
    'webhook_unlogged',
    `${running} (select id from storymill.workers order by lease_until desc limit 1) ${done}`,
  ],
  ['webhook_unlogged', `update storymill.webhook_attempts set class = null`],
  [
    'webhook_unlogged',
    `insert into storymill.webhook_attempts (delivery_id, token, worker_id, class)
     values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'ok')`,
  ],
  [
    'webhook_disabled',
    `update storymill.webhook_deliveries set state = 'ready', ended_at = null, because = null,
     created_at = now() + interval '1 second' where url like '%/gone'`,
  ],
]

describe('the audit of webhooks', () => {
  it('finds nothing wrong with webhooks in every state', async () => {
    const states = await trial.query<{ state: string }>(
      'select distinct state from storymill.webhook_deliveries order by 1',
    )
    expect(states.map((row) => row.state)).toEqual(['dead', 'done', 'sleeping'])
    expect(await found(async () => {})).toEqual([])
  })

  it.each(damages)('finds %s after %s', async (check, ...sql) => {
    await aWorker(trial.db)
    const damage = async (query: Query) => {
      for (const one of sql) await query(one, one.includes('$1') ? [book] : [])
    }
    expect(await found(damage)).toEqual([check])
  })

  it('has a damage for every check', () => {
    expect([...new Set(damages.map(([check]) => check))].sort()).toEqual(
      webhookChecks.map((one) => one.check).sort(),
    )
  })
})
