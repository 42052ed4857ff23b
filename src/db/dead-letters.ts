import {
  mostCounted,
  mostGrouped,
  type Count,
  type DeadFilter,
  type DeadGroup,
  type DeadLetter,
} from '../book/dead-letter.ts'
import { deadSources, type Bound } from './dead-sources.ts'
import type { Query } from './database.ts'

/** A place in the list: microseconds since 1970 of the death, and the id. */
export type DeadPlace = { micros: string; id: string }

/** Dead letters, newest first, after a place in the list. */
export async function listDead(
  query: Query,
  filter: DeadFilter,
  { after, limit }: { after: DeadPlace | null; limit: number },
): Promise<(DeadLetter & DeadPlace)[]> {
  const bound: Bound = []
  const rest = after ? { micros: after.micros, id: after.id } : null
  const sources = deadSources(filter, bound, rest)
  bound.push(limit)
  // Each source by its own index, then the newest of both.
  const each = sources.map(
    (one) =>
      `(select ${one.letter} ${one.from} where ${one.where} order by ${one.died_at} desc, ${one.id} desc limit $${bound.length})`,
  )
  return await query(
    `select * from (${each.join(' union all ')}) letters order by micros::bigint desc, id desc limit $${bound.length}`,
    bound,
  )
}

/** How many there are; counted up to a point. */
export async function countDead(query: Query, filter: DeadFilter, most = mostCounted): Promise<Count> {
  const bound: Bound = []
  const sources = deadSources(filter, bound, null)
  bound.push(most + 1)
  const each = sources.map((one) => `(select ${one.from} where ${one.where} limit $${bound.length})`)
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from (select from (${each.join(' union all ')}) letters limit $${bound.length}) counted`,
    bound,
  )
  const n = row?.n ?? 0
  return { n: Math.min(n, most), more: n > most }
}

/** The newest dead letters by what they died of, most first. */
export async function groupDead(query: Query, filter: DeadFilter, most = mostGrouped): Promise<DeadGroup[]> {
  const bound: Bound = []
  const sources = deadSources(filter, bound, null)
  bound.push(most)
  const each = sources.map(
    (one) =>
      `(select ${one.letter} ${one.from} where ${one.where} order by ${one.died_at} desc, ${one.id} desc limit $${bound.length})`,
  )
  return await query<DeadGroup>(
    `select cause, min(kind) as kind, min(queue) as queue, max(class) as class, min(code) as code,
       storymill.plain_message(min(message)) as message, count(*)::int as letters, count(distinct book_id)::int as books,
       min(died_at) as first_at, max(died_at) as last_at,
       (array_agg(id order by micros::bigint desc, id desc))[1] as example
     from (select * from (${each.join(' union all ')}) letters order by micros::bigint desc limit $${bound.length}) newest
     group by cause order by letters desc, last_at desc`,
    bound,
  )
}

/** Now, on the clock by which they died. */
export async function deadAsOf(query: Query): Promise<string> {
  const [row] = await query<{ at: string }>(
    `select to_char(storymill.now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
  )
  return row?.at ?? ''
}

/** One of them, on the list or dealt with already; null if there is no such thing, or it is not dead. */
export async function findDead(
  query: Query,
  id: string,
): Promise<(DeadLetter & { dealt_with: string | null }) | null> {
  const bound: Bound = [id]
  const each = deadSources({}, [], null).map(
    (one) =>
      `(select ${one.letter}, ${one.dealt_with} as dealt_with ${one.from} where ${one.id} = $1 and ${one.dead})`,
  )
  const [row] = await query<DeadLetter & { dealt_with: string | null }>(each.join(' union all '), bound)
  return row ?? null
}
