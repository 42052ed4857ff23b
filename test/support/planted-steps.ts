import { newId } from '../../src/book/ids.ts'
import { Order } from '../../src/book/order.ts'
import type { BookStatus } from '../../src/book/states.ts'
import type { Database } from '../../src/db/database.ts'

export type PlantedStep = {
  key: string
  state: 'ready' | 'sleeping' | 'running' | 'done' | 'blocked'
  queue?: string
  rank?: number
  /** Seconds from now at which it wakes. */
  due_s?: number
  reason?: string
  suspect?: boolean
}

/** Plants a book as a test wishes it, with these steps. Answers its id. */
export async function plantBook(
  db: Database,
  book: {
    user?: string
    title?: string | null
    idea?: string
    status?: BookStatus
    error?: string
    ended_ago_s?: number
  } = {},
  steps: PlantedStep[] = [],
): Promise<string> {
  const {
    user = 'local',
    title = null,
    idea = 'A fox',
    status = 'images_processing',
    error,
    ended_ago_s,
  } = book
  const id = newId()
  await db.query('insert into storymill.users (id) values ($1) on conflict do nothing', [user])
  await db.query(
    `insert into storymill.books (id, user_id, pipeline, params, status, rank, total_steps, texts_open, pictures_open, title,
       error_code, deadline_at, completed_at)
     values ($1, $2, 'storybook@1', $3, $4, 0, 9, 0, 0, $5, $6, storymill.now() + interval '1 day',
       storymill.now() - $7 * interval '1 second')`,
    [
      id,
      user,
      JSON.stringify({ ...Order.parse({ idea, pages: 4 }), seed: 1 }),
      status,
      title,
      error ?? null,
      ended_ago_s ?? null,
    ],
  )
  for (const step of steps) await plantStep(db, id, step)
  return id
}

async function plantStep(db: Database, book_id: string, step: PlantedStep): Promise<void> {
  const [kind = '', page = '0'] = step.key.split(':')
  const [id, token] = [newId(), step.state === 'running' ? newId() : null]
  await db.query(
    `insert into storymill.steps (id, book_id, key, kind, page, queue, pipeline, rank, state, due_at, wait_reason, because,
       claim_token, attempt, suspect, started_at, ended_at)
     values ($1, $2, $3, $4, $5, $6, 'storybook@1', $7, $8::text, storymill.now() + $9 * interval '1 second', $10, $11, $12, 1, $13,
       case when $8 = 'running' then storymill.now() end, case when $8 = 'done' then storymill.now() end)`,
    [
      id,
      book_id,
      step.key,
      kind,
      Number(page),
      step.queue ?? 'images',
      step.rank ?? 1,
      step.state,
      step.state === 'sleeping' ? (step.due_s ?? 60) : null,
      step.state === 'sleeping' ? (step.reason ?? 'backoff') : null,
      step.state === 'sleeping' ? 'server_error (http_503) on try 1 of 7' : null,
      token,
      step.suspect ?? false,
    ],
  )
  if (token)
    await db.query(
      `insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state)
       values ($1, $2, $3, $4, 1, 'intent')`,
      [id, token, book_id, newId()],
    )
}
