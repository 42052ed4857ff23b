import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Query } from '../../src/db/database.ts'
import { audit } from '../../src/ops/audit.ts'
import { grantCredits } from '../../src/actions/grant-credits.ts'
import { addUser } from '../../src/actions/add-user.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { Shop } from '../support/shop.ts'

const noFiles = { get: async () => null }

let engine: Engine
/** One book in each state that matters, of a user with a limit; `mended` was complete but for a picture, then resumed. */
const books: Record<string, string> = {}
beforeAll(async () => {
  engine = await startEngine()
  const shop = new Shop(engine.db)
  await addUser(engine.db, { name: 'mia', tier: 'paid', credits: 1_000, by: 'test' })
  const order = async () => (await shop.order('mia')).book.id
  books['complete'] = await order()
  await shop.finish(books['complete'])
  books['mended'] = await order()
  await shop.finish(books['mended'], ['picture:2'])
  await shop.resume('mia', books['mended'])
  books['failed'] = await order()
  await shop.advance(books['failed'], 7)
  await shop.fail(books['failed'])
  books['cancelled'] = await order()
  await shop.advance(books['cancelled'], 4)
  await shop.cancel('mia', books['cancelled'])
  books['planned'] = await order()
  await shop.advance(books['planned'], 1)
  books['queued'] = await order()
})
afterAll(async () => await engine.close())

/** The credit checks that find something after `damage`, which is undone. */
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
  return [...new Set(checks)].filter((check) => check.startsWith('credits_')).sort()
}

// Each damage leaves the sum of the user right, so that only the one check can find it.
const pay = (credits: string) => `update storymill.users set credits = credits + ${credits} where id = 'mia'`
const damages: [check: string, book: string, ...sql: string[]][] = [
  [
    'credits_held',
    'planned',
    `update storymill.books set credits_held = credits_held + 1 where id = $1`,
    pay('-1'),
  ],
  [
    'credits_held',
    'mended',
    `update storymill.books set credits_held = credits_held - 1 where id = $1`,
    pay('1'),
  ],
  [
    'credits_held',
    'queued',
    `update storymill.books set pipeline = 'storybook@1', credits_held = 28 where id = $1`,
    pay('-4'),
  ],
  ['credits_kept', 'complete', `update storymill.books set credits_held = 5 where id = $1`, pay('-5')],
  ['credits_kept', 'failed', `update storymill.books set credits_held = 5 where id = $1`, pay('-5')],
  [
    'credits_uncharged',
    'complete',
    `delete from storymill.credit_charges where book_id = $1 and key = 'picture:1'`,
    pay('5'),
  ],
  [
    'credits_uncharged',
    'cancelled',
    `delete from storymill.credit_charges where book_id = $1 and key = 'page_text:1'`,
    pay('1'),
  ],
  [
    'credits_for_nothing',
    'cancelled',
    `insert into storymill.credit_charges (book_id, key, revision, user_id, credits) values ($1, 'picture:4', 1, 'mia', 5)`,
    pay('-5'),
  ],
  [
    'credits_for_nothing',
    'complete',
    `insert into storymill.credit_charges (book_id, key, revision, user_id, credits) values ($1, 'picture:4', 2, 'mia', 5)`,
    pay('-5'),
  ],
  [
    'credits_of_failed',
    'failed',
    `insert into storymill.credit_charges (book_id, key, revision, user_id, credits) values ($1, 'page_text:1', 1, 'mia', 1)`,
    pay('-1'),
  ],
  [
    'credits_price',
    'complete',
    `update storymill.credit_charges set credits = 6 where book_id = $1 and key = 'picture:1'`,
    pay('-1'),
  ],
  [
    'credits_negative',
    'complete',
    `update storymill.users set credits = credits - 2000 where id = 'mia' and $1::uuid is not null`,
    `insert into storymill.credit_grants (user_id, credits, granted_by) values ('mia', -2000, 'test')`,
  ],
  [
    'credits_sum',
    'complete',
    `update storymill.users set credits = credits + 1 where id = 'mia' and $1::uuid is not null`,
  ],
  ['credits_sum', 'complete', `delete from storymill.credit_grants where $1::uuid is not null`],
]

describe('the audit of credits', () => {
  it('finds nothing wrong with books in every state', async () => {
    const statuses = await engine.db.query<{ status: string }>(
      'select status from storymill.books order by id',
    )
    expect(statuses.map((one) => one.status)).toEqual([
      'complete',
      'text_complete',
      'failed',
      'cancelled',
      'processing',
      'queued',
    ])
    expect(await found(async () => {})).toEqual([])
  })

  it.each(damages)('finds %s in the %s book: %s', async (check, book, ...sql) => {
    const damage = async (query: Query) => {
      for (const one of sql) await query(one, one.includes('$1') ? [books[book]] : [])
    }
    expect(await found(damage)).toEqual([check])
  })

  it('finds nothing after a limit came and went and came, whatever was held and charged meanwhile', async () => {
    const shop = new Shop(engine.db)
    await addUser(engine.db, { name: 'leo', tier: 'free', credits: null, by: 'test' })
    const id = (await shop.order('leo')).book.id
    await shop.finish((await shop.order('leo')).book.id)
    for (const credits of [100, 'no limit', 30] as const)
      await grantCredits(engine.db, { name: 'leo', credits, by: 'test' })
    await shop.cancel('leo', id)
    const [leo] = await engine.db.query(`select credits from storymill.users where id = 'leo'`)
    expect(leo).toEqual({ credits: 54 })
    expect(await found(async () => {})).toEqual([])
  })
})
