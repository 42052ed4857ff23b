import type { Prices } from '../book/credits.ts'
import { lockOwnBook } from './lock-books.ts'
import type { Given } from '../book/given.ts'
import type { AgeGroup } from '../book/order.ts'
import type { Reason } from '../book/revision.ts'
import type { BookStatus } from '../book/states.ts'
import type { NewStep } from '../book/step.ts'
import type { Query } from './database.ts'
import { stepPrice } from './step-price.ts'

/** What a mend must know of a book: locked, so nothing of it changes until the transaction ends. */
export type BookToMend = {
  id: string
  status: BookStatus
  pipeline: string
  pages: number
  age_group: AgeGroup
  language: string
  revision: number
  prices: Prices
  /** The newest row of each step that was not taken back. */
  steps: StepToMend[]
}
/** `stands`: there is a finished result of it; `unpaid`: which costs something, and was never charged. */
export type StepToMend = {
  key: string
  state: string
  given: Given | null
  stands: boolean
  unpaid: boolean
}

export async function lockForMending(query: Query, user_id: string, id: string): Promise<BookToMend | null> {
  await lockOwnBook(query, user_id, id)
  const [book] = await query<Omit<BookToMend, 'steps'>>(
    `select id, status, pipeline, revision, credit_prices as prices, (params ->> 'pages')::int as pages,
       params ->> 'age_group' as age_group, params ->> 'language' as language
     from storymill.books where id = $1 and user_id = $2`,
    [id, user_id],
  )
  if (!book) return null
  const steps = await query<StepToMend>(
    `select distinct on (s.key) s.key, s.state, s.given, made.revision is not null as stands,
       coalesce(made.price > 0 and c.key is null, false) as unpaid
     from storymill.steps s
     join storymill.books b on b.id = s.book_id
     left join lateral (select d.revision, ${stepPrice('d', 'b')} as price from storymill.steps d
       where d.book_id = $1 and d.key = s.key and d.state = 'done' order by d.revision desc limit 1) made on true
     left join storymill.credit_charges c on c.book_id = $1 and c.key = s.key and c.revision = made.revision
     where s.book_id = $1 and s.state <> 'taken_back' order by s.key, s.revision desc`,
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
  reason: Reason
  status: BookStatus
  /** The final state to go back to if it comes to nothing; null: it has none. */
  returns_to: BookStatus | null
  /** What is made again, and the finished steps whose results are shown again; each as a row of the new revision. */
  steps: NewStep[]
  copies: { id: string; from: string }[]
  /** Of the steps, how many are texts and how many pictures, and how many steps of the book stand. */
  texts: number
  pictures: number
  /** Pictures that stay missing. */
  missing: number
  steps_completed: number
  deadline_ms: number
  /** What the book will hold: nothing of its last revision is held any more. */
  hold: number
}

const statement = `
with clock as materialized (select storymill.now() as t),
before as (select id, user_id, status, pictures_missing, total_steps - $5 as made from storymill.books where id = $1),
-- A mend takes its turn like an order of as many steps (db/accept.ts): at its old rank it would go before all who came since.
idle as (
  select coalesce((select min(rank) from storymill.books where completed_at is null),
                  (select max(last_rank) from storymill.users), 0) as virtual_time
),
stamped as (
  update storymill.users u set last_rank = greatest(u.last_rank, idle.virtual_time) + before.made / u.weight
  from idle, before where u.id = before.user_id and before.made > 0
  returning u.last_rank - before.made / u.weight as rank
),
opened as (
  update storymill.books b set revision = b.revision + 1, status = $2, failed_at = null, version = b.version + 1,
    texts_open = $3, pictures_open = $4, pictures_missing = $17, picture_started = false, steps_completed = $5,
    rank = coalesce((select rank from stamped), b.rank),
    error_code = null, error_message = null, completed_at = null, updated_at = clock.t, credits_held = $14,
    deadline_at = clock.t + $6 * interval '1 millisecond',
    returns_to = $16::text, returns_missing = case when $16::text is not null then before.pictures_missing end
  from clock, before where b.id = before.id
  returning b.id, b.version, b.revision, b.pipeline, b.rank, b.steps_completed, b.total_steps, b.status,
    before.status as ended_before
),
noted as (
  insert into storymill.book_revisions (book_id, revision, kind, page, part, note, from_revision, opened_by, opened_at,
    ended_before)
  select id, revision, $20, $21, $22, $23, $24, $25, t, ended_before from opened, clock
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
copied as (
  insert into storymill.steps (id, book_id, key, revision, kind, page, queue, pipeline, rank, state, model, inputs_hash,
    result, copy_of, started_at, ended_at)
  select n.id, o.id, s.key, o.revision, s.kind, s.page, s.queue, s.pipeline, s.rank, 'done', s.model, s.inputs_hash,
    s.result, coalesce(s.copy_of, s.id), t, t
  from opened o, clock, unnest($18::uuid[], $19::uuid[]) as n (id, "from") join storymill.steps s on s.id = n."from"
),
-- What died of it is no dead letter any more: it is made again. A redo may be taken back, and then it is one.
retried as (
  update storymill.steps s set dealt_with = 'retried' from opened o
  where s.book_id = o.id and s.key = any ($8::text[]) and s.state = 'dead' and s.dealt_with is null and $16::text is null
)
insert into storymill.book_events (book_id, version, type, data, at)
select id, version, 'status', jsonb_build_object('revision', revision, 'status', status, 'steps_completed',
  steps_completed, 'total_steps', total_steps,
  'progress_percent', floor(100.0 * steps_completed / greatest(total_steps, 1))), t
from opened, clock`

/** Opens the next revision of a locked, final book with the steps that are to be made again or shown again. */
export async function openRevision(query: Query, mend: Mend): Promise<void> {
  const { steps, copies, reason } = mend
  await query(statement, [
    mend.id,
    mend.status,
    mend.texts,
    mend.pictures,
    mend.steps_completed,
    mend.deadline_ms,
    steps.map((step) => step.id),
    steps.map((step) => step.key),
    steps.map((step) => step.kind),
    steps.map((step) => step.page),
    steps.map((step) => step.queue),
    steps.map((step) => step.waiting_on),
    steps.map((step) => `{${step.unblocks.join()}}`),
    mend.hold,
    steps.map((step) => (step.given ? JSON.stringify(step.given) : null)),
    mend.returns_to,
    mend.missing,
    copies.map((copy) => copy.id),
    copies.map((copy) => copy.from),
    reason.kind,
    reason.page,
    reason.part,
    reason.note,
    reason.from_revision,
    reason.by,
  ])
}

/** Ends a revision that has nothing to make: the book is final again with an event of its own. Its books are locked. */
export async function closeRevision(query: Query, id: string): Promise<void> {
  await query(
    `with clock as materialized (select storymill.now() as t),
     closed as (
       update storymill.books b set status = case when pictures_missing > 0 then 'partial' else 'complete' end,
         version = b.version + 1, completed_at = clock.t, updated_at = clock.t, returns_to = null, returns_missing = null
       from clock where b.id = $1
       returning b.id, b.version, b.revision, b.status, b.total_steps
     )
     insert into storymill.book_events (book_id, version, type, data, at)
     select id, version, 'status', jsonb_build_object('revision', revision, 'status', status, 'steps_completed', total_steps,
       'total_steps', total_steps, 'progress_percent', 100), t from closed, clock`,
    [id],
  )
}
