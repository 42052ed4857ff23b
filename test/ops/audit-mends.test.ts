import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Query } from '../../src/db/database.ts'
import { audit } from '../../src/ops/audit.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { Shop } from '../support/shop.ts'

const noFiles = { get: async () => null }

let engine: Engine
/** `mended`: redone, then brought back; `open`: in the middle of a redo; `back`: a redo of it was cancelled after its picture. */
const books: Record<string, string> = {}
beforeAll(async () => {
  engine = await startEngine()
  const shop = new Shop(engine.db)
  const mended = await shop.made()
  books['mended'] = mended.id
  await shop.redo(mended.name, mended.id, 2, 'picture')
  await shop.finish(mended.id)
  await shop.restore(mended.name, mended.id, 1)
  const open = await shop.made()
  books['open'] = open.id
  await shop.redo(open.name, open.id, 2, 'picture')
  const back = await shop.made()
  books['back'] = back.id
  await shop.redo(back.name, back.id, 2, 'picture')
  await shop.advance(back.id, 1)
  await shop.cancel(back.name, back.id)
})
afterAll(async () => await engine.close())

/** The checks that find something after `damage`, which is undone. */
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
  return [...new Set(checks)].sort()
}

const steps = 'update storymill.steps set'
const book = 'update storymill.books set'
const damages: [checks: string[], book: string, sql: string][] = [
  [['mend_left_open'], 'mended', `${book} returns_to = 'complete', returns_missing = 0 where id = $1`],
  [['mend_lost'], 'open', `${book} returns_to = null, returns_missing = null where id = $1`],
  [['mend_lost'], 'open', `${book} returns_to = 'partial' where id = $1`],
  [['mend_spoilt'], 'mended', `${book} status = 'failed' where id = $1`],
  [
    ['mend_spoilt'],
    'mended',
    `with b as (${book} status = 'partial', pictures_missing = 1 where id = $1)
     ${steps} state = 'dead' where book_id = $1 and key = 'picture:3'`,
  ],
  [['revisions'], 'mended', `delete from storymill.book_revisions where book_id = $1 and revision = 2`],
  [
    ['revisions'],
    'mended',
    `insert into storymill.book_revisions (book_id, revision, kind, opened_by, ended_before)
     values ($1, 9, 'resume', 'local', 'partial')`,
  ],
  [
    ['half_taken_back'],
    'back',
    `${steps} state = 'cancelled' where book_id = $1 and key = 'pdf' and revision = 2`,
  ],
  [
    ['copy'],
    'mended',
    `${steps} result = '{"text": "x"}' where book_id = $1 and copy_of is not null and kind = 'picture'`,
  ],
  [
    ['copy'],
    'mended',
    `${steps} copy_of = gen_random_uuid() where book_id = $1 and copy_of is not null and kind = 'pdf'`,
  ],
  [
    ['credits_sum', 'credits_uncharged'],
    'mended',
    `delete from storymill.credit_charges where book_id = $1 and key = 'picture:2' and revision = 1`,
  ],
  [
    ['credits_of_dead_mend'],
    'back',
    `${steps} error_code = 'refused' where book_id = $1 and key = 'picture:2' and revision = 2`,
  ],
  [
    ['orphan_rows'],
    'mended',
    `update storymill.book_revisions set book_id = gen_random_uuid() where book_id = $1`,
  ],
]

it('finds nothing in books that were mended, are being mended, or went back', async () => {
  expect(await found(async () => {})).toEqual([])
})

it.each(damages)('finds %j: %s %s', async (checks, name, sql) => {
  const seen = await found(async (query) => await query(sql, [books[name]]))
  expect(seen).toEqual(expect.arrayContaining(checks))
})
