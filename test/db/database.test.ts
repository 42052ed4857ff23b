import { afterAll, beforeAll, expect, it } from 'vitest'
import { Database } from '../../src/db/database.ts'
import { testDatabase, type TestDatabase } from '../support/postgres.ts'

let test: TestDatabase
let db: Database
beforeAll(async () => {
  test = await testDatabase()
  db = new Database({ url: test.url })
  await db.query('create table marks (n int primary key)')
})
afterAll(async () => {
  await db.close()
  await test.drop()
})

const marks = async () =>
  (await db.query<{ n: number }>('select n from marks order by n')).map((row) => row.n)

it('statements given together go in their order, in one transaction', async () => {
  const [order, warned]: [number[], string[]] = [[], []]
  // pg warns of who uses one session for two things at once.
  process.on('warning', (warning) => warned.push(warning.message))
  await db.transaction(async (query) => {
    const mark = async (n: number) => {
      await query('insert into marks values ($1)', [n])
      order.push(n)
    }
    await Promise.all([mark(1), mark(2), mark(3)])
  })
  expect([order, await marks(), warned]).toEqual([[1, 2, 3], [1, 2, 3], []])
})

it('nothing that was given with one that failed takes effect, in or outside the transaction', async () => {
  const failing = db.transaction(async (query) => {
    await Promise.all([
      query('insert into marks values (4)'),
      query('insert into marks values (1)'),
      query('insert into marks values (5)'),
      query('insert into marks values (6)'),
    ])
  })
  await expect(failing).rejects.toThrow(/duplicate key/)
  expect(await marks()).toEqual([1, 2, 3])
})

it('who saved a point goes on from it', async () => {
  await db.transaction(async (query) => {
    await query('insert into marks values (7)')
    await query('savepoint here')
    await query('insert into marks values (1)').catch(() => query('rollback to savepoint here'))
    await query('insert into marks values (8)')
  })
  expect(await marks()).toEqual([1, 2, 3, 7, 8])
})
