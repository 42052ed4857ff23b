import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { findPgbouncer, startPgbouncer, type Pooler } from '../support/services/pgbouncer.ts'
import { upTo } from './news.ts'
import { hear, rest } from './stream.ts'

const found = await findPgbouncer()
const poolers: Pooler[] = []

/** A service behind a pgbouncer in transaction mode, and what it warned of. */
async function startBehind(direct: boolean): Promise<{ app: TestApp; warned: string[] }> {
  const warned: string[] = []
  const log = pino(
    { level: 'warn' },
    { write: (line) => void warned.push((JSON.parse(line) as { msg: string }).msg) },
  )
  const app = await startTestApp({}, 'latency=20-60', {
    log,
    through: async (url) => {
      if (!found) throw new Error('there is no pgbouncer')
      const pooler = await startPgbouncer(found, url, { pool_size: 1 })
      poolers.push(pooler)
      return { DATABASE_URL: pooler.url, ...(direct ? { DATABASE_DIRECT_URL: url } : {}) }
    },
  })
  return { app, warned }
}

/** Orders a book and reads its event stream to the end. */
async function follow(app: TestApp) {
  const { id } = (await (await app.order(anOrder)).json()) as Book
  const answer = await fetch(`${app.url}/v1/books/${id}/events`, {
    headers: { 'last-event-id': '0' },
    signal: AbortSignal.timeout(50_000),
  })
  const heard = await rest(hear(answer))
  return { book: await app.book(id), heard }
}

describe.skipIf(!found).each([
  ['without a direct way', false],
  ['with a direct way', true],
])('behind a transaction pooler %s', (_, direct) => {
  let behind: Awaited<ReturnType<typeof startBehind>>
  beforeAll(async () => void (behind = await startBehind(direct)))
  afterAll(async () => {
    await behind.app.stop()
    await Promise.all(poolers.splice(0).map((pooler) => pooler.stop()))
  })

  it('a book is finished, and who watches it sees every version', async () => {
    const { book, heard } = await follow(behind.app)
    expect(book.status).toBe('complete')
    expect(heard.map((one) => one.id)).toEqual(upTo(1, book.version))
    const deaf = behind.warned.filter((said) => said.includes('DATABASE_DIRECT_URL'))
    expect(deaf.length).toBe(direct ? 0 : 1)
    expect(behind.warned.filter((said) => !deaf.includes(said))).toEqual([])
  }, 60_000)
})
