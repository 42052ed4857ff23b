import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowChecks } from '../../src/ops/audit.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { findPgbouncer, startPgbouncer, type Pooler } from '../support/services/pgbouncer.ts'
import { smallPipeline } from '../support/small-pipeline.ts'

const found = await findPgbouncer()
const script = fileURLToPath(new URL('../support/worker-process.ts', import.meta.url))

let engine: Engine
let pooler: Pooler
const children: ChildProcess[] = []
beforeAll(async () => {
  if (!found) return
  engine = await startEngine(async (url) => {
    pooler = await startPgbouncer(found, url, { pool_size: 1 })
    return { url: pooler.url, direct: url }
  })
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  if (!found) return
  await engine.close()
  await pooler.stop()
})

async function startProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, engine.url, tmpdir()], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(child)
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  return child
}

const orderTwenty = async () =>
  await Promise.all(Array.from({ length: 20 }, () => engine.order(smallPipeline(), { pages: 4 })))
const count = async (sql: string) =>
  (await engine.db.query<{ n: number }>(`select count(*)::int as n from ${sql}`))[0]?.n
const allComplete = async (ids: string[]) =>
  (await Promise.all(ids.map((id) => engine.status(id)))).every((status) => status === 'complete')

/** Every book is as it should be; no step was done twice. An answer that a killed worker had kept is used, so a step may have none that ended well. */
async function expectSound(): Promise<void> {
  expect(await count(`storymill.steps where state <> 'done'`)).toBe(0)
  expect(
    await count(
      `(select step_id from storymill.step_calls group by step_id having count(*) filter (where state = 'ok') > 1) odd`,
    ),
  ).toBe(0)
  for (const { check, sql } of rowChecks) expect([check, await engine.db.query(sql)]).toEqual([check, []])
}

describe.skipIf(!found)('through pgbouncer in transaction mode, with one session for everybody', () => {
  it('two workers make twenty books without any trouble', async () => {
    const troubles: unknown[] = []
    const onTrouble = (error: unknown) => troubles.push(error)
    const workers = [
      await engine.worker(smallPipeline(), { onTrouble }),
      await engine.worker(smallPipeline(), { onTrouble }),
    ]
    const ids = await orderTwenty()
    for (const worker of workers) worker.wake()
    await eventually(() => allComplete(ids), 30_000, 'twenty books')
    await Promise.all(workers.map((worker) => worker.stop(1_000)))
    expect(troubles).toEqual([])
    await expectSound()
  }, 60_000)

  it('a worker and then the pooler are killed while twenty books are made: every book is finished, no step twice', async () => {
    const [first] = [await startProcess(), await startProcess()]
    const ids = await orderTwenty()
    const done = async () =>
      (await count(`storymill.steps where state = 'done' and book_id = any ('{${ids.join()}}')`)) ?? 0
    await eventually(async () => (await done()) >= 40, 20_000, 'some steps')
    first.kill('SIGKILL')
    await eventually(async () => (await done()) >= 80, 20_000, 'more steps')
    await pooler.own?.kill()
    await pooler.own?.start()
    await eventually(() => allComplete(ids), 40_000, 'twenty books')
    await expectSound()
  }, 90_000)
})
