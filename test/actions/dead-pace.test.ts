import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DeadOffice } from '../support/dead-letters.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { Shop } from '../support/shop.ts'

let engine: Engine
let shop: Shop
let office: DeadOffice
beforeAll(async () => {
  engine = await startEngine()
  shop = new Shop(engine.db)
  office = new DeadOffice(engine.db, shop)
})
afterAll(async () => {
  expect(await shop.findings()).toEqual([])
  await engine.close()
})
const revisions = async (books: string[]) =>
  await engine.db.query('select distinct revision, status from storymill.books where id = any ($1)', [books])

describe('the pace', () => {
  it('never has more books under way than allowed, whatever number of processes goes on with it', async () => {
    const user = await shop.user(null)
    await office.partials(user, 12)
    const id = await office.act({ user })
    const seen: number[] = []
    for (let round = 0; round < 20 && (await office.progress(id)).state !== 'done'; round++) {
      await Promise.all([1, 2, 3].map(async () => await office.goOn({ first: 2, at_once: 4 })))
      seen.push((await office.begun(id)).length)
      await office.finishBegun(id)
    }
    expect(Math.max(...seen)).toBe(4)
    expect(seen[0]).toBe(2)
    expect(await office.progress(id)).toMatchObject({ state: 'done', parts: { mended: 12 } })
  })

  it('never begins more in any second than allowed', async () => {
    const user = await shop.user(null)
    await office.partials(user, 7)
    const id = await office.act({ user })
    while ((await office.begun(id)).length < 7) await office.goOn({ first: 7, per_second: 3 })
    const [row] = await engine.db.query<{ most: number; took_s: number }>(
      `select max(n)::int as most, extract(epoch from max(started_at) - min(started_at))::float8 as took_s
       from (select started_at, count(*) over (order by started_at range between interval '990 milliseconds' preceding
         and current row) as n from storymill.dead_action_parts where action_id = $1) windows`,
      [id],
    )
    expect(row?.most).toBe(3)
    expect(row?.took_s).toBeGreaterThan(1.9)
    await office.finishBegun(id)
  })
})

it('survives kill -9 in the middle: no book is opened twice, none is forgotten', async () => {
  const user = await shop.user(null)
  const books = await office.partials(user, 6)
  const id = await office.act({ user })
  await office.goOn({ first: 1 })
  await office.finishBegun(id)
  const program = resolve(import.meta.dirname, '../support/dead-process.ts')
  // Of each book a picture and the PDF are made again: the fourth is begun when it dies.
  const child = spawn(process.execPath, [program, engine.url, '7'], { stdio: 'inherit' })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
  expect(await office.begun(id)).toHaveLength(3)
  await Promise.all([office.goOn(), office.goOn(), office.goOn()])
  await office.goOn()
  expect(await office.begun(id)).toHaveLength(5)
  await office.finishBegun(id)
  await office.goOn()
  expect(await office.progress(id)).toMatchObject({ state: 'done', parts: { mended: 6 } })
  expect(await revisions(books)).toEqual([{ revision: 2, status: 'complete' }])
})
