import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelBook } from '../../src/db/cancel.ts'
import type { Query } from '../../src/db/database.ts'
import { audit } from '../../src/ops/audit.ts'
import { callChecks } from '../../src/ops/audit/calls.ts'
import { limitChecks } from '../../src/ops/audit/limits.ts'
import { eventually } from '../support/engine.ts'
import { failed, paidSettings, testKeys, type Behave } from '../support/metered.ts'
import { paidPipeline, startPaidEngine, works, type PaidEngine } from '../support/paid-engine.ts'

const noFiles = { get: async () => null }

let engine: PaidEngine
/** One book of each ending, paid for with a key that works and one that is refused. */
const books: Record<string, string> = {}
beforeAll(async () => {
  engine = await startPaidEngine()
  const held = Promise.withResolvers<void>()
  let [waiting, lost] = [false, 0]
  let trouble: 'none' | 'lost' | 'refused' | 'held' = 'none'
  const behave: Behave = async (call) => {
    if (call.context.key?.ref === 'test:b') return failed('auth', { scope: 'key' })
    if (trouble === 'refused') return failed('moderation_input')
    if (trouble === 'lost' && call.prompt === 'picture:2') {
      lost += 1
      return failed('cut', { sent: 'unknown', charge: 'possible' })
    }
    if (trouble === 'held' && call.prompt === 'picture:3') {
      waiting = true
      await held.promise
    }
    return works(call)
  }
  const strict = { ...paidPipeline, kinds: { ...paidPipeline.kinds } }
  const picture = strict.kinds['picture']
  if (picture) strict.kinds['picture'] = { ...picture, retry: { ...picture.retry, unknown: 1 } }
  const worker = await engine.start(behave, paidSettings({ keys: testKeys('a', 'b') }), strict)
  const order = async () => {
    const id = await engine.order(strict)
    worker.wake()
    return id
  }
  books['complete'] = await order()
  await engine.until(books['complete'], 'complete')
  trouble = 'lost'
  books['partial'] = await order()
  await engine.until(books['partial'], 'partial')
  expect(lost).toBe(2)
  trouble = 'refused'
  books['failed'] = await order()
  await engine.until(books['failed'], 'failed')
  trouble = 'held'
  const cancelled = await order()
  books['cancelled'] = cancelled
  await eventually(async () => waiting, 20_000, 'a picture to be drawn')
  await engine.db.transaction((query) => cancelBook(query, 'local', cancelled))
  held.resolve()
  await eventually(async () => (await engine.flying()) === 0)
  const open = `select from storymill.step_calls where state = 'intent'`
  await eventually(async () => (await engine.count(open)) === 0, 10_000, 'every call to be settled')
}, 90_000)
afterAll(async () => await engine.close())

