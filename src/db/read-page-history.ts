import type { Prices } from '../book/credits.ts'
import type { Query } from './database.ts'

/** Every text a page has had, by the step it is the result of; a book's steps are read by its id. */
export async function readTexts(query: Query, id: string, key: string): Promise<Map<string, string>> {
  const rows = await query<{ id: string; text: string }>(
    `select id, result ->> 'text' as text from storymill.steps
     where book_id = $1 and key = $2 and state = 'done' and result ->> 'text' is not null`,
    [id, key],
  )
  return new Map(rows.map((row) => [row.id, row.text]))
}

/** What the parts of a book cost when it was ordered, and its pages; null if this user has no such book. */
export async function readPrices(
  query: Query,
  user_id: string,
  id: string,
): Promise<{ prices: Prices; pages: number } | null> {
  const [row] = await query<{ prices: Prices; pages: number }>(
    `select credit_prices as prices, (params ->> 'pages')::int as pages from storymill.books
     where user_id = $1 and id = $2`,
    [user_id, id],
  )
  return row ?? null
}
