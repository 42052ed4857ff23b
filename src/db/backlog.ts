import type { Query } from './database.ts'

export type Backlog = { books: number; texts: number; pictures: number }

/** What is still to be made of all books that are under way. */
export async function backlog(query: Query): Promise<Backlog> {
  const [row] = await query<Backlog>(
    `select count(*)::int as books, coalesce(sum(texts_open), 0)::int as texts, coalesce(sum(pictures_open), 0)::int as pictures
     from storymill.books where completed_at is null`,
  )
  return row ?? { books: 0, texts: 0, pictures: 0 }
}

/** How long the last calls of a model took, in seconds, half of them and nine of ten; null if there were none. */
export async function callSeconds(query: Query, model: string): Promise<{ p50: number; p90: number } | null> {
  const [row] = await query<{ p50: number | null; p90: number | null }>(
    `select percentile_cont(0.5) within group (order by s) as p50, percentile_cont(0.9) within group (order by s) as p90
     from (select extract(epoch from settled_at - sent_at)::float8 as s from storymill.step_calls
       where held_usd is not null and sent_at > (select storymill.now()) - interval '1 day' and model = $1 and state = 'ok'
       order by sent_at desc limit 200) recent`,
    [model],
  )
  return row?.p50 == null || row.p90 == null ? null : { p50: row.p50, p90: row.p90 }
}
