import { statusesOf, toCard, type Card, type Counts, type Show } from '../book/card.ts'
import type { Database } from '../db/database.ts'
import { countCards, lastLookedAt, listCards } from '../db/list-cards.ts'

export type LibraryAsked = { q: string; show: Show; before: string | null; limit: number }
export type Library = { items: Card[]; next_cursor: string | null; counts: Counts }

/**
 * A user's books as cards, newest first. A search looks at so many books in one call and not at all there may be: it may
 * answer few, or none, and still say where to go on.
 */
export async function listLibrary(
  db: Database,
  user_id: string,
  { q, show, before, limit }: LibraryAsked,
): Promise<Library> {
  const query = db.query.bind(db)
  const asked = { q, statuses: show === 'all' ? null : statusesOf[show], before }
  const [rows, counts] = await Promise.all([
    listCards(query, user_id, { ...asked, limit: limit + 1 }),
    countCards(query, user_id),
  ])
  const items = rows.slice(0, limit).map(toCard)
  if (rows.length > limit) return { items, next_cursor: items.at(-1)?.id ?? null, counts }
  const next_cursor = q === '' ? null : await lastLookedAt(query, user_id, asked)
  return { items, next_cursor, counts }
}
