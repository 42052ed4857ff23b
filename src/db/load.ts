import type { Query } from './database.ts'

/** What a step is made from, as stored. */
export type Loaded = {
  book_id: string
  params: unknown
  title: string | null
  created_at: Date
  deadline_in_ms: number
  done: { key: string; kind: string; page: number; value: unknown; blob: string | null }[]
}

/**
 * Orders and finished results of books, newest revision first of each key. `keys[i]` are the step keys that are wanted of
 * `books[i]`. One statement for any number of books.
 */
export async function load(query: Query, books: string[], keys: string[][]): Promise<Map<string, Loaded>> {
  const rows = await query<Loaded>(
    `select b.id as book_id, b.params, b.title, b.created_at,
       (extract(epoch from b.deadline_at - storymill.now()) * 1000)::float8 as deadline_in_ms,
       coalesce((
         select jsonb_agg(jsonb_build_object('key', s.key, 'kind', s.kind, 'page', s.page, 'value', s.result, 'blob', bl.key))
         from (
           select distinct on (key) id, key, kind, page, result, state from storymill.steps
           where book_id = b.id and key = any (string_to_array(want.keys, ' ')) and state = 'done'
           order by key, revision desc
         ) s left join storymill.blobs bl on bl.step_id = s.id), '[]') as done
     from unnest($1::uuid[], $2::text[]) as want (book_id, keys) join storymill.books b on b.id = want.book_id`,
    [books, keys.map((list) => list.join(' '))],
    'load',
  )
  return new Map(rows.map((row) => [row.book_id, row]))
}

/** Claim tokens of earlier attempts of a step that may have left a finished result behind, newest first. */
export async function earlierTokens(query: Query, step_id: string, token: string): Promise<string[]> {
  const rows = await query<{ claim_token: string }>(
    `select claim_token from storymill.step_calls
     where step_id = $1 and claim_token <> $2 and state in ('unknown', 'orphaned') order by attempt desc limit 20`,
    [step_id, token],
  )
  return rows.map((row) => row.claim_token)
}
