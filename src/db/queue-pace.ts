import type { Query } from './database.ts'

/**
 * Seconds from the end of one book to the end of the next, at least 1, at most an hour. In a queue that is full and served in
 * turn the books are spread evenly over the time one takes, so half of that is the age of the middle one.
 */
export async function queuePace(query: Query): Promise<number> {
  const [row] = await query<{ seconds: number }>(
    `select least(3600, greatest(1, ceil(2 * extract(epoch from storymill.now()
       - percentile_disc(0.5) within group (order by created_at)) / count(*))))::int as seconds
     from storymill.books where completed_at is null`,
  )
  return row?.seconds ?? 1
}
