import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { priceOfAll } from '../../src/book/credits.ts'
import { noQuotas } from '../../src/book/quota.ts'
import { newId } from '../../src/book/ids.ts'
import { Order } from '../../src/book/order.ts'
import type { BookStatus } from '../../src/book/states.ts'
import { accept } from '../../src/db/accept.ts'
import { Database, type DatabaseUrls } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import type { Pipeline } from '../../src/pipeline/contract.ts'
import { graph } from '../../src/pipeline/graph.ts'
import { demoText } from '../../src/providers/demo/demo-text.ts'
import { demoImage } from '../../src/providers/demo/demo-image.ts'
import { parseDemo } from '../../src/providers/demo/behaviour.ts'
import { startWorker } from '../../src/worker/start-worker.ts'
import type { WorkerOptions } from '../../src/worker/options.ts'
import type { Worker } from '../../src/worker/worker.ts'
import { testDatabase } from './postgres.ts'

/** A migrated database of a test's own, files in a temporary folder, and workers on both. */
export type Engine = {
  db: Database
  url: string
  order(
    pipeline: Pipeline,
    more?: { pages?: number; missing?: 'partial' | 'fail'; key?: string; user?: string },
  ): Promise<string>
  worker(pipelines: Pipeline | Pipeline[], options?: Partial<WorkerOptions>): Promise<Worker>
  /** Waits for a state of a book, told by its row; fails after so long. */
  until(id: string, status: BookStatus, ms?: number): Promise<void>
  status(id: string): Promise<string>
  close(): Promise<void>
}

/** `through`: how the database is reached, if not straight. */
export async function startEngine(
  through = async (url: string): Promise<DatabaseUrls> => ({ url }),
): Promise<Engine> {
  const test = await testDatabase()
  const urls = await through(test.url)
  const db = new Database(urls)
  await migrate(db)
  const folder = await mkdtemp(join(tmpdir(), 'storymill-engine-'))
  const workers: Worker[] = []
  const status = async (id: string) => {
    const [row] = await db.query<{ status: string }>('select status from storymill.books where id = $1', [id])
    return row?.status ?? 'gone'
  }
  return {
    db,
    url: urls.url,
    status,
    order: async (pipeline, more) => await order(db, pipeline, more),
    worker: async (pipeline, options = {}) => {
      const worker = await makeWorker(db, folder, pipeline, options)
      workers.push(worker)
      return worker
    },
    until: async (id, wanted, ms = 15_000) =>
      await eventually(async () => (await status(id)) === wanted, ms, `${id} to be ${wanted}`),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop(100)))
      await db.close()
      await test.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function makeWorker(
  db: Database,
  folder: string,
  pipelines: Pipeline | Pipeline[],
  options: Partial<WorkerOptions>,
): Promise<Worker> {
  const demo = parseDemo('latency=0-0')
  const parts = {
    db,
    files: diskFiles(folder),
    models: {
      text: demoText(demo),
      image: demoImage(demo),
      moderator: null,
      fallbacks: { text: [], image: [] },
    },
    pipelines: new Map([pipelines].flat().map((one) => [one.id, one])),
    paid: null,
  }
  const slots = new Map([
    ['text', 50],
    ['images', 50],
    ['generation', 4],
  ])
  return await startWorker(parts, 'test', { slots, ...options })
}

/** What every test's books cost, so that each of them is settled. */
export const prices = { page_text: 1, picture: 5, cover: 5 }

async function order(
  db: Database,
  pipeline: Pipeline,
  {
    pages = 4,
    missing = 'partial',
    key = newId(),
    user = 'local',
  }: { pages?: number; missing?: 'partial' | 'fail'; key?: string; user?: string } = {},
): Promise<string> {
  const nodes = graph(pipeline, pages)
  const of = (part: string) => nodes.filter((node) => pipeline.kinds[node.kind]?.part === part).length
  const book_id = newId()
  const params = { ...Order.parse({ idea: 'A fox', pages, on_missing_picture: missing }), seed: 1 }
  await db.transaction((query) =>
    accept(
      query,
      [
        {
          book_id,
          user_id: user,
          key,
          fingerprint: key,
          params,
          pipeline: pipeline.id,
          total_steps: nodes.length,
          texts: of('text'),
          pictures: of('picture'),
          deadline_ms: 3_600_000,
          first: {
            id: newId(),
            key: pipeline.first,
            kind: pipeline.first,
            page: 0,
            queue: 'text',
            waiting_on: 0,
            unblocks: [],
          },
          body: {},
          prices,
          hold: priceOfAll(prices, nodes),
        },
      ],
      noQuotas,
    ),
  )
  return book_id
}

/** Asks again until it is true: the only way a test waits. */
export async function eventually(
  check: () => Promise<boolean>,
  ms = 10_000,
  what = 'it',
  every_ms = 10,
): Promise<void> {
  const end = performance.now() + ms
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`waited ${ms} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, every_ms))
  }
}
