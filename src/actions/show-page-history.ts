import { priceOf } from '../book/credits.ts'
import { versionsOf, type PageHistory } from '../book/page-history.ts'
import { returnStatuses } from '../book/states.ts'
import type { Database } from '../db/database.ts'
import { readPrices, readTexts } from '../db/read-page-history.ts'
import { readResults, readRevisions } from '../db/read-revisions.ts'
import { stepKey } from '../pipeline/graph.ts'

/** What a page of a book has looked like, newest first; page 0 is the cover. Null if this user has no such book or page. */
export async function showPageHistory(
  db: Database,
  user_id: string,
  id: string,
  page: number,
): Promise<PageHistory | null> {
  const query = db.query.bind(db)
  const [book, found] = [await readPrices(query, user_id, id), await readRevisions(query, user_id, id)]
  if (!book || !found || page > book.pages) return null
  const picture = page === 0 ? 'cover' : 'picture'
  const text = page === 0 ? null : stepKey('page_text', page)
  const story = {
    revisions: found.revisions,
    results: await readResults(query, id),
    texts: text === null ? new Map<string, string>() : await readTexts(query, id, text),
    open: returnStatuses.includes(found.status),
  }
  return {
    items: versionsOf(story, { text, picture: stepKey(picture, page) }, pageOf),
    next_cursor: null,
    prices: {
      text: text === null ? null : priceOf(book.prices, 'page_text'),
      picture: priceOf(book.prices, picture),
    },
  }
}

/** Which page a step's result is seen on; null for the plan, the PDF and the like. */
function pageOf(key: string): number | null {
  if (key === 'cover') return 0
  const [, page] = /^(?:page_text|picture):(\d+)$/.exec(key) ?? []
  return page === undefined ? null : Number(page)
}
