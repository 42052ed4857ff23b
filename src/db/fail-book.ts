import type { Ending } from '../book/step.ts'
import type { Query } from './database.ts'
import { endBooks } from './end-books.ts'
import { lockBooks } from './lock-books.ts'
import { returned, takeBack } from './return-book.ts'

export type Failed = { ours: boolean; webhooks: number }

const statement = `
with clock as materialized (select storymill.now() as t),
died as (
  update storymill.steps s set state = 'dead', done_token = s.claim_token, claim_token = null, claimed_by = null,
    error_code = $3, error_message = $4, because = $5, ended_at = clock.t
  from clock where s.id = $1 and s.claim_token = $2 and s.state = 'running'
  returning s.id, s.book_id
),
settled as (
  update storymill.step_calls c set state = $6, model = coalesce($7, c.model), class = $8, code = $9,
    because = $5, usd = coalesce($10, c.usd), charge = $11, units = coalesce($12::jsonb, c.units), request_id = coalesce($13, c.request_id),
    settled_at = clock.t
  from clock where c.step_id = $1 and c.claim_token = $2 and c.purpose = 'main' and c.state = 'intent'
),
stopped as (
  update storymill.steps s set state = 'cancelled', claim_token = null, claimed_by = null, ended_at = clock.t,
    because = 'its book came to an end without it'
  from died, clock
  where s.book_id = died.book_id and s.id <> died.id and s.state in ('blocked', 'sleeping', 'ready', 'running')
),
failed as (
  update storymill.books b set ${returned('failed')},
    failed_at = case when b.returns_to is null then b.status end, version = b.version + 1, error_code = $3,
    error_message = $4, completed_at = clock.t, updated_at = clock.t, started_at = coalesce(b.started_at, clock.t)
  from died, clock where b.id = died.book_id and b.completed_at is null
  returning b.id, b.version, b.revision, b.status, b.steps_completed, b.total_steps
)
insert into storymill.book_events (book_id, version, type, data, at)
select id, version, 'status', jsonb_build_object('revision', revision, 'status', status, 'steps_completed', steps_completed,
  'total_steps', total_steps, 'progress_percent', floor(100.0 * steps_completed / greatest(total_steps, 1)),
  'error', jsonb_build_object('code', $3::text, 'message', $4::text)), t
from failed, clock
returning book_id`

/**
 * Buries the dead steps of mends, which a commit leaves: each mend is taken back. Others are left alone, as they are not
 * held any more. Must run in a transaction, after that of the commit. Answers how many webhooks are ready to tell of it.
 */
export async function buryMends(query: Query, endings: Ending[]): Promise<number> {
  const dead = endings.filter((ending) => ending.state === 'dead')
  if (dead.length === 0) return 0
  await lockBooks(
    query,
    dead.map((ending) => ending.claim.book_id),
  )
  let webhooks = 0
  for (const ending of dead) webhooks += (await failBook(query, ending)).webhooks
  return webhooks
}

/**
 * Buries a step without which there is no book: the step is dead, the book `failed`, everything else of it stops. In a mend,
 * which no book fails of: the book goes back to the state it was in, with the error, and nothing of the mend stands or is
 * paid. Answers whether it was ours to bury, and how many webhooks are ready to tell of it. Must run in a transaction.
 */
export async function failBook(query: Query, ending: Ending): Promise<Failed> {
  await lockBooks(query, [ending.claim.book_id])
  const rows = await query(statement, [
    ending.claim.id,
    ending.claim.token,
    ending.error?.code ?? 'internal',
    ending.error?.message ?? '',
    ending.call.because ?? null,
    ending.call.state,
    ending.call.model,
    ending.call.class ?? null,
    ending.call.code ?? null,
    ending.call.usd ?? null,
    ending.call.charge ?? null,
    ending.call.units ? JSON.stringify(ending.call.units) : null,
    ending.call.request_id ?? null,
  ])
  await takeBack(query, [ending.claim.book_id])
  return { ours: rows.length > 0, webhooks: await endBooks(query, [ending.claim.book_id]) }
}
