import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import { examine } from '../../src/ops/doctor.ts'
import { testDatabase } from '../support/postgres.ts'

let test: Awaited<ReturnType<typeof testDatabase>>
let db: Database
const folder = join(tmpdir(), `storymill-doctor-${process.pid}`)
const files = diskFiles(folder)
beforeAll(async () => {
  test = await testDatabase()
  db = new Database({ url: test.url })
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await db.close()
  await test.drop()
})

const bad = async (database = db, store = files) =>
  (await examine(database, store)).filter((one) => !one.well).map((one) => one.what)

describe('the doctor', () => {
  it('misses the schema, then finds all well', async () => {
    expect(await bad()).toEqual(['schema'])
    await migrate(db)
    expect(await bad()).toEqual([])
  })

  it('notices a migration that this version brings and the database lacks', async () => {
    await db.query(`delete from storymill.migrations where name = 'guard'`)
    expect(await bad()).toEqual(['schema'])
    await migrate(db)
  })

  it('looks at the direct way: whether it leads somewhere, and to the same database', async () => {
    const other = await testDatabase()
    const through = async (direct: string) => {
      const both = new Database({ url: test.url, direct })
      try {
        return (await examine(both, files)).filter((one) => !one.well)
      } finally {
        await both.close()
      }
    }
    const what = 'DATABASE_DIRECT_URL'
    expect(await through(test.url)).toEqual([])
    expect(await through('postgres://a:secret@127.0.0.1:1/b')).toMatchObject([
      { what, says: expect.stringContaining('REFUSED') as string },
    ])
    const elsewhere = { what, well: false, says: 'leads to another database than DATABASE_URL' }
    expect(await through(other.url)).toEqual([elsewhere])
    const there = new Database({ url: other.url })
    await migrate(there)
    await there.close()
    expect(await through(other.url)).toEqual([elsewhere])
    await other.drop()
  })

  it('notices ready steps that nobody will take', async () => {
    await db.query(
      `insert into storymill.books (id, user_id, pipeline, params, status, rank, total_steps, texts_open, pictures_open, deadline_at)
       values (gen_random_uuid(), 'local', 'p@1', '{}', 'queued', 0, 1, 0, 0, storymill.now())`,
    )
    await db.query(
      `insert into storymill.steps (id, book_id, key, kind, queue, pipeline, rank, state)
       select gen_random_uuid(), id, 'plan', 'plan', 'text', 'p@1', 0, 'ready' from storymill.books`,
    )
    expect(await bad()).toEqual(['workers'])
    await db.query('delete from storymill.steps')
  })

  it('tells alerts: bad ones are a finding, those to be watched are not', async () => {
    await db.query(
      `insert into storymill.alerts (name, level, samples, value, says, since, started_at)
       values ('one', 2, '{2,2}', 1, 'It burns.', storymill.now(), storymill.now()),
         ('two', 1, '{1,1}', 1, 'It smokes.', storymill.now(), storymill.now()),
         ('three', 0, '{2}', 1, 'It did once.', storymill.now(), null)`,
    )
    const told = (await examine(db, files)).filter((one) => one.what === 'alert')
    expect(told).toMatchObject([
      { well: false, says: expect.stringMatching(/^It burns\. Since \d{4}-/) as string },
      { well: true, says: expect.stringMatching(/^It smokes\./) as string },
    ])
    await db.query('delete from storymill.alerts')
  })

  it('says of a database and of files that they cannot be used', async () => {
    const nowhere = new Database({ url: 'postgres://nobody@127.0.0.1:1/none' })
    expect(await bad(nowhere)).toEqual(['database'])
    await nowhere.close()
    const broken = { ...files, put: async () => Promise.reject(new Error('read-only')) }
    expect(await bad(db, broken)).toEqual(['files'])
  })

  it('rings the doorbell, and says in a sentence without secrets if it cannot', async () => {
    const told = async (...urls: string[]) =>
      (
        await examine(
          db,
          files,
          urls.map((url) => new URL(url)),
        )
      ).filter((one) => one.what === 'queue')
    expect(await told('postgres:')).toEqual([{ what: 'queue', well: true, says: 'postgres is reached' }])
    const [away] = await told('amqp://fox:hidden-word@127.0.0.1:1')
    expect(away).toMatchObject({ well: false, says: expect.stringContaining('ECONNREFUSED') as string })
    const [odd] = await told('amqp://fox:hidden-word@127.0.0.1:1?prefix=a/b')
    expect(odd).toMatchObject({ well: false, says: expect.stringContaining('prefix=') as string })
    expect(JSON.stringify([away, odd])).not.toContain('hidden-word')
  })
})
