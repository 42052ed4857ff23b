import type { Query } from './database.ts'

/**
 * What becomes of a book (row `b`) whose revision ends without its result, as SQL for an `update`: a mend goes back to the
 * final state it left, anything else is now `otherwise`.
 */
export const returned = (otherwise: 'failed' | 'cancelled'): string => `
    status = coalesce(b.returns_to, '${otherwise}'),
    steps_completed = case when b.returns_to is null then b.steps_completed else b.total_steps end,
    texts_open = case when b.returns_to is null then b.texts_open else 0 end,
    pictures_open = case when b.returns_to is null then b.pictures_open else 0 end,
    pictures_missing = coalesce(b.returns_missing, b.pictures_missing)`

const statement = `
with gone_back as (
  update storymill.books b set returns_to = null, returns_missing = null
  where b.id = any ($1::uuid[]) and b.completed_at is not null and b.returns_to is not null
  returning b.id, b.revision
)
update storymill.steps s set state = 'taken_back' from gone_back g
where s.book_id = g.id and s.revision = g.revision`

/**
 * Takes back whatever a mend had made, of those books that have just gone back to the state they were in before it: what
 * stood before it stands again. Must run in the transaction that returned them; for other books it does nothing.
 */
export async function takeBack(query: Query, books: string[]): Promise<void> {
  await query(statement, [books], 'take-back')
}
