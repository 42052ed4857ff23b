import { allQueues } from '../book/machines.ts'
import { kept, queueSeries, seenKey, shownAtWorst, type Seen } from '../book/series.ts'
import { webhookQueue } from '../book/webhook.ts'
import type { Database, Query } from '../db/database.ts'
import { booksOfMinute, callSecondsByKind, spendingPace, throttledShares } from '../db/minute-samples.ts'
import { forgetPoints, keepMinute, sumUp, takeMinute } from '../db/series-points.ts'
import { spentBefore } from '../db/spent-lately.ts'
import { deliveryDepth, queuePaces, stepDepths } from '../db/read-queues.ts'

const longerSteps = [300, 1_800]

/**
 * Keeps what is seen of this minute, unless a process has already; answers whether it did. Any number of processes may ask: the
 * row of the minute is taken first, in the transaction that fills it, and whoever comes meanwhile waits and finds it there.
 */
export async function watchMinute(db: Database): Promise<boolean> {
  return await db.transaction(async (query) => {
    const at = await takeMinute(query)
    if (at === null) return false
    await keepMinute(query, at, await seenNow(query), await spentBefore(query, at))
    for (const step_s of longerSteps) await sumUp(query, at, { step_s, worst: shownAtWorst })
    await forgetPoints(query, kept)
    return true
  })
}

/** Everything a minute has to tell. What cannot be known is not in it. */
export async function seenNow(query: Query): Promise<Seen> {
  const seen: Seen = {}
  const keep = (name: string, about: string, value: number | null) => {
    if (value !== null) seen[seenKey(name, about)] = Math.round(value * 10_000) / 10_000
  }
  for (const { queue, ...numbers } of await queuesNow(query))
    for (const name of queueSeries) keep(name, queue, numbers[name])
  for (const { about, share } of await throttledShares(query)) keep('throttled', about, share)
  const books = await booksOfMinute(query)
  keep('books_done', '', books.done)
  keep('book_p95_s', '', books.p95_s)
  for (const { about, p95_s } of await callSecondsByKind(query)) keep('call_p95_s', about, p95_s)
  keep('usd', '', await spendingPace(query))
  return seen
}

async function queuesNow(query: Query) {
  const ofSteps = allQueues.filter((queue) => queue !== webhookQueue)
  const depths = [...(await stepDepths(query, ofSteps)), await deliveryDepth(query)]
  const paces = new Map((await queuePaces(query)).map((one) => [one.queue, one]))
  return depths.map(({ queue, oldest_wait_s, ready, running }) => {
    const { done = 0, failed = 0 } = paces.get(queue) ?? {}
    return { queue, oldest_wait_s, ready, running, done, failed }
  })
}
