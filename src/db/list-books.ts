import type { BookStatus } from '../book/states.ts'
import type { BookRows } from '../book/view.ts'
import type { Query } from './database.ts'
import { bookColumns } from './read-book.ts'

/** A user's books, newest first, after the book `before`. Ids are ordered by time, so the id is the cursor. */
export async function listBooks(
  query: Query,
  user_id: string,
  { status, before, limit }: { status: BookStatus | null; before: string | null; limit: number },
): Promise<BookRows[]> {
  return await query<BookRows>(
    `select ${bookColumns} from storymill.books b
     where b.user_id = $1 and ($2::text is null or b.status = $2) and ($3::uuid is null or b.id < $3)
     order by b.id desc limit $4`,
    [user_id, status, before, limit],
  )
}
