import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { orderBook } from '../src/actions/order-book.ts'
import { newId } from '../src/book/ids.ts'
import { noQuotas } from '../src/book/quota.ts'
import { Order } from '../src/book/order.ts'
import { Database } from '../src/db/database.ts'
import { startEmbedded } from '../src/db/embedded/embedded.ts'
import { migrate } from '../src/db/migrate.ts'
import { diskFiles } from '../src/files/drivers/disk.ts'
import type { Pipeline } from '../src/pipeline/contract.ts'
import { parseDemo } from '../src/providers/demo/behaviour.ts'
import { demoImage } from '../src/providers/demo/demo-image.ts'
import { demoText } from '../src/providers/demo/demo-text.ts'
import { startWorker } from '../src/worker/start-worker.ts'
import { cpuSeconds } from './cpu.ts'
import { postgresLine } from './postgres-line.ts'
import { bookOf26, lowerBound, pages, pictureSlots, seededLatency, stepsPerBook } from './workloads.ts'

export type EngineFigures = {
  w0: { steps_per_s: number; cpu_s_per_1000: number; ratio_to_postgres_line: number }
  w1: { makespan_over_bound: number }
}

const w0Books = 300
const w1Books = 40
const rounds = 3

/**
 * The engine on the workloads of `docs/performance.md`, with everything on: orders through the action, claim with
 * intent, ledger, events, commit. The line of what PostgreSQL alone can do is measured in turn with it, in the same run.
 */
export async function benchEngine(say: (line: string) => void): Promise<EngineFigures> {
  const home = await mkdtemp(join(tmpdir(), 'storymill-bench-'))
  const embedded = await startEmbedded({ home, settings: { shared_buffers: '512MB' } })
  const db = new Database({ url: process.env.DATABASE_URL ?? embedded.url })
  try {
    await migrate(db)
    await runW0(db, home, 60)
    const w0: { rate: number; cpu: number; line: number }[] = []
    const w1: number[] = []
    for (let round = 1; round <= rounds; round++) {
      const run = await runW0(db, home, w0Books)
      const line = await postgresLine(db.urls.url, w0Books)
      w0.push({ ...run, line })
      w1.push(await runW1(db, home))
      say(
        `round ${round}: W0 ${Math.round(run.rate)} steps/s, ${run.cpu.toFixed(3)} CPU-s per 1 000, line ${Math.round(line)} steps/s; W1 ${w1.at(-1)?.toFixed(3)}`,
      )
    }
    return {
      w0: {
        steps_per_s: Math.round(median(w0.map((one) => one.rate))),
        cpu_s_per_1000: Number(median(w0.map((one) => one.cpu)).toFixed(3)),
        ratio_to_postgres_line: Number(median(w0.map((one) => one.rate / one.line)).toFixed(3)),
      },
      w1: { makespan_over_bound: Number(median(w1).toFixed(3)) },
    }
  } finally {
    await db.close()
    await embedded.stop()
    await rm(home, { recursive: true, force: true })
  }
}

const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Steps that do nothing: steps per second and CPU seconds (this process and the database) per 1 000 steps. */
async function runW0(db: Database, home: string, books: number): Promise<{ rate: number; cpu: number }> {
  await db.query('checkpoint')
  const engine = await startEngine(db, home, bookOf26('w0@1', null), {
    text: 500,
    images: 500,
    generation: 500,
  })
  const [start, cpu] = [performance.now(), await cpuSeconds(process.pid)]
  await engine.make(books)
  const seconds = (performance.now() - start) / 1_000
  const used = (await cpuSeconds(process.pid)) - cpu
  await engine.stop()
  const steps = books * stepsPerBook
  return { rate: steps / seconds, cpu: (used / steps) * 1_000 }
}

/** Steps that wait: how much longer than the shortest time anybody could need. */
async function runW1(db: Database, home: string): Promise<number> {
  await db.query('checkpoint')
  const engine = await startEngine(db, home, bookOf26('w1@1', seededLatency), {
    text: 2_000,
    images: pictureSlots,
    generation: 100,
  })
  const start = performance.now()
  const ids = await engine.make(w1Books)
  const makespan = performance.now() - start
  await engine.stop()
  return makespan / lowerBound(ids, seededLatency)
}

async function startEngine(db: Database, home: string, pipeline: Pipeline, slots: Record<string, number>) {
  const demo = parseDemo('latency=0-0')
  const models = {
    text: demoText(demo),
    image: demoImage(demo),
    moderator: null,
    fallbacks: { text: [], image: [] },
  }
  const parts = {
    db,
    files: diskFiles(home),
    models,
    pipelines: new Map([[pipeline.id, pipeline]]),
    paid: null,
  }
  const worker = await startWorker(parts, 'bench', {
    slots: new Map(Object.entries(slots)),
    onTrouble: (error) => console.error(error),
  })
  const order = orderBook({
    db,
    pipeline,
    deadline_ms: 3_600_000,
    prices: { text: 1, picture: 5 },
    quotas: noQuotas,
    newId,
    random: Math.random,
    ring: () => worker.wake(),
  })
  return {
    /** Orders books all at once and answers their ids when the last is complete and can be seen to be. */
    make: async (books: number): Promise<string[]> => {
      const wish = Order.parse({ idea: 'bench', pages })
      const ordered = await Promise.all(Array.from({ length: books }, () => order('local', wish, newId())))
      const ids = ordered.map(({ book }) => book.id)
      await untilComplete(db, ids)
      return ids
    },
    stop: async () => await worker.stop(0),
  }
}

/** Until nothing is unfinished, then once whether all is complete: a look that costs the engine next to nothing. */
async function untilComplete(db: Database, ids: string[]): Promise<void> {
  const end = performance.now() + 120_000
  const unfinished = async () =>
    await db.query('select from storymill.books where completed_at is null limit 1')
  while ((await unfinished()).length > 0) {
    if (performance.now() > end) throw new Error('the books were not finished after two minutes')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const complete = await db.query(
    `select from storymill.books where id = any ($1::uuid[]) and status = 'complete'`,
    [ids],
  )
  if (complete.length !== ids.length)
    throw new Error(`${ids.length - complete.length} books are not complete`)
}
