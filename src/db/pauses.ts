import type { AnyQueue, Pause } from '../book/machines.ts'
import { webhookQueue } from '../book/webhook.ts'
import type { Query } from './database.ts'

/** For other statements: the names of the paused queues. Read once per statement; the table is nearly always empty. */
export const pausedQueues = 'array(select queue from storymill.queue_pauses)'

/** For other statements: what a book would have back if every queue of steps that is paused went on now. */
export const pausedFor = (book: string) =>
  `(select coalesce(sum(least(storymill.now() - since, storymill.now() - ${book}.created_at)), interval '0')
    from storymill.queue_pauses where queue <> '${webhookQueue}')`

/** For other statements: whether a queue, written in SQL, is paused. */
export const isPaused = (queue: string) =>
  `exists (select from storymill.queue_pauses p where p.queue = ${queue})`

const view = `queue, to_char(since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since, by, because`

export async function listPauses(query: Query): Promise<Pause[]> {
  return await query<Pause>(`select ${view} from storymill.queue_pauses order by queue`)
}

/** Pauses a queue: no claim that begins after this is committed takes anything of it. Answers false if it was paused. */
export async function insertPause(
  query: Query,
  queue: AnyQueue,
  by: string,
  because: string | null,
): Promise<boolean> {
  const rows = await query(
    `insert into storymill.queue_pauses (queue, by, because) values ($1, $2, $3) on conflict do nothing returning queue`,
    [queue, by, because],
  )
  return rows.length > 0
}

/** Ends a pause. Answers it as it was, with how long it was in milliseconds; null if there was none. */
export async function deletePause(query: Query, queue: AnyQueue): Promise<(Pause & { ms: number }) | null> {
  const [row] = await query<Pause & { ms: number }>(
    `delete from storymill.queue_pauses where queue = $1
     returning ${view}, (extract(epoch from storymill.now() - since) * 1000)::float8 as ms`,
    [queue],
  )
  return row ?? null
}

/**
 * Gives books under way the time back that a pause took from them, so that nobody's retries end because an operator held a
 * queue: a book that was there all the time the whole pause, a later one its part of it. Answers how many books.
 */
export async function extendBooks(query: Query, ms: number): Promise<number> {
  const rows = await query(
    // In the order in which commits lock books.
    `with mine as materialized (
       select id from storymill.books where completed_at is null order by id for no key update)
     update storymill.books b set deadline_at = b.deadline_at
       + least($1 * interval '1 millisecond', storymill.now() - b.created_at)
     from mine where b.id = mine.id returning 1`,
    [ms],
  )
  return rows.length
}

/** The same for deliveries that have not ended. */
export async function extendDeliveries(query: Query, ms: number): Promise<number> {
  const rows = await query(
    `with mine as materialized (
       select id from storymill.webhook_deliveries where ended_at is null order by id for no key update)
     update storymill.webhook_deliveries d set deadline_at = d.deadline_at
       + least($1 * interval '1 millisecond', storymill.now() - d.created_at)
     from mine where d.id = mine.id returning 1`,
    [ms],
  )
  return rows.length
}
