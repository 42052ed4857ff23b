import type { BookStatus } from '../book/states.ts'
import type { NewStep } from '../book/step.ts'
import type { Query } from './database.ts'
import { lockBooks } from './lock-books.ts'

/** What a mend must know of a book: locked, so nothing of it changes until the transaction ends. */
export type BookToMend = {
  id: string
  status: BookStatus
  pipeline: string
  pages: number
  revision: number
  steps: { key: string; state: string }[]
}

export async function lockForMending(query: Query, user_id: string, id: string): Promise<BookToMend | null> {
  await lockBooks(query, [id])
  const [book] = await query<Omit<BookToMend, 'steps'>>(
    `select id, status, pipeline, revision, (params ->> 'pages')::int as pages
     from storymill.books where id = $1 and user_id = $2`,
    [id, user_id],
  )
  if (!book) return null
  const steps = await query<{ key: string; state: string }>(
    `select distinct on (key) key, state from storymill.steps where book_id = $1 order by key, revision desc`,
    [id],
  )
  return { ...book, steps }
}

export type Mend = {
  id: string
  status: BookStatus
  steps: NewStep[]
  /** Of the steps, how many are texts and how many pictures, and how many steps of the book stand. */
  texts: number
  pictures: number
  steps_completed: number
  deadline_ms: number
}

const statement = `
with clock as materialized (select storymill.now() as t),
opened as (
  update storymill.books b set revision = b.revision + 1, status = $2, failed_at = null, version = b.version + 1,
    texts_open = $3, pictures_open = $4, pictures_missing = 0, picture_started = false, steps_completed = $5,
    error_code = null, error_message = null, completed_at = null, updated_at = clock.t,
    deadline_at = clock.t + $6 * interval '1 millisecond'
  from clock where b.id = $1
  returning b.id, b.version, b.revision, b.pipeline, b.rank, b.steps_completed, b.total_steps, b.status
),
remade as (
  insert into storymill.steps (id, book_id, key, revision, kind, page, queue, pipeline, rank, state, waiting_on, unblocks)
  select n.id, o.id, n.key, o.revision, n.kind, n.page, n.queue, o.pipeline, o.rank,
    case when n.waiting_on = 0 then 'ready' else 'blocked' end, n.waiting_on, n.unblocks::uuid[]
  from opened o, unnest($7::uuid[], $8::text[], $9::text[], $10::int[], $11::text[], $12::int[], $13::text[])
    as n (id, key, kind, page, queue, waiting_on, unblocks)
)
insert into storymill.book_events (book_id, version, type, data, at)
select id, version, 'status', jsonb_build_object('revision', revision, 'status', status, 'steps_completed',
  steps_completed, 'total_steps', total_steps,
  'progress_percent', floor(100.0 * steps_completed / greatest(total_steps, 1))), t
from opened, clock`

/** Opens the next revision of a locked, final book with the steps that are to be made again. */
export async function openRevision(query: Query, mend: Mend): Promise<void> {
  await query(statement, [
    mend.id,
    mend.status,
    mend.texts,
    mend.pictures,
    mend.steps_completed,
    mend.deadline_ms,
    mend.steps.map((step) => step.id),
    mend.steps.map((step) => step.key),
    mend.steps.map((step) => step.kind),
    mend.steps.map((step) => step.page),
    mend.steps.map((step) => step.queue),
    mend.steps.map((step) => step.waiting_on),
    mend.steps.map((step) => `{${step.unblocks.join()}}`),
  ])
}
