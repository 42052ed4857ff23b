import { orderBook } from '../../src/actions/order-book.ts'
import { newId } from '../../src/book/ids.ts'
import { Order } from '../../src/book/order.ts'
import { noQuotas } from '../../src/book/quota.ts'
import { Database } from '../../src/db/database.ts'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import { queues, type Pipeline } from '../../src/pipeline/contract.ts'
import { parseDemo } from '../../src/providers/demo/behaviour.ts'
import { demoImage } from '../../src/providers/demo/demo-image.ts'
import { demoText } from '../../src/providers/demo/demo-text.ts'
import type { Queue } from '../../src/queue/contract.ts'
import { startWorker } from '../../src/worker/start-worker.ts'
import { bookOf26, pages, stepsPerBook } from '../workloads.ts'
import type { Stand } from './stands.ts'

/** `first_claim_ms`: from an order to its first step, with idle workers; the middle and the 95th percentile. */
export type Figures = { steps_per_s: number; first_claim_ms: number; first_claim_p95_ms: number }

const workers = 2
const slots = 200
const settle_ms = 3_500

const demo = parseDemo('latency=0-0')
const models = {
  text: demoText(demo),
  image: demoImage(demo),
  moderator: null,
  fallbacks: { text: [], image: [] },
}

/** Two workers and one who orders, each with connections of its own, who hear of each other only by the broker. */
export async function measure(
  stand: Stand,
  home: string,
  { books, orders }: { books: number; orders: number },
): Promise<Figures> {
  const begun = new Map<string, number>()
  const pipeline = bookOf26('w0@1', (book, kind) => {
    if (kind === 'plan') begun.set(book, performance.now())
    return 0
  })
  const stops: (() => Promise<void>)[] = []
  try {
    for (let n = 1; n <= workers; n++) stops.push(await startHand(stand, pipeline, home))
    // Until every worker knows that it is not alone.
    await new Promise((resolve) => setTimeout(resolve, settle_ms))
    const shop = await openShop(stand, pipeline)
    stops.push(shop.close)
    await shop.make(4)
    const start = performance.now()
    await shop.make(books)
    const steps_per_s = Math.round((books * stepsPerBook) / ((performance.now() - start) / 1_000))
    const waits: number[] = []
    for (let n = 0; n < orders; n++) {
      const ordered = performance.now()
      const [id = ''] = await shop.make(1)
      waits.push((begun.get(id) ?? Number.NaN) - ordered)
    }
    return { steps_per_s, first_claim_ms: share(waits, 0.5), first_claim_p95_ms: share(waits, 0.95) }
  } finally {
    for (const stop of stops.reverse()) await stop()
  }
}

const share = (of: number[], part: number) =>
  Number((of.toSorted((a, b) => a - b)[Math.floor(part * (of.length - 1))] ?? Number.NaN).toFixed(1))

const ringOn =
  (queue: Queue) =>
  (name: string, n = 1) =>
    void queue.ring(name, n).catch(() => {})

async function startHand(stand: Stand, pipeline: Pipeline, home: string): Promise<() => Promise<void>> {
  const db = new Database({ url: stand.database })
  const queue = await stand.open()
  const ring = ringOn(queue)
  const parts = {
    db,
    files: diskFiles(home),
    models,
    pipelines: new Map([[pipeline.id, pipeline]]),
    paid: null,
  }
  const worker = await startWorker(parts, 'bench', {
    slots: new Map(queues.map((name) => [name, slots])),
    onCommit: ({ freed, alone }) => {
      for (const [name, n] of freed) if (!alone) ring(name, n)
    },
    onMore: (names) => names.forEach((name) => ring(name)),
    onTrouble: (error) => console.error(error),
  })
  for (const name of queues)
    await queue.listen(name, {
      free: () => worker.free(name),
      onRing: () => worker.hear(name),
      busy: () => worker.busy(),
    })
  return async () => {
    await queue.close()
    await worker.stop(0)
    await db.close()
  }
}

async function openShop(stand: Stand, pipeline: Pipeline) {
  const db = new Database({ url: stand.database })
  const queue = await stand.open()
  const ring = ringOn(queue)
  const order = orderBook({
    db,
    pipeline,
    deadline_ms: 3_600_000,
    prices: { text: 1, picture: 5 },
    quotas: noQuotas,
    newId,
    random: Math.random,
    ring,
  })
  const wish = Order.parse({ idea: 'bench', pages })
  return {
    /** Orders books at once and answers their ids when all are over. */
    make: async (books: number): Promise<string[]> => {
      const ordered = await Promise.all(Array.from({ length: books }, () => order('local', wish, newId())))
      await untilOver(db)
      return ordered.map(({ book }) => book.id)
    },
    close: async () => {
      await queue.close()
      await db.close()
    },
  }
}

async function untilOver(db: Database): Promise<void> {
  const end = performance.now() + 120_000
  while ((await db.query('select from storymill.books where completed_at is null limit 1')).length > 0) {
    if (performance.now() > end) throw new Error('the books were not finished after two minutes')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
