import { newId } from '../../src/book/ids.ts'
import { openStage, pause, type Process, type Setting, type Stage } from './stage.ts'
import { readLedger } from './ledger.ts'
import type { Stand } from './brokers-stands.ts'
import type { Fault } from './brokers-faults.ts'

/** What became of the books of one run. Times in seconds. */
export type Outcome = {
  broker: string
  fault: string
  books: number
  complete: number
  /** Provider calls of one asset beyond the first. */
  twice: number
  /** From the first order to the last end, and of the middle and the slowest book. */
  took: number
  p50: number
  slowest: number
}

const key = 'sk-sim-brokers'
const workers = 2
/** Orders come over so long: some meet every fault, and two cores are not what they wait for. */
const ordering_s = 50

const setting = (keep: boolean): Setting => ({
  simulator: {
    seed: 7,
    tell_limits: false,
    pictures: { distinct: 3, size: 128 },
    projects: { one: { keys: [key] } },
    latency: { text: 'uniform:300-700', image: 'uniform:800-1600', moderation: 'fixed:20' },
  },
  storymill: {
    limit_groups: [
      {
        provider: 'openai',
        name: 'one',
        keys: [key],
        limits: { '*': { requests_per_minute: 200_000, images_per_minute: 200_000 } },
      },
    ],
    concurrency: { text: 16, images: 16, generation: 1 },
  },
  text: 'openai:gpt-5-mini',
  image: 'openai:gpt-image-1-mini',
  keep,
})

/** Orders the books in one process and has them made in others, while something happens to the broker. */
export async function runBrokers(stand: Stand, fault: Fault, books: number, keep: boolean): Promise<Outcome> {
  const stage = await openStage(setting(keep))
  try {
    const env = (role: 'api' | 'worker', n: number) => ({
      QUEUE_URL: stand.queue_url,
      ...stand.env?.(role, n),
    })
    const api = await stage.start('api', ['api'], env('api', 0))
    for (let n = 1; n <= workers; n++) await stage.start(`worker-${n}`, ['worker'], env('worker', n))
    const over = { yet: false }
    const happening = fault.happens(stand, over)
    const begun = performance.now()
    await order(api, books)
    await untilOver(stage, books, begun + 300_000)
    const took = (performance.now() - begun) / 1_000
    over.yet = true
    await happening
    return { broker: stand.name, fault: fault.name, books, took, ...(await count(stage)) }
  } finally {
    await stage.close()
  }
}

async function order(api: Process, books: number): Promise<void> {
  for (let n = 0; n < books; n++) {
    const answer = await fetch(`${api.said}/v1/books`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify({
        idea: `A small fox looks for the moon, for the ${n + 1}. time`,
        pages: 4,
        seed: n,
      }),
    })
    if (answer.status !== 202) throw new Error(`an order was answered with ${answer.status}`)
    await pause((ordering_s * 1_000) / books)
  }
}

async function untilOver({ db }: Stage, books: number, until: number): Promise<void> {
  const ended = async () =>
    (
      await db.query<{ n: number }>(
        `select count(*)::int as n from storymill.books where completed_at is not null`,
      )
    )[0]?.n ?? 0
  while ((await ended()) < books && performance.now() < until) await pause(200)
}

async function count({ db, simulator }: Stage) {
  const [row] = await db.query<{ complete: number; p50: number; slowest: number }>(
    `select count(*) filter (where status = 'complete')::int as complete,
       percentile_cont(0.5) within group (order by extract(epoch from completed_at - created_at))::float8 as p50,
       max(extract(epoch from completed_at - created_at))::float8 as slowest
     from storymill.books`,
  )
  const charged = (await readLedger(simulator.ledger)).filter((entry) => entry.charged_usd > 0)
  const assets = new Set(charged.map((entry) => entry.idempotency_key))
  return {
    complete: row?.complete ?? 0,
    p50: row?.p50 ?? 0,
    slowest: row?.slowest ?? 0,
    twice: charged.length - assets.size,
  }
}
