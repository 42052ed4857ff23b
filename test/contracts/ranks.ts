import { expect } from 'vitest'
import { addUser } from '../../src/actions/add-user.ts'
import type { Pipeline, StepKind } from '../../src/pipeline/contract.ts'
import type { Queue } from '../../src/queue/contract.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { openCarried } from '../support/carried.ts'
import { smallPipeline } from '../support/small-pipeline.ts'

const small = smallPipeline(async () => {
  await new Promise((resolve) => setTimeout(resolve, 20))
  return { ok: true, value: {} }
})
// Only the beginning of a book matters here; nobody works where the rest waits.
const rest = Object.entries(small.kinds).map(
  ([kind, row]) => [kind, { ...row, queue: 'generation' }] as const,
)
const pipeline: Pipeline = {
  ...small,
  kinds: { ...Object.fromEntries(rest), plan: small.kinds['plan'] as StepKind },
}
const [before, meanwhile] = [200, 100]
const [workers, slots] = [2, 4]
const users = Array.from({ length: 12 }, (_, n) => ({
  name: `user-${n}`,
  tier: n % 3 === 0 ? ('paid' as const) : ('free' as const),
}))
// Some order much, some little, and it goes on all the time.
const whoOrders = (nr: number) => users[(nr * nr + 3 * nr) % users.length]?.name ?? 'local'

/**
 * 300 books of paying and other users, 200 of them before anybody works. No book ends, so their ranks are the same on every
 * run, and so is the order in which they begin, if it is that of the ranks.
 */
export async function ranksInOrder(queue_url: string): Promise<void> {
  const engine = await startEngine()
  const open: Queue[] = []
  try {
    for (const user of users) await addUser(engine.db, { ...user, credits: null, by: 'test' })
    const early: string[] = []
    for (let nr = 0; nr < before; nr++) early.push(await orderFor(engine, nr))
    const ringer = await openCarried(queue_url, engine.url)
    open.push(ringer)
    for (let n = 0; n < workers; n++) open.push(await work(engine, queue_url))
    for (let nr = before; nr < before + meanwhile; nr++) {
      await orderFor(engine, nr)
      await ringer.ring('text', 1)
    }
    const over = async () => (await begun(engine)).length === before + meanwhile
    await eventually(over, 30_000, 'every book to begin', 50)
    inOrder(await begun(engine), new Set(early))
  } finally {
    await Promise.all(open.map((queue) => queue.close()))
    await engine.close()
  }
}

const orderFor = async (engine: Engine, nr: number) =>
  await engine.order(pipeline, { user: whoOrders(nr), key: `book-${nr}` })

/** A worker with a few slots, that hears of work by its broker. */
async function work(engine: Engine, queue_url: string): Promise<Queue> {
  const queue = await openCarried(queue_url, engine.url)
  const worker = await engine.worker(pipeline, {
    slots: new Map([['text', slots]]),
    onMore: (more) => more.forEach((lane) => void queue.ring(lane, 1).catch(() => {})),
  })
  await queue.listen('text', {
    free: () => worker.free('text'),
    onRing: () => worker.hear('text'),
    busy: () => worker.busy(),
  })
  return queue
}

type Begun = { id: string; rank: number; ordered: number; at: number }

const begun = async (engine: Engine) =>
  await engine.db.query<Begun>(
    `select b.id, b.rank, extract(epoch from b.created_at)::float8 * 1000 as ordered,
       extract(epoch from min(c.started_at))::float8 * 1000 as at
     from storymill.books b join storymill.steps s on s.book_id = b.id and s.kind = 'plan'
       join storymill.step_calls c on c.step_id = s.id group by b.id order by at, b.rank`,
  )

/** Nobody is passed by more books than there are slots; those that were there from the start stand where their rank puts them. */
function inOrder(books: Begun[], early: ReadonlySet<string>): void {
  const first = books.filter(({ id }) => early.has(id))
  const wanted = first.toSorted((a, b) => a.rank - b.rank)
  const place = new Map(wanted.map(({ id }, index) => [id, index]))
  const off = first.map(({ id }, index) => Math.abs((place.get(id) ?? 0) - index))
  expect(Math.max(...off)).toBeLessThanOrEqual(workers * slots)
  const passed = books.map(
    (book) =>
      books.filter((other) => other.rank > book.rank && other.at > book.ordered && other.at < book.at).length,
  )
  expect(Math.max(...passed)).toBeLessThanOrEqual(workers * slots)
  // Otherwise it was no test: paying users come first, and not in the order in which they ordered.
  expect(first).not.toEqual(first.toSorted((a, b) => a.ordered - b.ordered))
}
