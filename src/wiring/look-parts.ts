import { findAnything } from '../actions/find-anything.ts'
import { stepPage } from '../actions/list-steps.ts'
import { showSpending } from '../actions/show-spending.ts'
import type { Query } from '../db/database.ts'
import { listAnyBooks } from '../db/list-any-books.ts'
import type { HttpParts } from '../http/server.ts'

/** What operators look for, and what was spent. `day_usd`: the budget of a day. */
export const lookParts = (
  query: Query,
  day_usd: number | null,
): Pick<HttpParts, 'listSteps' | 'find' | 'showSpending'> => ({
  listSteps: (filter, page) => stepPage(query, filter, page),
  find: {
    books: (filter, page) => listAnyBooks(query, filter, page),
    anything: (q) => findAnything(query, q),
  },
  showSpending: (range) => showSpending(query, range, day_usd),
})