/** What the audit finds after `damage`, which is undone; nothing here has bytes. */
async function found(damage: (query: Query) => Promise<unknown>): Promise<string[]> {
  const undo = new Error('undo')
  let checks: string[] = []
  await engine.db
    .transaction(async (query) => {
      // Our own guards must not keep the test from doing what no code of ours can do.
      await query('set local session_replication_role = replica')
      await damage(query)
      checks = (await audit({ query }, noFiles)).map((one) => one.check)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return [...new Set(checks)].filter((check) => check !== 'bytes').sort()
}

/** A call of a book, by its step. */
const call = (book: string, key: string, state = 'ok') =>
  `step_id = (select id from storymill.steps where key = '${key}' and book_id = '${books[book]}') and state = '${state}'`
const change = (set: string, where: string) => `update storymill.step_calls set ${set} where ${where}`
const earlier = `storymill.now() - interval '1 hour'`

const damages: [check: string, what: string, sql: () => string][] = [
  ['paid_unproven', 'no cost', () => change('usd = null', call('complete', 'picture:1'))],
  ['paid_unproven', 'no time', () => change('sent_at = null', call('complete', 'picture:1'))],
  ['paid_unproven', 'no key', () => change('key_ref = null', call('complete', 'plan'))],
  ['paid_unproven', 'no charge', () => change(`charge = 'possible'`, call('complete', 'plan'))],
  [
    'cost_of_nothing',
    'never sent',
    () => change(`usd = 1, state = 'not_sent'`, call('failed', 'plan', 'failed')),
  ],
  [
    'cost_of_nothing',
    'not charged',
    () => change(`usd = 1, charge = 'no'`, call('failed', 'plan', 'failed')),
  ],
  ['settled', 'open, and over', () => change('settled_at = null', call('complete', 'picture:1'))],
  ['sent_after_end', 'cancelled', () => change('sent_at = storymill.now()', call('cancelled', 'plan'))],
  ['sent_after_end', 'failed', () => change('sent_at = storymill.now()', call('failed', 'plan', 'failed'))],
  ['sent_after_end', 'complete', () => change('sent_at = storymill.now()', call('complete', 'plan'))],
  ['unbought', 'only a failure', () => change(`state = 'failed'`, call('complete', 'picture:1'))],
  [
    'unbought',
    'only a judgement',
    () =>
      `with one as (update storymill.step_calls set state = 'failed' where ${call('complete', 'picture:1')} returning *)
       insert into storymill.step_calls (step_id, claim_token, purpose, book_id, worker_id, attempt, state, metered, sent_at,
         key_ref, model, usd, charge, settled_at)
       select step_id, claim_token, 'moderation:output', book_id, worker_id, attempt, 'ok', true, sent_at, key_ref, model, 0,
         'yes', settled_at from one`,
  ],
  ['unknown_unheld', 'no money', () => change('held_usd = null', call('partial', 'picture:2', 'unknown'))],
  ['unknown_unheld', 'not sent', () => change('sent_at = null', call('partial', 'picture:2', 'unknown'))],
  [
    'overdue_call',
    'a judgement',
    () =>
      `with late as (update storymill.steps set call_deadline_at = ${earlier} where key = 'picture:3' returning id)
       insert into storymill.step_calls (step_id, claim_token, purpose, book_id, worker_id, attempt, state, metered, sent_at)
       select c.step_id, c.claim_token, 'moderation:output', c.book_id, c.worker_id, c.attempt, 'intent', true, c.sent_at
       from storymill.step_calls c, late where late.id = c.step_id and c.book_id = '${books['cancelled']}'`,
  ],
  ['unknown_key', 'of a call', () => change(`key_ref = 'test:z'`, call('complete', 'plan'))],
  ['unknown_key', 'of permits', () => `update storymill.permits set key_ref = 'test:z'`],
  [
    'permit_in_flight',
    'out of time',
    () => `update storymill.permits set ended_at = null, expires_at = ${earlier}`,
  ],
  [
    'permit_in_flight',
    'of nobody',
    () => `update storymill.permits set ended_at = null, worker_id = gen_random_uuid()`,
  ],
  ['permit_of_nothing', 'a lost limit', () => `delete from storymill.limits where model = 'pictures'`],
  [
    'key_unexplained',
    'no code',
    () => `update storymill.provider_keys set code = null where state = 'revoked'`,
  ],
  [
    'key_unexplained',
    'no words',
    () => `update storymill.provider_keys set message = '' where state = 'revoked'`,
  ],
  ['model_unexplained', 'no code', () => `update storymill.limits set gone_since = storymill.now()`],
  ['limit_out_of_range', 'nothing', () => `update storymill.limits set ceiling = '{"images": 0}'`],
  ['limit_out_of_range', 'anything', () => 'update storymill.limits set share = 51'],
  [
    'paused_too_long',
    'for two days',
    () => `update storymill.limits set paused_until = storymill.now() + interval '2 days'`,
  ],
]

describe('the audit of calls and limits', () => {
  it('finds nothing wrong with paid books of every ending, a lost call, a cancelled one and a refused key', async () => {
    const states = await engine.db.query<{ state: string }>(
      'select distinct state from storymill.step_calls order by state',
    )
    expect(states.map((one) => one.state)).toEqual(['failed', 'ok', 'orphaned', 'unknown'])
    const keys = await engine.db.query('select state from storymill.provider_keys order by ref')
    expect(keys).toEqual([{ state: 'active' }, { state: 'revoked' }])
    expect(await found(async () => {})).toEqual([])
  })

  it.each(damages)('finds %s: %s', async (check, _what, sql) => {
    expect(await found(async (query) => await query(sql()))).toEqual([check])
  })

  it('finds a share of nothing, even without the rule that forbids it', async () => {
    const damage = async (query: Query) => {
      await query('alter table storymill.limits drop constraint limits_share_check')
      await query('update storymill.limits set share = 0')
    }
    expect(await found(damage)).toEqual(['limit_out_of_range'])
  })

  it('every check has a damage that it finds', () => {
    const planted = new Set(damages.map(([check]) => check))
    expect(
      [...callChecks, ...limitChecks].map((one) => one.check).filter((one) => !planted.has(one)),
    ).toEqual([])
  })
})
