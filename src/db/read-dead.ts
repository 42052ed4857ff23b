import type { DeadLetter } from '../book/dead-letter.ts'
import { findDead } from './dead-letters.ts'
import type { Query } from './database.ts'

/** One try of a step, or of a delivery. */
export type DeadAttempt = {
  attempt: number
  purpose: string
  worker: string | null
  state: string
  model: string | null
  class: string | null
  code: string | null
  because: string | null
  usd: number | null
  started_at: string
  settled_at: string | null
}

/** What the dead step was for. Of the order only what helps to understand, and nothing that opens a door. */
export type DeadBook = {
  id: string
  status: string
  revision: number
  title: string | null
  idea: string
  pages: number
  age_group: string
  style: string
  language: string
  created_at: string
}

export type ShownLetter = DeadLetter & {
  /** What has become of it; null: it is on the list. */
  dealt_with: string | null
  /** What a person gave it: a note, or a text by hand. */
  given: unknown
  attempts_made: DeadAttempt[]
  book: DeadBook | null
}

const iso = (column: string) => `to_char((${column}) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A dead letter with its attempts and its book; null if there is none of this id. */
export async function readDead(query: Query, id: string): Promise<ShownLetter | null> {
  const letter = await findDead(query, id)
  if (!letter) return null
  const attempts_made = letter.kind === 'webhook' ? await sendings(query, id) : await calls(query, id)
  const [book] = await query<DeadBook>(
    `select id, status, revision, title, left(params ->> 'idea', 200) as idea, (params ->> 'pages')::int as pages,
       params ->> 'age_group' as age_group, params ->> 'style' as style, params ->> 'language' as language,
       ${iso('created_at')} as created_at
     from storymill.books where id = $1`,
    [letter.book_id],
  )
  const [step] = await query<{ given: unknown }>('select given from storymill.steps where id = $1', [id])
  return { ...letter, given: step?.given ?? null, attempts_made, book: book ?? null }
}

async function calls(query: Query, id: string): Promise<DeadAttempt[]> {
  return await query<DeadAttempt>(
    `select c.attempt, c.purpose, w.name as worker, c.state, c.model, c.class, c.code, c.because, c.usd::float8 as usd,
       ${iso('c.started_at')} as started_at, ${iso('c.settled_at')} as settled_at
     from storymill.step_calls c left join storymill.workers w on w.id = c.worker_id
     where c.step_id = $1 order by c.started_at, c.purpose limit 200`,
    [id],
  )
}

async function sendings(query: Query, id: string): Promise<DeadAttempt[]> {
  return await query<DeadAttempt>(
    `select row_number() over (order by a.at)::int as attempt, 'delivery' as purpose, w.name as worker,
       case when a.class is null then 'intent' when a.class = 'ok' then 'ok' else 'failed' end as state, null as model,
       a.class, a.status::text as code, a.because, null::float8 as usd, ${iso('a.at')} as started_at,
       ${iso(`a.at + a.ms * interval '1 millisecond'`)} as settled_at
     from storymill.webhook_attempts a left join storymill.workers w on w.id = a.worker_id
     where a.delivery_id = $1 order by a.at limit 200`,
    [id],
  )
}
