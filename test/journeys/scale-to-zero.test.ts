import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/db/database.ts'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import { audit } from '../../src/ops/audit.ts'
import { eventually } from '../support/engine.ts'
import { testDatabase, type TestDatabase } from '../support/postgres.ts'
import { cloudTasks, queueUrl, type CloudTasks } from '../support/services/cloud-tasks.ts'
import { sleepyPlatform, type Platform } from '../support/services/sleepy-platform.ts'

let test: TestDatabase
let db: Database
let folder: string
let fake: CloudTasks
let platform: Platform
beforeEach(async () => {
  test = await testDatabase()
  db = new Database({ url: test.url })
  folder = await mkdtemp(join(tmpdir(), 'storymill-zero-'))
  fake = await cloudTasks(4)
  platform = await sleepyPlatform()
})
afterEach(async () => {
  await platform.close()
  await fake.stop()
  await db.close()
  await test.drop()
  await rm(folder, { recursive: true, force: true })
})

const settings = (demo: string) => ({
  DATABASE_URL: test.url,
  FILES_URL: `file:${folder}`,
  QUEUE_URL: queueUrl(fake, { target: platform.url }).href,
  STORYMILL_DEMO: demo,
})

/** Orders, with an API that is gone again as soon as that is done: from then on nobody is awake but by a bell. */
async function order(seeds: number[], env: Record<string, string>): Promise<void> {
  const before = (await fake.seen()).created
  const config = await readConfig(env, folder)
  const api = await startApp(config, { api: true, worker: false, port: 0 }, pino({ level: 'silent' }))
  for (const seed of seeds) {
    const answer = await fetch(`${api.url}/v1/books`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ idea: 'A fox who is afraid of the dark', pages: 4, seed }),
    })
    expect(answer.status).toBe(202)
  }
  await eventually(async () => (await fake.seen()).created > before)
  await api.stop()
}

async function finished(books: number): Promise<void> {
  const complete = async () =>
    (await db.query(`select from storymill.books where status = 'complete'`)).length === books
  await eventually(complete, 150_000, 'the books to be complete', 100)
  expect(await audit(db, diskFiles(folder))).toEqual([])
}

it('books are finished by a worker that runs only while a bell is being answered, and sleeps while steps wait for their next try', async () => {
  Object.assign(platform.env, settings('latency=100-200,fail=0.25,seed=3'))
  // Whether a step that waits is ever the only thing to do is a matter of luck, so until it was.
  let books = 0
  do {
    books += 1
    await order([books], platform.env)
    await finished(books)
    await eventually(async () => platform.asleep())
  } while (platform.seen.sleeps <= books && books < 10)
  const [tried] = await db.query<{ n: number }>(
    `select count(*)::int as n from storymill.steps where tries > 0`,
  )
  expect(tried?.n).toBeGreaterThan(0)
  expect(platform.seen).toMatchObject({ starts: 1 })
  // Once after each book, and at least once in the middle of one.
  expect(platform.seen.sleeps).toBeGreaterThan(books)
}, 180_000)

it('what a worker leaves behind when it is ended wakes the next one', async () => {
  Object.assign(platform.env, settings('latency=300-600'))
  await order([1, 2], platform.env)
  const texts = async () =>
    (await db.query(`select from storymill.steps where kind = 'page_text' and state <> 'blocked'`)).length > 0
  await eventually(texts, 30_000, 'the worker to be in the middle of it')
  await platform.terminate()
  await finished(2)
  expect(platform.seen.starts).toBe(2)
}, 180_000)
