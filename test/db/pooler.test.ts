import { afterAll, describe, expect, it } from 'vitest'
import { Database, session } from '../../src/db/database.ts'
import { lookAtPooler } from '../../src/db/hears.ts'
import { Listening } from '../../src/db/listen.ts'
import { migrate } from '../../src/db/migrate.ts'
import { eventually } from '../support/engine.ts'
import { testDatabase } from '../support/postgres.ts'
import { findPgbouncer, startPgbouncer } from '../support/services/pgbouncer.ts'

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

async function open(mode: 'transaction' | 'session' | 'direct') {
  const test = await testDatabase()
  closing.push(() => test.drop())
  if (mode === 'direct' || !found) return { direct: test.url, url: test.url, pooler: null }
  const pooler = await startPgbouncer(found, test.url, { pool_size: 2, mode })
  closing.push(() => pooler.stop())
  return { direct: test.url, url: pooler.url, pooler }
}

function database(url: string): Database {
  const db = new Database({ url })
  closing.push(() => db.close())
  return db
}

/** What a session of its own hears, and whether it said that it will hear nothing. */
async function listen(url: string) {
  const heard = { news: [] as (string | null)[], deaf: 0 }
  const listening = new Listening(url, () => heard.deaf++)
  closing.push(() => listening.close())
  await listening.on('news', (payload) => heard.news.push(payload))
  return heard
}

const say = async (db: Database, text: string) =>
  void (await db.query(`select pg_notify('news', $1)`, [text]))

const found = await findPgbouncer()

/** Statements by one name from many transactions at once, so that they meet in the sessions of a pooler. */
const byName = async (db: Database) =>
  await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      db.transaction(async (query) => {
        const [row] = await query<{ n: number; prepared: number }>(
          'select $1::int as n, (select count(*)::int from pg_prepared_statements) as prepared',
          [n],
          'the-same',
        )
        return row
      }),
    ),
  )

describe('without a pooler', () => {
  it('statements are prepared by name', async () => {
    const { url } = await open('direct')
    const rows = await byName(database(url))
    expect(rows.map((row) => row?.n)).toEqual(Array.from({ length: 40 }, (_, n) => n))
    expect(rows.every((row) => row?.prepared === 1)).toBe(true)
  })

  it('news is heard', async () => {
    const { url } = await open('direct')
    const heard = await listen(url)
    await say(database(url), 'good')
    await eventually(async () => heard.news.length > 0)
    expect(heard).toEqual({ news: ['good'], deaf: 0 })
  })

  it('there is none to be told of', async () => {
    const { url } = await open('direct')
    expect(await lookAtPooler({ url })).toBeNull()
  })

  it('a direct way to another database is refused, as nothing would ever be heard', async () => {
    const [one, other] = [await open('direct'), await open('direct')]
    const wrong = new Database({ url: one.url, direct: other.url })
    closing.push(() => wrong.close())
    const refusal = { code: 'configuration', detail: expect.stringContaining('another database') as string }
    await expect(migrate(wrong)).rejects.toMatchObject(refusal)
    await migrate(database(one.url))
    await expect(migrate(wrong)).rejects.toMatchObject(refusal)
    const right = new Database({ url: one.url, direct: one.direct })
    closing.push(() => right.close())
    expect(await migrate(right)).toEqual([])
  })

  it('names end when a session turns out to be shared', async () => {
    const { url } = await open('direct')
    const db = database(url)
    const client = session(url)
    closing.push(() => client.end())
    await client.connect()
    const query = await db.on(client)
    await query('select 1', [], 'mine')
    // As a pooler does, which hands the session to one who forgets everything.
    await client.query('deallocate all')
    await expect(query('select 1', [], 'mine')).rejects.toMatchObject({ code: '26000' })
    expect(await query('select 1 as n', [], 'mine')).toEqual([{ n: 1 }])
  })
})

describe.skipIf(!found)('through pgbouncer in transaction mode', () => {
  it('nothing is prepared by name', async () => {
    const { url } = await open('transaction')
    const rows = await byName(database(url))
    expect(rows.map((row) => row?.n)).toEqual(Array.from({ length: 40 }, (_, n) => n))
    expect(rows.every((row) => row?.prepared === 0)).toBe(true)
  })

  it('it is noticed that no news is heard: said once, and then everyone looks by themselves', async () => {
    const { url } = await open('transaction')
    const heard = await listen(url)
    expect(heard.deaf).toBe(1)
    await say(database(url), 'lost')
    await eventually(async () => heard.news.length >= 2)
    expect([new Set(heard.news), heard.deaf]).toEqual([new Set([null]), 1])
  })

  it('it is told of, and whether news come past it', async () => {
    const { url, direct } = await open('transaction')
    expect(await lookAtPooler({ url })).toEqual({ hears: false })
    expect(await lookAtPooler({ url, direct })).toEqual({ hears: true })
  })

  it('looking by oneself outlives a pooler that is killed', async () => {
    const { url, pooler } = await open('transaction')
    if (!pooler?.own) return
    const heard = await listen(url)
    await pooler.own.kill()
    const before = heard.news.length
    await eventually(async () => heard.news.length > before)
    expect(heard.deaf).toBe(1)
  })
})

describe.skipIf(!found)('through pgbouncer in session mode', () => {
  it('news is heard, also after it was killed', async () => {
    const { url, pooler } = await open('session')
    const heard = await listen(url)
    const db = database(url)
    await say(db, 'good')
    await eventually(async () => heard.news.length > 0)
    expect(heard).toEqual({ news: ['good'], deaf: 0 })
    if (!pooler?.own) return
    await pooler.own.kill()
    await pooler.own.start()
    await eventually(async () => heard.news.at(-1) === null)
    await say(db, 'better')
    await eventually(async () => heard.news.at(-1) === 'better')
    expect(heard.deaf).toBe(0)
  })
})
