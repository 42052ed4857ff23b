import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { cancelBook } from '../../src/actions/cancel-book.ts'
import { redoPart } from '../../src/actions/redo-part.ts'
import { noQuotas } from '../../src/book/quota.ts'
import { newId } from '../../src/book/ids.ts'
import { creditChecks } from '../../src/ops/audit/credits.ts'
import { mendChecks } from '../../src/ops/audit/mends.ts'
import { rowChecks } from '../../src/ops/audit.ts'
import type { Worker } from '../../src/worker/worker.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { failed } from '../support/metered.ts'
import { smallPipeline, type Behaviour } from '../support/small-pipeline.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
const workers: Worker[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop(100)))
})
afterAll(async () => {
  for (const { check, sql } of [...rowChecks, ...mendChecks, ...creditChecks])
    expect([check, ...(await engine.db.query(sql))]).toEqual([check])
  await engine.close()
})

const done: Behaviour = ({ kind, book }) => ({ ok: true, value: { text: `${kind}@${book.revision}` } })

async function work(behave: Behaviour): Promise<void> {
  workers.push(await engine.worker(smallPipeline(behave)))
}

/** A complete book, of which the picture of page 1 is to be made again. */
async function redone(missing: 'partial' | 'fail' = 'partial'): Promise<string> {
  const id = await engine.order(smallPipeline(), { missing })
  await engine.until(id, 'complete')
  await redo(id)
  return id
}

async function redo(id: string): Promise<void> {
  const pipeline = smallPipeline()
  const parts = {
    db: engine.db,
    pipelines: new Map([[pipeline.id, pipeline]]),
    deadline_ms: 60_000,
    quotas: noQuotas,
    newId,
    ring: () => workers.forEach((worker) => worker.wake()),
  }
  await redoPart(parts, { user_id: 'local', id }, 1, { part: 'picture' })
}

const rowsOf = async (id: string, revision: number) =>
  (
    await engine.db.query<{ row: string }>(
      `select key || ' ' || state as row from storymill.steps where book_id = $1 and revision = $2 order by key`,
      [id, revision],
    )
  ).map(({ row }) => row)

const bookOf = async (id: string) =>
  (
    await engine.db.query(
      `select status, revision, error_code, returns_to, pictures_missing,
         (select count(*)::int from storymill.credit_charges c where c.book_id = id) as charged
       from storymill.books where id = $1`,
      [id],
    )
  )[0]

describe('a mend that dies', () => {
  const refusing: Behaviour = (input, tools) =>
    input.kind === 'picture' && input.book.revision > 1 ? failed('moderation_input') : done(input, tools)
  const unbound: Behaviour = (input, tools) =>
    input.kind === 'pdf' && input.book.revision > 1 ? failed('invalid_request') : done(input, tools)

  it.each(['partial', 'fail'] as const)(
    'of its picture, in an order that would go %s, leaves the book complete',
    async (missing) => {
      await work(refusing)
      const id = await redone(missing)
      await engine.until(id, 'complete')
      expect(await rowsOf(id, 2)).toEqual(['pdf taken_back', 'picture:1 taken_back'])
      expect(await bookOf(id)).toEqual({
        status: 'complete',
        revision: 2,
        error_code: 'moderation_input',
        returns_to: null,
        pictures_missing: 0,
        charged: 8,
      })
    },
  )

  it('of its PDF takes the picture back', async () => {
    await work(unbound)
    const id = await redone()
    await engine.until(id, 'complete')
    expect(await rowsOf(id, 2)).toEqual(['pdf taken_back', 'picture:1 taken_back'])
    expect(await bookOf(id)).toMatchObject({ error_code: 'invalid_request', charged: 8 })
  })
})

it('a mend that is cancelled stops its call, and the book stands as it did', async () => {
  const begun = Promise.withResolvers<void>()
  await work(async (input, tools) => {
    if (input.book.revision === 1) return await done(input, tools)
    begun.resolve()
    await new Promise((resolve) => tools.signal.addEventListener('abort', resolve))
    return failed('cancelled')
  })
  const id = await redone()
  await begun.promise
  expect(await cancelBook(engine.db, 'local', id)).toMatchObject({ status: 'complete', error: null })
  expect(await rowsOf(id, 2)).toEqual(['pdf taken_back', 'picture:1 taken_back'])
  expect(await bookOf(id)).toMatchObject({ status: 'complete', charged: 8 })
})

it('a worker that is killed in a mend leaves it to the next: made once, charged once', async () => {
  const script = fileURLToPath(new URL('../support/worker-process.ts', import.meta.url))
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [script, engine.url, tmpdir()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    return child
  }
  const doomed = await start()
  const id = await redone()
  await eventually(async () => (await rowsOf(id, 2)).some((row) => row === 'picture:1 running'))
  doomed.kill('SIGKILL')
  await once(doomed, 'exit')
  const next = await start()
  try {
    await engine.until(id, 'complete', 30_000)
    expect(await rowsOf(id, 2)).toEqual(['pdf done', 'picture:1 done'])
    expect(await bookOf(id)).toMatchObject({ revision: 2, returns_to: null, charged: 9 })
  } finally {
    next.kill('SIGKILL')
    await once(next, 'exit')
  }
}, 60_000)
