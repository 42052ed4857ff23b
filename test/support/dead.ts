import { newId } from '../../src/book/ids.ts'
import { Order } from '../../src/book/order.ts'
import type { Database } from '../../src/db/database.ts'

/** A dead step as a test wishes it; `ago_s`: how long ago it died. */
export type Died = {
  user?: string
  kind?: string
  code?: string
  message?: string
  because?: string
  class?: string
  ago_s?: number
  status?: 'partial' | 'failed' | 'complete' | 'cancelled'
}

const params = {
  ...Order.parse({ idea: 'A fox', pages: 4 }),
  webhook_url: 'https://a.example/?secret',
  seed: 1,
}

/** Plants a book of one dead step, as if it had been made. Answers both ids. */
export async function plantDead(db: Database, died: Died = {}): Promise<{ id: string; book_id: string }> {
  const { user = 'local', kind = 'picture', code = 'content_refused', message = 'No.', ago_s = 60 } = died
  const [id, book_id, token] = [newId(), newId(), newId()]
  const ended = `storymill.now() - ${ago_s} * interval '1 second'`
  await db.query(`insert into storymill.users (id) values ($1) on conflict do nothing`, [user])
  await db.query(
    `insert into storymill.books (id, user_id, pipeline, params, status, rank, total_steps, texts_open, pictures_open,
       deadline_at, completed_at)
     values ($1, $2, 'storybook@1', $4, $3, 0, 9, 0, 0,
       ${ended}, ${ended})`,
    [book_id, user, died.status ?? 'partial', JSON.stringify(params)],
  )
  await db.query(
    `insert into storymill.steps (id, book_id, key, kind, queue, pipeline, rank, state, ended_at)
     values ($1, $2, 'plan', 'plan', 'text', 'storybook@1', 0, 'done', ${ended})`,
    [newId(), book_id],
  )
  await db.query(
    `insert into storymill.steps (id, book_id, key, kind, page, queue, pipeline, rank, state, done_token, attempt, because,
       error_code, error_message, ended_at)
     values ($1, $2, $3 || ':2', $3, 2, case when $3 = 'picture' then 'images' else 'text' end, 'storybook@1', 0, 'dead', $4, 2,
       $5, $6, $7, ${ended})`,
    [id, book_id, kind, token, died.because ?? 'it cannot get better', code, message],
  )
  await db.query(
    `insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state, class, code, because)
     values ($1, $2, $3, $4, 2, 'failed', $5, $6, 'refused for good')`,
    [id, token, book_id, newId(), died.class ?? 'moderation_input', code],
  )
  return { id, book_id }
}
