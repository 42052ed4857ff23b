import type { Query } from './database.ts'

/** Takes a dead step or delivery off the list; it stays in the history. Answers whether it was on it. */
export async function discardLetter(query: Query, id: string): Promise<boolean> {
  const rows = await query(
    `with step as (update storymill.steps set dealt_with = 'discarded'
       where id = $1 and state = 'dead' and dealt_with is null returning id),
     delivery as (update storymill.webhook_deliveries set dealt_with = 'discarded'
       where id = $1 and state = 'dead' and dealt_with is null returning id)
     select id from step union all select id from delivery`,
    [id],
  )
  return rows.length > 0
}

/** Whether a book is over; undefined if there is none. */
export async function isOver(query: Query, book_id: string): Promise<boolean | undefined> {
  const [book] = await query<{ over: boolean }>(
    'select completed_at is not null as over from storymill.books where id = $1',
    [book_id],
  )
  return book?.over
}

/** Where a book stands. */
export async function stateOf(
  query: Query,
  book_id: string | null,
): Promise<{ revision: number; status: string }> {
  const [book] = await query<{ revision: number; status: string }>(
    'select revision, status from storymill.books where id = $1',
    [book_id],
  )
  return book ?? { revision: 0, status: 'deleted' }
}
