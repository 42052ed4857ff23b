import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/book/ids.ts'
import type { Query } from '../../src/db/database.ts'
import { audit } from '../../src/ops/audit.ts'
import { eventually } from '../support/engine.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'

let app: TestApp
let id: string
beforeAll(async () => {
  app = await startTestApp()
  id = ((await (await app.order(anOrder)).json()) as { id: string }).id
  // On a busy machine the drawing takes its time.
  await eventually(async () => (await app.book(id)).status === 'complete', 55_000, 'the book to be complete')
})
afterAll(async () => await app.stop())

const noFiles = { get: async () => null }

/** What the audit finds besides the missing bytes, after `damage`, which is undone. */
async function found(damage: (query: Query) => Promise<unknown>): Promise<string[]> {
  const undo = new Error('undo')
  let checks: string[] = []
  await app.db
    .transaction(async (query) => {
      // Our own guards must not keep the test from doing what no code of ours can do.
      await query('set local session_replication_role = replica')
      await damage(query)
      const findings = await audit({ query }, noFiles)
      checks = findings.map((one) => one.check).filter((check) => check !== 'bytes')
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return [...new Set(checks)].sort()
}

const damages: [check: string, sql: string][] = [
  ['waiting_on', `update storymill.steps set state = 'ready', waiting_on = 3 where key = 'pdf'`],
  ['blocked', `update storymill.steps set state = 'blocked', waiting_on = 0 where key = 'pdf'`],
  ['living_steps', `update storymill.steps set state = 'ready' where key = 'pdf'`],
  ['stuck', `update storymill.books set status = 'assembling', completed_at = null`],
  ['steps_completed', `update storymill.books set steps_completed = steps_completed - 1`],
  ['complete', `update storymill.steps set state = 'dead' where key = 'picture:2'`],
  ['missing_pictures', `update storymill.books set pictures_missing = 1`],
  ['texts_and_pictures_open', `update storymill.books set texts_open = 1`],
  [
    'missing_bytes',
    `delete from storymill.blobs where step_id in (select id from storymill.steps where key = 'pdf')`,
  ],
  ['events', `delete from storymill.book_events where version = 3`],
  ['events', `update storymill.books set version = version + 1`],
  [
    'open_call_missing',
    `update storymill.steps set state = 'running', claim_token = gen_random_uuid() where key = 'pdf'`,
  ],
  ['loose_call', `update storymill.step_calls set state = 'intent', worker_id = gen_random_uuid()`],
  ['unpaid_result', `delete from storymill.step_calls`],
  ['orphan_rows', `delete from storymill.books`],
  [
    'abandoned',
    `update storymill.steps set state = 'running', claim_token = gen_random_uuid(), claimed_by = gen_random_uuid(),
      call_deadline_at = storymill.now() - interval '1 hour' where key = 'pdf'`,
  ],
  [
    'overslept',
    `update storymill.steps set state = 'sleeping', due_at = storymill.now() - interval '1 hour' where key = 'pdf'`,
  ],
  [
    'two_keys',
    `insert into storymill.idempotency select user_id, route, key || '2', fingerprint, book_id, status, body, created_at,
      expires_at from storymill.idempotency`,
  ],
]

describe('the audit', () => {
  it('finds nothing wrong with a book that was made', async () => {
    expect(await found(async () => {})).toEqual([])
  })

  it.each(damages)('finds %s: %s', async (check, sql) => {
    expect(await found((query) => query(sql))).toContain(check)
  })

  it('finds a result that was bought twice, even without the index that forbids it', async () => {
    const damage = async (query: Query) => {
      await query('drop index storymill.step_calls_ok')
      await query(
        `insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state, settled_at)
         select step_id, $1, book_id, worker_id, 2, 'ok', settled_at from storymill.step_calls where state = 'ok' limit 1`,
        [newId()],
      )
    }
    expect(await found(damage)).toEqual(['paid_twice'])
  })

  it('finds bytes that are gone and bytes that changed', async () => {
    const gone = await audit(app.db, noFiles)
    expect(gone.length).toBeGreaterThan(5)
    expect(new Set(gone.map((one) => one.says))).toEqual(new Set(['the bytes of a result are gone']))
    const changed = await audit(app.db, { ...noFiles, get: async () => Buffer.from('other') })
    expect(new Set(changed.map((one) => one.says))).toEqual(new Set(['the bytes of a result have changed']))
    expect(changed).toHaveLength(gone.length)
  })
})
