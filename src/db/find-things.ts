import { mostLookedAt, type Thing } from '../book/book-list.ts'
import type { Query } from './database.ts'
import { escaped, partOf } from './list-any-books.ts'

/** A span of ids, from the first that begins so to the last. */
export type IdSpan = { low: string; high: string }

type Found = Promise<Thing[]>
const few = 5
/** No count goes further. */
const countedTo = 1_000
const bookName = `coalesce(b.title, left(b.params ->> 'idea', 80))`

/** Books whose id begins so, the newest first. */
export async function booksOfId(query: Query, { low, high }: IdSpan): Found {
  return await query<Thing>(
    `select 'book' as kind, b.id::text, ${bookName} as title,
       concat_ws(', ', b.status, b.user_id, b.error_code) as says, b.id as book_id
     from storymill.books b where b.id between $1 and $2 order by b.id desc limit ${few}`,
    [low, high],
  )
}

/** Steps whose id begins so, the newest first. */
export async function stepsOfId(query: Query, { low, high }: IdSpan): Found {
  return await query<Thing>(
    `select 'step' as kind, s.id::text, s.key as title,
       concat_ws(', ', s.state, s.wait_reason, s.error_code, 'of', ${bookName}) as says, s.book_id
     from storymill.steps s join storymill.books b on b.id = s.book_id
     where s.id between $1 and $2 order by s.id desc limit ${few}`,
    [low, high],
  )
}

/** Workers by a part of their name, or the beginning of their id; those heard last first. */
export async function workersOf(query: Query, text: string, ids: IdSpan | null): Found {
  return await query<Thing>(
    `select 'worker' as kind, w.id::text, w.name as title,
       case when w.stopped_at is not null then 'stopped' when w.lease_until <= (select storymill.now()) then 'lost'
         when w.draining then 'draining' else 'running' end || ', ' || array_to_string(w.queues, ' ') as says, null as book_id
     from storymill.workers w where w.name ilike $1 or w.id between $2 and $3 order by w.seen_at desc limit ${few}`,
    [partOf(text), ids?.low ?? null, ids?.high ?? null],
  )
}

/** Users whose name begins so. */
export async function usersOf(query: Query, text: string): Found {
  return await query<Thing>(
    `select 'user' as kind, u.id, u.id as title, u.tier || ', ' || u.role as says, null as book_id
     from storymill.users u where lower(u.id) like lower($1) || '%' order by lower(u.id) = lower($2) desc, u.id limit ${few}`,
    [escaped(text), text],
  )
}

// From one code to the next by the index, so that a million rows of one code cost as much as one.
const codesOf = (table: string, where: string) => `(with recursive codes as (
    (select error_code as code from ${table} where ${where} and error_code is not null order by error_code limit 1)
    union all
    select (select error_code from ${table} where ${where} and error_code > codes.code order by error_code limit 1)
    from codes where codes.code is not null)
  select code from codes where code is not null limit 500)`
const count = (rows: string) => `(select count(*)::int from (select ${rows} limit ${countedTo}) few)`
const isDead = `state = 'dead' and dealt_with is null`

/** Codes of errors that have the text in them, of which there are dead letters or books. */
export async function errorsOf(query: Query, text: string): Found {
  const rows = await query<{ code: string; letters: number; books: number }>(
    `select code, ${count(`from storymill.steps where ${isDead} and error_code = code`)} as letters,
       ${count('from storymill.books where error_code = code')} as books
     from (${codesOf('storymill.steps', isDead)} union ${codesOf('storymill.books', 'error_code is not null')}) codes
     where code ilike $1 order by code = $2 desc, code limit ${few}`,
    [partOf(text), text],
  )
  return rows.map(({ code, letters, books }) => ({
    kind: 'error',
    id: code,
    title: code,
    says: `${counted(letters, 'dead letter')}, ${counted(books, 'failed book')}`,
    book_id: null,
  }))
}

const counted = (n: number, what: string) =>
  n >= countedTo ? `${countedTo} or more ${what}s` : n === 1 ? `1 ${what}` : `${n} ${what}s`

/** Limit groups with the text in their name, or that of a key or a model. */
export async function groupsOf(query: Query, text: string): Found {
  return await query<Thing>(
    `select 'limit_group' as kind, id, id as title, string_agg(distinct says, ', ') as says, null as book_id
     from (select limit_group as id, 'model ' || model as says from storymill.limits
       union all select limit_group, 'key ' || ref from storymill.provider_keys) g
     where id ilike $1 or says ilike $1 group by id order by id limit ${few}`,
    [partOf(text)],
  )
}

/** Books by their title: those that begin so, of all there are; and those that have it in them, of the newest. */
export async function booksOfTitle(query: Query, text: string, limit: number): Found {
  return await query<Thing>(
    `with begins as (
       select id from storymill.books where lower(left(title, 100)) like lower($1) || '%' and title is not null
       order by lower(left(title, 100)) using ~<~ limit $3),
     has as (
       select id from (select id, title from storymill.books order by id desc limit ${mostLookedAt}) newest
       where title ilike $2 limit $3)
     select 'book' as kind, b.id::text, ${bookName} as title,
       concat_ws(', ', b.status, b.user_id, b.error_code) as says, b.id as book_id
     from storymill.books b where b.id in (select id from begins union select id from has)
     order by b.id desc limit $3`,
    [escaped(text), partOf(text), limit],
  )
}
