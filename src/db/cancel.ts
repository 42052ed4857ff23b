import { isFinal, type BookStatus } from '../book/states.ts'
import type { Query } from './database.ts'
import { lockOwnBook } from './lock-books.ts'
import { endBooks } from './end-books.ts'
import { returned, takeBack } from './return-book.ts'

// First the steps: this waits for a claim that is under way, so the cancel is stamped later than every call it allowed.
const stop = `
update storymill.steps set state = 'cancelled', claim_token = null, claimed_by = null, ended_at = storymill.now(),
  because = 'a person cancelled the book'
where book_id = $1 and state in ('blocked', 'sleeping', 'ready', 'running')`

const cancel = `
with clock as materialized (select storymill.now() as t),
cancelled as (
  update storymill.books b set ${returned('cancelled')},
    version = b.version + 1, completed_at = clock.t, updated_at = clock.t
  from clock where b.id = $1
  returning b.id, b.version, b.revision, b.status, b.steps_completed, b.total_steps
)
insert into storymill.book_events (book_id, version, type, data, at)
select id, version, 'status', jsonb_build_object('revision', revision, 'status', status, 'steps_completed',
  steps_completed, 'total_steps', total_steps,
  'progress_percent', floor(100.0 * steps_completed / greatest(total_steps, 1))), t
from cancelled, clock returning book_id`

/**
 * Cancels a book and all that is left of it. Waits for a claim that is under way and takes its step away: after this
 * commits, no call starts. A mend that is cancelled leaves the book as it was before; what it had finished is paid all the
 * same, for it could be looked at. Answers the book's state before, or null if there is no such book. Must run in a transaction.
 */
export async function cancelBook(query: Query, user_id: string, id: string): Promise<BookStatus | null> {
  await lockOwnBook(query, user_id, id)
  const [book] = await query<{ status: BookStatus }>(
    'select status from storymill.books where id = $1 and user_id = $2',
    [id, user_id],
  )
  if (!book) return null
  if (isFinal(book.status)) return book.status
  await query(stop, [id])
  await query(cancel, [id])
  await endBooks(query, [id])
  await takeBack(query, [id])
  return book.status
}
