import { mostActedOn, type DeadFilter } from '../book/dead-letter.ts'
import type { Prices } from '../book/credits.ts'
import { deadSources, type Bound } from './dead-sources.ts'
import type { Query } from './database.ts'

/** Which letters: those the filter finds at this moment, or those named, as far as they are on the list. */
export type Wanted = { filter: DeadFilter; ids: string[] | null }

/** Freezes a set of dead letters: exactly these can be acted on, whatever dies later. Must run in a transaction. */
export async function freezeDead(
  query: Query,
  { filter, ids, id, by, via }: Wanted & { id: string; by: string; via: string },
  most = mostActedOn,
): Promise<void> {
  const said = JSON.stringify(ids ? { ...filter, ids } : filter)
  const bound: Bound = [id, by, via, said, most, ids]
  const each = deadSources(filter, bound, null).map(
    (
      one,
    ) => `(select ${one.id} as id, ${one.made_again} as book_id, ${one.part} as part, ${one.user_id} as user_id,
        ${one.cause} as cause, ${one.died_at} as died_at ${one.from}
      where ${one.where} and ($6::uuid[] is null or ${one.id} = any ($6::uuid[]))
      order by ${one.died_at} desc, ${one.id} desc limit $5::int + 1)`,
  )
  await query(freeze(each.join(' union all ')), bound)
}

// Causes take turns, so that the first few books stand for all causes.
const freeze = (letters: string) => `
with found as materialized (select * from (${letters}) letters order by died_at desc, id desc limit $5::int + 1),
letters as materialized (
  select *, row_number() over (partition by cause order by died_at desc, id desc) as turn
  from (select * from found order by died_at desc, id desc limit $5) kept),
parts as materialized (
  select part, min(book_id::text)::uuid as book_id, min(user_id) as user_id, array_agg(id) as letters,
    array_agg(distinct cause) as causes, min(turn) as turn, max(died_at) as last
  from letters group by part),
action as (
  insert into storymill.dead_actions (id, by, via, filter, letters, books, more)
  select $1, $2, $3, $4, (select count(*) from letters), (select count(*) from parts),
    (select count(*) from found) > (select count(*) from letters))
insert into storymill.dead_action_parts (action_id, place, book_id, user_id, letters, causes)
select $1, row_number() over (order by turn, last desc, part), book_id, user_id, letters, causes from parts`

/** Of the parts of a set: whose they are, and what they died of, most first. */
export async function frozenGroups(query: Query, id: string) {
  const [users] = await query<{ users: number }>(
    'select count(distinct user_id)::int as users from storymill.dead_action_parts where action_id = $1',
    [id],
  )
  const any = deadSources({}, [], null).map(
    (one) => `(select ${one.kind} as kind, ${one.code} as code, ${one.message} as message ${one.from}
      where ${one.where} and ${one.cause} = g.cause limit 1)`,
  )
  const groups = await query<{
    cause: string
    kind: string
    code: string | null
    message: string
    books: number
  }>(
    `select g.cause, l.kind, l.code, storymill.plain_message(l.message) as message, g.books
     from (select cause, count(*)::int as books
       from storymill.dead_action_parts p, unnest(p.causes) cause where p.action_id = $1
       group by cause order by books desc limit 20) g
     cross join lateral (${any.join(' union all ')} limit 1) l
     order by g.books desc, g.cause`,
    [id],
  )
  return { users: users?.users ?? 0, groups }
}

/** Books of a set that are alike in what they cost, and the credits that were charged for them all. */
export async function frozenPrices(
  query: Query,
  id: string,
): Promise<{ pipeline: string; pages: number; prices: Prices; books: number; charged: number }[]> {
  return await query(
    `select b.pipeline, (b.params ->> 'pages')::int as pages, b.credit_prices as prices, count(*)::int as books,
       coalesce(sum(c.credits), 0)::float8 as charged
     from storymill.dead_action_parts p join storymill.books b on b.id = p.book_id
     left join lateral (select sum(credits) as credits from (select distinct on (key) credits
       from storymill.credit_charges where book_id = b.id order by key, revision desc) kept) c on true
     where p.action_id = $1 group by 1, 2, 3`,
    [id],
  )
}
