import type { Query } from './database.ts'
import { pausedFor } from './pauses.ts'

/** What a step is made from, as stored. `deadline_in_ms`: with the time that a pause which still lasts will give back. */
export type Loaded = {
  params: unknown
  title: string | null
  created_at: Date
  deadline_in_ms: number
  held: boolean
  given: unknown
  done: { key: string; kind: string; page: number; value: unknown; blob: string | null }[]
}

/**
 * Orders (who is told of the book is no step's business) and finished results, newest revision of each key, for any number of steps in one statement. Answers in the
 * order asked; null where the book is gone.
 */
export async function load(
  query: Query,
  wants: { id: string; token: string; book_id: string; keys: string[] }[],
): Promise<(Loaded | null)[]> {
  const rows = await query<Loaded & { nr: number }>(
    `select want.nr::int, b.params - 'webhook_url' as params, b.title, b.created_at,
       (extract(epoch from b.deadline_at - storymill.now() + ${pausedFor('b')}) * 1000)::float8 as deadline_in_ms,
       mine.id is not null as held, mine.given,
       coalesce((
         select jsonb_agg(jsonb_build_object('key', s.key, 'kind', s.kind, 'page', s.page, 'value', s.result, 'blob', bl.key))
         from (
           select distinct on (key) coalesce(copy_of, id) as id, key, kind, page, result from storymill.steps
           where book_id = b.id and key = any (string_to_array(want.keys, ' ')) and state = 'done'
           order by key, revision desc
         ) s left join storymill.blobs bl on bl.step_id = s.id), '[]') as done
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[]) with ordinality
       as want (book_id, keys, step_id, token, nr)
     join storymill.books b on b.id = want.book_id
     left join storymill.steps mine on mine.id = want.step_id and mine.claim_token = want.token`,
    [
      wants.map((want) => want.book_id),
      wants.map((want) => want.keys.join(' ')),
      wants.map((want) => want.id),
      wants.map((want) => want.token),
    ],
    'load',
  )
  const found = new Map(rows.map((row) => [row.nr, row]))
  return wants.map((_, index) => found.get(index + 1) ?? null)
}
