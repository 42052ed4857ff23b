import { showOverview } from '../actions/show-overview.ts'
import { quoteBook } from '../actions/quote-book.ts'
import type { Parts } from '../app.ts'
import { spentLately } from '../db/read-lately.ts'
import { overviewEvent, type OverviewParts } from '../http/overview.ts'
import { OverviewFeed } from '../live/overview-feed.ts'
import { kindsOf } from './open-models.ts'
import { quoteParts } from './quote-parts.ts'

// These look at more than the rest, and change more slowly.
const quoted_ms = 30_000
const spent_ms = 10_000
const quotedPages = 8

/** What the API needs for the overview; one of this process for all who look. */
export function openOverview(parts: Parts): OverviewParts {
  const { config, db, stack, trouble } = parts
  const query = db.query.bind(db)
  const around = {
    db,
    alerts: config.alerts,
    budget_usd: config.budgets.day_usd ?? null,
    kinds: kindsOf(config),
    quoted_high_s: keptFor(quoted_ms, async () => {
      const quote = await quoteBook(quoteParts(config, db, parts), { pages: quotedPages })
      return quote.time_s.high
    }),
    spent: keptFor(spent_ms, () => spentLately(query)),
  }
  const feed = new OverviewFeed(() => showOverview(around), overviewEvent, trouble)
  stack.push(() => feed.close())
  return { feed }
}

/** Asks again only when the last answer is so old. */
function keptFor<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let kept: { answer: T; at: number } | null = null
  return async () => {
    if (kept && performance.now() - kept.at < ms) return kept.answer
    const at = performance.now()
    kept = { answer: await ask(), at }
    return kept.answer
  }
}
