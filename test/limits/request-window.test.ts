import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../src/book/ids.ts'
import { Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { RequestWindow } from '../../src/limits/request-window.ts'
import { testDatabase, type TestDatabase } from '../support/postgres.ts'

let test: TestDatabase
let db: Database
const nodes: RequestWindow[] = []
beforeAll(async () => {
  test = await testDatabase()
  db = new Database({ url: test.url })
  await migrate(db)
})
afterAll(async () => {
  for (const node of nodes) await node.close()
  await db.close()
  await test.drop()
})

const troubles: unknown[] = []
async function node(query = db.query.bind(db)): Promise<RequestWindow> {
  const one = await RequestWindow.open(query, newId(), (error) => void troubles.push(error))
  nodes.push(one)
  return one
}
const at = async (seconds: number) =>
  await db.query(
    `create or replace function storymill.now() returns timestamptz language sql volatile parallel safe
     as $$ select timestamptz '2026-01-01 00:00:02+00' + ${seconds} * interval '1 second' $$`,
  )
const times = (one: RequestWindow, user: string, most: number, count: number) =>
  Array.from({ length: count }, () => one.take(user, most)).filter(({ taken }) => taken).length

it('gives each minute as much as it has, and what was refused is not held against anybody', async () => {
  await at(0)
  const one = await node()
  expect(one.take('a', 10)).toMatchObject({ taken: true, most: 10, left: 9 })
  await one.exchange()
  expect(times(one, 'a', 10, 30)).toBe(9)
  const refused = one.take('a', 10)
  expect(refused).toMatchObject({ taken: false, left: 0 })
  expect(times(one, 'b', 10, 30)).toBe(10)
  await at(59)
  await one.exchange()
  expect(one.take('a', 10)).toMatchObject({ taken: false })
  // The first slot of five seconds has left the minute.
  await at(64)
  await one.exchange()
  expect(times(one, 'a', 10, 30)).toBe(10)
})

it('knows what the others counted, also before they were born and after they are gone', async () => {
  await at(1_000)
  const [one, two] = [await node(), await node()]
  one.take('c', 100)
  await one.exchange()
  expect(times(one, 'c', 100, 59)).toBe(59)
  await one.exchange()
  await one.close()
  // The first look of a node at a user is at once.
  two.take('c', 100)
  await two.exchange()
  await two.exchange()
  expect(times(two, 'c', 100, 100)).toBe(39)
  await two.exchange()
  const three = await node()
  three.take('c', 1_000)
  await three.exchange()
  await three.exchange()
  expect(three.take('c', 100)).toMatchObject({ taken: false })
})

it('says how long to wait, to the second slot if need be', async () => {
  await at(2_000)
  const one = await node()
  one.take('d', 5)
  await one.exchange()
  times(one, 'd', 5, 1)
  await at(2_020)
  await one.exchange()
  expect(times(one, 'd', 5, 10)).toBe(3)
  // 2 000 s and 2 s lie in the slot that ends at 2 005 s; its two leave at 2 065 s, as the clock goes 43 s from now.
  const { more_in_s } = one.take('d', 5)
  expect(more_in_s).toBeGreaterThanOrEqual(42)
  expect(more_in_s).toBeLessThanOrEqual(43)
  // With a limit that was lowered, more than one slot has to go.
  expect(one.take('d', 2).more_in_s).toBeGreaterThanOrEqual(62)
})

it('asks the database nothing while nobody is counted, and nothing for each request', async () => {
  await at(3_000)
  let asked = 0
  const query: typeof db.query = async (text, values) => {
    asked += 1
    return await db.query(text, values)
  }
  const one = await node(query)
  asked = 0
  await one.exchange()
  expect(asked).toBe(0)
  times(one, 'e', 10_000, 5_000)
  await one.exchange()
  expect(asked).toBeLessThanOrEqual(3)
  await at(3_100)
  for (let n = 0; n < 4; n++) await one.exchange()
  const before = asked
  await one.exchange()
  expect(asked).toBe(before)
})

it('counts on by itself while the database is away', async () => {
  await at(4_000)
  let away = false
  const one = await node(async (text, values) => {
    if (away) throw new Error('away')
    return await db.query(text, values)
  })
  away = true
  expect(times(one, 'f', 10, 30)).toBe(10)
  await one.exchange()
  expect(troubles).toEqual([expect.objectContaining({ message: 'away' })])
  expect(times(one, 'f', 10, 30)).toBe(0)
})

it('sweeps what no minute counts any more', async () => {
  await at(10_000)
  const one = await node()
  one.take('g', 10)
  await one.exchange()
  await one.exchange()
  const rows = await db.query('select distinct user_id from storymill.request_counts')
  expect(rows).toEqual([{ user_id: 'g' }])
})
