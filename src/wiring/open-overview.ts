import { showOverview } from '../actions/show-overview.ts'
import { showSeries } from '../actions/show-series.ts'
import { quoteBook } from '../actions/quote-book.ts'
import type { Parts } from '../app.ts'
import { spentLately } from '../db/spent-lately.ts'
import { overviewEvent } from '../http/overview.ts'
import type { HttpParts } from '../http/server.ts'
import { OverviewFeed } from '../live/overview-feed.ts'
import type { Database } from '../db/database.ts'
import type { SeriesRange, SeriesView } from '../book/series.ts'
import { kindsOf } from './open-models.ts'
import { quoteParts } from './quote-parts.ts'

// These look at more than the rest, and change more slowly.
const quoted_ms = 30_000
const spent_ms = 30_000
const series_ms = 10_000
const quotedPages = 8

/** What the API needs for the overview; one of this process for all who look. */
export function openOverview(parts: Parts): Pick<HttpParts, 'overview' | 'showSeries'> {
  const { config, db, stack, trouble } = parts
  const query = db.query.bind(db)
  const around = {
    db,
    alerts: config.alerts,
    budget_usd: config.budgets.day_usd ?? null,
    kinds: kindsOf(config),
    now: () => new Date(),
    quoted_high_s: keptFor(quoted_ms, async () => {
      const quote = await quoteBook(quoteParts(config, db, parts), { pages: quotedPages })
      return quote.time_s.high
    }),
    spent: keptFor(spent_ms, () => spentLately(query)),
  }
  const feed = new OverviewFeed(() => showOverview(around), overviewEvent, trouble)
  stack.push(() => feed.close())
  return { overview: { feed }, showSeries: seriesOf(db) }
}

/** A new minute comes once a minute; whoever looks meanwhile shares what was read. */
function seriesOf(db: Database): HttpParts['showSeries'] {
  const kept = new Map<SeriesRange, () => Promise<SeriesView>>()
  return async (range) => {
    const ask = kept.get(range) ?? keptFor(series_ms, () => showSeries(db, range))
    kept.set(range, ask)
    return await ask()
  }
}

/** Asks again only when the last answer is so old; one answer for all who ask meanwhile, and none is kept that failed. */
function keptFor<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let kept: { answer: Promise<T>; at: number } | null = null
  return async () => {
    if (kept && performance.now() - kept.at < ms) return await kept.answer
    const mine = { answer: ask(), at: performance.now() }
    kept = mine
    mine.answer.catch(() => {
      if (kept === mine) kept = null
    })
    return await mine.answer
  }
}
