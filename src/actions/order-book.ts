import { createHash } from 'node:crypto'
import { charging, priceOfAll, type Prices } from '../book/credits.ts'
import type { NewId } from '../book/ids.ts'
import type { Order } from '../book/order.ts'
import { refusalProblem, type Quotas } from '../book/quota.ts'
import { freshView, type Book } from '../book/view.ts'
import {
  accept,
  findKey,
  freeKey,
  type Acceptance,
  type Accepted,
  type Keyed,
  type Refused,
} from '../db/accept.ts'
import { Batcher } from '../db/batcher.ts'
import { sqlstate, type Database } from '../db/database.ts'
import { Problem } from '../errors.ts'
import { failpoint } from '../failpoint.ts'
import type { Pipeline } from '../pipeline/contract.ts'
import { graph } from '../pipeline/graph.ts'
import { QueueLook } from './queue-look.ts'
import { showBook } from './show-book.ts'

export type OrderBookParts = {
  db: Database
  pipeline: Pipeline
  deadline_ms: number
  prices: Prices
  quotas: Quotas
  newId: NewId
  random(): number
  ring(queue: string): void
}

/** What an order is answered with. `replayed`: the stored first answer; a `duplicate` is in the book itself. */
export type Ordered = { status: 200 | 202; book: Book; replayed: boolean }

export type OrderBook = (user_id: string, order: Order, key: string | null) => Promise<Ordered>

const inFlight = '55P03'

/**
 * Accepts orders, answered at once and safe to repeat. Orders that come together are accepted in one transaction.
 *
 * With a key of the caller's: same key and order → always the first answer; another order → 422. Without one the order
 * itself is the key: while its book lives, or stands complete or partial, that book is the answer; after it failed or was
 * cancelled the key moves to a new book.
 *
 * Who cannot pay, or has no room in a quota, is refused and nothing is stored; but a key that has its answer is answered, and
 * costs nothing.
 */
export function orderBook(parts: OrderBookParts): OrderBook {
  const query = parts.db.query.bind(parts.db)
  const queue = new QueueLook(query, parts.quotas.queue_cap)
  const take = takeOrders(parts.db, parts.quotas, queue)
  return async (user_id, order, key) => {
    const fingerprint = fingerprintOf(order)
    const stored = key === null ? `body:${fingerprint}` : `key:${key}`
    const ask = acceptance(parts, user_id, stored, fingerprint, order)
    // Each round either answers or frees a key that points to a dead book; two rounds suffice unless others race us.
    for (let round = 0; round < 10; round++) {
      const answer = await acceptOrFlight(take, ask)
      if (answer?.body) return welcome(parts, ask, answer)
      const twin = await findKey(query, user_id, stored)
      if (!twin && answer?.why) throw refusalProblem(await queue.timed(answer.why), ask.hold)
      if (!twin) continue
      if (twin.book_id === ask.book_id) return welcome(parts, ask, twin)
      const same = await answerTwin(parts.db, user_id, key === null ? null : order, fingerprint, twin)
      if (same) return same
      await freeKey(query, user_id, stored, twin.book_id)
    }
    throw new Problem('idempotency_in_flight', { retry_after_s: 1 })
  }
}

type Take = (ask: Acceptance) => Promise<Accepted | Refused | null>

/** Orders that come together are taken together; one that was refused only beside others is tried once more, alone. */
function takeOrders(db: Database, quotas: Quotas, queue: QueueLook): Take {
  const run = async (asks: Acceptance[]) => {
    await failpoint('accept.before')
    const within = { ...quotas, queue_cap: queue.capFor(asks.length) }
    const answers = await db.transaction((query) => accept(query, asks, within))
    queue.saw(answers[0]?.queue_length ?? null, asks.length)
    await failpoint('accept.after')
    const byId = new Map(answers.map((one) => [one.book_id, one]))
    return asks.map((ask) => byId.get(ask.book_id) ?? null)
  }
  const together = new Batcher(run)
  const alone = new Batcher(run, { max: 1 })
  return async (ask) => {
    const answer = await together.call(ask)
    const unsure = answer !== null && answer.body === null && answer.why === null
    return unsure ? await alone.call(ask) : answer
  }
}

async function acceptOrFlight(take: Take, ask: Acceptance): Promise<Accepted | Refused | null> {
  try {
    return await take(ask)
  } catch (error) {
    if (sqlstate(error) === inFlight)
      throw new Problem('idempotency_in_flight', { retry_after_s: 1, cause: error })
    // Without a state of the server's nobody knows whether it took effect: the key will tell.
    if (sqlstate(error) === undefined) return await take(ask)
    throw error
  }
}

function welcome(
  { ring, pipeline }: OrderBookParts,
  ask: Acceptance,
  { body }: Pick<Accepted, 'body'>,
): Ordered {
  ring(pipeline.kinds[ask.first.kind]?.queue ?? ask.first.queue)
  return { status: 202, book: body as Book, replayed: false }
}

/**
 * What a twin's key answers, or null if its book is dead and the key may move. `order`: what came with a key of the caller's;
 * null: the order itself is the key.
 */
async function answerTwin(
  db: Database,
  user_id: string,
  order: Order | null,
  fingerprint: string,
  twin: Keyed,
): Promise<Ordered | null> {
  const final =
    twin.book_status === null || ['complete', 'partial', 'failed', 'cancelled'].includes(twin.book_status)
  if (twin.expired && final) return null
  if (order) {
    if (twin.fingerprint !== fingerprint) throw new Problem('idempotency_mismatch')
    // An answer that an earlier release stored has no hero and no dedication in it; those of the same order are the same.
    const since = { hero: order.hero ?? null, dedication: order.dedication ?? null }
    return { status: 202, book: { ...since, ...(twin.body as Book) }, replayed: true }
  }
  if (twin.book_status === null || twin.book_status === 'failed' || twin.book_status === 'cancelled')
    return null
  const book = await showBook(db, user_id, twin.book_id)
  return book && { status: 200, book: { ...book, duplicate: true }, replayed: false }
}

function acceptance(
  { newId, random, pipeline, deadline_ms, prices }: OrderBookParts,
  user_id: string,
  key: string,
  fingerprint: string,
  order: Order,
): Acceptance {
  const nodes = graph(pipeline, order.pages)
  const count = (part: string) => nodes.filter((node) => pipeline.kinds[node.kind]?.part === part).length
  const params = { ...order, seed: order.seed ?? Math.floor(random() * 2 ** 31) }
  const book_id = newId()
  const queue = pipeline.kinds[pipeline.first]?.queue ?? 'text'
  return {
    book_id,
    user_id,
    key,
    fingerprint,
    params,
    pipeline: pipeline.id,
    total_steps: nodes.length,
    texts: count('text'),
    pictures: count('picture'),
    deadline_ms,
    first: {
      id: newId(),
      key: pipeline.first,
      kind: pipeline.first,
      page: 0,
      queue,
      waiting_on: 0,
      unblocks: [],
    },
    body: freshView({ id: book_id, params, total_steps: nodes.length }),
    prices: charging(prices),
    hold: priceOfAll(prices, nodes),
  }
}

/** The same for the same order, whatever the order of its fields; of the order with its defaults, without drawn seeds. */
function fingerprintOf(order: Order): string {
  return createHash('sha256').update(canonical(order)).digest('hex')
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${fields
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
    .join()}}`
}
