import { newId } from '../../src/book/ids.ts'
import { Order } from '../../src/book/order.ts'
import type { Database } from '../../src/db/database.ts'
import type { Files } from '../../src/files/contract.ts'
import { plantBook } from './planted.ts'

const things = ['fox', 'snail', 'lighthouse', 'mitten', 'robot', 'grandfather', 'whale', 'pear tree']
const moods = ['who is afraid of the dark', 'and the lost button', 'that would not sleep', 'in the snow']

/** The idea and title of the n-th book. */
export const tale = (n: number) => {
  const what = `${things[n % things.length]} ${moods[Math.floor(n / 8) % moods.length]}`
  return { idea: `A ${what}, number ${n}`, title: `The ${what}` }
}

/**
 * So many books of one user at once, as if they had been made: every tenth is still made, every ninth partial. They share one
 * cover, which is real. Answers their ids, oldest first.
 */
export async function plantLibrary(
  { db, files }: { db: Database; files: Files },
  books: number,
  user = 'local',
): Promise<string[]> {
  const first = await plantBook({ db, files }, { user, idea: tale(0).idea })
  const [cover] = await db.query<{ id: string }>(
    `select id from storymill.steps where book_id = $1 and key = 'cover'`,
    [first],
  )
  const rows = Array.from({ length: books - 1 }, (_, index) => rowOf(index + 1))
  await db.query(
    `insert into storymill.books (id, user_id, pipeline, params, status, rank, total_steps, steps_completed, texts_open,
       pictures_open, title, deadline_at, started_at, completed_at)
     select id, $1, 'storybook@1', params, status, 0, 12, case status when 'complete' then 12 else 7 end, 0, 0, title,
       storymill.now() + interval '1 day', storymill.now(), case when status <> 'images_processing' then storymill.now() end
     from unnest($2::uuid[], $3::jsonb[], $4::text[], $5::text[]) given (id, params, status, title)`,
    [
      user,
      rows.map(({ id }) => id),
      rows.map(({ params }) => JSON.stringify(params)),
      rows.map(({ status }) => status),
      rows.map(({ title }) => title),
    ],
  )
  await db.query(
    `insert into storymill.book_events (book_id, version, type, data)
     select id, 1, 'status', jsonb_build_object('status', status) from storymill.books where user_id = $1
     on conflict do nothing`,
    [user],
  )
  await plantParts(db, user, cover?.id ?? '')
  await db.query('analyze storymill.books, storymill.steps')
  return [first, ...rows.map(({ id }) => id)]
}

function rowOf(n: number) {
  const { idea, title } = tale(n)
  const status = n % 10 === 3 ? 'images_processing' : n % 9 === 4 ? 'partial' : 'complete'
  return { id: newId(), params: Order.parse({ idea, pages: 4, seed: n }), status, title }
}

/** A cover for each, and the pages' pictures of those that are not complete: two made, one missing, one under way. */
async function plantParts(db: Database, user: string, cover: string): Promise<void> {
  await db.query(
    `insert into storymill.steps (id, book_id, key, kind, page, queue, pipeline, rank, state, done_token, copy_of, due_at, wait_reason)
     select gen_random_uuid(), b.id, part.key, part.kind, part.page, 'images', 'storybook@1', 0, part.state,
       case when part.state = 'done' then gen_random_uuid() end, case when part.state = 'done' then $2::uuid end,
       case when part.state = 'sleeping' then storymill.now() + interval '1 hour' end, 'limit'
     from storymill.books b, lateral (values
       ('cover', 'cover', 0, 'done'),
       ('picture:1', 'picture', 1, 'done'), ('picture:2', 'picture', 2, 'done'),
       ('picture:3', 'picture', 3, case when b.completed_at is null then 'sleeping' else 'done' end),
       ('picture:4', 'picture', 4, case when b.completed_at is null then 'sleeping' else 'dead' end)
     ) part (key, kind, page, state)
     where b.user_id = $1 and (part.key = 'cover' or b.status <> 'complete') on conflict do nothing`,
    [user, cover],
  )
}
