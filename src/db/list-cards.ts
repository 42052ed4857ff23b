import { looksAt, statusesOf, type CardRows, type Counts } from '../book/card.ts'
import type { BookStatus } from '../book/states.ts'
import type { Query } from './database.ts'

/** `statuses`: null for every one. `before`: the book after which to go on. */
export type CardsAsked = { q: string; statuses: readonly BookStatus[] | null; before: string | null }

/** A search for the letters as they are, in any case: what LIKE reads as a pattern means itself. */
const likeOf = (q: string): string => `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`

// Each status has its own stretch of the index, in order; without one, all of a user's books have theirs.
const mine = (limit: string) => `
select b.id from storymill.books b
where $2::text[] is null and b.user_id = $1 and ($3::uuid is null or b.id < $3) order by b.id desc limit ${limit}`
const mineOf = (limit: string) => `
select few.id from unnest($2::text[]) wanted (status), lateral (
  select b.id from storymill.books b where b.user_id = $1 and b.status = wanted.status and ($3::uuid is null or b.id < $3)
  order by b.id desc limit ${limit}) few`
const ids = (limit: string) =>
  `select id from ((${mine(limit)}) union all (${mineOf(limit)})) every order by id desc limit ${limit}`

const cards = (chosen: string) => `
with waits as materialized (
  select jsonb_object_agg(queue, jsonb_build_object('reason', reason, 'until', until)) as until from storymill.queue_waits
  where until > (select storymill.now())),
chosen as materialized (${chosen})
select b.id, b.revision, b.status, b.params, b.title, b.steps_completed, b.total_steps, b.error_code, b.error_message,
  b.created_at, b.updated_at, waits.until as waits,
  -- A complete book has everything: most books of most people are, and need no look at their steps.
  case when b.status = 'complete' then '[]' else coalesce((select jsonb_agg(to_jsonb(s)) from (
    select distinct on (key) key, queue, revision, state, wait_reason, due_at
    from storymill.steps where book_id = b.id order by key, revision desc) s), '[]') end as steps,
  case when b.status = 'complete' then '{}' else array(
    select distinct key from storymill.steps where book_id = b.id and state = 'done') end as made
from chosen join storymill.books b on b.id = chosen.id cross join waits
order by b.id desc`

const plain = cards(ids('$4'))
const searched = cards(`
select looked.id from (${ids(String(looksAt))}) looked join storymill.books b on b.id = looked.id
where b.title ilike $5 or b.params ->> 'idea' ilike $5
order by looked.id desc limit $4`)

/** A user's books, newest first; of a search among no more than the next `looksAt` of them. */
export async function listCards(
  query: Query,
  user_id: string,
  { q, statuses, before, limit }: CardsAsked & { limit: number },
): Promise<CardRows[]> {
  const asked = [user_id, statuses, before, limit]
  return q === ''
    ? await query<CardRows>(plain, asked)
    : await query<CardRows>(searched, [...asked, likeOf(q)])
}

/** The last of the books that one search looks at; null: it comes to their end. */
export async function lastLookedAt(
  query: Query,
  user_id: string,
  { statuses, before }: CardsAsked,
): Promise<string | null> {
  const [row] = await query<{ id: string }>(`${ids(String(looksAt))} offset ${looksAt - 1}`, [
    user_id,
    statuses,
    before,
  ])
  return row?.id ?? null
}

/** How many books a user has, and of which kind, counted no further than `looksAt`. */
export async function countCards(query: Query, user_id: string): Promise<Counts> {
  const of = (statuses: readonly BookStatus[]) =>
    `(coalesce(sum(n) filter (where status in (${statuses.map((one) => `'${one}'`).join()})), 0))::int`
  const [row] = await query<Counts>(
    `select coalesce(sum(n), 0)::int as "all", ${of(statusesOf.making)} as making, ${of(statusesOf.ready)} as ready,
       ${of(statusesOf.attention)} as attention
     from (select status, count(*) as n from (
       select status from storymill.books where user_id = $1 limit ${looksAt}) few group by status) counted`,
    [user_id],
  )
  return row ?? { all: 0, making: 0, ready: 0, attention: 0 }
}
