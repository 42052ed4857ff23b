import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addUser } from '../../src/actions/add-user.ts'
import { orderBook } from '../../src/actions/order-book.ts'
import { newId } from '../../src/book/ids.ts'
import { noQuotas } from '../../src/book/quota.ts'
import { Order } from '../../src/book/order.ts'
import { demoTimeouts, storybook } from '../../src/pipeline/pipeline.ts'
import { say } from './claims.ts'
import { readLedger } from './ledger.ts'
import { clocks, lowered, minute_ms, models, underClock } from './limits-setting.ts'
import { pause, type Stage } from './stage.ts'

export type Limited = {
  /** Milliseconds since 1970: the first picture that was sent, when the limit was lowered, and the end. */
  first_ms: number
  lowered_ms: number
  end_ms: number
  /** The least number of pictures that were ready, over all looks. */
  least_backlog: number
  /** How far each worker's clock was off, in seconds, by its own log. */
  clocks_s: number[]
}

/** Orders more than the limits can draw, and watches two times of so many minutes: before and after a limit is lowered. */
export async function runLimits(
  stage: Stage,
  library: string,
  minutes: { before: number; after: number },
): Promise<Limited> {
  const books = Math.ceil(((minutes.before + minutes.after + 2) * 100) / 34)
  await orderBooks(stage, books)
  say(`${books} books of 32 pages are ordered; three workers start, with clocks ${clocks.join(', ')}`)
  for (const [index, clock] of clocks.entries())
    await stage.start(`worker-${index + 1}`, ['worker'], underClock(library, clock))
  const clocks_s = await Promise.all(clocks.map((_, index) => clockOf(stage, `worker-${index + 1}`)))
  const first_ms = await firstPicture(stage)
  say('the first picture is drawn')
  const backlog = watchBacklog(stage)
  await pause(first_ms + minutes.before * minute_ms - Date.now())
  const limits = { [models.image]: { images_per_minute: lowered } }
  await stage.simulator.ask('/__sim/projects/north', { limits })
  const lowered_ms = Date.now()
  say(`the provider has lowered the limit of one project to ${lowered} images a minute`)
  await pause(minutes.after * minute_ms)
  return { first_ms, lowered_ms, end_ms: Date.now(), least_backlog: await backlog.stop(), clocks_s }
}

async function orderBooks({ db }: Stage, books: number): Promise<void> {
  await addUser(db, { name: 'ada', tier: 'free', credits: null, by: 'prove' })
  const order = orderBook({
    db,
    pipeline: storybook(demoTimeouts, { text: 6, picture: 1 }),
    deadline_ms: 3_600_000,
    prices: {},
    quotas: noQuotas,
    newId,
    random: Math.random,
    ring: () => {},
  })
  for (let index = 0; index < books; index++) {
    const idea = `A small fox looks for the moon, for the ${index + 1}. time`
    await order(index % 2 ? 'ada' : 'local', Order.parse({ idea, pages: 32, seed: index }), newId())
  }
}

/** The worker's own time at its first line of log, against the time that line was written. */
async function clockOf(stage: Stage, name: string): Promise<number> {
  const text = await readFile(join(stage.folder, `${name}.log`), 'utf8')
  const line = text.split('\n').findLast((one) => one.includes('"time"')) ?? '{}'
  const { time } = JSON.parse(line) as { time?: number }
  return Math.round(((time ?? 0) - Date.now()) / 1_000)
}

async function firstPicture(stage: Stage): Promise<number> {
  for (;;) {
    const first = (await readLedger(stage.simulator.ledger)).find((one) => one.kind === 'image')
    if (first) return first.t
    await pause(200)
  }
}

/** The pictures that are ready, once the first texts have made enough of them. */
function watchBacklog({ db }: Stage) {
  let least = Number.POSITIVE_INFINITY
  const over = { yet: false }
  const watching = (async () => {
    await pause(20_000)
    while (!over.yet) {
      const [row] = await db.query<{ n: number }>(
        `select count(*)::int as n from storymill.steps where queue = 'images' and state = 'ready'`,
      )
      least = Math.min(least, row?.n ?? 0)
      await pause(1_000)
    }
  })()
  return {
    stop: async () => {
      over.yet = true
      await watching
      return least
    },
  }
}
