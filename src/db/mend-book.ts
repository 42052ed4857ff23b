import type { Prices } from '../book/credits.ts'
import type { Given } from '../book/given.ts'
import type { BookStatus } from '../book/states.ts'
import type { NewStep } from '../book/step.ts'
import type { Query } from './database.ts'
import { lockBooks } from './lock-books.ts'
import { stepPrice } from './step-price.ts'

/** What a mend must know of a book: locked, so nothing of it changes until the transaction ends. */
export type BookToMend = {
  id: string
  status: BookStatus
  pipeline: string
  pages: number
  revision: number
  prices: Prices
  /** The newest row of each step. `unpaid`: what the step made last stands, and was never charged. */
  steps: StepToMend[]
}
export type StepToMend = { key: string; state: string; given: Given | null; unpaid: boolean }

export async function lockForMending(query: Query, user_id: string, id: string): Promise<BookToMend | null> {
  await lockBooks(query, [id])
  const [book] = await query<Omit<BookToMend, 'steps'>>(
    `select id, status, pipeline, revision, credit_prices as prices, (params ->> 'pages')::int as pages
     from storymill.books where id = $1 and user_id = $2`,
    [id, user_id],
  )
  if (!book) return null
  const steps = await query<StepToMend>(
    `select distinct on (s.key) s.key, s.state, s.given, made.price > 0 and c.key is null as unpaid
     from storymill.steps s
     join storymill.books b on b.id = s.book_id
     left join lateral (select d.revision, ${stepPrice('d', 'b')} as price from storymill.steps d
       where d.book_id = $1 and d.key = s.key and d.state = 'done' order by d.revision desc limit 1) made on true
     left join storymill.credit_charges c on c.book_id = $1 and c.key = s.key and c.revision = made.revision
     where s.book_id = $1 order by s.key, s.revision desc`,
    [id],
  )
  return { ...book, steps }
}

/** Wakes what waits for the budget of a book. Answers whether anything did. */
export async function wakeForBudget(query: Query, id: string): Promise<boolean> {
  const woken = await query(
    `update storymill.steps set due_at = storymill.now()
     where book_id = $1 and state = 'sleeping' and wait_reason = 'budget' returning id`,
    [id],
  )
  return woken.length > 0
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
  /** What the book will hold: nothing of its last revision is held any more. */
  hold: number
}

const statement = `
with clock as materialized (select storymill.now() as t),
opened as (
  update storymill.books b set revision = b.revision + 1, status = $2, failed_at = null, version = b.version + 1,
    texts_open = $3, pictures_open = $4, pictures_missing = 0, picture_started = false, steps_completed = $5,
    error_code = null, error_message = null, completed_at = null, updated_at = clock.t, credits_held = $14,
    deadline_at = clock.t + $6 * interval '1 millisecond'
  from clock where b.id = $1
  returning b.id, b.version, b.revision, b.pipeline, b.rank, b.steps_completed, b.total_steps, b.status
),
remade as (
  insert into storymill.steps (id, book_id, key, revision, kind, page, queue, pipeline, rank, state, waiting_on, unblocks,
    given, model)
  select n.id, o.id, n.key, o.revision, n.kind, n.page, n.queue, o.pipeline, o.rank,
    case when n.waiting_on = 0 then 'ready' else 'blocked' end, n.waiting_on, n.unblocks::uuid[],
    n.given, -- A book has one hand, also when it is mended.
    (select s.model from storymill.steps s where s.book_id = o.id and s.queue = n.queue and s.model is not null
      order by s.revision desc limit 1)
  from opened o, unnest($7::uuid[], $8::text[], $9::text[], $10::int[], $11::text[], $12::int[], $13::text[], $15::jsonb[])
    as n (id, key, kind, page, queue, waiting_on, unblocks, given)
),
-- What died of it is no dead letter any more: it is made again.
retried as (
  update storymill.steps s set dealt_with = 'retried' from opened o
  where s.book_id = o.id and s.key = any ($8::text[]) and s.state = 'dead' and s.dealt_with is null
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
    mend.hold,
    mend.steps.map((step) => (step.given ? JSON.stringify(step.given) : null)),
  ])
}

/** Takes credits off a user's for a mend of a locked book. Null if it is done, else how many there are: too few. */
export async function holdCredits(query: Query, user_id: string, hold: number): Promise<number | null> {
  const done = await query(
    `update storymill.users set credits = credits - $2
     where id = $1 and (credits is null or credits >= $2) returning id`,
    [user_id, hold],
  )
  if (done.length > 0) return null
  const [user] = await query<{ credits: number }>('select credits from storymill.users where id = $1', [
    user_id,
  ])
  return user?.credits ?? 0
}
